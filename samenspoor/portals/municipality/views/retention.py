"""Keeping and destroying, for the privacy officer: terms, the DPIA, destruction and its reports. The FG reads along."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.retention import access, actions
from samenspoor.domain.retention.actions import DueRecords
from samenspoor.domain.retention.models import DestructionReport
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.organisations.classification import RetentionClass
from samenspoor.foundation.ui.formats import day, number
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.municipality.retention_forms import DestroyForm, DpiaForm, TermForm

TONES = {DestructionReport.Status.RUNNING: Tone.INFO, DestructionReport.Status.DONE: Tone.POSITIVE}


def _days(due: DueRecords) -> str | SafeString:
    if due.term is None:
        return badge(_("Not entered yet"), Tone.WARNING)
    return ngettext("%(days)s day", "%(days)s days", due.term.days) % {"days": number(due.term.days)}


def _due(due: DueRecords) -> str | SafeString:
    if due.term and due.term.hold_reason:
        return badge(_("Waits: %(reason)s") % {"reason": due.term.hold_reason}, Tone.INFO)
    return _goes(due)


def _term_link(actor: Actor, due: DueRecords) -> str:
    if not access.may_set_retention(actor):
        return ""
    return reverse(
        "municipality:retention_term",
        kwargs={"organisation": actor.organisation.slug, "retention_class": due.retention_class},
    )


def _terms(actor: Actor) -> Table:
    return Table(
        caption=gettext_lazy("What is kept, and how long"),
        columns=(
            Column(key="what", label=gettext_lazy("What"), value=lambda row: row.retention_class.label,
                   link=lambda row: _term_link(actor, row)),
            Column(key="days", label=gettext_lazy("Kept for"), cell=_days,
                   value=lambda row: row.term.days if row.term else None),
            Column(key="counted_from", label=gettext_lazy("Counted from")),
            Column(key="basis", label=gettext_lazy("Decided in"),
                   value=lambda row: row.term.basis if row.term else None),
            Column(key="due", label=gettext_lazy("To be destroyed now"), cell=_due, value=lambda row: row.count),
        ),
    )  # fmt: skip


def _reports(actor: Actor) -> Table:
    def link(report: DestructionReport) -> str:
        return reverse(
            "municipality:destruction_report", kwargs={"organisation": actor.organisation.slug, "pk": report.pk}
        )

    return Table(
        caption=gettext_lazy("Reports of destruction, newest first"),
        default_order=("-ordered_at",),
        empty_text=gettext_lazy("Nothing has been destroyed yet."),
        columns=(
            Column(key="ordered_at", label=gettext_lazy("Ordered"), kind=Kind.MOMENT, link=link),
            Column(key="person", label=gettext_lazy("By")),
            Column(key="status", label=gettext_lazy("Status"), value=lambda row: row.get_status_display(),
                   cell=lambda row: badge(row.get_status_display(), TONES[DestructionReport.Status(row.status)])),
            Column(key="destroyed", label=gettext_lazy("Destroyed"), kind=Kind.NUMBER),
        ),
        prefix="reports-",
    )  # fmt: skip


LINES = Table(
    caption=gettext_lazy("What was destroyed"),
    default_order=("pk",),
    columns=(
        Column(key="what", label=gettext_lazy("What"), value=lambda row: row.get_retention_class_display()),
        Column(key="days", label=gettext_lazy("Kept for, in days"), kind=Kind.NUMBER),
        Column(key="before", label=gettext_lazy("From before"), kind=Kind.DAY),
        Column(key="expected", label=gettext_lazy("Expected"), kind=Kind.NUMBER),
        Column(key="destroyed", label=gettext_lazy("Destroyed"), kind=Kind.NUMBER),
    ),
)


@require_GET
def overview(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show per class the term and how much is due, the DPIA and the reports; counting destroys nothing."""
    actor = cast(ActingRequest, request).actor
    due, terms, reports = access.due_for(actor, day=timezone.localdate()), _terms(actor), _reports(actor)
    if terms.wants_export(request.GET):
        return terms.export(due, query=request.GET, file_name="bewaartermijnen")
    rows = access.reports_visible_to(actor)
    if reports.wants_export(request.GET):
        return reports.export(rows, query=request.GET, file_name="vernietigingen")
    context = {
        "terms": terms.show(due, query=request.GET),
        "reports": reports.show(rows, query=request.GET),
        "dpia": access.newest_dpia(actor),
        "missing": [row.retention_class.label for row in due if row.term is None],
        "due": sum(row.goes for row in due),
        "may_set": access.may_set_retention(actor),
    }
    return render(request, "municipality/retention.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def term(request: HttpRequest, organisation: str, retention_class: str) -> HttpResponse:
    """Enter how long one class is kept, and where that was decided."""
    actor = cast(ActingRequest, request).actor
    access.may_set_retention(actor).or_refuse()
    if retention_class not in RetentionClass.with_term():
        raise Http404
    found, known = RetentionClass(retention_class), access.term_of(actor, retention_class)
    initial = {"days": known.days, "basis": known.basis, "hold_reason": known.hold_reason} if known else None
    form = TermForm(request.POST or None, initial=initial, about=[known] if known else [])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        entered = actions.EnteredTerm(found, days=given["days"], basis=given["basis"], hold_reason=given["hold_reason"])
        actions.enter_terms(actor.organisation, terms=[entered], by=actor.user, at=timezone.now())
        messages.success(request, _("The term of “%(what)s” has been stored.") % {"what": found.label})
        return redirect("municipality:retention", organisation=organisation)
    return render(request, "municipality/retention_term.html", {"form": form, "what": found.label})


@require_http_methods(["GET", "HEAD", "POST"])
def dpia(request: HttpRequest, organisation: str) -> HttpResponse:
    """Confirm that a DPIA covers this work."""
    actor = cast(ActingRequest, request).actor
    access.may_set_retention(actor).or_refuse()
    form = DpiaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm_dpia(actor.organisation, **form.cleaned_data, by=actor.user, at=timezone.now())
        except actions.UnableToConfirmDpia as error:
            form.add_error("decided_on", str(error))
        else:
            messages.success(request, _("The DPIA has been confirmed."))
            return redirect("municipality:retention", organisation=organisation)
    context = {
        "title": _("Confirm the DPIA"),
        "question": _("Has the municipality decided on a DPIA that covers this work?"),
        "text": _("With this and a term for everything that is kept, data of real people may be entered."),
        "confirm_label": _("Confirm the DPIA"),
        "cancel_url": reverse("municipality:retention", kwargs={"organisation": organisation}),
        "form": form,
    }
    return render(request, "ui/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what would go and what stays, and have it destroyed by whoever copies how much that is."""
    actor = cast(ActingRequest, request).actor
    access.may_set_retention(actor).or_refuse()
    due = [row for row in access.due_for(actor, day=timezone.localdate()) if row.goes]
    total = sum(row.goes for row in due)
    form = DestroyForm(request.POST or None, total=total)
    if not total:
        messages.info(request, _("There is nothing to destroy: no record is older than its term."))
        return redirect("municipality:retention", organisation=organisation)
    if request.method == "POST" and form.is_valid():
        expected = form.cleaned_data["expected"]
        try:
            ordered = actions.order_destruction(actor.organisation, expected=expected, by=actor.user, at=timezone.now())
        except actions.UnableToDestroy as error:
            form.add_error("expected", str(error))
        else:
            return redirect("municipality:destruction_report", organisation=organisation, pk=ordered.pk)
    context = {
        "title": _("Destroy what is older than its term"),
        "question": _("Do you want to destroy this for good?"),
        "text": _("It disappears from the records, from their history and from the disk. Nobody can bring it back."),
        "details": [*((row.retention_class.label, _goes(row)) for row in due), (_("Altogether"), number(total))],
        "form": form,
        "confirm_label": _("Destroy"),
        "tone": Tone.NEGATIVE,
        "cancel_url": reverse("municipality:retention", kwargs={"organisation": organisation}),
    }
    return render(request, "ui/confirm.html", context)


def _goes(due: DueRecords) -> str:
    """How many go, how recent the newest of them is, and how many stay."""
    words = [number(due.count)]
    if due.newest:
        words.append(_("the newest was closed on %(day)s") % {"day": day(due.newest)})
    if due.staying:
        words.append(
            ngettext("%(count)s stays because work on it runs", "%(count)s stay because work on them runs", due.staying)
            % {"count": number(due.staying)}
        )
    return "; ".join(words)


@require_GET
def report(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show what was destroyed, by whom and under which terms; numbers only."""
    found = access.get_report_or_404(cast(ActingRequest, request).actor, pk)
    rows = found.lines.all()
    if LINES.wants_export(request.GET):
        return LINES.export(rows, query=request.GET, file_name=f"vernietiging-{found.pk}")
    context = {"report": found, "table": LINES.show(rows, query=request.GET)}
    return render(request, "municipality/destruction_report.html", context)


@require_GET
def progress(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The progress bar alone; tells the page to load again when the destruction is done."""
    found = access.get_report_or_404(cast(ActingRequest, request).actor, pk)
    response = render(request, "municipality/destruction_report.html#progress", {"report": found})
    if found.status == DestructionReport.Status.DONE:
        response["HX-Refresh"] = "true"
    return response
