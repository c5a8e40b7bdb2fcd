"""The month at a glance: charts with their tables, and one page for the alderman."""

from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samenspoor.domain.casework.access import colleagues_of, months_of
from samenspoor.domain.monitoring import access
from samenspoor.domain.monitoring.counting import counted_month
from samenspoor.domain.monitoring.month import Month
from samenspoor.domain.monitoring.one_page import one_page
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest


def _chosen(request: HttpRequest, months: list[date]) -> date | None:
    asked = request.GET.get("month", "")
    return next((month for month in months if f"{month:%Y-%m}" == asked), months[0] if months else None)


def _figures(actor: Actor, month: date, today: date) -> Month:
    names = colleagues_of(actor, day=today)
    figures = counted_month(month, owners=actor.owners(today), today=today, names=names)
    return figures if access.sees_small_cells(actor) else figures.without_small_cells()


@require_GET
def month(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show the figures of one month's round, by default the newest."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_see_figures(actor).or_refuse()
    months = months_of(actor, day=today)
    chosen = _chosen(request, months)
    context = {
        "months": months,
        "month": chosen,
        "figures": _figures(actor, chosen, today) if chosen else None,
        "is_hidden": not access.sees_small_cells(actor),
    }
    return render(request, "municipality/month.html", context)


@require_GET
def month_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """The same on one page of paper, with small numbers hidden."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_see_figures(actor).or_refuse()
    chosen = _chosen(request, months_of(actor, day=today))
    if chosen is None:
        return month(request, organisation)
    made = one_page(_figures(actor, chosen, today), municipality=actor.organisation.name)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="maand-{chosen:%Y-%m}.pdf"'
    return response
