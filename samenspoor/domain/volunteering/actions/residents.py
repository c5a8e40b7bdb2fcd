"""What happens to a resident at the organisation: received or entered, an intake, and the end of the help."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.trajectory.models import HelpRequest, HelpRequestContact
from samenspoor.domain.trajectory.wishes import Urgency
from samenspoor.domain.volunteering.actions.reports import report_help, report_stage
from samenspoor.domain.volunteering.actions.standing import keep_standing_of
from samenspoor.domain.volunteering.actions.volunteers import policy_of
from samenspoor.domain.volunteering.at_the_door import who_was_at_the_door
from samenspoor.domain.volunteering.leaving import leave_rounds
from samenspoor.domain.volunteering.meeting import meant_fields
from samenspoor.domain.volunteering.models import (
    HelpedResident,
    Pairing,
    ReportedEvent,
    RoundVolunteer,
    VolunteerPolicy,
)
from samenspoor.domain.volunteering.states import HELPED_NEXT, HelpedStatus
from samenspoor.domain.volunteering.task_knowledge import knowledge_for
from samenspoor.domain.volunteering.visibility import show_to_helpers
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.organisations.models import Organisation


class UnableToHelp(Exception):
    """This cannot be recorded of the resident so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who a resident is and what is asked, as the coordinator writes it down."""

    name: str
    phase: str
    question: str
    roles: Sequence[str]
    tasks: Sequence[str]
    address: str = ""
    postcode_area: str = ""
    telephone: str = ""
    email: str = ""
    languages: Sequence[str] = ("nl",)
    free_times: Sequence[str] = ()
    meetings: Sequence[str] = ()
    wanted_knowledge: Sequence[str] = ()
    helper_wish: str = ""
    avoid: str = ""
    avoided_volunteers: Sequence[int] = ()
    urgency: str = Urgency.ORDINARY
    is_unsafe: bool = False


@transaction.atomic
def enter_resident(organisation: Organisation, asked: Asked, *, by: int, at: datetime) -> HelpedResident:
    """Begin with someone who came to the organisation directly: no municipality knows, or hears of it."""
    _complete(asked)
    return HelpedResident.objects.create(
        organisation=organisation,
        number=next_number(organisation, by=by, at=at),
        came_at=at,
        entered_by=by,
        **_fields(asked),
    )


@transaction.atomic
def receive_resident(
    request: HelpRequest,
    contact: HelpRequestContact,
    *,
    organisation: Organisation,
    meant_for: RoundVolunteer | None = None,
    by: int,
    at: datetime,
) -> HelpedResident:
    """The hand-over: what the municipality shared becomes the organisation's own. A second time finds it there.

    `meant_for` is who of the own organisation a matchingsoverleg chose.
    """
    number = next_number(organisation, by=by, at=at)
    running = HelpedResident.objects.exclude(status=HelpedStatus.ENDED)
    if known := running.filter(organisation=organisation, request_key=request.key).first():
        return known
    return HelpedResident.objects.create(
        organisation=organisation,
        number=number,
        municipality=request.organisation_id,
        request_key=request.key,
        name=contact.name,
        address=contact.address,
        postcode_area=request.postcode_area,
        telephone=contact.telephone,
        email=contact.email,
        phase=request.phase,
        roles=request.roles,
        tasks=request.tasks,
        wanted_knowledge=knowledge_for(request.tasks, also=request.wanted_knowledge),
        question=request.question,
        languages=request.languages,
        free_times=request.free_times,
        meetings=request.meetings,
        helper_wish=request.helper_wish,
        avoid=contact.avoid,
        **meant_fields(meant_for),
        door_number=who_was_at_the_door(request, organisation),
        urgency=request.urgency,
        agreed_on=request.agreed_on,
        doubts=request.doubts,
        agreed_words=contact.agreed_words,
        asked_at=request.made_at,
        came_at=at,
        entered_by=by,
    )


@transaction.atomic
def next_number(organisation: Organisation, *, by: int, at: datetime) -> int:
    """The number of the next helped resident; two at once wait here for each other until the first is stored."""
    policy_of(organisation, by=by, at=at)
    VolunteerPolicy.objects.select_for_update().get(organisation=organisation)
    last = HelpedResident.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"] or 0
    return int(last) + 1


@transaction.atomic
def describe_resident(resident: HelpedResident, asked: Asked, *, by: int, at: datetime) -> HelpedResident:
    """Change what is known of a resident, and what is asked; pairings that run keep their own roles and tasks.

    Where it is not safe any more everything stands still at once, and no meeting goes on about it (R9).
    """
    _complete(asked)
    _hold_pairings(resident)
    resident = _hold(resident)
    was_unsafe = resident.is_unsafe
    fields = _fields(asked)
    for name, value in fields.items():
        setattr(resident, name, value)
    resident.save(update_fields=list(fields))
    if resident.is_unsafe != was_unsafe:
        keep_standing_of(Pairing.objects.filter(resident=resident), by=by, at=at)
        if resident.is_unsafe:
            leave_rounds(resident, for_good=True, by=by)
    return resident


@transaction.atomic
def mean_for(resident: HelpedResident, chosen: RoundVolunteer, *, by: int, at: datetime) -> HelpedResident:
    """A matchingsoverleg chose somebody of the own organisation: the first suggestion, until there is a pairing."""
    resident = _hold(resident)
    for field, value in meant_fields(chosen).items():
        setattr(resident, field, value)
    resident.save(update_fields=["meant_for", "meant_for_number"])
    return resident


@transaction.atomic
def finish_intake(resident: HelpedResident, asked: Asked, *, on: date, by: int, at: datetime) -> HelpedResident:
    """Write down what came of the intake; from here on a volunteer is looked for."""
    if on > timezone.localdate(at):
        raise UnableToHelp(_("This day has not come yet."))
    resident = describe_resident(resident, asked, by=by, at=at)
    step(resident, to=HelpedStatus.SEEKING, following=HELPED_NEXT)
    resident.intake_on = on
    resident.save(update_fields=["status", "intake_on"])
    report_stage(resident, by=by, at=at)
    return resident


@transaction.atomic
def end_resident(resident: HelpedResident, *, by: int, at: datetime) -> HelpedResident:
    """Close with a resident whom nobody helps any more; whoever asked hears that it ended, or was given back."""
    resident = _hold(resident)
    pairings = list(Pairing.objects.filter(resident=resident).order_by("-settled_at", "-pk"))
    if any(pairing.is_running for pairing in pairings):
        raise UnableToHelp(_("First close each pairing of this resident."))
    if resident.is_handed_over:
        # The row is closed as soon as the other side says that it goes on.
        raise UnableToHelp(_("This resident has been handed over already."))
    step(resident, to=HelpedStatus.ENDED, following=HELPED_NEXT)
    resident.ended_at = at
    resident.save(update_fields=["status", "ended_at"])
    show_to_helpers([resident.pk])
    leave_rounds(resident, for_good=True, by=by)
    helped = [pairing for pairing in pairings if pairing.started_on]
    event = ReportedEvent.ENDED if helped else ReportedEvent.GIVEN_BACK
    report_help(resident, event, result=helped[0].result if helped else "", by=by, at=at)
    return resident


@transaction.atomic
def hear_stop(resident: HelpedResident, *, reason: str, by: int, at: datetime) -> HelpedResident:
    """The municipality lets know that the help stops. Without a running pairing that is the end of it.

    With one the coordinator sees it on top, and closes the pairing well; what had not begun stands still at once.
    """
    _hold_pairings(resident)
    resident = HelpedResident.objects.select_for_update(of=("self",)).get(pk=resident.pk)
    if resident.status == HelpedStatus.ENDED or resident.stop_heard_at:
        return resident
    resident.stop_heard_at, resident.stop_reason = at, reason
    if not resident.pairings.running().exists():
        step(resident, to=HelpedStatus.ENDED, following=HELPED_NEXT)
        resident.ended_at = at
    resident.save(update_fields=["status", "stop_heard_at", "stop_reason", "ended_at"])
    leave_rounds(resident, for_good=True, by=by)
    keep_standing_of(Pairing.objects.filter(resident=resident), by=by, at=at)
    return resident


def _hold(resident: HelpedResident) -> HelpedResident:
    """The row of a resident, locked until the end of the transaction."""
    return HelpedResident.objects.select_for_update(of=("self",)).get(pk=resident.pk)


def _hold_pairings(resident: HelpedResident) -> None:
    """Pairings are held before their resident, as in every act on a pairing, so that nobody waits for ever."""
    list(Pairing.objects.running().filter(resident=resident).order_by("pk").select_for_update(of=("self",)))


def _complete(asked: Asked) -> None:
    if not asked.roles or not asked.tasks:
        raise UnableToHelp(_("Choose at least one role and one task."))
    if not asked.name.strip() or not asked.question.strip():
        raise UnableToHelp(_("Fill in who it is, and what it is about."))


def _fields(asked: Asked) -> dict[str, object]:
    """The fields of the model, lists as lists and text without blanks around it."""
    return {
        name: value.strip() if isinstance(value, str) else value if isinstance(value, bool) else list(value)
        for name, value in asdict(asked).items()
    }
