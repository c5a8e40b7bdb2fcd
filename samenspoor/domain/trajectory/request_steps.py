"""Whose move a request for a volunteer is, and what the caseworker does with it: what is urgent first."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum

from django.utils import timezone

from samenspoor.domain.trajectory import promises
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest
from samenspoor.domain.trajectory.states import InvitationStatus, RequestStatus


class RequestStep(StrEnum):
    """In the order in which they come on top."""

    RING_TODAY = "ring_today"
    ASK_OTHERS = "ask_others"
    PAPERS_LACK = "papers_lack"
    RING_ORGANISATION = "ring_organisation"
    TELL_RESIDENT = "tell_resident"
    AWAIT_ANSWER = "await_answer"
    AWAIT_ROUND = "await_round"
    AWAIT_START = "await_start"
    UNHEARD = "unheard"
    RUNNING = "running"
    NOTHING = "nothing"


FOR_CASEWORKER = (
    RequestStep.RING_TODAY,
    RequestStep.ASK_OTHERS,
    RequestStep.PAPERS_LACK,
    RequestStep.RING_ORGANISATION,
    RequestStep.TELL_RESIDENT,
)
ORDER = list(RequestStep)


def is_late(invitation: HelpInvitation, *, on: date) -> bool:
    """Whether the organisation should have answered by now."""
    asked_on = timezone.localdate(invitation.asked_at)
    return invitation.status == InvitationStatus.ASKED and promises.answer_before(asked_on) < on


def request_step(
    request: HelpRequest,
    invitations: Sequence[HelpInvitation],
    *,
    on: date,
    is_unheard: bool = False,
    unable: Collection[int] = (),
) -> RequestStep:
    """What there is to do; the invitations are those of the request, as the municipality reads them.

    `is_unheard`: it was taken up under an agreement that does not let the municipality hear of the start.
    `unable`: the organisations whose papers do not allow it any more.
    """
    if request.status in {RequestStatus.ENDED, RequestStatus.WITHDRAWN}:
        return RequestStep.NOTHING
    if request.urgent_at:
        return RequestStep.RING_TODAY
    if request.status == RequestStatus.STARTED:
        return RequestStep.RUNNING
    if is_unheard:
        return RequestStep.UNHEARD
    asked = [each for each in invitations if each.status == InvitationStatus.ASKED]
    if request.status == RequestStatus.OPEN and not asked:
        return RequestStep.ASK_OTHERS
    able = [each for each in asked if each.party not in unable]
    if request.status == RequestStatus.OPEN and not able:
        return RequestStep.PAPERS_LACK
    if request.status == RequestStatus.OPEN and not request.in_round and all(is_late(each, on=on) for each in able):
        return RequestStep.RING_ORGANISATION
    if promises.word_due(request.told_on) <= on:
        return RequestStep.TELL_RESIDENT
    if request.status == RequestStatus.ACCEPTED:
        return RequestStep.AWAIT_START
    return RequestStep.AWAIT_ROUND if request.in_round else RequestStep.AWAIT_ANSWER
