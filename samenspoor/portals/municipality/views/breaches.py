"""A possible data breach: reported in a minute from the dossier, followed by the officers with the 72 hours."""

from datetime import datetime
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.casework import access
from samenspoor.domain.casework.actions.breaches import UnableToReport, report_breach, take_step
from samenspoor.domain.casework.breach_states import BreachStatus
from samenspoor.domain.casework.models import DataBreach, DataClass
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.ui.formats import moment
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.municipality.breach_forms import ReportForm, StepForm

_SOON_HOURS = 24


def clock(breach: DataBreach, now: datetime) -> tuple[str, Tone]:
    """How much of the 72 hours is left, in words; empty once someone decided about the AP."""
    if not breach.is_on_the_clock:
        return "", Tone.NEUTRAL
    hours = int((breach.notify_by - now).total_seconds() // 3600)
    if hours < 0:
        return _("The 72 hours have passed"), Tone.NEGATIVE
    left = ngettext("%(count)s hour left", "%(count)s hours left", hours) % {"count": hours}
    return left, Tone.WARNING if hours < _SOON_HOURS else Tone.INFO


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Report a possible data breach about a dossier."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_report_breach(actor).or_refuse()
    dossier = access.get_dossier_or_404(actor, pk, day=today)
    back = reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": pk})
    now = timezone.localtime()
    proposed = {
        "data_classes": [DataClass.CONTACT, DataClass.SIGNALLED],
        "people_count": max(1, len(dossier.people)),
        "since": today,
        "discovered_on": today,
        "discovered_time": now,
    }
    form = ReportForm(request.POST or None, initial=proposed)
    if request.method == "POST" and form.is_valid():
        try:
            with on_behalf_of(dossier.organisation_id, actor=actor, day=today):
                report_breach(dossier, form.report, by=actor.user, at=timezone.now())
        except UnableToReport as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Reported. The data protection officer and the privacy officer see it, with the 72 hours."),
            )
            return redirect(back)
    context = {
        "dossier": dossier,
        "form": form,
        "title": _("Report a possible data breach"),
        "button": _("Report"),
        "back": back,
        "hint": _("Better once too often than not at all. The officer judges whether it is a data breach, not you."),
    }
    return render(request, "municipality/act.html", context)


@require_GET
def breaches(request: HttpRequest, organisation: str) -> HttpResponse:
    """All data breaches of the municipality: the register of AVG art. 33(5)."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    rows = access.breaches_visible_to(actor)
    table = _table(organisation, now)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="datalekken")
    context = {
        "table": table.show(rows, query=request.GET),
        "on_the_clock": rows.on_the_clock().count(),
    }
    return render(request, "municipality/breaches.html", context)


def _table(organisation: str, now: datetime) -> Table:
    def standing(row: DataBreach) -> object:
        text, tone = clock(row, now)
        return badge(text, tone) if text else row.get_status_display()

    return Table(
        caption=_("Data breaches"),
        order_text=_("newest first"),
        default_order=("-discovered_at", "pk"),
        empty_text=_("No data breach has been reported."),
        columns=(
            Column(key="discovered_at", label=_("Discovered"), value=lambda row: moment(row.discovered_at),
                   link=lambda row: reverse("municipality:breach",
                                            kwargs={"organisation": organisation, "pk": row.pk})),
            Column(key="data_classes", label=_("Which data"), value=lambda row: "; ".join(row.data_labels)),
            Column(key="people_count", label=_("People"), kind=Kind.NUMBER),
            Column(key="status", label=_("Status"), value=lambda row: row.get_status_display(), cell=standing),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def breach(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """One data breach with its clock and its steps; by POST the next step."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    found, may_handle = access.get_breach_or_404(actor, pk), access.may_handle_breaches(actor)
    form = StepForm(request.POST or None, breach=found)
    if request.method == "POST":
        may_handle.or_refuse()
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        try:
            take_step(found, to=BreachStatus(entered["to"]), note=entered["note"], by=actor.user, at=now)
        except (UnableToReport, UnableToMove) as error:
            form.add_error("note", str(error))
        else:
            messages.success(request, _("Written down."))
            return redirect("municipality:breach", organisation=organisation, pk=pk)
    text, tone = clock(found, now)
    names = access.officers_of(actor, day=timezone.localdate())
    context = {
        "breach": found,
        "clock": text,
        "tone": tone,
        "steps": [(step, names.get(step.made_by, "")) for step in found.steps.order_by("pk")],
        "form": form,
        "may_go_on": bool(may_handle) and found.status != BreachStatus.CLOSED,
        "details": [
            (_("What happened"), found.what_happened),
            (_("Which data"), "; ".join(found.data_labels)),
            (_("People"), found.people_count),
            (_("Began on"), found.since),
            (_("Discovered"), moment(found.discovered_at)),
            (_("Tell the AP before"), moment(found.notify_by)),
            (_("What was done at once"), found.measures or "–"),
            (_("Number of the dossier"), found.dossier_number or "–"),
        ],
    }
    return render(request, "municipality/breach.html", context)
