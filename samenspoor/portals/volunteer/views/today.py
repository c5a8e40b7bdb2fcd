"""The first screen: the next visit, and nothing that can wait in its way."""

from datetime import timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspoor.domain.volunteering import phone_access as access
from samenspoor.domain.volunteering.actions import visits as actions
from samenspoor.domain.volunteering.order_texts import what_you_say
from samenspoor.domain.volunteering.phone_orders import orders_of
from samenspoor.domain.volunteering.reach_texts import numbers_shown
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.portals.volunteer.answers import refused, stored
from samenspoor.portals.volunteer.early_texts import kind_sentences
from samenspoor.portals.volunteer.forms import HowAreYouForm
from samenspoor.portals.volunteer.routes import route_to

LATELY = timedelta(days=14)


@require_GET
def today(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show the next visit, the residents, and what the coordinator wrote."""
    actor, now, device = cast(ActingRequest, request).actor, timezone.now(), request.headers.get("User-Agent", "")
    me, pairings, planned = access.own_file(actor), listed(access.pairings_of(actor)), access.planned_visits(actor)
    following = planned[0] if planned else None
    address = following.pairing.resident.address if following and following.place == "at_home" else ""
    on, still = timezone.localdate(now), access.standing_still(actor)
    orders = listed(orders_of(actor)[: access.MOST_SHOWN])
    is_order_first = bool(orders) and (following is None or orders[0].due_on <= timezone.localdate(following.starts_at))
    found, going_along = access.sights_of(pairings, on=on), access.going_along(actor)
    context = {
        "me": me,
        "pairings": [(each, kind_sentences(found.get(each.pk), on=on)) for each in pairings],
        "still": still,
        "coordinator": numbers_shown(access.direct_numbers(actor, on=on)[:1] if still or going_along else [], at=now),
        "next": following,
        "first_order": orders[0] if is_order_first else None,
        "orders": orders[1:] if is_order_first else orders,
        "say": what_you_say(access.own_label(actor)),
        "order_route": route_to(orders[0].address if is_order_first else "", device),
        "route": route_to(address, device),
        "is_due": following is not None and following.starts_at <= now,
        "is_later": following is not None and timezone.localdate(following.starts_at) > on,
        "later": planned[1:],
        "going_along": [(each, route_to(each.address, device)) for each in going_along],
        "check_out": access.to_check_out(actor, since=now - timedelta(days=1)),
        "unread": access.unread_messages(actor),
        "thanks": access.thanks_for(actor, since=now - LATELY),
        "how_are_you": HowAreYouForm(),
    }
    return render(request, "volunteer/today.html", context)


@require_POST
def read_message(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Put a message of the coordinator away."""
    actor = cast(ActingRequest, request).actor
    actions.read_message(access.get_message_or_404(actor, pk), by=actor.user, at=timezone.now())
    return stored(request, _("Put away."), reverse("volunteer:today", kwargs={"organisation": organisation}))


@require_POST
def how_are_you(request: HttpRequest, organisation: str) -> HttpResponse:
    """Write down how the volunteer is doing, for the coordinator's eyes."""
    actor = cast(ActingRequest, request).actor
    me, form = access.own_file(actor), HowAreYouForm(request.POST)
    page = reverse("volunteer:today", kwargs={"organisation": organisation})
    if not form.is_valid():
        return refused(request, _("Choose how you are."), page)
    given = form.cleaned_data
    actions.say_how_it_goes(
        me, mark=int(given["mark"]), wants_talk=given["wants_talk"], phone_key=given["phone_key"],
        by=actor.user, at=timezone.now(),
    )  # fmt: skip
    said = _("Thank you. Your coordinator calls you.") if given["wants_talk"] else _("Thank you for telling.")
    return stored(request, said, page)
