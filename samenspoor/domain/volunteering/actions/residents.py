"""How a resident comes to the organisation by way of a municipality, and how it hears that the help stops."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from samenspoor.domain.trajectory.models import HelpRequest, HelpRequestContact
from samenspoor.domain.volunteering.actions.volunteers import policy_of
from samenspoor.domain.volunteering.models import HelpedResident, VolunteerPolicy
from samenspoor.domain.volunteering.states import HELPED_NEXT, HelpedStatus
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def receive_resident(
    request: HelpRequest, contact: HelpRequestContact, *, organisation: Organisation, by: int, at: datetime
) -> HelpedResident:
    """The hand-over: what the municipality shared becomes the organisation's own. A second time finds it there."""
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
        question=request.question,
        languages=request.languages,
        free_times=request.free_times,
        meetings=request.meetings,
        helper_wish=request.helper_wish,
        avoid=contact.avoid,
        urgency=request.urgency,
        agreed_on=request.agreed_on,
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
def hear_stop(resident: HelpedResident, *, reason: str, by: int, at: datetime) -> HelpedResident:
    """The municipality lets know that the help stops. Without a running pairing that is the end of it.

    With one the coordinator sees it on top, and closes the pairing well.
    """
    resident = HelpedResident.objects.select_for_update(of=("self",)).get(pk=resident.pk)
    if resident.status == HelpedStatus.ENDED or resident.stop_heard_at:
        return resident
    resident.stop_heard_at, resident.stop_reason = at, reason
    if not resident.pairings.running().exists():
        step(resident, to=HelpedStatus.ENDED, following=HELPED_NEXT)
        resident.ended_at = at
    resident.save(update_fields=["status", "stop_heard_at", "stop_reason", "ended_at"])
    return resident
