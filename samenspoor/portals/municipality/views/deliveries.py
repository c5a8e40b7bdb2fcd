"""Deliveries: upload a file, watch it being read, read the report for the sender."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.intake import access
from samenspoor.domain.intake.models import Delivery
from samenspoor.domain.intake.problems import SENTENCES
from samenspoor.domain.intake.rows import ProblemCode
from samenspoor.domain.journeys.deliver import UnableToKeepFile, deliver_file
from samenspoor.domain.journeys.report import report
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.municipality.forms import DeliveryForm

TONES = {
    Delivery.Status.WAITING: Tone.WARNING,
    Delivery.Status.READING: Tone.INFO,
    Delivery.Status.STORED: Tone.INFO,
    Delivery.Status.LINKED: Tone.INFO,
    Delivery.Status.DONE: Tone.POSITIVE,
    Delivery.Status.UNREADABLE: Tone.NEGATIVE,
}


def status_badge(delivery: Delivery) -> SafeString:
    """The status of a delivery with its colour."""
    return badge(delivery.get_status_display(), TONES[Delivery.Status(delivery.status)])


def _link(actor: Actor, delivery: Delivery) -> str:
    return reverse("municipality:delivery", kwargs={"organisation": actor.organisation.slug, "pk": delivery.pk})


def _deliveries(actor: Actor) -> Table:
    return Table(
        caption=_("Deliveries, newest first"),
        default_order=("-delivered_at",),
        empty_text=_("No files have been delivered yet. Choose a creditor and a file above."),
        is_exportable=False,
        columns=(
            Column(key="file_name", label=_("File"), link=lambda row: _link(actor, row)),
            Column(key="creditor", label=_("Creditor"), value=lambda row: row.creditor.name),
            Column(key="delivered_at", label=_("Delivered"), kind=Kind.MOMENT),
            Column(key="status", label=_("Status"), value=lambda row: row.get_status_display(), cell=status_badge),
            Column(key="accepted", label=_("Taken in"), kind=Kind.NUMBER),
            Column(key="rejected", label=_("Rejected"), kind=Kind.NUMBER),
        ),
    )


REPORT = Table(
    caption=_("What the sender must mend"),
    columns=(
        Column(key="line", label=_("Line"), kind=Kind.NUMBER),
        Column(key="reference", label=_("Reference")),
        Column(key="column", label=_("Column")),
        Column(key="code", label=_("What is right"), value=lambda row: SENTENCES[ProblemCode(row.code)]),
    ),
    default_order=("line",),
)


@require_http_methods(["GET", "HEAD", "POST"])
def deliveries(request: HttpRequest, organisation: str) -> HttpResponse:
    """List deliveries, and take a new one."""
    actor = cast(ActingRequest, request).actor
    access.may_deliver(actor).or_refuse()
    form = DeliveryForm(request.POST or None, request.FILES or None, creditors=access.creditors_for(actor))
    if request.method == "POST" and form.is_valid():
        try:
            delivery = deliver_file(
                form.cleaned_data["creditor"], source=form.cleaned_data["file"], by=actor.user, at=timezone.now()
            )
        except UnableToKeepFile as error:
            form.add_error("file", str(error))
        else:
            return redirect("municipality:delivery", organisation=organisation, pk=delivery.pk)
    rows = access.visible_to(actor, day=timezone.localdate())
    table = _deliveries(actor).show(rows, query=request.GET)
    return render(request, "municipality/deliveries.html", {"form": form, "table": table})


@require_GET
def delivery(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show how far a delivery is and, for the sender, which rows were rejected."""
    actor = cast(ActingRequest, request).actor
    found = access.get_delivery_or_404(actor, pk, day=timezone.localdate())
    rows = found.rejected_rows.all()
    if REPORT.wants_export(request.GET):
        return REPORT.export(rows, query=request.GET, file_name=f"verslag-{found.pk}")
    context = {
        "delivery": found,
        "status": status_badge(found),
        "report": report(found) if found.status == Delivery.Status.DONE else None,
        "table": REPORT.show(rows, query=request.GET),
    }
    return render(request, "municipality/delivery.html", context)


@require_GET
def progress(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The progress bar alone; tells the page to load again when the reading is done."""
    actor = cast(ActingRequest, request).actor
    found = access.get_delivery_or_404(actor, pk, day=timezone.localdate())
    response = render(request, "municipality/delivery.html#progress", {"delivery": found})
    if not found.is_under_way:
        response["HX-Refresh"] = "true"
    return response
