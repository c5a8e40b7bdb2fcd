"""Several values of a closed list in one field."""

from typing import Any, cast

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import Promise


def several(
    label: str | Promise, choices: type[models.TextChoices], *, longest: int = 30
) -> "ArrayField[list[str], list[str]]":
    """A field that holds any of the choices, none at first; `longest` is the room for one of them."""
    value: models.CharField[str, str] = models.CharField(max_length=longest, choices=choices.choices)
    return ArrayField(value, verbose_name=cast(Any, label), default=list, blank=True)
