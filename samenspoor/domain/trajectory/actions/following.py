"""What the municipality does with a request that was sent: withdrawn, heard of, the resident told, back unanswered."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from samenspoor.domain.trajectory import promises
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, SearchStage
from samenspoor.domain.trajectory.request_access import contact_of, to_tell
from samenspoor.domain.trajectory.states import (
    INVITATION_LAPSES,
    INVITATION_NEXT,
    REQUEST_NEXT,
    InvitationStatus,
    RequestStatus,
)
from samenspoor.domain.trajectory.waiting_words import waiting_mail
from samenspoor.foundation.audit.states import move_all, step
from samenspoor.foundation.messaging.access import can_mail, given_up_of, refused_of
from samenspoor.foundation.messaging.actions import queue_mail
from samenspoor.foundation.organisations.models import Organisation


class UnableToWithdraw(Exception):
    """The request cannot be withdrawn so; the message says why."""


@transaction.atomic
def withdraw_request(request: HelpRequest, *, reason: str, by: int, at: datetime) -> HelpRequest:
    """The resident stops, or the municipality takes it back; who it is is not shared any more."""
    request = _hold(request)
    if not reason.strip():
        raise UnableToWithdraw(_("Write down why."))
    at_the_table = request.shared_with if request.in_round and request.status == RequestStatus.OPEN else []
    has_begun = request.status == RequestStatus.STARTED
    _end(request, RequestStatus.ENDED if has_begun else RequestStatus.WITHDRAWN, reason=reason.strip(), at=at)
    move_all(request.invitations.all(), to=InvitationStatus.LAPSED, following=INVITATION_LAPSES)
    # Whoever took it up still reads that it stopped, and why; who it is stands in their own file.
    request.shared_with = [request.accepted_by] if request.accepted_by else []
    request.save(update_fields=["shared_with"])
    for party in at_the_table:
        # Whoever put it up for a matchingsoverleg takes it out at once.
        app.configure_task("refresh_rounds").defer(organisation=party, user=by)
    return request


@transaction.atomic
def hear_started(request: HelpRequest, *, helper: str, telephone: str, by: int, at: datetime) -> HelpRequest:
    """The organisation reports that help has begun, with the first name and number that the helper chose."""
    request = _hold(request)
    request.helper, request.helper_telephone, request.stage = helper, telephone, ""
    if request.status == RequestStatus.ACCEPTED:
        step(request, to=RequestStatus.STARTED, following=REQUEST_NEXT)
    request.save(update_fields=["status", "helper", "helper_telephone", "stage"])
    return request


@transaction.atomic
def hear_stage(request: HelpRequest, *, stage: SearchStage, by: int, at: datetime) -> HelpRequest:
    """The organisation reports how far it is with finding somebody; once help has begun that says nothing any more."""
    request = _hold(request)
    if request.status == RequestStatus.ACCEPTED:
        request.stage = stage
        request.save(update_fields=["stage"])
    return request


@transaction.atomic
def hear_ended(request: HelpRequest, *, result: str, by: int, at: datetime) -> HelpRequest:
    """The organisation reports that the help has ended."""
    request = _hold(request)
    if RequestStatus.ENDED in REQUEST_NEXT[RequestStatus(request.status)]:
        _end(request, RequestStatus.ENDED, reason=result, at=at)
        request.shared_with = []
        request.save(update_fields=["shared_with"])
    return request


@transaction.atomic
def hear_given_back(request: HelpRequest, *, by: int, at: datetime) -> HelpRequest:
    """The organisation cannot help after all: the request waits again, with the waiting time that it had."""
    request = _hold(request)
    party = request.accepted_by
    if party is None or RequestStatus.OPEN not in REQUEST_NEXT[RequestStatus(request.status)]:
        return request
    step(request, to=RequestStatus.OPEN, following=REQUEST_NEXT)
    request.accepted_by = request.accepted_at = None
    request.helper = request.helper_telephone = request.stage = ""
    request.shared_with = []
    request.save()
    for kept in request.kept_reach.all():
        # Whoever takes it up next may have a paper that names them.
        request.contacts.update(telephone=kept.telephone, email=kept.email)
    request.kept_reach.all().delete()
    request.contacts.update(shared_with=[])
    invitation = request.invitations.select_for_update().get(party=party)
    invitation.reason = _("Took it up and gave it back")
    step(invitation, to=InvitationStatus.REFUSED, following=INVITATION_NEXT)
    invitation.answered_at, invitation.answered_by = at, by
    invitation.save()
    return request


@transaction.atomic
def hear_urgent(request: HelpRequest, *, by: int, at: datetime) -> HelpRequest:
    """The organisation reports that someone has to ring today."""
    request = _hold(request)
    request.urgent_at = at
    request.save(update_fields=["urgent_at"])
    return request


@transaction.atomic
def settle_urgent(request: HelpRequest, *, by: int, at: datetime) -> HelpRequest:
    """A caseworker has rung: it is not urgent any more."""
    request = _hold(request)
    request.urgent_at = None
    request.save(update_fields=["urgent_at"])
    return request


@transaction.atomic
def tell_resident(request: HelpRequest, *, by: int, at: datetime) -> HelpRequest:
    """The resident was told today how it stands; in two weeks again, as long as nobody has come."""
    request = _hold(request)
    request.told_on = timezone.localdate(at)
    request.save(update_fields=["told_on"])
    return request


@transaction.atomic
def write_to_waiting(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Write every two weeks to who waits and can be reached by mail; the others are a caseworker's to ring."""
    today = timezone.localdate(at)
    waiting = to_tell(organisation, on=today) if can_mail() else []
    emails = {request.pk: contact_of(request).email for request in waiting}
    refused = refused_of(organisation, emails.values())
    written = 0
    for request in waiting:
        email = emails[request.pk]
        if not email or email in refused:
            continue
        name = request.contacts.all()[0].name
        mail = waiting_mail(organisation, to=email, name=name, stage=request.stage)
        queue_mail(organisation, mail, key=_about(request, today), by=by, at=at)
        tell_resident(request, by=by, at=at)
        written += 1
    return written


