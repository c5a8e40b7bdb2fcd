"""What is destroyed when a term is over: one declaration per retention class."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.models import ArrearsSignal, Delivery, RejectedRow, SignalStatus
from samenspoor.foundation.accounts.models import Membership
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.classification import RetentionClass

Due = Callable[[date], "QuerySet[Any]"]
NOT_TAKEN_UP = [status for status in SignalStatus if status not in (SignalStatus.OPEN, SignalStatus.TAKEN_UP)]
BEING_READ = (Delivery.Status.WAITING, Delivery.Status.READING)


class UnableToDestroyFile(Exception):
    """A file stands where it should not; the message says which."""


@dataclass(frozen=True, kw_only=True)
class Destroyer:
    """How the records of one class go.

    `due` gives the records of which the term began before a date. They are deleted, or with `keeps_row` stay without
    their personal values; either way their history loses those values. `parts` go before the record: (model, the name
    of its key to the record). `remove_files` takes the records and removes what stands on the disk.
    """

    retention_class: RetentionClass
    counted_from: str | Promise
    due: Due
    keeps_row: bool = False
    parts: tuple[tuple[type[Model], str], ...] = ()
    remove_files: Callable[[Sequence[Any]], None] | None = None

    def records(self, organisation_id: int, *, before: date) -> "QuerySet[Any]":
        """What is due of one owner; what others share with it is theirs to destroy."""
        return self.due(before).filter(organisation_id=organisation_id)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())


def _signals_not_taken_up(before: date) -> "QuerySet[ArrearsSignal]":
    return ArrearsSignal.objects.filter(status__in=NOT_TAKEN_UP, delivery__delivered_at__lt=_midnight(before))


def _rejected_rows(before: date) -> "QuerySet[RejectedRow]":
    return RejectedRow.objects.filter(delivery__delivered_at__lt=_midnight(before))


def _delivered_files(before: date) -> "QuerySet[Delivery]":
    kept = Delivery.objects.exclude(file="").exclude(status__in=BEING_READ)
    return kept.filter(delivered_at__lt=_midnight(before))


def _remove_delivered_files(deliveries: Sequence[Delivery]) -> None:
    """Remove the uploaded files; a file that is gone already was removed by an earlier run."""
    for delivery in deliveries:
        path = Path(delivery.file)
        if not path.is_relative_to(settings.MEDIA_ROOT):
            raise UnableToDestroyFile(f"delivery {delivery.pk} keeps its file outside the folder for files")
        path.unlink(missing_ok=True)


def _ended_memberships(before: date) -> "QuerySet[Membership]":
    return Membership.objects.filter(ends_on__lt=before)


def _looks(before: date) -> "QuerySet[AccessLog]":
    return AccessLog.objects.filter(looked_at__lt=_midnight(before))


DESTROYERS = (
    Destroyer(
        retention_class=RetentionClass.SIGNAL_NOT_TAKEN_UP,
        counted_from=_("the day on which the file came in"),
        due=_signals_not_taken_up,
    ),
    Destroyer(
        retention_class=RetentionClass.REJECTED_ROW,
        counted_from=_("the day on which the file came in"),
        due=_rejected_rows,
    ),
    Destroyer(
        retention_class=RetentionClass.DELIVERED_FILE,
        counted_from=_("the day on which the file came in"),
        due=_delivered_files,
        keeps_row=True,
        remove_files=_remove_delivered_files,
    ),
    Destroyer(
        retention_class=RetentionClass.STAFF,
        counted_from=_("the last working day"),
        due=_ended_memberships,
    ),
    Destroyer(
        retention_class=RetentionClass.ACCESS_LOG,
        counted_from=_("the day of the look"),
        due=_looks,
    ),
)
