"""Files and papers to take along: hours, a volunteer's own file, residents to hand over, a pass."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from samenspoor.domain.volunteering import access, order_access, takeaway
from samenspoor.domain.volunteering.order_print import UnableToPrint, print_order
from samenspoor.domain.volunteering.secrecy_print import print_secrecy
from samenspoor.domain.volunteering.takeaway import Hours
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.exports import attachment, csv_response
from samenspoor.foundation.ui.tables import Column, Kind, Table


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


HOURS = Table(
    caption=_("Hours and kilometres"),
    empty_text=_("No visit has been written down yet."),
    columns=(
        Column(key="month", label=_("Month"), cell=lambda row: date_format(row.month, "F Y"),
               value=lambda row: f"{row.month:%Y-%m}"),
        Column(key="number", label=_("Number"), kind=Kind.NUMBER),
        Column(key="name", label=_("Name")),
        Column(key="visits", label=_("Visits"), kind=Kind.NUMBER),
        Column(key="minutes", label=_("Hours"), cell=lambda row: _hours(row.minutes),
               value=lambda row: _hours(row.minutes)),
        Column(key="kilometres", label=_("Kilometres"), kind=Kind.NUMBER),
    ),
)  # fmt: skip


@require_GET
def hours(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show per month and volunteer what was done, for whoever pays expenses."""
    actor = cast(ActingRequest, request).actor
    rows: list[Hours] = takeaway.hours_of(actor)
    if HOURS.wants_export(request.GET):
        return HOURS.export(rows, query=request.GET, file_name="uren-en-kilometers")
    return render(request, "organisation/hours.html", {"table": HOURS.show(rows, query=request.GET)})


@require_GET
def own_file(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Give what is kept of a volunteer as a file, for that person."""
    found = access.get_volunteer_or_404(cast(ActingRequest, request).actor, pk)
    rows = takeaway.own_file_of(found)
    return csv_response(header=("gegeven", "waarde"), rows=rows, file_name=f"dossier-vrijwilliger-{found.number}")


@require_GET
def secrecy(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Print the secrecy statement for a volunteer to sign."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    made = print_secrecy(found, municipalities=access.municipalities_told(actor, on=timezone.localdate()))
    return attachment(made, file_name=f"geheimhouding-vrijwilliger-{found.number}.pdf")


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
