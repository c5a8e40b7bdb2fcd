"""The work of the months that the town has behind it: contacts, conversations, help, results, and what was left undone.

Shares are as published: one in five reached, a third of those accept (Divosa monitor 2023, Kamerbrief 2025).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import Any

from django.utils import timezone

from samenspoor.domain.casework import deadlines
from samenspoor.domain.casework.actions import assignment, closing, contacts, offers
from samenspoor.domain.casework.actions.breaches import BreachReport, report_breach
from samenspoor.domain.casework.actions.contacts import MISSED_VISIT, Approach
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    ContactKind,
    ContactPurpose,
    ContactResult,
    DataBreach,
    DataClass,
    Dossier,
    DossierResident,
)
from samenspoor.domain.casework.outcomes import Outcome, SubReason
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.threats import threat_of
from samenspoor.domain.trajectory.actions.handovers import Entered, acknowledge, make_handover
from samenspoor.domain.trajectory.models import HandoverGround

ATTEMPTS = 3
LEFT_ALONE = 0.12
"""Share of the last month's dossiers at which nobody has come round to."""
_NOT_TAKEN_UP = (
    (Outcome.KNOWN_AT_DEBT_HELP, None, 0.04),
    (Outcome.NOT_A_RESIDENT, None, 0.03),
    (Outcome.DECEASED, None, 0.01),
    (Outcome.OTHER_REASON, SubReason.DETENTION, 0.01),
    (Outcome.OTHER_TRAJECTORY, SubReason.OTHER_HELPER, 0.02),
)
_HELP = (
    (Outcome.ADVICE, 50),
    (Outcome.FOLLOW_UP_FINANCIAL, 30),
    (Outcome.FOLLOW_UP_OTHER, 12),
    (Outcome.FOLLOW_UP, 8),
)
_NO_HELP = ((Outcome.MANAGES_ALONE, 55), (Outcome.HAS_PAID, 33), (Outcome.LOST_CONTACT, 12))
_REACHED = {ContactKind.VISIT: 0.16, ContactKind.PHONE: 0.10}

Step = tuple[datetime, Callable[..., Any]]


def work_through(month: date, *, workers: Sequence[int], until: datetime, is_last: bool) -> None:
    """Do the work on the dossiers of one month's round that nobody has touched yet; what lies after `until` stays undone.

    Must run inside `acting` of the municipality.
    """
    untouched = Dossier.objects.filter(month=month, contact_attempts__isnull=True, closed_at=None)
    for dossier in untouched.select_related("address").order_by("-priority", "pk"):
        chance = Random(f"{month}-{dossier.pk}")
        if is_last and chance.random() < LEFT_ALONE:
            continue
        worker = workers[dossier.pk % len(workers)]
        assignment.assign_dossiers([dossier.pk], to=worker, by=worker, at=dossier.opened_at)
        for part in DossierResident.objects.filter(dossier=dossier).order_by("pk"):
            for at, act in _story(dossier, part, chance):
                if at > until:
                    break
                act(by=worker, at=at)
    if is_last:
        _report_breach(month, by=workers[0], at=until)


def _report_breach(month: date, *, by: int, at: datetime) -> None:
    """One letter went to the wrong door; it was discovered yesterday, so that the clock still runs."""
    dossier = Dossier.objects.filter(month=month, contact_attempts__kind=ContactKind.LETTER).order_by("pk").first()
    if dossier is None or DataBreach.objects.filter(organisation=dossier.organisation_id).exists():
        return
    report = BreachReport(
        what_happened="Een brief lag bij de buren. De buurman heeft hem geopend en daarna bij ons gebracht.",
        data_classes=[DataClass.CONTACT, DataClass.SIGNALLED],
        people_count=1,
        since=timezone.localdate(at - timedelta(days=2)),
        discovered_at=at - timedelta(hours=20),
        measures="De inwoner is gebeld. De brief is vernietigd.",
    )
    report_breach(dossier, report, by=by, at=at)


def _story(dossier: Dossier, part: DossierResident, chance: Random) -> Iterator[Step]:
    """What happens with one person, in order."""
    begun = timezone.localdate(dossier.opened_at)
    wait = 0 if dossier.is_crisis else 1 + chance.randrange(8)
    day = deadlines.after_working_days(begun, wait) if wait else deadlines.ending_on_working_day(begun)
    if (excluded := _excluded(chance)) is not None:
        outcome, sub_reason = excluded
        yield _moment(day, chance), partial(_close, part, outcome=outcome, sub_reason=sub_reason)
        return
    for number in range(1 if dossier.is_letter_only else ATTEMPTS):
        kind = _kind(dossier, number, chance)
        reached = chance.random() < _REACHED.get(kind, 0) * (1 + 0.5 * dossier.is_multiple)
        yield _moment(day, chance), partial(_approach, part, kind=kind, is_reached=reached)
        if reached:
            yield from _after_contact(dossier, part, day, chance)
            return
        day = deadlines.after_working_days(day, 2 + chance.randrange(4))
    outcome = Outcome.HAS_PAID if dossier.is_letter_only and chance.random() < 0.2 else Outcome.NO_CONTACT
    yield _moment(deadlines.after_working_days(day, 3), chance), partial(_close, part, outcome=outcome)


