"""Visit orders at the organisation that carries them out: who goes, or why not, and what came of it."""

from collections.abc import Callable
from datetime import date
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.volunteering import order_access as access
from samenspoor.domain.volunteering import order_texts
from samenspoor.domain.volunteering.access import policy_for
from samenspoor.domain.volunteering.actions import orders as actions
from samenspoor.domain.volunteering.models import Report, VisitOrder
from samenspoor.domain.volunteering.models.order import VisitOrderQuerySet
from samenspoor.domain.volunteering.report_access import reports_of_an_order
from samenspoor.domain.volunteering.states import ORDER_NEXT, OrderStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.organisation.acts import ActPage, act_or_show, slug_of
from samenspoor.portals.organisation.order_forms import AcceptForm, RefuseForm, ReportForm
from samenspoor.portals.organisation.viewing import View, view_of


def _state(order: VisitOrder) -> SafeString:
    tones = {OrderStatus.SENT: Tone.WARNING, OrderStatus.ACCEPTED: Tone.INFO, OrderStatus.REPORTED: Tone.POSITIVE}
    status = OrderStatus(order.status)
    return badge(str(status.label), tones.get(status, Tone.NEUTRAL))


def _by_work(rows: VisitOrderQuerySet, choice: str) -> VisitOrderQuerySet:
    return rows.open() if choice == "open" else rows


def _acts(order: VisitOrder) -> str:
    return ", ".join(str(Act(act).label) for act in order.acts)


def _table(actor: Actor, view: View) -> Table:
    slug = actor.organisation.slug
    return Table(
        caption=_("Visit orders"),
        default_order=("due_on", "pk"),
        empty_text=view.empty_text(_("No municipality has asked for a volunteer.")),
        columns=(
            Column(key="name", label=_("Who"), value=str,
                   link=lambda row: reverse("organisation:order", kwargs={"organisation": slug, "pk": row.pk})),
            Column(key="address", label=_("Address")),
            Column(key="acts", label=_("What is asked"), value=_acts),
            Column(key="due_on", label=_("Until"), kind=Kind.DAY),
            Column(key="status", label=_("State"), cell=_state, value=lambda row: row.get_status_display()),
            Column(key="visitor", label=_("Who goes")),
        ),
        filters=(
            Filter(key="work", label=_("Show"), choices=[("open", _("Open")), ("all", _("All"))], apply=_by_work,
                   default="open"),
        ),
    )  # fmt: skip


@require_GET
def orders(request: HttpRequest, organisation: str) -> HttpResponse:
    """List what the own organisation has been asked."""
    actor = cast(ActingRequest, request).actor
    view = view_of(request, actor)
    rows, table = access.orders_for(actor, view.origin), _table(actor, view)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="bezoekopdrachten", note=exported)
    shown = table.show(rows, query=request.GET)
    listed(shown.objects)
    return render(request, "organisation/orders.html", {"table": shown})


@require_GET
def order(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one order: who, where, what may be done, whom to ring; the next step as the biggest button."""
    actor = cast(ActingRequest, request).actor
    found = access.get_order_or_404(actor, pk)
    context = {
        "order": found,
        "state": _state(found),
        "details": _details(found),
        "contact": access.contact_of(found),
        "told": access.words_back_on(found),
        "say": order_texts.what_you_say(policy_for(actor).label),
        "never": order_texts.never(),
    }
    return render(request, "organisation/order.html", context)


def _details(found: VisitOrder) -> list[tuple[str, object]]:
    shown = [
        (gettext("Asked by"), found.organisation.name),
        (gettext("Address"), found.address),
        (gettext("Telephone"), number_shown(found.telephone)),
        (gettext("What is asked"), _acts(found)),
        (gettext("Who goes"), found.visitor),
        (gettext("Why not"), found.refusal),
        (gettext("What came of it"), found.get_report_display() if found.report else ""),
    ]
    return [(label, value) for label, value in shown if value]


@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say who goes."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_order_or_404(actor, pk)
    form = AcceptForm(request.POST or None, goers=access.who_may_go(actor, found, day=today))

    def act() -> object:
        return actions.accept_order(found, form.chosen, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Who goes?"), to=OrderStatus.ACCEPTED)


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say that nobody goes, and why."""
    actor = cast(ActingRequest, request).actor
    found = access.get_order_or_404(actor, pk)
    form = RefuseForm(request.POST or None)

    def act() -> object:
        return actions.refuse_order(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Nobody goes"), to=OrderStatus.REFUSED)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write down what came of it, in one word."""
    actor = cast(ActingRequest, request).actor
    found = access.get_order_or_404(actor, pk)
    today = timezone.localdate()
    form = ReportForm(request.POST or None, reports=reports_of_an_order(found, on=today), initial={"on": today})

    def act() -> object:
        given, on = Report(form.cleaned_data["report"]), cast(date, form.cleaned_data["on"])
        return actions.report_order(found, report=given, on=on, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("What came of it?"), to=OrderStatus.REPORTED)


def _act(
    request: HttpRequest, found: VisitOrder, form: forms.Form, act: Callable[[], object], *, title: str, to: OrderStatus
) -> HttpResponse:
    """Do one act on an order, or show its form with what is wrong; what is over asks nothing more."""
    back = reverse("organisation:order", kwargs={"organisation": slug_of(request), "pk": found.pk})
    is_someone_else = to == found.status == OrderStatus.ACCEPTED
    if to not in ORDER_NEXT[OrderStatus(found.status)] and not is_someone_else:
        messages.info(request, gettext("This visit order has been answered already. What came of it stands here."))
        return redirect(back)
    return act_or_show(request, form, act, ActPage(title=title, back=back, parent=str(found)))
