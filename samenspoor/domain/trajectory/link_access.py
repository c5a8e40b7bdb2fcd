"""What a link in a mail opens: one invitation of one organisation, as long as an answer is waited for, and no name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from samenspoor.domain.trajectory.invitation_access import Invited, invited
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, RequestLink
from samenspoor.foundation.accounts.models import AnswerCode
from samenspoor.foundation.audit import looks
from samenspoor.foundation.messaging.access import refused_of


@dataclass(frozen=True)
class Linked:
    """A link with its invitation; `request` only as long as the link works."""

    link: RequestLink
    found: Invited
    request: HelpRequest | None


@dataclass(frozen=True)
class Sent:
    """A link as the municipality sees it: to whom it went, and whether the mail arrived."""

    link: RequestLink
    is_out_of_reach: bool


def open_link(code: AnswerCode, *, at: datetime) -> Linked | None:
    """What a code opens, and note the look; None when the link is not this organisation's. Acts for who was asked."""
    rows = RequestLink.objects.filter(digest=code.digest).select_related("invitation__organisation")
    link = rows.first()
    if link is None:
        looks.refused("a link of another organisation")
        return None
    found = invited([link.invitation], on=timezone.localdate(at))[0]
    if link.answered_at or min(link.expires_at, code.expires_at) <= at or not found.is_open:
        looks.refused("a link that is over")
        return Linked(link, found, None)
    looks.open_or_404(HelpInvitation.objects.all(), link.invitation_id)
    return Linked(link, found, found.request)


def links_of(request: HelpRequest, invitations: Iterable[HelpInvitation]) -> dict[int, Sent]:
    """The last link that went to each organisation, by party."""
    rows = RequestLink.objects.filter(invitation__in=list(invitations)).select_related("invitation").order_by("sent_at")
    last = {each.invitation.party: each for each in rows}
    refused = refused_of(request.organisation, [each.email for each in last.values()])
    return {party: Sent(each, each.email in refused) for party, each in last.items()}
