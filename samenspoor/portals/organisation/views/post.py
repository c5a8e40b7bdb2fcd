"""Post of the volunteers: what they gave back, who wants to talk, their visits; and one message to all."""

import contextlib
from datetime import timedelta
from typing import cast
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from samenspoor.domain.volunteering import post_access as access
from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.actions import answers as actions
from samenspoor.domain.volunteering.models import OrganisationMessage
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.portals.organisation.acts import do
from samenspoor.portals.organisation.viewing import view_of

LATELY = timedelta(days=14)
SENT_SHOWN = 10


@require_GET
def post(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what asks for an answer, the urgent on top."""
    actor, since = cast(ActingRequest, request).actor, timezone.now() - LATELY
    origin = view_of(request, actor).origin
    given = listed(access.given_back_to(actor, origin)[: access.MOST_SHOWN])
    thankable = access.visits_to_thank_for(actor, since=since, query=request.GET, origin=origin)
    context = {
        "given_back": access.with_calls(given, on=timezone.localdate()),
        "talks": listed(access.who_want_to_talk(actor)[: access.MOST_SHOWN]),
        "visits": listed(thankable.rows),
        "page": thankable,
        "reached": access.reached_by(actor),
        "once": uuid4(),
        "sent": access.sent_by(actor, most=SENT_SHOWN),
    }
    return render(request, "organisation/post.html", context)


@require_POST
def take_over(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say what was done with what a volunteer gave back."""
    actor = cast(ActingRequest, request).actor
    found, answer = access.get_given_back_or_404(actor, pk), request.POST.get("answer", "")[:300]
    return do(
        request,
        lambda: actions.take_over(found, answer=answer, by=actor.user, at=timezone.now()),
        back=_post(organisation),
        said=_("Taken over. The volunteer reads it on the phone."),
    )


@require_POST
def let_ring(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Let the municipality ring today about what a volunteer gave back."""
    actor = cast(ActingRequest, request).actor
    found = access.get_given_back_or_404(actor, pk)
    return do(
        request,
        lambda: actions.let_ring_today(found, by=actor.user, at=timezone.now()),
        back=_post(organisation),
        said=_("The municipality knows that somebody has to ring today."),
    )


@require_POST
def talk(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say that somebody talked with a volunteer who asked for it."""
    actor = cast(ActingRequest, request).actor
    found = access.get_wish_to_talk_or_404(actor, pk)
    return do(request, lambda: actions.talk(found, by=actor.user, at=timezone.now()), back=_post(organisation))


@require_POST
def thank(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say thank you for a visit, from the post or from the page of the pairing."""
    actor = cast(ActingRequest, request).actor
    visit, words = access.get_visit_or_404(actor, pk), request.POST.get("words", "")[:200]
    of_pairing = reverse("organisation:pairing", kwargs={"organisation": organisation, "pk": visit.pairing_id})
    return do(
        request,
        lambda: actions.thank(visit, words=words, by=actor.user, at=timezone.now()),
        back=of_pairing if request.POST.get("back") == "pairing" else _post(organisation),
        said=_("Your thank-you stands on the phone."),
    )


@require_POST
def send(request: HttpRequest, organisation: str) -> HttpResponse:
    """Send one message to every volunteer, on the phone or else by mail."""
    actor, text = cast(ActingRequest, request).actor, request.POST.get("text", "")[:500]
    key = _key(request)
    may_manage_volunteers(actor).or_refuse()
    return do(
        request,
        lambda: actions.send_message(actor.organisation, text=text, key=key, by=actor.user, at=timezone.now()),
        back=f"{_post(organisation)}#sent",
        said=_how_many_got,
    )


def _key(request: HttpRequest) -> UUID | None:
    """The key that the form gave the message; without a right one it is a message of its own."""
    with contextlib.suppress(ValueError):
        return UUID(request.POST.get("once", ""))
    return None


def _how_many_got(sent: OrganisationMessage) -> str:
    got = ngettext(
        "It stands on the phone of %(count)d volunteer.", "It stands on the phones of %(count)d volunteers.",
        len(sent.visible_to),
    ) % {"count": len(sent.visible_to)}  # fmt: skip
    if sent.mailed:
        by_mail = ngettext(
            "%(count)d volunteer gets it by mail.", "%(count)d volunteers get it by mail.", len(sent.mailed)
        )
        got = f"{got} {by_mail % {'count': len(sent.mailed)}}"
    if not sent.missed:
        return got
    missed = ngettext(
        "%(count)d volunteer did not get it. The name stands below: ring.",
        "%(count)d volunteers did not get it. Their names stand below: ring them.",
        len(sent.missed),
    ) % {"count": len(sent.missed)}  # fmt: skip
    return f"{got} {missed}"


def _post(organisation: str) -> str:
    return reverse("organisation:post", kwargs={"organisation": organisation})
