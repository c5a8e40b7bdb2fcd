"""A request for a volunteer goes from one owner to the other and back; each side writes its own rows.

An organisation takes it up → the municipality shares who asks, with that one alone → the organisation makes its own
resident of it. The resident stops → the municipality withdraws it → the organisation hears it at once.
"""

from datetime import datetime

from django.db import transaction

from samenspoor.domain.journeys.tasks import share_request, tell_stopped
from samenspoor.domain.trajectory.actions.answers import accept_request, refuse_request
from samenspoor.domain.trajectory.actions.following import withdraw_request
from samenspoor.domain.trajectory.actions.links import use_link
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, RequestLink


@transaction.atomic
def take_up(request: HelpRequest, *, party: int, by: int, at: datetime) -> HelpRequest:
    """An organisation takes a request up; who asks follows as soon as the municipality's job has run."""
    request = accept_request(request, party=party, by=by, at=at)
    share_request.defer(organisation=request.organisation_id, user=by, request=request.pk)
    return request


@transaction.atomic
def take_up_by_link(link: RequestLink, request: HelpRequest, *, by: int, at: datetime) -> HelpRequest:
    """The contact person of an organisation with its own system takes it up from a mail; the link is used up."""
    use_link(link, by=by, at=at)
    return take_up(request, party=link.invitation.party, by=by, at=at)


@transaction.atomic
def refuse_by_link(link: RequestLink, request: HelpRequest, *, reason: str, by: int, at: datetime) -> HelpInvitation:
    """The same contact person cannot help, and says why; the link is used up."""
    use_link(link, by=by, at=at)
    return refuse_request(request, party=link.invitation.party, reason=reason, by=by, at=at)


@transaction.atomic
def stop(request: HelpRequest, *, reason: str, by: int, at: datetime) -> HelpRequest:
    """The resident stops or the municipality withdraws; whoever took it up hears it at once."""
    request = withdraw_request(request, reason=reason, by=by, at=at)
    if request.accepted_by:
        tell_stopped.defer(organisation=request.accepted_by, user=by, request=request.pk)
    return request
