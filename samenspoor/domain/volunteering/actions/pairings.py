"""The road of a pairing: proposed, agreed, kennismaking, both say yes, active, and a good end or a refusal.

Who sees what follows from each step: `visibility.py`. What makes it stand still stands in `standing.py`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspoor.domain.agreements.deployment import Phase
from samenspoor.domain.casework.deadlines import after_working_days
from samenspoor.domain.volunteering import first_visits
from samenspoor.domain.volunteering.actions.reports import report_help, report_stage
from samenspoor.domain.volunteering.actions.residents import end_resident
from samenspoor.domain.volunteering.files import files, policy_in
from samenspoor.domain.volunteering.leaving import follow_in_rounds, leave_rounds
from samenspoor.domain.volunteering.models import (
    EndReason,
    FirstVisit,
    HelpedResident,
    Pairing,
    PairingResult,
    RefusalReason,
    Refuser,
    ReportedEvent,
    TaskShare,
    Volunteer,
)
from samenspoor.domain.volunteering.offers import volunteer_key
from samenspoor.domain.volunteering.standing import standing_of
from samenspoor.domain.volunteering.states import HELPED_NEXT, PAIRING_NEXT, HelpedStatus, PairingStatus
from samenspoor.domain.volunteering.suggestions import candidates, suggested
from samenspoor.domain.volunteering.visibility import show_to_helpers
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.ui.agreed_days import why_not_agreed

CALL_WORKING_DAYS = 5
"""Within so many working days somebody rings the resident."""
MOST_HELPERS = 2
_RUNS = (PairingStatus.ACTIVE, PairingStatus.PAUSED)
_STOPS = gettext_lazy("The municipality let know that the help stops. Close each pairing well; nobody new begins.")


class UnableToPair(Exception):
    """The pairing cannot go on so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What is agreed as the help begins."""

    signed_on: date
    first_visit: FirstVisit
    goes_along: int | None = None
    minutes_a_week: int = 90
    quiet_weeks: int = 4


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a pairing ended; `goes_on` when the resident needs another helper, `continuity` what that one has to know."""

    on: date
    reason: EndReason
    result: PairingResult
    farewell: str = ""
    goes_on: bool = False
    continuity: str = ""


@transaction.atomic
def propose(resident: HelpedResident, volunteer: Volunteer, *, because: str = "", by: int, at: datetime) -> Pairing:
    """Ask a volunteer for a resident; someone who was not suggested is chosen with a reason."""
    today = timezone.localdate(at)
    # Two coordinators who choose the same volunteer at once wait here, so that the load is counted once.
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    resident = _hold_resident(resident)
    if resident.status not in {HelpedStatus.SEEKING, HelpedStatus.HELPED}:
        raise UnableToPair(_("First finish the intake."))
    if resident.stop_heard_at:
        raise UnableToPair(_STOPS)
    if resident.is_handed_over:
        raise UnableToPair(_("This resident has been handed over already."))
    if Pairing.objects.running().filter(resident=resident).count() >= MOST_HELPERS:
        raise UnableToPair(_("A resident has two helpers at most."))
    found = candidates(resident, on=today)
    chosen = next((each for each in found if each.key == volunteer_key(volunteer.pk)), None)
    if chosen is None or not chosen.may_be_chosen:
        raise UnableToPair(_("This volunteer cannot be proposed now. The page says what stands in the way."))
    if chosen not in suggested(found) and not because.strip():
        raise UnableToPair(_("Write down why you choose someone who was not suggested."))
    leave_rounds(resident, for_good=False, by=by)
    made = Pairing.objects.create(
        organisation_id=resident.organisation_id,
        resident=resident,
        volunteer=volunteer,
        roles=resident.roles,
        tasks=resident.tasks,
        proposed_at=at,
        proposed_by=by,
        chosen_because=because.strip(),
        call_before=after_working_days(today, CALL_WORKING_DAYS),
        settled_at=at,
        settled_by=by,
    )
    report_stage(resident, by=by, at=at)
    return made


@transaction.atomic
def agree(pairing: Pairing, *, know_each_other: bool, by: int, at: datetime) -> Pairing:
    """The volunteer wants to; was asked whether they know each other, and if so it does not come about."""
    pairing, today = _hold(pairing), timezone.localdate(at)
    pairing.conflict_asked_on = today
    if know_each_other:
        pairing.save(update_fields=["conflict_asked_on"])
        return refuse(pairing, who=Refuser.VOLUNTEER, reason=RefusalReason.CONFLICT, by=by, at=at)
    _may_go_on(pairing, at)
    step(pairing, to=PairingStatus.AGREED, following=PAIRING_NEXT)
    return _settle(pairing, "conflict_asked_on", by=by, at=at)


