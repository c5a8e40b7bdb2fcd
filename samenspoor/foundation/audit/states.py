"""The one place that moves a status: a row lock, and a refusal of what the app has not declared.

The history trigger writes the event. An app declares its statuses in `states.py`: a dict NEXT from each status to those
that may follow, a dict TURN that says whose move it is, and both as a Flow in FLOWS, of which the reference is made.
One row goes by `move`, a row that the caller holds locked by `step`, many rows in one statement by `move_all`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspoor.foundation.organisations.owned import Owned

Row = TypeVar("Row", bound=Owned)


class Turn(models.TextChoices):
    """Who has to do something."""

    CASEWORKER = "caseworker", gettext_lazy("the caseworker")
    ADVISER = "adviser", gettext_lazy("the adviser")
    OFFICER = "officer", gettext_lazy("the privacy officer")
    RESIDENT = "resident", gettext_lazy("the resident")
    CREDITOR = "creditor", gettext_lazy("the creditor")
    DEBT_HELP = "debt_help", gettext_lazy("debt help")
    COORDINATOR = "coordinator", gettext_lazy("the coordinator")
    VOLUNTEER = "volunteer", gettext_lazy("the volunteer")
    WORKER = "worker", gettext_lazy("the worker process")
    NOBODY = "nobody", gettext_lazy("nobody")


@dataclass(frozen=True, kw_only=True)
class Flow:
    """With what a row begins and what may become what; `field` is "app.Model.field"."""

    field: str
    first: Collection[Any]
    following: Mapping[Any, Collection[Any]]
    turn: Mapping[Any, Turn]


class UnableToMove(Exception):
    """The status does not follow on the one that the row has now; the message names both."""


def move(row: Row, *, to: str, following: Mapping[Any, Collection[Any]], field: str = "status") -> Row:
    """Lock the row, and return it with its new status, saved. Raises UnableToMove; the row given is left as it was."""
    model = type(row)
    locked = model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    step(locked, to=to, following=following, field=field)
    locked.save(update_fields=[field])
    return locked


def step(row: Owned, *, to: str, following: Mapping[Any, Collection[Any]], field: str = "status") -> None:
    """Give a row that the caller holds locked its next status; the caller saves it, with what changes along with it."""
    model, now = type(row), getattr(row, field)
    if to not in following.get(now, ()):
        raise UnableToMove(
            _("This is “%(now)s” and cannot become “%(to)s”. Perhaps a colleague was first: load the page again.")
            % {"now": _label(model, field, now), "to": _label(model, field, to)}
        )
    setattr(row, field, to)


def move_all(
    rows: models.QuerySet[Any],
    *,
    to: str,
    following: Mapping[Any, Collection[Any]],
    field: str = "status",
    also: Mapping[str, object] | None = None,
) -> int:
    """Move, in one statement, those of the rows whose status may become this, `also` with other values.

    Leaves the others as they are, and returns how many moved.
    """
    before = [now for now, after in following.items() if to in after]
    return rows.filter(**{f"{field}__in": before}).update(**{field: to}, **(also or {}))


def _label(model: type[models.Model], field: str, status: str) -> str:
    labels: dict[Any, Any] = dict(getattr(model._meta.get_field(field), "flatchoices", ()))
    return str(labels.get(status, status))
