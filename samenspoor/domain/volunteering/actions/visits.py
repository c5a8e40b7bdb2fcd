"""What a volunteer does on the phone: plan a visit, call it off, write it down, give something back.

Notes of a phone without connection come later and may come twice: the key that the phone gave each keeps it single.
What somebody without a phone rings through is written down by the coordinator with the same acts, in `rung_in.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.models import (
    Boundary,
    Canceller,
    GivenBack,
    OrganisationMessage,
    Pairing,
    Visit,
    Volunteer,
    WellBeing,
)
from samenspoor.domain.volunteering.private_words import without_numbers
from samenspoor.domain.volunteering.states import VISIT_NEXT, VisitStatus
from samenspoor.domain.volunteering.visibility import SEEN
from samenspoor.foundation.audit.states import step

Note = TypeVar("Note", Visit, GivenBack, WellBeing)
MOST_MINUTES = 720
MOST_SIGNS = 500
MOST_SIGNS_GIVEN_BACK = 300
DAYS_BACK = 92
DAYS_AHEAD = 366
_WHEN_NO_TIME_WAS_TOLD = time(12)


class UnableToVisit(Exception):
    """This cannot be planned or written down so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Logged:
    """What the volunteer tells of a visit; `visit` is the planned one, if it was planned."""

    phone_key: UUID
    on: date
    place: str
    minutes: int
    tasks: Sequence[str] = ()
    note: str = ""
    kilometres: int = 0
    is_safe_home: bool = False
    visit: int | None = None