def _after_contact(dossier: Dossier, part: DossierResident, day: date, chance: Random) -> Iterator[Step]:
    """Someone was spoken: a third accepts."""
    if chance.random() > 0.36:
        outcome = chance.choices([each for each, _share in _NO_HELP], [share for _each, share in _NO_HELP])[0]
        yield _moment(deadlines.after_working_days(day, 1), chance), partial(_close, part, outcome=outcome)
        return
    threat = threat_of(dossier.pk)
    ground = threat.ground if threat else None
    yield (
        _moment(day, chance, hour=19),
        partial(offers.accept_conversation, part, through=AcceptedThrough.PHONE, ground=ground),
    )
    held = deadlines.after_working_days(day, 1 + chance.randrange(3 if ground else 12))
    yield _moment(held, chance), partial(_hold, part, on=held)
    outcome = chance.choices([each for each, _share in _HELP], [share for _each, share in _HELP])[0]
    wants_admission = outcome == Outcome.FOLLOW_UP_FINANCIAL and chance.random() < 0.5
    yield (
        _moment(held, chance, hour=19),
        partial(offers.accept_help, part, help=outcome, asks_pause=True, wants_admission=wants_admission),
    )
    answered = deadlines.after_working_days(held, 1 + chance.randrange(4))
    yield _moment(answered, chance), partial(_answer_pauses, part, is_granted=chance.random() < 0.8)
    if wants_admission:
        decided = deadlines.after_working_days(held, 15 + chance.randrange(20))
        yield _moment(decided, chance), partial(_admit, part)
        yield _moment(deadlines.after_working_days(decided, 1), Random(part.pk), hour=17), partial(_hand_over, part)
        yield _moment(deadlines.after_working_days(decided, 4), Random(part.pk), hour=17), partial(_confirm, part)
        held = decided
    ended = deadlines.after_working_days(held, 8 + chance.randrange(10))
    yield _moment(ended, chance), partial(_close, part, outcome=outcome)


def _excluded(chance: Random) -> tuple[Outcome, SubReason | None] | None:
    drawn = chance.random()
    for outcome, sub_reason, share in _NOT_TAKEN_UP:
        if drawn < share:
            return outcome, sub_reason
        drawn -= share
    return None


def _kind(dossier: Dossier, number: int, chance: Random) -> ContactKind:
    if dossier.is_letter_only:
        return ContactKind.LETTER
    if number == 0 and not dossier.is_crisis and chance.random() < 0.25:
        return ContactKind.LETTER
    return ContactKind.VISIT if chance.random() < 0.55 else ContactKind.PHONE


def _moment(day: date, chance: Random, *, hour: int | None = None) -> datetime:
    at = time(hour if hour is not None else chance.choice((9, 10, 11, 13, 14, 15, 16, 18)), chance.randrange(60))
    return datetime.combine(day, at, tzinfo=timezone.get_current_timezone())


def _fresh(part: DossierResident) -> DossierResident:
    return DossierResident.objects.select_related("dossier").get(pk=part.pk)


def _approach(part: DossierResident, *, kind: ContactKind, is_reached: bool, by: int, at: datetime) -> None:
    if is_reached:
        approaches: Sequence[Approach] = [
            Approach(kind=kind, result=ContactResult.SPOKEN, resident_id=part.resident_id)
        ]
    elif kind == ContactKind.VISIT:
        approaches = [
            Approach(kind=each.kind, result=each.result, resident_id=part.resident_id) for each in MISSED_VISIT
        ]
    else:
        result = ContactResult.SENT if kind == ContactKind.LETTER else ContactResult.NO_ANSWER
        approaches = [Approach(kind=kind, result=result, resident_id=part.resident_id)]
    contacts.record_attempts(_fresh(part).dossier, approaches, by=by, at=at)


def _hold(part: DossierResident, *, on: date, by: int, at: datetime) -> None:
    conversation = Approach(
        kind=ContactKind.APPOINTMENT,
        result=ContactResult.SPOKEN,
        purpose=ContactPurpose.CONVERSATION,
        resident_id=part.resident_id,
    )
    contacts.record_attempts(_fresh(part).dossier, [conversation], by=by, at=at)
    offers.hold_conversation(_fresh(part), on=on, by=by, at=at)


def _answer_pauses(part: DossierResident, *, is_granted: bool, by: int, at: datetime) -> None:
    for pause in _fresh(part).pauses.all():
        offers.answer_pause(pause, is_granted=is_granted, by=by, at=at)


def _admit(part: DossierResident, *, by: int, at: datetime) -> None:
    offers.admit(_fresh(part), by=by, at=at)


def _hand_over(part: DossierResident, *, by: int, at: datetime) -> None:
    entered = Entered(
        receiver="Team Schuldhulp",
        ground=HandoverGround.PUBLIC_TASK,
        appointment="Eerste gesprek volgende week in het gemeentehuis. De inwoner brengt de post mee.",
    )
    make_handover(part, entered, by=by, at=at)


def _confirm(part: DossierResident, *, by: int, at: datetime) -> None:
    acknowledge(part.handovers.get(), colleague="Joke de Haan", on=timezone.localdate(at), by=by, at=at)


def _close(
    part: DossierResident, *, outcome: Outcome, by: int, at: datetime, sub_reason: SubReason | None = None
) -> None:
    person = _fresh(part)
    if outcome == Outcome.NO_CONTACT and person.status != PersonStatus.APPROACHED:
        outcome = Outcome.LOST_CONTACT
    closing.close_person(person, outcome=outcome, sub_reason=sub_reason, by=by, at=at)
