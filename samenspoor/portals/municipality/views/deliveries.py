"""Deliveries: upload files, say who sent them, map their columns, watch them being read, read the report."""

from pathlib import Path
from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.intake import access
from samenspoor.domain.intake.actions import UnableToDeliverFile
from samenspoor.domain.intake.mapping import take_sample
from samenspoor.domain.intake.models import Delivery, RejectedRow
from samenspoor.domain.intake.problems import sentence
from samenspoor.domain.intake.reading import UnableToReadFile
from samenspoor.domain.intake.rows import OPEN_NOTATION
from samenspoor.domain.journeys.deliver import choose_senders, deliver_files, withdraw
from samenspoor.domain.journeys.map_columns import map_columns
from samenspoor.domain.journeys.report import report
from samenspoor.domain.journeys.stopped import is_stopped
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.organisations.kept_files import UnableToKeepFile
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.municipality.forms import DeliveryForm, MappingForm, SendersForm

Status = Delivery.Status
TONES = {
    Status.UNASSIGNED: Tone.WARNING,
    Status.WAITING: Tone.WARNING,
    Status.READING: Tone.INFO,
    Status.MAPPING: Tone.WARNING,
    Status.STORED: Tone.INFO,
    Status.LINKED: Tone.INFO,
    Status.DONE: Tone.POSITIVE,
    Status.UNREADABLE: Tone.NEGATIVE,
    Status.WITHDRAWN: Tone.NEUTRAL,
}


def status_badge(delivery: Delivery) -> SafeString:
    """The status of a delivery with its colour."""
    return badge(delivery.get_status_display(), TONES[Status(delivery.status)])


def _link(actor: Actor, delivery: Delivery) -> str:
    return reverse("municipality:delivery", kwargs={"organisation": actor.organisation.slug, "pk": delivery.pk})


def _deliverer(delivery: Delivery) -> str:
    deliverer = delivery.deliverer
    return deliverer.name if deliverer and delivery.status != Status.UNASSIGNED else ""


SHOWN = (
    ("waiting", _("Waits for someone")),
    ("rejected", _("With rejected rows")),
    ("unreadable", _("Not readable")),
)


def _only(rows: QuerySet[Delivery], choice: str) -> QuerySet[Delivery]:
    return {
        "waiting": rows.filter(status__in=(Status.UNASSIGNED, Status.WAITING, Status.MAPPING)),
        "rejected": rows.filter(rejected__gt=0),
        "unreadable": rows.filter(status=Status.UNREADABLE),
    }[choice]


def _deliveries(actor: Actor) -> Table:
    return Table(
        caption=_("Deliveries"),
        default_order=("-delivered_at",),
        order_text=_("newest first"),
        empty_text=_("No files have been delivered yet. Choose files above."),
        columns=(
            Column(key="file_name", label=_("File"), value=str, is_sortable=True, link=lambda row: _link(actor, row)),
            Column(key="deliverer", label=_("Sender"), value=_deliverer),
            Column(key="delivered_at", label=_("Delivered"), kind=Kind.MOMENT, is_sortable=True),
            Column(key="status", label=_("Status"), value=lambda row: row.get_status_display(), cell=status_badge),
            Column(key="accepted", label=_("Taken in"), kind=Kind.NUMBER),
            Column(key="rejected", label=_("Rejected"), kind=Kind.NUMBER, is_sortable=True),
        ),
        filters=(Filter(key="show", label=_("Show"), choices=SHOWN, apply=_only),),
    )


def _rejections(delivery: Delivery) -> Table:
    notation = delivery.profile.notation if delivery.profile else OPEN_NOTATION

    def what_is_right(row: RejectedRow) -> str:
        return sentence(row.code, notation)

    return Table(
        caption=_("What the sender must mend"),
        columns=(
            Column(key="line", label=_("Line"), kind=Kind.NUMBER),
            Column(key="reference", label=_("Reference")),
            Column(key="column", label=_("Column")),
            Column(key="code", label=_("What is right"), value=what_is_right),
        ),
        default_order=("line",),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def deliveries(request: HttpRequest, organisation: str) -> HttpResponse:
    """List deliveries, and take new ones."""
    actor = cast(ActingRequest, request).actor
    access.may_deliver(actor).or_refuse()
    deliverers = access.deliverers_for(actor)
    form = DeliveryForm(request.POST or None, request.FILES or None, deliverers=deliverers)
    if request.method == "POST" and form.is_valid():
        try:
            delivered = deliver_files(
                actor.organisation.pk,
                sources=form.files_chosen,
                deliverer=form.deliverer_chosen,
                by=actor.user,
                at=timezone.now(),
            )
        except UnableToKeepFile as error:
            form.add_error("uploads", str(error))
        else:
            return _after_upload(request, organisation, delivered)
    rows = access.visible_to(actor, day=timezone.localdate())
    table = _deliveries(actor)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="aanleveringen")
    unassigned = list(rows.filter(status=Status.UNASSIGNED).order_by("pk"))
    context = {
        "form": form,
        "senders_form": SendersForm(deliveries=unassigned, deliverers=deliverers) if unassigned else None,
        "waiting": access.waiting_for(actor),
        **_listing(request, actor),
    }
    return render(request, "municipality/deliveries.html", context)