@transaction.atomic
def plan_introduction(pairing: Pairing, *, on: date, by: int, at: datetime) -> Pairing:
    """Set the day of the kennismaking; from now on the volunteer sees whom it is about."""
    pairing = _hold(pairing)
    if on < timezone.localdate(pairing.proposed_at):
        raise UnableToPair(_("They meet after the proposal, not before."))
    _may_go_on(pairing, at)
    step(pairing, to=PairingStatus.INTRODUCTION, following=PAIRING_NEXT)
    pairing.introduced_on = on
    pairing = _settle(pairing, "introduced_on", by=by, at=at)
    report_stage(pairing.resident, by=by, at=at)
    return pairing


@transaction.atomic
def confirm(
    pairing: Pairing, *, resident_said_yes_on: date, volunteer_said_yes_on: date, by: int, at: datetime
) -> Pairing:
    """After the kennismaking both say yes, each on a day."""
    pairing, today = _hold(pairing), timezone.localdate(at)
    days = (resident_said_yes_on, volunteer_said_yes_on)
    for day in days:
        if why := why_not_agreed(day, today=today):
            raise UnableToPair(why)
    if pairing.introduced_on and any(day < pairing.introduced_on for day in days):
        raise UnableToPair(_("They say yes after the kennismaking, not before."))
    _may_go_on(pairing, at)
    step(pairing, to=PairingStatus.CONFIRMED, following=PAIRING_NEXT)
    pairing.resident_said_yes_on, pairing.volunteer_said_yes_on = days
    return _settle(pairing, "resident_said_yes_on", "volunteer_said_yes_on", by=by, at=at)


@transaction.atomic
def begin(pairing: Pairing, beginning: Beginning, *, by: int, at: datetime) -> Pairing:
    """The hulpovereenkomst is signed and the help begins; papers are asked again, whoever asked for help hears it."""
    pairing, today = _hold(pairing), timezone.localdate(at)
    resident = _hold_resident(pairing.resident)
    if why := why_not_agreed(beginning.signed_on, today=today):
        raise UnableToPair(why)
    if pairing.introduced_on and beginning.signed_on < pairing.introduced_on:
        raise UnableToPair(_("The hulpovereenkomst is signed after the kennismaking, not before."))
    if resident.phase == Phase.GUIDANCE and not TaskShare.objects.filter(resident=resident).exists():
        raise UnableToPair(_("During guidance the tasks are divided first: who does what, beside the professional."))
    _may_go_on(pairing, at)
    is_in_pairs = beginning.first_visit == FirstVisit.IN_PAIRS
    pairing.goes_along = _who_goes_along(pairing, beginning.goes_along, on=today) if is_in_pairs else None
    step(pairing, to=PairingStatus.ACTIVE, following=PAIRING_NEXT)
    pairing.agreement_signed_on, pairing.first_visit = beginning.signed_on, beginning.first_visit
    pairing.minutes_a_week, pairing.quiet_weeks = beginning.minutes_a_week, beginning.quiet_weeks
    pairing.started_on = today
    names = ("agreement_signed_on", "first_visit", "goes_along", "minutes_a_week", "quiet_weeks", "started_on")
    pairing = _settle(pairing, *names, by=by, at=at)
    if resident.status == HelpedStatus.SEEKING:
        _move_resident(resident, HelpedStatus.HELPED)
    report_help(resident, ReportedEvent.STARTED, helper=pairing.volunteer, by=by, at=at)
    return pairing


@transaction.atomic
def choose_who_goes_along(pairing: Pairing, *, goes_along: int, by: int, at: datetime) -> Pairing:
    """Somebody else comes along the first time, as long as nobody has been there."""
    pairing = _hold(pairing)
    if not first_visits.is_in_pairs(pairing):
        raise UnableToPair(_("The first visit has been made, or does not go in pairs."))
    pairing.goes_along = _who_goes_along(pairing, goes_along, on=timezone.localdate(at))
    pairing.save(update_fields=["goes_along"])
    return pairing


@transaction.atomic
def pause(pairing: Pairing, *, until: date, by: int, at: datetime) -> Pairing:
    """Leave it for a while: holiday, illness, a move."""
    pairing = _hold(pairing)
    if until <= timezone.localdate(at):
        raise UnableToPair(_("This day has passed."))
    step(pairing, to=PairingStatus.PAUSED, following=PAIRING_NEXT)
    pairing.paused_until = until
    return _settle(pairing, "paused_until", by=by, at=at)


