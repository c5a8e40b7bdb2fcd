"""How many volunteers the organisation has and will have, exact; and what municipalities are told of it."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.volunteering import access
from samenspoor.domain.volunteering.actions.capacity import publish_capacity
from samenspoor.domain.volunteering.capacity import EVERYBODY, EVERYWHERE, Capacity
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.parts import ChartRow
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table

CHARTED = ("active", "in_three_months", "in_six_months", "free_places")
COLUMNS = (_("Active now"), _("In three months"), _("In six months"), _("Free places"))

_EVERYBODY = "everybody"


def _number(name: str, label: object) -> Column:
    return Column(key=name, label=str(label), kind=Kind.NUMBER, value=lambda row: row.numbers[name])


def _table() -> Table:
    return Table(
        caption=_("Per role and postcode area"),
        empty_text=_("No volunteer stands here yet."),
        columns=(
            Column(key="role", label=_("Role"), value=role_of),
            Column(key="postcode_area", label=_("Area"), value=lambda row: row.postcode_area or gettext("Everywhere")),
            _number("active", gettext("Active")),
            _number("free_places", gettext("Free places")),
            _number("training", gettext("In training")),
            _number("paused", gettext("On pause")),
            _number("leaving", gettext("Leaving")),
            _number("in_three_months", gettext("In three months")),
            _number("in_six_months", gettext("In six months")),
        ),
        filters=(
            Filter(key="role", label=_("Role"), choices=[(_EVERYBODY, _("All volunteers")), *HelpRole.choices],
                   apply=_of_role, default=_EVERYBODY),
        ),
    )  # fmt: skip


def _of_role(rows: list[Capacity], choice: str) -> list[Capacity]:
    return [row for row in rows if row.role == (EVERYBODY if choice == _EVERYBODY else choice)]


def role_of(row: Capacity) -> str:
    """What the page calls a role."""
    return str(HelpRole(row.role).label) if row.role != EVERYBODY else gettext("All volunteers")


@require_GET
def capacity(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show the exact numbers of the own organisation."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    rows, table = access.capacity_of(actor, on=today), _table()
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="capaciteit")
    everywhere = [row for row in rows if row.postcode_area == EVERYWHERE]
    unknown = next((row.numbers["without_day"] for row in everywhere if row.role == EVERYBODY), 0) or 0
    context = {
        "chart": [
            ChartRow(role_of(row), tuple(row.numbers[name] for name in CHARTED))
            for row in everywhere
            if row.role != EVERYBODY
        ],
        "columns": [str(label) for label in COLUMNS],
        "table": table.show(rows, query=request.GET),
        "unknown": ngettext(
            "Of %(count)s volunteer in training or on pause nobody knows from when.",
            "Of %(count)s volunteers in training or on pause nobody knows from when.",
            unknown,
        )
        % {"count": unknown}
        if unknown
        else "",
        "told": access.published_capacity_of(actor),
        "towns": access.municipalities_told(actor, on=today),
    }
    return render(request, "organisation/capacity.html", context)


@require_POST
def publish(request: HttpRequest, organisation: str) -> HttpResponse:
    """Tell the municipalities now what else they hear at night."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_volunteers(actor).or_refuse()
    if publish_capacity(actor.organisation, by=actor.user, at=timezone.now()):
        messages.success(request, gettext("The numbers have been published."))
    else:
        messages.error(request, gettext("No municipality has an agreement with you, so nothing is published."))
    return redirect("organisation:capacity", organisation=organisation)