def _after_upload(request: HttpRequest, organisation: str, delivered: list[Delivery]) -> HttpResponse:
    if len(delivered) == 1 and delivered[0].status != Status.UNASSIGNED:
        return redirect("municipality:delivery", organisation=organisation, pk=delivered[0].pk)
    text = ngettext("%(count)d file received.", "%(count)d files received.", len(delivered))
    messages.success(request, text % {"count": len(delivered)})
    return redirect("municipality:deliveries", organisation=organisation)


def _listing(request: HttpRequest, actor: Actor) -> dict[str, object]:
    rows = access.visible_to(actor, day=timezone.localdate())
    shown = _deliveries(actor).show(rows, query=request.GET)
    return {"table": shown, "is_busy": any(row.is_under_way for row in shown.objects)}


@require_GET
def delivery_list(request: HttpRequest, organisation: str) -> HttpResponse:
    """The list of deliveries alone, which asks for itself again while files are being read."""
    actor = cast(ActingRequest, request).actor
    access.may_deliver(actor).or_refuse()
    return render(request, "municipality/deliveries.html#results", _listing(request, actor))


@require_POST
def senders(request: HttpRequest, organisation: str) -> HttpResponse:
    """Start reading the files of which a person has now said who sent them."""
    actor = cast(ActingRequest, request).actor
    access.may_deliver(actor).or_refuse()
    rows = access.visible_to(actor, day=timezone.localdate()).filter(status=Status.UNASSIGNED)
    form = SendersForm(request.POST, deliveries=list(rows), deliverers=access.deliverers_for(actor))
    if form.is_valid():
        choose_senders(form.chosen, by=actor.user, at=timezone.now())
    return redirect("municipality:deliveries", organisation=organisation)


@require_GET
def delivery(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show how far a delivery is and, for the sender, which rows were rejected."""
    actor = cast(ActingRequest, request).actor
    found = access.get_delivery_or_404(actor, pk, day=timezone.localdate())
    rows, rejections = found.rejected_rows.all(), _rejections(found)
    if rejections.wants_export(request.GET):
        return rejections.export(rows, query=request.GET, file_name=f"verslag-{found.pk}")
    creditor = found.creditor
    context = {
        "delivery": found,
        "status": status_badge(found),
        "is_stopped": is_stopped(found),
        "report": report(found) if found.status == Status.DONE else None,
        "table": rejections.show(rows, query=request.GET),
        "responsible": access.names_of([creditor.responsible]).get(creditor.responsible or 0) if creditor else None,
    }
    if found.status == Status.UNASSIGNED:
        context["senders_form"] = SendersForm(deliveries=[found], deliverers=access.deliverers_for(actor))
    return render(request, "municipality/delivery.html", context)


@require_GET
def progress(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The progress bar alone; tells the page to load again when the work is done."""
    actor = cast(ActingRequest, request).actor
    found = access.get_delivery_or_404(actor, pk, day=timezone.localdate())
    response = render(request, "municipality/delivery.html#progress", {"delivery": found})
    if not found.is_under_way or is_stopped(found):
        response["HX-Refresh"] = "true"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Map the columns of an unknown layout; the first rows are read from the kept file and shown, nowhere stored."""
    actor = cast(ActingRequest, request).actor
    found = access.get_delivery_or_404(actor, pk, day=timezone.localdate())
    deliverer = found.deliverer
    if deliverer is None or found.status != Status.MAPPING:
        return redirect("municipality:delivery", organisation=organisation, pk=pk)
    try:
        sample = take_sample(Path(found.file))
        initial = MappingForm.initial_for(sample, deliverer, day=timezone.localdate())
        form = MappingForm(request.POST or None, sample=sample, deliverer=deliverer, initial=initial)
        if request.method == "POST" and form.is_valid():
            name, layout = form.cleaned_data["name"], form.layout
            map_columns(found, name=name, layout=layout, by=actor.user, at=timezone.now())
            messages.success(request, gettext("The layout is kept. The next file like this is read by itself."))
            return redirect("municipality:delivery", organisation=organisation, pk=pk)
    except (UnableToReadFile, UnableToDeliverFile) as error:
        messages.error(request, str(error))
        return redirect("municipality:delivery", organisation=organisation, pk=pk)
    return render(request, "municipality/columns.html", {"delivery": found, "form": form, "sample": sample})


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_file(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask, then leave a wrong file aside and remove it."""
    actor = cast(ActingRequest, request).actor
    found = access.get_delivery_or_404(actor, pk, day=timezone.localdate())
    if request.method == "POST":
        try:
            withdraw(found, by=actor.user, at=timezone.now())
            messages.success(request, gettext("The file has been withdrawn and removed."))
        except UnableToDeliverFile as error:
            messages.error(request, str(error))
        return redirect("municipality:delivery", organisation=organisation, pk=pk)
    context = {
        "title": gettext("Withdraw this file?"),
        "question": str(found),
        "text": gettext("Do this when the wrong file was delivered. Nothing of it was stored; the file is removed."),
        "confirm_label": gettext("Withdraw"),
        "cancel_url": _link(actor, found),
        "tone": Tone.NEGATIVE,
    }
    return render(request, "ui/confirm.html", context)