@transaction.atomic
def resume(pairing: Pairing, *, by: int, at: datetime) -> Pairing:
    """Go on after a pause."""
    pairing = _hold(pairing)
    _may_go_on(pairing, at)
    step(pairing, to=PairingStatus.ACTIVE, following=PAIRING_NEXT)
    pairing.paused_until = None
    return _settle(pairing, "paused_until", by=by, at=at)


@transaction.atomic
def refuse(pairing: Pairing, *, who: Refuser, reason: RefusalReason, note: str = "", by: int, at: datetime) -> Pairing:
    """It does not come about; the reason counts in the next proposal, and this volunteer is not proposed again.

    Of whom the municipality let know that the help stops nobody is looked for: with the last pairing that is the end.
    """
    pairing = _hold(pairing)
    step(pairing, to=PairingStatus.REFUSED, following=PAIRING_NEXT)
    pairing.refused_by, pairing.refusal, pairing.refusal_note = who, reason, note.strip()
    pairing.still_since = None
    pairing = _settle(pairing, "refused_by", "refusal", "refusal_note", "still_since", by=by, at=at)
    resident = _hold_resident(pairing.resident)
    if resident.stop_heard_at and not Pairing.objects.running().filter(resident=resident).exists():
        end_resident(resident, by=by, at=at)
    else:
        report_stage(resident, by=by, at=at)
    return pairing


@transaction.atomic
def end(pairing: Pairing, ending: Ending, *, by: int, at: datetime) -> Pairing:
    """Close a pairing; the volunteer sees nothing of the resident any more. Who goes on waits for another helper."""
    pairing, today = _hold(pairing), timezone.localdate(at)
    resident = _hold_resident(pairing.resident)
    if ending.on > today or (pairing.started_on and ending.on < pairing.started_on):
        raise UnableToPair(_("Choose a day between the beginning and today."))
    if ending.goes_on and resident.stop_heard_at:
        raise UnableToPair(_STOPS)
    if ending.goes_on and not ending.continuity.strip():
        raise UnableToPair(_("Write down what the next helper has to know."))
    step(pairing, to=PairingStatus.ENDED, following=PAIRING_NEXT)
    pairing.ended_on, pairing.end_reason, pairing.result = ending.on, ending.reason, ending.result
    pairing.farewell, pairing.still_since = ending.farewell.strip(), None
    names = ("ended_on", "end_reason", "result", "farewell", "still_since")
    pairing = _settle(pairing, *names, by=by, at=at)
    others = Pairing.objects.running().filter(resident=resident)
    if ending.goes_on:
        resident.continuity, resident.told_on = ending.continuity.strip(), today
        resident.save(update_fields=["continuity", "told_on"])
    if others.filter(status__in=_RUNS).exists():
        return pairing
    if ending.goes_on or others.exists():
        _move_resident(resident, HelpedStatus.SEEKING)
    else:
        end_resident(resident, by=by, at=at)
    return pairing


def _may_go_on(pairing: Pairing, at: datetime) -> None:
    """No step towards a resident while it stands still; what is new waits for a paper of the volunteer too."""
    today = timezone.localdate(at)
    if standing_of(pairing, on=today).stands_still:
        raise UnableToPair(_("This pairing stands still. The page says why, and who can mend it."))
    [file] = files([pairing.volunteer], policy_in(pairing.organisation_id), on=today)
    if pairing.status not in _RUNS and file.lacking(pairing.roles):
        raise UnableToPair(_("A paper of this volunteer is not in order. The page says which: first that one."))


def _who_goes_along(pairing: Pairing, chosen: int | None, *, on: date) -> int:
    if chosen is None:
        raise UnableToPair(_("Choose who goes along the first time."))
    if chosen not in {each.pk for each in first_visits.who_may_go_along(pairing, on=on)}:
        raise UnableToPair(_("This volunteer cannot go along now. Choose somebody else."))
    return chosen


def _move_resident(resident: HelpedResident, to: HelpedStatus) -> None:
    step(resident, to=to, following=HELPED_NEXT)
    resident.save(update_fields=["status"])


def _hold_resident(resident: HelpedResident) -> HelpedResident:
    return HelpedResident.objects.select_for_update(of=("self",)).get(pk=resident.pk)


def _hold(pairing: Pairing) -> Pairing:
    rows = Pairing.objects.select_for_update(of=("self",)).select_related("resident__organisation", "volunteer")
    return rows.get(pk=pairing.pk)


def _settle(pairing: Pairing, *names: str, by: int, at: datetime) -> Pairing:
    pairing.settled_at, pairing.settled_by = at, by
    pairing.save(update_fields=["status", "settled_at", "settled_by", *names])
    show_to_helpers([pairing.resident_id])
    if not pairing.is_running:
        follow_in_rounds(pairing.organisation_id, by=by)
    return pairing
