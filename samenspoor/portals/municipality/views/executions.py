"""Which other parties carry out early signalling for the municipality, from when to when (Wgs art. 3a)."""

from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.intake.access import names_of
from samenspoor.domain.journeys.arrange import arrange_execution, end_execution
from samenspoor.foundation.accounts import access
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.forms import ExecutionForm, LastDayForm
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.organisations.actions import UnableToArrange
from samenspoor.foundation.organisations.models import Execution
from samenspoor.foundation.ui import formats
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge


def _state(execution: Execution) -> SafeString:
    today = timezone.localdate()
    if execution.ends_on is not None and execution.ends_on < max(today, execution.starts_on):
        return badge(gettext("Ended"), Tone.NEUTRAL)
    if execution.starts_on > today:
        return badge(gettext("Begins later"), Tone.INFO)
    return badge(gettext("Works for us"), Tone.POSITIVE)


def _end_address(actor: Actor, execution: Execution) -> str:
    """Where a running arrangement is ended; nowhere for one that has ended."""
    if execution.ends_on is not None and execution.ends_on < max(timezone.localdate(), execution.starts_on):
        return ""
    return reverse("municipality:end_execution", kwargs={"organisation": actor.organisation.slug, "pk": execution.pk})


def _by_and_on(execution: Execution, names: dict[int, str]) -> str:
    on = formats.day(execution.arranged_at) if execution.arranged_at else ""
    return ", ".join(filter(None, (names.get(execution.arranged_by, ""), on)))


def _table(actor: Actor, names: dict[int, str]) -> Table:
    return Table(
        caption=_("Parties that work for the municipality"),
        empty_text=_("Nobody else carries out early signalling for you."),
        columns=(
            Column(key="party", label=_("Executing party"), value=lambda row: row.party.name),
            Column(key="starts_on", label=_("First day"), kind=Kind.DAY),
            Column(key="ends_on", label=_("Last day"), kind=Kind.DAY),
            Column(key="state", label=_("State"), cell=_state, value=lambda _row: None, is_exported=False),
            Column(key="arranged", label=_("Arranged"), value=lambda row: _by_and_on(row, names)),
            Column(key="end", label=_("Change"), value=lambda row: gettext("End") if _end_address(actor, row) else "",
                   link=lambda row: _end_address(actor, row), is_exported=False),
        ),
    )  # fmt: skip


@require_GET
def executions(request: HttpRequest, organisation: str) -> HttpResponse:
    """List who works or worked for the municipality."""
    actor = cast(ActingRequest, request).actor
    access.may_arrange_execution(actor).or_refuse()
    rows = list(access.executions_of(actor))
    table = _table(actor, names_of([row.arranged_by for row in rows]))
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="uitvoering")
    context = {"table": table.show(rows, query=request.GET), "may_add": access.parties_for(actor).exists()}
    return render(request, "municipality/executions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: HttpRequest, organisation: str) -> HttpResponse:
    """Let another party work for the municipality."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    access.may_arrange_execution(actor).or_refuse()
    form = ExecutionForm(
        request.POST or None, parties=access.parties_for(actor), initial={"starts_on": timezone.localdate(now)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = arrange_execution(actor.organisation, **form.cleaned_data, by=actor.user, at=now)
        except UnableToArrange as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, gettext("Arranged: %(name)s works for you.") % {"name": made.party.name})
            return redirect("municipality:executions", organisation=organisation)
    return render(request, "municipality/new_execution.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask for the last day, and end the arrangement after it."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_execution_or_404(actor, pk)
    form = LastDayForm(request.POST or None, initial={"last_day": today})
    if request.method == "POST" and form.is_valid():
        try:
            end_execution(found, last_day=form.cleaned_data["last_day"], by=actor.user, at=timezone.now())
        except UnableToArrange as error:
            form.add_error("last_day", str(error))
        else:
            messages.success(request, gettext("The work of %(name)s ends.") % {"name": found.party.name})
            return redirect("municipality:executions", organisation=organisation)
    form.fields["last_day"].widget.attrs["min"] = (today - timedelta(days=1)).isoformat()
    context = {
        "title": gettext("End the work of %(name)s") % {"name": found.party.name},
        "question": gettext("When is the last day on which %(name)s works for you?") % {"name": found.party.name},
        "text": gettext("After that day its staff see none of your dossiers any more. What they did stays."),
        "confirm_label": gettext("End"),
        "tone": Tone.NEGATIVE,
        "cancel_url": reverse("municipality:executions", kwargs={"organisation": organisation}),
        "form": form,
    }
    return render(request, "ui/confirm.html", context)
