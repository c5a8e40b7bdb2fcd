"""Visits: planned for a day, put in another place, made with or without someone at home, taken off the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import codes, terms
from samenspoor.domain.casework.actions.contacts import MISSED_VISIT, Talk, record_attempts, record_talk
from samenspoor.domain.casework.actions.taking_back import take_back_attempts
from samenspoor.domain.casework.models import (
    ContactAttempt,
    ContactKind,
    Dossier,
    DossierResident,
    PlannedVisit,
    PostcodePlace,
    ReferenceCode,
    UnsafeAddress,
    WorkingAgreement,
)
from samenspoor.domain.casework.routes import Point
from samenspoor.domain.casework.visit_states import VISIT_NEXT, VisitStatus
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.organisations.models import Organisation

MOST_AHEAD = timedelta(days=31)
CODE_DAYS = timedelta(days=90)


class UnableToPlan(Exception):
    """The visits cannot be planned like this; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Who goes on which day, with the place in the route of each dossier by its number."""

    worker: int
    day: date
    places: dict[int, int]


@transaction.atomic
def plan_visits(dossiers: Sequence[Dossier], plan: Plan, *, by: int, at: datetime) -> list[PlannedVisit]:
    """Plan a visit to each dossier of one owner; one that was planned already moves to this day and person.

    Each gets a code for on the card, unless it has one that is still good.
    """
    today = timezone.localdate(at)
    if not today <= plan.day <= today + MOST_AHEAD:
        raise UnableToPlan(_("Choose a day from today until a month ahead."))
    ids = [dossier.pk for dossier in dossiers]
    list(Dossier.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk").values_list("pk"))
    marked = UnsafeAddress.objects.filter(address__dossiers__in=ids, lifted_at=None)
    if marked.exists():
        raise UnableToPlan(_("Nobody visits an address that is marked as not safe."))
    known = {visit.dossier_id: visit for visit in PlannedVisit.objects.planned().filter(dossier__in=ids)}
    visits = []
    for dossier in dossiers:
        visit = known.get(dossier.pk) or PlannedVisit(
            organisation_id=dossier.organisation_id, shared_with=dossier.shared_with, dossier=dossier
        )
        visit.day, visit.worker, visit.place = plan.day, plan.worker, plan.places[dossier.pk]
        visit.planned_at, visit.planned_by = at, by
        visit.save()
        visits.append(visit)
    _give_codes(dossiers, day=plan.day, at=at)
    return visits


def _give_codes(dossiers: Sequence[Dossier], *, day: date, at: datetime) -> None:
    """A code that is good for some weeks after the visit; two codes are the same once in a very long time."""
    good = ReferenceCode.objects.in_force_on(day + CODE_DAYS / 3).filter(dossier__in=dossiers)
    has_one = set(good.values_list("dossier", flat=True))
    ReferenceCode.objects.bulk_create(
        ReferenceCode(
            organisation_id=dossier.organisation_id,
            shared_with=dossier.shared_with,
            dossier=dossier,
            code=codes.draw(),
            made_at=at,
            expires_on=day + CODE_DAYS,
        )
        for dossier in dossiers
        if dossier.pk not in has_one
    )


@transaction.atomic
def place_visits(places: dict[int, int], *, by: int, at: datetime) -> int:
    """Give planned visits of one owner their place in the route, by their number."""
    visits = list(PlannedVisit.objects.planned().filter(pk__in=places).select_for_update(of=("self",)).order_by("pk"))
    for visit in visits:
        visit.place = places[visit.pk]
    return PlannedVisit.objects.bulk_update(visits, ["place"])


@transaction.atomic
def put_last(visit: PlannedVisit, *, by: int, at: datetime) -> PlannedVisit:
    """Go there later today: after everything else on the list."""
    visit = _to_be_made(visit)
    same_day = PlannedVisit.objects.filter(worker=visit.worker, day=visit.day)
    visit.place = (same_day.aggregate(most=Max("place"))["most"] or 0) + 1
    visit.save(update_fields=["place"])
    return visit


@transaction.atomic
def cancel_visit(visit: PlannedVisit, *, by: int, at: datetime) -> PlannedVisit:
    """Take a visit off the list; its dossier asks for a visit again."""
    visit = _to_be_made(visit)
    step(visit, to=VisitStatus.CANCELLED, following=VISIT_NEXT)
    visit.save(update_fields=["status"])
    return visit


@transaction.atomic
def record_missed(visit: PlannedVisit, *, by: int, at: datetime) -> PlannedVisit:
    """Nobody was home and a card was left, at this moment."""
    visit = _to_be_made(visit)
    people = list(DossierResident.objects.filter(dossier=visit.dossier_id).open()[:2])
    resident = people[0].resident_id if len(people) == 1 else None
    approaches = [replace(each, resident_id=resident) for each in MISSED_VISIT]
    record_attempts(visit.dossier, approaches, by=by, at=at)
    return _ended(visit, VisitStatus.MISSED, by=by, at=at)


@transaction.atomic
def record_spoken(visit: PlannedVisit, talk: Talk, *, by: int, at: datetime) -> PlannedVisit:
    """Someone was home and was spoken to, at this moment."""
    visit = _to_be_made(visit)
    record_talk(visit.dossier, talk, kind=ContactKind.VISIT, by=by, at=at)
    return _ended(visit, VisitStatus.SPOKEN, by=by, at=at)


@transaction.atomic
def take_back_missed(visit: PlannedVisit, *, by: int, at: datetime) -> PlannedVisit:
    """That nobody was home was a tap on the wrong button: the visit is still to be made, on the same day only."""
    visit = _held(visit)
    if visit.status != VisitStatus.MISSED or visit.ended_at is None or visit.ended_by is None:
        raise UnableToPlan(_("There is nothing to take back here."))
    if timezone.localdate(visit.ended_at) != timezone.localdate(at):
        raise UnableToPlan(_("This can be taken back on the day itself only."))
    made = ContactAttempt.objects.filter(dossier=visit.dossier_id, recorded_at=visit.ended_at, made_by=visit.ended_by)
    take_back_attempts(visit.dossier_id, list(made), by=by, at=at)
    step(visit, to=VisitStatus.PLANNED, following=VISIT_NEXT)
    visit.ended_at = visit.ended_by = None
    visit.save(update_fields=["status", "ended_at", "ended_by"])
    return visit


def _to_be_made(visit: PlannedVisit) -> PlannedVisit:
    """Lock a visit that is still to be made; a second tap on the button records nothing twice."""
    visit = _held(visit)
    if visit.status != VisitStatus.PLANNED:
        raise UnableToPlan(_("This visit has been recorded already: %(what)s.") % {"what": visit.get_status_display()})
    return visit


def _held(visit: PlannedVisit) -> PlannedVisit:
    """Lock a visit, its dossier first, as every act does."""
    terms.hold(visit.dossier_id)
    return PlannedVisit.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=visit.pk)


def _ended(visit: PlannedVisit, status: VisitStatus, *, by: int, at: datetime) -> PlannedVisit:
    step(visit, to=status, following=VISIT_NEXT)
    visit.ended_at, visit.ended_by = at, by
    visit.save(update_fields=["status", "ended_at", "ended_by"])
    return visit


@transaction.atomic
def set_start(organisation: Organisation, *, postcode: str, by: int, at: datetime) -> WorkingAgreement:
    """Say from which postcode colleagues leave for their visits."""
    agreement, _is_new = WorkingAgreement.objects.get_or_create(organisation=organisation)
    agreement.visits_start = postcode
    agreement.save(update_fields=["visits_start"])
    return agreement


@transaction.atomic
def store_places(places: Mapping[str, Point], *, by: int, at: datetime) -> int:
    """Say where postcodes lie; a postcode that was known moves. Returns how many."""
    rows = [
        PostcodePlace(postcode=code, latitude=point.latitude, longitude=point.longitude)
        for code, point in places.items()
    ]
    PostcodePlace.objects.bulk_create(
        rows,
        batch_size=10_000,
        update_conflicts=True,
        unique_fields=["postcode"],
        update_fields=["latitude", "longitude"],
    )
    return len(rows)
