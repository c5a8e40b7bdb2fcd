"""Base models of every table that holds an organisation's data."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models


class OwnedForeignKey(models.ForeignKey):
    """A foreign key within one owner.

    The constraint that Django would make is left out: `secure` makes a stronger one over (organisation, id).
    """

    def __init__(self, to: Any, on_delete: Any, **options: Any) -> None:
        options["db_constraint"] = False
        super().__init__(to, on_delete, **options)


class Owned(models.Model):
    """A row with one controller: the organisation that owns it, for ever."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True


class Shared(Owned):
    """An owned row that named other organisations may read and change, but not take over, widen or delete."""

    shared_with = ArrayField(models.BigIntegerField(), default=list, db_default=[], blank=True)

    class Meta:
        abstract = True


class SeenByPersons(Owned):
    """An owned row that persons with the narrow scope may see one by one."""

    visible_to = ArrayField(models.BigIntegerField(), default=list, db_default=[], blank=True)

    class Meta:
        abstract = True