@transaction.atomic
def hear_unreached(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Whoever did not get the last mail was not told: from today that is a caseworker's to do. Returns how many."""
    waiting = (RequestStatus.OPEN, RequestStatus.ACCEPTED)
    rows = HelpRequest.objects.filter(organisation=organisation, status__in=waiting)
    last = {_about(request, request.told_on): request for request in rows}
    unreached = given_up_of(organisation, last)
    for key in sorted(unreached):
        request = _hold(last[key])
        request.told_on = request.told_on - timedelta(days=promises.WORD_DAYS)
        request.save(update_fields=["told_on"])
    return len(unreached)


def _about(request: HelpRequest, day: date) -> str:
    """The key of the mail of a day to who waits."""
    return f"waiting-{request.pk}-{day}"


@transaction.atomic
def return_unanswered(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Bring back to the caseworker what no organisation answered in time; returns how many were no longer asked."""
    today = timezone.localdate(at)
    asked = HelpInvitation.objects.select_related("request").filter(
        organisation=organisation,
        status=InvitationStatus.ASKED,
        request__status=RequestStatus.OPEN,
        request__in_round=False,
    )
    late = {each.request_id for each in asked if _is_over(each, today)}
    returned = 0
    for request in HelpRequest.objects.select_for_update(of=("self",)).filter(pk__in=late).order_by("pk"):
        if request.status == RequestStatus.OPEN:
            returned += _return(request, today)
    return returned


@transaction.atomic
def return_from_round(request: HelpRequest, *, by: int, at: datetime) -> HelpRequest:
    """Bring back to the caseworker what nobody took up in the closed matchingsoverleg: others can be asked."""
    request = _hold(request)
    if request.status != RequestStatus.OPEN or not request.in_round:
        return request
    request.in_round, request.shared_with = False, []
    request.save(update_fields=["in_round", "shared_with"])
    move_all(
        request.invitations.all(),
        to=InvitationStatus.LAPSED,
        following=INVITATION_LAPSES,
        also={"reason": _("Not taken up in the matchingsoverleg")},
    )
    return request


def _return(request: HelpRequest, today: date) -> int:
    """Who has not answered a request that is held here is no longer asked; who took it up or refused meanwhile is."""
    gone = [each for each in request.invitations.filter(status=InvitationStatus.ASKED) if _is_over(each, today)]
    parties = {each.party for each in gone}
    request.shared_with = [party for party in request.shared_with if party not in parties]
    request.save(update_fields=["shared_with"])
    return move_all(
        request.invitations.filter(party__in=parties),
        to=InvitationStatus.LAPSED,
        following=INVITATION_LAPSES,
        also={"reason": _("Not answered in time")},
    )


def _is_over(invitation: HelpInvitation, today: date) -> bool:
    return promises.returns_after(timezone.localdate(invitation.asked_at)) < today


def _end(request: HelpRequest, status: RequestStatus, *, reason: str, at: datetime) -> None:
    step(request, to=status, following=REQUEST_NEXT)
    request.ended_at, request.end_reason = at, reason[:200]
    request.save(update_fields=["status", "ended_at", "end_reason"])
    request.contacts.update(shared_with=[])


def _hold(request: HelpRequest) -> HelpRequest:
    return HelpRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
