"""A visit order on the phone: who, where, what is said, and in one tap what came of it."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.volunteering import order_texts
from samenspoor.domain.volunteering import phone_access as phone
from samenspoor.domain.volunteering import phone_orders as access
from samenspoor.domain.volunteering.actions.orders import UnableToOrder, report_order
from samenspoor.domain.volunteering.guides import AT_THE_DOOR
from samenspoor.domain.volunteering.models import Report, VisitOrder
from samenspoor.domain.volunteering.phone_access import DirectNumber
from samenspoor.domain.volunteering.reach_texts import first_to_ring, numbers_shown
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.portals.volunteer.answers import is_done, refused, stored, what_is_wrong
from samenspoor.portals.volunteer.forms import ReportForm
from samenspoor.portals.volunteer.routes import route_to


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one order; each report is a button."""
    if request.method == "POST":
        return _report(request, pk)
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    found, today = access.get_order_or_404(actor, pk), timezone.localdate(now)
    reports = access.reports_at(actor, found, on=today)
    context = {
        "order": found,
        "acts": [Act(act).label for act in found.acts],
        "route": route_to(found.address, request.headers.get("User-Agent", "")),
        "guide": AT_THE_DOOR,
        "say": order_texts.what_you_say(phone.own_label(actor)),
        "form": ReportForm(),
        "reports": [report for report in reports if report != Report.URGENT],
        "urgent": Report.URGENT if Report.URGENT in reports else None,
        "numbers": numbers_shown(access.numbers_at(actor, found, on=today), at=now),
    }
    return render(request, "volunteer/order.html", context)


def _report(request: HttpRequest, pk: int) -> HttpResponse:
    actor, form = cast(ActingRequest, request).actor, ReportForm(request.POST)
    with access.note_about_order(actor, pk) as found:

        def act() -> VisitOrder:
            given = form.cleaned_data
            report = Report(given["report"])
            return report_order(found, report=report, on=given["on"], by=actor.user, at=timezone.now())

        done = is_done(form, act, unable=(UnableToOrder, UnableToMove))
    today = reverse("volunteer:today", kwargs={"organisation": actor.organisation.slug})
    if not done:
        return refused(request, what_is_wrong(form), today)
    if form.cleaned_data["report"] != Report.URGENT:
        return stored(request, _said(None), today)
    now = timezone.now()
    numbers = access.numbers_at(actor, found, on=timezone.localdate(now))
    return stored(request, _said(first_to_ring(numbers, at=now)), today)


def _said(to_ring: DirectNumber | None) -> str:
    if to_ring is None:
        return _("The municipality knows. Thank you!")
    told = {"name": to_ring.name, "telephone": number_shown(to_ring.telephone)}
    return _("The municipality sees it at once. Ring now too: %(name)s, %(telephone)s.") % told


@require_GET
def order_pass(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The pass for this visit: a first name, and how to check it."""
    actor = cast(ActingRequest, request).actor
    found = access.get_order_or_404(actor, pk)
    check = order_texts.how_to_check(found, actor.organisation)
    me, label = phone.own_file(actor), phone.own_label(actor)
    return render(request, "volunteer/card.html", {"me": me, "label": label, "order": found, "check": check})
