"""Fixed-cost creditors: with whom the municipality works, who attested their collection, and what waits for that."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.intake import access
from samenspoor.domain.intake.actions import (
    UnableToAddDeliverer,
    add_creditor,
    add_loket,
    name_responsible,
    remove_profile,
)
from samenspoor.domain.intake.models import Creditor, CreditorType
from samenspoor.domain.journeys.attest import attest
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui import formats
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import NOTHING, Column, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.municipality.forms import AttestationForm, NewDelivererForm, ResponsibleForm, attestation_of


def _link(actor: Actor, creditor: Creditor) -> str:
    return reverse("municipality:creditor", kwargs={"organisation": actor.organisation.slug, "pk": creditor.pk})


def _state(creditor: Creditor) -> SafeString:
    if creditor.attested_at:
        return badge(gettext("Attested"), Tone.POSITIVE)
    return badge(gettext("Not attested"), Tone.WARNING)


def _by_and_on(creditor: Creditor, names: dict[int, str]) -> str:
    if not creditor.attested_at:
        return ""
    return ", ".join(filter(None, (names.get(creditor.attested_by or 0, ""), formats.day(creditor.attested_at))))


def _creditors(actor: Actor, names: dict[int, str]) -> Table:
    return Table(
        caption=_("Fixed-cost creditors"),
        empty_text=_("This municipality has no creditors yet."),
        columns=(
            Column(key="name", label=_("Name"), link=lambda row: _link(actor, row)),
            Column(key="type", label=_("Type"), value=lambda row: row.get_type_display()),
            Column(key="state", label=_("Responsible collection"), cell=_state,
                   value=lambda row: gettext("Attested") if row.attested_at else gettext("Not attested")),
            Column(key="covenant", label=_("Covenant")),
            Column(key="attested_at", label=_("Attested"), value=lambda row: _by_and_on(row, names)),
            Column(key="responsible", label=_("Person responsible"),
                   value=lambda row: names.get(row.responsible or 0, "")),
            Column(key="waiting", label=_("Waiting"), kind=Kind.NUMBER),
        ),
    )  # fmt: skip


@require_GET
def creditors(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the creditors, with the lokets through which some of them deliver."""
    actor = cast(ActingRequest, request).actor
    access.may_see_creditors(actor).or_refuse()
    rows = list(access.creditors_for(actor))
    names = access.names_of(number for row in rows for number in (row.attested_by, row.responsible))
    table = _creditors(actor, names)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="vastelastenpartners", note=exported)
    context = {
        "table": table.show(listed(rows), query=request.GET),
        "lokets": access.lokets_for(actor),
        "may_add": bool(access.may_attest(actor)),
        "may_deliver": bool(access.may_deliver(actor)),
    }
    return render(request, "municipality/creditors.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, organisation: str) -> HttpResponse:
    """Add a creditor or a loket."""
    actor = cast(ActingRequest, request).actor
    access.may_attest(actor).or_refuse()
    form = NewDelivererForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, kind, owner = form.cleaned_data["name"], form.cleaned_data["type"], actor.organisation.pk
        try:
            if kind == form.LOKET:
                add_loket(owner, name=name, by=actor.user, at=timezone.now())
                return redirect("municipality:creditors", organisation=organisation)
            made = add_creditor(owner, name=name, type=CreditorType(kind), by=actor.user, at=timezone.now())
            return redirect("municipality:creditor", organisation=organisation, pk=made.pk)
        except UnableToAddDeliverer as error:
            form.add_error("name", str(error))
    return render(request, "municipality/new_creditor.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def creditor(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one creditor; who may, attests here that it meets the conditions."""
    actor = cast(ActingRequest, request).actor
    found = access.get_creditor_or_404(actor, pk)
    verdict = access.may_attest(actor)
    form = _attestation(request.POST or None, found) if verdict else None
    if request.method == "POST":
        verdict.or_refuse()
        if form and form.is_valid():
            covenant, limits = form.cleaned_data["covenant"], form.limits
            started = attest(found, covenant=covenant, limits=limits, by=actor.user, at=timezone.now())
            messages.success(request, _attested(found, started))
            return redirect("municipality:creditor", organisation=organisation, pk=pk)
    return _show(request, found, form, _who(actor, found, None) if verdict else None)


def _attestation(data: QueryDict | None, found: Creditor) -> AttestationForm:
    return AttestationForm(data, initial=attestation_of(found), about=[found])


def _who(actor: Actor, found: Creditor, data: QueryDict | None) -> ResponsibleForm:
    people = access.attesters_of(actor, day=timezone.localdate())
    return ResponsibleForm(data, people=people, initial={"responsible": found.responsible}, about=[found])


def _show(
    request: HttpRequest, found: Creditor, form: AttestationForm | None, who: ResponsibleForm | None
) -> HttpResponse:
    actor = cast(ActingRequest, request).actor
    names = access.names_of([found.attested_by, found.responsible])
    context = {
        "creditor": found,
        "state": _state(found),
        "form": form,
        "refusal": access.may_attest(actor).reason,
        "responsible_form": who,
        "details": _details(found, names),
        "profiles": found.profiles.order_by("name"),
        "may_deliver": bool(access.may_deliver(actor)),
    }
    return render(request, "municipality/creditor.html", context)


def _attested(creditor: Creditor, started: int) -> str:
    text = gettext("You attested that %(name)s collects responsibly.") % {"name": creditor.name}
    if not started:
        return text
    files = ngettext(
        "%(count)d file that waited is being read.", "%(count)d files that waited are being read.", started
    )
    return f"{text} {files % {'count': started}}"


def _details(creditor: Creditor, names: dict[int, str]) -> list[tuple[str, object]]:
    limits = [
        gettext("from %(amount)s") % {"amount": formats.euro(creditor.minimum_cents)} if creditor.minimum_cents else "",
        gettext("from %(days)d days") % {"days": creditor.minimum_days} if creditor.minimum_days else "",
        gettext("up to %(days)d days") % {"days": creditor.maximum_days} if creditor.maximum_days else "",
    ]
    return [
        (gettext("Type"), creditor.get_type_display()),
        (gettext("Covenant"), creditor.covenant or NOTHING),
        (gettext("Limits in the covenant"), ", ".join(limit for limit in limits if limit) or NOTHING),
        (gettext("Attested on"), formats.day(creditor.attested_at) if creditor.attested_at else NOTHING),
        (gettext("Attested by"), names.get(creditor.attested_by or 0, NOTHING)),
        (gettext("Person responsible"), names.get(creditor.responsible or 0, NOTHING)),
        (gettext("Waiting files"), formats.number(getattr(creditor, "waiting", 0))),
    ]


@require_POST
@one_at_a_time
def responsible(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Name the person whose task it is to attest this creditor."""
    actor = cast(ActingRequest, request).actor
    found = access.get_creditor_or_404(actor, pk)
    access.may_attest(actor).or_refuse()
    form = _who(actor, found, request.POST)
    if not form.is_valid():
        return _show(request, found, _attestation(None, found), form)
    name_responsible(found, responsible=form.cleaned_data["responsible"], by=actor.user, at=timezone.now())
    return redirect("municipality:creditor", organisation=organisation, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def forget_profile(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask, then forget a saved layout."""
    actor = cast(ActingRequest, request).actor
    layout = access.get_profile_or_404(actor, pk)
    everyone = reverse("municipality:creditors", kwargs={"organisation": organisation})
    back = _link(actor, layout.creditor) if layout.creditor else everyone
    if request.method == "POST":
        remove_profile(layout, by=actor.user, at=timezone.now())
        return redirect(back)
    context = {
        "title": gettext("Forget this layout?"),
        "question": gettext("The next file with the layout “%(name)s” waits until someone chooses the columns again.")
        % {"name": layout.name},
        "confirm_label": gettext("Forget"),
        "cancel_url": back,
        "tone": Tone.NEGATIVE,
    }
    return render(request, "ui/confirm.html", context)