@dataclass(frozen=True, kw_only=True)
class NotHeld:
    """A visit that did not go on, planned or not: of which day, and who called it off."""

    phone_key: UUID
    on: date
    who: Canceller
    place: str


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What the volunteer gives back, and why."""

    phone_key: UUID
    boundary: Boundary
    is_urgent: bool = False
    note: str = ""


@transaction.atomic
def plan_visit(pairing: Pairing, *, starts_at: datetime, place: str, phone_key: UUID, by: int, at: datetime) -> Visit:
    """Write down when the next visit is; the same key or the same moment a second time is the same visit."""
    pairing = _hold(pairing)
    if earlier := _by_key(Visit, pairing.organisation_id, phone_key):
        return earlier
    _is_running(pairing)
    if not at < starts_at <= at + timedelta(days=DAYS_AHEAD):
        raise UnableToVisit(_("Choose a moment that is still to come, within a year."))
    # Whoever goes back and sends the form again has planned nothing new; how they meet is as was said last.
    visit, _is_new = Visit.objects.update_or_create(
        pairing=pairing,
        starts_at=starts_at,
        status=VisitStatus.PLANNED,
        defaults={"place": place},
        create_defaults={
            "organisation_id": pairing.organisation_id,
            "visible_to": pairing.visible_to,
            "phone_key": phone_key,
            "place": place,
        },
    )
    return visit


@transaction.atomic
def call_off(visit: Visit, *, who: Canceller, by: int, at: datetime) -> Visit:
    """A planned visit does not take place; said again, by a phone that heard no answer, it changes nothing."""
    visit = _hold_visit(visit)
    if visit.status == VisitStatus.CANCELLED:
        return visit
    step(visit, to=VisitStatus.CANCELLED, following=VISIT_NEXT)
    visit.cancelled_by = who
    visit.save(update_fields=["status", "cancelled_by"])
    return visit


@transaction.atomic
def log_visit(pairing: Pairing, logged: Logged, *, by: int, at: datetime) -> Visit:
    """Write down a visit that took place, planned or not; the same key a second time is the same visit.

    It asks for no paper: what lapsed while the visit went on stops new help, not what was done.
    """
    pairing = _hold(pairing)
    if earlier := _by_key(Visit, pairing.organisation_id, logged.phone_key):
        return earlier
    _is_running(pairing)
    today = timezone.localdate(at)
    if not today - timedelta(days=DAYS_BACK) <= logged.on <= today:
        raise UnableToVisit(_("Choose a day that has been, at most three months ago."))
    if not 0 < logged.minutes <= MOST_MINUTES:
        raise UnableToVisit(_("Fill in how long it took, at most twelve hours."))
    visit = _planned(pairing, on=logged.on, named=logged.visit) or Visit(
        organisation_id=pairing.organisation_id,
        pairing=pairing,
        starts_at=_began(logged, at),
        status=VisitStatus.PLANNED,
    )
    step(visit, to=VisitStatus.HELD, following=VISIT_NEXT)
    if timezone.localdate(visit.starts_at) != logged.on:
        visit.starts_at = _began(logged, at)
    visit.visible_to, visit.phone_key, visit.place = pairing.visible_to, logged.phone_key, logged.place
    visit.minutes, visit.kilometres, visit.tasks = logged.minutes, logged.kilometres, list(logged.tasks)
    visit.note, visit.is_safe_home = without_numbers(logged.note, most=MOST_SIGNS), logged.is_safe_home
    visit.logged_at, visit.logged_by = at, by
    visit.save()
    return visit


@transaction.atomic
def note_not_held(pairing: Pairing, told: NotHeld, *, by: int, at: datetime) -> Visit:
    """Write down that a visit did not go on: the planned one of that day, else one of a day that has been.

    Whoever called it off on the phone and rings as well tells of one visit: what was said first stands.
    """
    pairing = _hold(pairing)
    if earlier := _by_key(Visit, pairing.organisation_id, told.phone_key):
        return earlier
    _is_running(pairing)
    visit, today = _planned(pairing, on=told.on), timezone.localdate(at)
    if visit is None:
        off = Visit.objects.filter(pairing=pairing, status=VisitStatus.CANCELLED, starts_at__date=told.on)
        if earlier := off.order_by("starts_at", "pk").first():
            return earlier
        if not today - timedelta(days=DAYS_BACK) <= told.on <= today:
            raise UnableToVisit(_("No visit is planned on that day. Choose the day of a planned visit, or one before."))
        visit = Visit.objects.create(
            organisation_id=pairing.organisation_id,
            visible_to=pairing.visible_to,
            pairing=pairing,
            phone_key=told.phone_key,
            starts_at=timezone.make_aware(datetime.combine(told.on, _WHEN_NO_TIME_WAS_TOLD)),
            place=told.place,
        )
    step(visit, to=VisitStatus.CANCELLED, following=VISIT_NEXT)
    visit.cancelled_by, visit.phone_key = told.who, told.phone_key
    visit.logged_at, visit.logged_by = at, by
    visit.save()
    return visit


@transaction.atomic
def check_out(visit: Visit, *, by: int, at: datetime) -> Visit:
    """The volunteer has come away safely."""
    visit = _hold_visit(visit)
    if visit.status != VisitStatus.HELD:
        raise UnableToVisit(_("Write the visit down first."))
    visit.is_safe_home = True
    visit.save(update_fields=["is_safe_home"])
    return visit


@transaction.atomic
def give_back(pairing: Pairing, handed: Handed, *, by: int, at: datetime) -> GivenBack:
    """“This belongs to the professional”; what does not feel safe is urgent by itself."""
    pairing = _hold(pairing)
    if earlier := _by_key(GivenBack, pairing.organisation_id, handed.phone_key):
        return earlier
    _is_running(pairing)
    return GivenBack.objects.create(
        organisation_id=pairing.organisation_id,
        visible_to=pairing.visible_to,
        pairing=pairing,
        phone_key=handed.phone_key,
        boundary=handed.boundary,
        is_urgent=handed.is_urgent or handed.boundary == Boundary.UNSAFE,
        note=without_numbers(handed.note, most=MOST_SIGNS_GIVEN_BACK),
        given_at=at,
        given_by=by,
    )


@transaction.atomic
def read_message(message: OrganisationMessage, *, by: int, at: datetime) -> OrganisationMessage:
    """The volunteer has read it; it goes from the first screen."""
    message = OrganisationMessage.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if by not in message.read_by:
        message.read_by = [*message.read_by, by]
        message.save(update_fields=["read_by"])
    return message


@transaction.atomic
def say_how_it_goes(
    volunteer: Volunteer, *, mark: int, wants_talk: bool, phone_key: UUID, by: int, at: datetime
) -> WellBeing:
    """“How are you?”: about the volunteer, never about a resident; the same key a second time is the same answer."""
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    if earlier := _by_key(WellBeing, volunteer.organisation_id, phone_key):
        return earlier
    return WellBeing.objects.create(
        organisation_id=volunteer.organisation_id,
        visible_to=volunteer.visible_to,
        volunteer=volunteer,
        phone_key=phone_key,
        mark=mark,
        wants_talk=wants_talk,
        said_at=at,
    )


def _hold(pairing: Pairing) -> Pairing:
    """Whoever sends the same note twice at once waits here for the first."""
    return Pairing.objects.select_for_update(of=("self",)).get(pk=pairing.pk)


def _hold_visit(visit: Visit) -> Visit:
    return Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)


def _by_key(model: type[Note], owner: int, key: UUID) -> Note | None:
    return model._default_manager.filter(organisation_id=owner, phone_key=key).first()


def _is_running(pairing: Pairing) -> None:
    if pairing.status not in SEEN:
        raise UnableToVisit(_("This pairing has ended. Ring the coordinator."))


def _planned(pairing: Pairing, *, on: date, named: int | None = None) -> Visit | None:
    """The planned visit that this was: the one that was named, else one of that day."""
    rows = Visit.objects.select_for_update(of=("self",)).filter(pairing=pairing, status=VisitStatus.PLANNED)
    if named and (found := rows.filter(pk=named).first()):
        return found
    return next((row for row in rows.order_by("starts_at") if timezone.localdate(row.starts_at) == on), None)


def _began(logged: Logged, at: datetime) -> datetime:
    """Today: so long ago as it took; on an earlier day nobody asked at what time."""
    if logged.on == timezone.localdate(at):
        return at - timedelta(minutes=logged.minutes)
    return timezone.make_aware(datetime.combine(logged.on, _WHEN_NO_TIME_WAS_TOLD))
