"""Files and papers to take along: hours, a volunteer's own file, residents to hand over, a pass."""

from collections.abc import Sequence
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from samenspoor.domain.volunteering import access, order_access, takeaway
from samenspoor.domain.volunteering.order_print import UnableToPrint, print_order
from samenspoor.domain.volunteering.takeaway import Hours
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.exports import attachment, csv_response
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


_NEWEST, _EVERY_MONTH = 6, "all"
_DONE = (
    Column(key="visits", label=_("Visits"), kind=Kind.NUMBER),
    Column(key="minutes", label=_("Hours"), kind=Kind.NUMBER, cell=lambda row: _hours(row.minutes),
           value=lambda row: _hours(row.minutes)),
    Column(key="kilometres", label=_("Kilometres"), kind=Kind.NUMBER),
)  # fmt: skip
TOTALS = Table(
    caption=_("All volunteers together"),
    empty_text="",
    is_exportable=False,
    is_counted=False,
    columns=(Column(key="label", label=_("Period"), cell=lambda row: row.label), *_DONE),
)


def _per_volunteer(rows: Sequence[Hours]) -> Table:
    """One month, of each volunteer: the newest, unless another is chosen."""
    months = [(f"{month:%Y-%m}", date_format(month, "F Y")) for month in dict.fromkeys(row.month for row in rows)]
    return Table(
        caption=_("Per volunteer"),
        empty_text=_("No visit has been written down yet."),
        columns=(
            Column(key="name", label=_("Name")),
            Column(key="number", label=_("Number"), kind=Kind.NUMBER),
            Column(key="month", label=_("Month"), cell=lambda row: date_format(row.month, "F Y"),
                   value=lambda row: f"{row.month:%Y-%m}"),
            *_DONE,
        ),
        filters=(
            Filter(key="month", label=_("Month"), apply=_in_month, default=months[0][0],
                   choices=[*months[:_NEWEST], (_EVERY_MONTH, _("All"))],
                   more=months[_NEWEST:], more_label=_("Earlier")),
        ) if months else (),
    )  # fmt: skip


def _in_month(rows: Sequence[Hours], month: str) -> Sequence[Hours]:
    return rows if month == _EVERY_MONTH else [row for row in rows if f"{row.month:%Y-%m}" == month]


@require_GET
def hours(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what each volunteer did in a month, for whoever pays expenses, and what all did in every month."""
    actor = cast(ActingRequest, request).actor
    rows: list[Hours] = takeaway.hours_of(actor)
    table = _per_volunteer(rows)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="uren-en-kilometers")
    totals = TOTALS.show(takeaway.totals_of(rows), query=QueryDict()) if rows else None
    shown = table.show(rows, query=request.GET)
    return render(request, "organisation/hours.html", {"table": shown, "totals": totals})


@require_GET
def own_file(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Give what is kept of a volunteer as a file, for that person."""
    found = access.get_volunteer_or_404(cast(ActingRequest, request).actor, pk)
    rows = takeaway.own_file_of(found)
    return csv_response(header=("gegeven", "waarde"), rows=rows, file_name=f"dossier-vrijwilliger-{found.number}")


@require_GET
def handed_over(request: HttpRequest, organisation: str) -> HttpResponse:
    """Give the residents of an organisation that stops as a file."""
    actor = cast(ActingRequest, request).actor
    rows = takeaway.residents_to_hand_over(actor)
    return csv_response(
        header=takeaway.HANDED_OVER, rows=rows, file_name=f"overdracht-inwoners-{timezone.localdate():%Y-%m-%d}"
    )


@require_GET
def visitor_pass(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Print the pass of whoever goes, and the order on paper."""
    actor = cast(ActingRequest, request).actor
    found = order_access.get_order_or_404(actor, pk)
    try:
        made = print_order(found, order_access.visitor_of(actor, found), contact=order_access.urgent_contact_of(found))
    except UnableToPrint as error:
        messages.error(request, str(error))
        return redirect("organisation:order", organisation=organisation, pk=pk)
    return attachment(made, file_name=f"bezoekopdracht-{found.pk}.pdf")
