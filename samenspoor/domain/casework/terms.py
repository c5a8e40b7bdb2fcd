"""Holds a dossier for one act, starts, meets and drops its terms, and keeps on it which one ends first."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db.models import Exists, Min, OuterRef
from django.utils import timezone

from samenspoor.domain.casework.attempts import OFFERING
from samenspoor.domain.casework.models import (
    ContactAttempt,
    ContactResult,
    Deadline,
    DeadlineKind,
    Dossier,
    DossierResident,
    HelpOffer,
)
from samenspoor.domain.casework.models.deadline import DeadlineQuerySet
from samenspoor.domain.casework.states import PersonStatus


def hold(dossier_id: int) -> None:
    """Keep everyone else off a dossier until the transaction ends.

    Every act takes the dossier first and then its people: two colleagues wait for each other, and neither for ever.
    """
    Dossier.objects.select_for_update(of=("self",)).get(pk=dossier_id)


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


def meet_offers(dossiers: Collection[int], *, on: date) -> None:
    """The offer of a dossier is made once nobody in it was left out: each was tried, said yes, or is closed."""
    of_dossier = {"dossier": OuterRef("dossier")}
    tried = ContactAttempt.objects.filter(kind__in=OFFERING, **of_dossier).exclude(result=ContactResult.RETURNED)
    said_yes = HelpOffer.objects.filter(person__dossier=OuterRef("dossier"))
    left_out = DossierResident.objects.filter(status=PersonStatus.OPEN, **of_dossier)
    running = Deadline.objects.running().filter(dossier__in=dossiers, kind=DeadlineKind.OFFER)
    running.filter(~Exists(left_out), Exists(tried) | Exists(said_yes)).update(met_on=on)


def drop(dossier: Dossier, kinds: Collection[DeadlineKind], *, on: date, resident_id: int | None = None) -> None:
    """The terms lost their meaning."""
    _running(dossier, kinds, resident_id).update(dropped_on=on)


def settle(dossier: Dossier, *, at: datetime) -> Dossier:
    """Note on the dossier which term ends first, and that it is closed when nobody in it is open any more."""
    settle_all([dossier], at=at)
    return dossier


def settle_all(dossiers: Sequence[Dossier], *, at: datetime) -> None:
    """The same for some tens of dossiers, in a fixed number of statements."""
    of_these = DossierResident.objects.filter(dossier__in=dossiers)
    still_open = set(of_these.open().values_list("dossier", flat=True))
    closed = [dossier for dossier in dossiers if dossier.pk not in still_open]
    if closed:
        Deadline.objects.running().filter(dossier__in=closed).update(dropped_on=timezone.localdate(at))
    running = Deadline.objects.running().filter(dossier__in=still_open).order_by()
    earliest = dict(running.values_list("dossier").annotate(day=Min("due_on"))) if still_open else {}
    for dossier in dossiers:
        dossier.next_due_on = earliest.get(dossier.pk)
        dossier.closed_at = None if dossier.pk in still_open else dossier.closed_at or at
    Dossier.objects.bulk_update(dossiers, ["next_due_on", "closed_at"])


def _running(dossier: Dossier, kinds: Collection[DeadlineKind], resident_id: int | None) -> DeadlineQuerySet:
    of_dossier = Deadline.objects.running().filter(dossier=dossier, kind__in=kinds)
    return of_dossier.filter(resident=resident_id) if resident_id else of_dossier.filter(resident=None)
