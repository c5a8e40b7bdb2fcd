"""What the worker does with requests for volunteers, each step in the context of one owner."""

from django.utils.translation import gettext as _

from samenspoor.domain.trajectory.actions.answers import share_contact
from samenspoor.domain.trajectory.actions.following import (
    hear_unreached,
    return_unanswered,
    withdraw_request,
    write_to_waiting,
)
from samenspoor.domain.trajectory.asking import at_unsafe_addresses
from samenspoor.domain.trajectory.models import HelpRequest, HelpRequestContact
from samenspoor.domain.trajectory.states import RequestStatus
from samenspoor.domain.volunteering.actions.residents import hear_stop, receive_resident
from samenspoor.domain.volunteering.meeting import chosen_for
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.domain.volunteering.states import HelpedStatus
from samenspoor.foundation.jobs.owned import Assignment


def share(request_id: int, assignment: Assignment) -> HelpRequest:
    """The municipality shares who asks with whoever took it up, unless nobody goes to that address since."""
    request = HelpRequest.objects.get(pk=request_id)
    if request in at_unsafe_addresses(assignment.organisation):
        return _stop_unsafe(request, assignment)
    return share_contact(request, by=assignment.by, at=assignment.at)


def receive(request_id: int, assignment: Assignment) -> HelpedResident | None:
    """The organisation makes its own resident of it, with whom a round chose; None when it was withdrawn meanwhile.

    The lock lets a municipality that stops it at this moment wait, so that the stop finds the resident.
    """
    rows = HelpRequest.objects.select_for_update(of=("self",))
    request = rows.filter(pk=request_id, status=RequestStatus.ACCEPTED).first()
    contact = HelpRequestContact.objects.filter(request=request_id).first()
    if request is None or contact is None:
        return None
    organisation = assignment.organisation
    meant_for = chosen_for(request.key, organisation=organisation.pk)
    return receive_resident(
        request, contact, organisation=organisation, meant_for=meant_for, by=assignment.by, at=assignment.at
    )


def tell(request_id: int, assignment: Assignment) -> None:
    """The organisation hears that the help stops, and why."""
    request = HelpRequest.objects.get(pk=request_id)
    own = HelpedResident.objects.filter(organisation=assignment.organisation, request_key=request.key)
    for resident in own.exclude(status=HelpedStatus.ENDED):
        hear_stop(resident, reason=request.end_reason, by=assignment.by, at=assignment.at)


def mind(assignment: Assignment) -> list[HelpRequest]:
    """Each morning: what nobody answered goes back, who waits gets word, nobody goes to an unsafe address.

    Returns what was stopped and had been taken up, so that the organisation can be told.
    """
    stopped = stop_unsafe(assignment)
    return_unanswered(assignment.organisation, by=assignment.by, at=assignment.at)
    hear_unreached(assignment.organisation, by=assignment.by, at=assignment.at)
    write_to_waiting(assignment.organisation, by=assignment.by, at=assignment.at)
    return stopped


def stop_unsafe(assignment: Assignment) -> list[HelpRequest]:
    """Stop what asks for people at addresses where nobody goes; returns what had been taken up."""
    stopped = [_stop_unsafe(each, assignment) for each in at_unsafe_addresses(assignment.organisation)]
    return [each for each in stopped if each.accepted_by]


def _stop_unsafe(request: HelpRequest, assignment: Assignment) -> HelpRequest:
    """Stop without saying why (R9)."""
    reason = _("The municipality has stopped this request.")
    return withdraw_request(request, reason=reason, by=assignment.by, at=assignment.at)
