"""Takes values away, in the row and in its history, as the one database role that may touch history."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from samenspoor.domain.retention.inventory import event_model, fields_to_blank
from samenspoor.foundation.organisations.classification import RetentionClass
from samenspoor.foundation.organisations.policies import ERASER_ROLE

_OF_STAFF = frozenset({RetentionClass.STAFF, RetentionClass.ACCOUNT})


class Eraser:
    """Deletes or blanks rows of one retention class; history keeps who, when and which field, never the value.

    What is deleted goes whole, also with a term of its own that is not over: nobody finds its history any more. Who of
    staff acted stays for the term of staff.
    """

    def __init__(self, retention_class: RetentionClass) -> None:
        self.retention_class = retention_class

    def delete(self, model: type[models.Model], ids: Sequence[int]) -> None:
        """Delete rows; what hangs on them must have gone before."""
        with connection.cursor() as cursor:
            cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE id = ANY(%s)', [list(ids)])  # noqa: S608
            deleted = cursor.rowcount
        if deleted != len(ids):
            raise RuntimeError(f"{len(ids)} rows of {model._meta.label} were due, {deleted} could be deleted")
        self._blank_history(model, ids, self._whole)

    def blank(self, model: type[models.Model], ids: Sequence[int]) -> None:
        """Keep rows without the values of this class."""
        own = [self.retention_class]
        model._base_manager.filter(pk__in=ids).update(**_blanks(model, own))
        self._blank_history(model, ids, own)

    def ever(self, model: type[models.Model], **which: Sequence[int]) -> list[int]:
        """The rows that history knows, also those that were deleted in the course of the work."""
        events = event_model(model)
        rows = events._base_manager.filter(**which).values_list("pgh_obj_id", flat=True) if events else ()
        return list(dict.fromkeys(rows))

    def forget_deleted(self, model: type[models.Model], **which: Sequence[int]) -> None:
        """Blank the history of rows that are due, also of those that were deleted in the course of the work."""
        self._blank_history(model, self.ever(model, **which), self._whole)

    @property
    def _whole(self) -> list[RetentionClass]:
        return [each for each in RetentionClass if each not in _OF_STAFF or each == self.retention_class]

    def _blank_history(self, model: type[models.Model], ids: Sequence[int], classes: Iterable[RetentionClass]) -> None:
        events = event_model(model)
        if events and (blanks := _blanks(events, classes)):
            events._base_manager.filter(pgh_obj_id__in=ids).update(**blanks)


def _blanks(model: type[models.Model], classes: Iterable[RetentionClass]) -> dict[str, Any]:
    return {field.attname: blank_value(field) for each in classes for field in fields_to_blank(model, each)}


@contextmanager
def erasing(retention_class: RetentionClass) -> Iterator[Eraser]:
    """Work as the role of the retention job, inside the open transaction and under the same policies."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ERASER_ROLE}")
    yield Eraser(retention_class)
    # After an error the rollback takes the role back too.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")


def blank_value(field: models.Field) -> Any:
    """What stands in a field after its value was destroyed; raises TypeError where nothing can."""
    if field.null:
        return None
    blanks: tuple[tuple[Any, Any], ...] = (
        (ArrayField, []),
        ((models.CharField, models.TextField), ""),
        (models.BinaryField, b""),
        (models.BooleanField, False),
        # A moment comes before the day that it is derived from; nobody takes this one for a real day.
        (models.DateTimeField, datetime(1, 1, 1, tzinfo=UTC)),
        (models.DateField, date(1, 1, 1)),
        # A key points at nothing; in history nothing guards it.
        ((models.IntegerField, models.ForeignKey), 0),
    )
    for kinds, blank in blanks:
        if isinstance(field, kinds):
            return blank
    raise TypeError(f"{field} cannot be blanked: make it nullable, or delete the row")
