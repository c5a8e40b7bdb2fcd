"""Starts, meets and drops the terms of a dossier, and keeps on the dossier which one ends first."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Min
from django.utils import timezone

from samenspoor.domain.casework.models import Deadline, DeadlineKind, Dossier, DossierResident
from samenspoor.domain.casework.models.deadline import DeadlineQuerySet


def start(
    dossier: Dossier, kind: DeadlineKind, *, starts_on: date, due_on: date, resident_id: int | None = None
) -> Deadline:
    """Let a term run; one of the same kind that runs already is dropped for it."""
    drop(dossier, (kind,), on=starts_on, resident_id=resident_id)
    return Deadline.objects.create(
        organisation_id=dossier.organisation_id,
        shared_with=dossier.shared_with,
        dossier=dossier,
        resident_id=resident_id,
        kind=kind,
        starts_on=starts_on,
        due_on=due_on,
    )


def meet(dossier: Dossier, kinds: Collection[DeadlineKind], *, on: date, resident_id: int | None = None) -> None:
    """What the terms asked for has been done."""
    _running(dossier, kinds, resident_id).update(met_on=on)


def drop(dossier: Dossier, kinds: Collection[DeadlineKind], *, on: date, resident_id: int | None = None) -> None:
    """The terms lost their meaning."""
    _running(dossier, kinds, resident_id).update(dropped_on=on)


def settle(dossier: Dossier, *, at: datetime) -> Dossier:
    """Note on the dossier which term ends first, and that it is closed when nobody in it is open any more."""
    is_open = DossierResident.objects.filter(dossier=dossier).open().exists()
    if not is_open:
        Deadline.objects.running().filter(dossier=dossier).update(dropped_on=timezone.localdate(at))
    earliest = Deadline.objects.running().filter(dossier=dossier).aggregate(day=Min("due_on"))
    dossier.next_due_on = earliest["day"]
    dossier.closed_at = None if is_open else dossier.closed_at or at
    dossier.save(update_fields=["next_due_on", "closed_at"])
    return dossier


def _running(dossier: Dossier, kinds: Collection[DeadlineKind], resident_id: int | None) -> DeadlineQuerySet:
    of_dossier = Deadline.objects.running().filter(dossier=dossier, kind__in=kinds)
    return of_dossier.filter(resident=resident_id) if resident_id else of_dossier.filter(resident=None)
