"""What an organisation sees of the requests that it is asked: first no name, and of a lost one its own answer alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.contacts import contact_at
from samenspoor.domain.agreements.models import ContactPerson, ContactSide
from samenspoor.domain.trajectory import promises
from samenspoor.domain.trajectory.actions.answers import UnableToAnswer
from samenspoor.domain.trajectory.asking import why_not_taken_up
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, HelpRequestContact
from samenspoor.domain.trajectory.request_steps import is_late
from samenspoor.domain.trajectory.states import InvitationStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks

MOST_SHOWN = 500


@dataclass(frozen=True)
class Invited:
    """An invitation with the request, as long as the organisation sees it; `contact` only for whoever took it up."""

    invitation: HelpInvitation
    request: HelpRequest | None
    contact: HelpRequestContact | None
    answer_before: date
    is_late: bool

    @property
    def pk(self) -> int:
        """The key of the invitation."""
        return self.invitation.pk

    @property
    def organisation_id(self) -> int:
        """The owner, for the access log."""
        return self.invitation.organisation_id

    @property
    def is_open(self) -> bool:
        """Whether an answer is still waited for."""
        return self.invitation.status == InvitationStatus.ASKED and self.request is not None


def invitations_of(actor: Actor) -> "QuerySet[HelpInvitation]":
    """Everything that the own organisation has been asked, what waits longest first."""
    actor.may(Permission.MANAGE_VOLUNTEERS).or_refuse()
    rows = HelpInvitation.objects.filter(party=actor.organisation.pk).select_related("organisation")
    return rows.order_by("asked_at", "pk")


def get_invitation_or_404(actor: Actor, pk: int, *, on: date) -> Invited:
    """Return one invitation of the own organisation and note the look."""
    return invited([looks.open_or_404(invitations_of(actor), pk)], on=on)[0]


def still_asked(found: Invited) -> HelpRequest:
    """The request of an invitation, to answer it. Raises UnableToAnswer when others were first."""
    if found.request is None:
        raise UnableToAnswer(_("Another organisation was first, or the request was withdrawn."))
    return found.request


def hindrance(actor: Actor, found: Invited, *, on: date) -> str:
    """Why the own organisation cannot take it up today, in a sentence; empty when it can, or nothing is asked."""
    if not found.is_open or found.request is None:
        return ""
    return why_not_taken_up(found.request, party=actor.organisation.pk, on=on)


def invited(invitations: Iterable[HelpInvitation], *, on: date) -> list[Invited]:
    """Invitations with what the organisation may see, in two queries more: no join, for a lost request is not seen."""
    rows = list(invitations)
    wanted = [each.request_id for each in rows]
    requests = HelpRequest.objects.in_bulk(wanted)
    contacts = {each.request_id: each for each in HelpRequestContact.objects.filter(request__in=wanted)}
    return [
        Invited(
            invitation=each,
            request=requests.get(each.request_id),
            contact=contacts.get(each.request_id),
            answer_before=promises.answer_before(timezone.localdate(each.asked_at)),
            is_late=is_late(each, on=on),
        )
        for each in rows
    ]


def to_answer(actor: Actor, *, on: date, within: Q | None = None) -> list[Invited]:
    """What waits for an answer, what is late on top; `within` narrows to some municipalities."""
    asked = invited(invitations_of(actor).filter(within or Q(), status=InvitationStatus.ASKED), on=on)
    found = [each for each in asked if each.is_open]
    return sorted(found, key=lambda each: (not each.is_late, each.answer_before, each.pk))


def latest(actor: Actor, *, on: date, within: Q | None = None) -> list[Invited]:
    """The last that the own organisation was asked, answered or not; `within` narrows to some municipalities."""
    newest_first = invitations_of(actor).filter(within or Q()).order_by("-asked_at", "-pk")
    return invited(newest_first[:MOST_SHOWN], on=on)


def contact_of(invitation: HelpInvitation) -> ContactPerson | None:
    """Whom the coordinator rings at the municipality."""
    return contact_at(invitation.organisation_id, invitation.party, ContactSide.OURS)
