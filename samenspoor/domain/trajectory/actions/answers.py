"""An organisation answers a request: the first one that takes it up, and that one alone, hears who asks."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.trajectory.asking import why_not_taken_up
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, KeptReach
from samenspoor.domain.trajectory.states import (
    INVITATION_LAPSES,
    INVITATION_NEXT,
    REQUEST_NEXT,
    InvitationStatus,
    RequestStatus,
)
from samenspoor.domain.trajectory.travelling import telephone_travels
from samenspoor.foundation.audit.states import move_all, step


class UnableToAnswer(Exception):
    """The organisation cannot answer so; the message says why."""


@transaction.atomic
def accept_request(request: HelpRequest, *, party: int, by: int, at: datetime) -> HelpRequest:
    """An organisation takes it up: the first one wins, and only as long as its papers allow. Acts for that party."""
    request = _hold_shared(request)
    if request.status != RequestStatus.OPEN:
        raise UnableToAnswer(_("Another organisation was first, or the request was withdrawn."))
    invitation = _asked(request, party)
    if why := why_not_taken_up(request, party=party, on=timezone.localdate(at)):
        raise UnableToAnswer(why)
    step(request, to=RequestStatus.ACCEPTED, following=REQUEST_NEXT)
    request.accepted_by, request.accepted_at = party, at
    request.save(update_fields=["status", "accepted_by", "accepted_at"])
    _answer(invitation, InvitationStatus.ACCEPTED, by=by, at=at)
    return request


@transaction.atomic
def refuse_request(request: HelpRequest, *, party: int, reason: str, by: int, at: datetime) -> HelpInvitation:
    """An organisation cannot help, and says why; the municipality reads that, no other organisation does."""
    if not reason.strip():
        raise UnableToAnswer(_("Write down why."))
    invitation = _asked(_hold_shared(request), party)
    invitation.reason = reason.strip()
    return _answer(invitation, InvitationStatus.REFUSED, by=by, at=at)


def _keep_reach(request: HelpRequest) -> None:
    """Telephone and e-mail stay with the municipality: the agreement of who took it up does not name them."""
    contact = request.contacts.get()
    if not (contact.telephone or contact.email):
        return
    KeptReach.objects.update_or_create(
        organisation_id=request.organisation_id,
        request=request,
        defaults={"telephone": contact.telephone, "email": contact.email},
    )
    contact.telephone = contact.email = ""
    contact.save(update_fields=["telephone", "email"])


def _hold_shared(request: HelpRequest) -> HelpRequest:
    """Wait for whoever answers at this moment; the loser does not see the request any more."""
    found = HelpRequest.objects.select_for_update(of=("self",)).filter(pk=request.pk).first()
    if found is None:
        raise UnableToAnswer(_("Another organisation was first, or the request was withdrawn."))
    return found


def _asked(request: HelpRequest, party: int) -> HelpInvitation:
    invitation = request.invitations.select_for_update(of=("self",)).filter(party=party).first()
    if invitation is None or invitation.status != InvitationStatus.ASKED:
        raise UnableToAnswer(_("You have answered this already, or are no longer asked."))
    return invitation


def _answer(invitation: HelpInvitation, status: InvitationStatus, *, by: int, at: datetime) -> HelpInvitation:
    step(invitation, to=status, following=INVITATION_NEXT)
    invitation.answered_at, invitation.answered_by = at, by
    invitation.save(update_fields=["status", "reason", "answered_at", "answered_by"])
    return invitation


@transaction.atomic
def share_contact(request: HelpRequest, *, by: int, at: datetime) -> HelpRequest:
    """Let the organisation that took it up, and that one alone, see who asks; the others see nothing any more."""
    request = HelpRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    party = request.accepted_by
    if request.status != RequestStatus.ACCEPTED or party is None:
        return request
    # Whoever claims a request past its own invitation hears nothing.
    if not request.invitations.filter(party=party, status=InvitationStatus.ACCEPTED).exists():
        return request
    if not telephone_travels(request.organisation_id, party, on=timezone.localdate(at)):
        _keep_reach(request)
    request.contacts.update(shared_with=[party])
    move_all(
        request.invitations.exclude(party=party),
        to=InvitationStatus.LAPSED,
        following=INVITATION_LAPSES,
    )
    request.shared_with = [party]
    request.save(update_fields=["shared_with"])
    return request
