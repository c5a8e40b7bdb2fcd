"""Agreements: written per kind in one form, signed by both sides, compared, stopped; the register of who may what."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.agreements import access, actions
from samenspoor.domain.agreements.actions import UnableToAgree
from samenspoor.domain.agreements.data_held import data_end_on, requests_told
from samenspoor.domain.agreements.evaluations import looking_back
from samenspoor.domain.agreements.horizon import Bar, bars, window
from samenspoor.domain.agreements.lacks import lack_text
from samenspoor.domain.agreements.models import Agreement, AgreementKind, PartnerKind
from samenspoor.domain.agreements.paper_print import print_paper
from samenspoor.domain.agreements.processing import processings
from samenspoor.domain.agreements.register import DOORS, PartnerDoors, doors_of
from samenspoor.domain.agreements.signed_file import UnableToAttach
from samenspoor.domain.agreements.terms import LEFT, RIGHT, compare, counting, kinds_for, versions_shown
from samenspoor.domain.journeys import withdraw as journeys
from samenspoor.domain.trajectory.held_data import requests_running
from samenspoor.domain.trajectory.request_access import may_send_requests
from samenspoor.domain.volunteering.outlook import may_see_outlook
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.organisations.kept_files import UnableToKeepFile
from samenspoor.foundation.ui.acts import ActPage, act_or_show
from samenspoor.foundation.ui.exports import attachment, csv_response
from samenspoor.foundation.ui.formats import day
from samenspoor.foundation.ui.tables import Column, Kind, Table
from samenspoor.portals.municipality.agreement_forms import (
    MoveStopForm,
    SignatureForm,
    SignedPaperForm,
    StopForm,
    TakeBackStopForm,
    TermsForm,
    WithdrawForm,
    terms_of,
)
from samenspoor.portals.municipality.authority_texts import DOOR_TEXTS, MENDING, state_of

UNABLE = (UnableToAgree, UnableToAttach, UnableToKeepFile, UnableToMove)


def _table(actor: Actor, today: date) -> Table:
    slug = actor.organisation.slug
    return Table(
        caption=_("Agreements"),
        empty_text=_("There is no agreement yet."),
        columns=(
            Column(key="partner", label=_("Partner"), value=lambda row: row.partner.name),
            Column(key="kind", label=_("Kind"), value=lambda row: row.get_kind_display(),
                   link=lambda row: reverse("municipality:agreement", kwargs={"organisation": slug, "pk": row.pk})),
            Column(key="state", label=_("State"), cell=lambda row: state_of(row, today),
                   value=lambda row: row.get_status_display()),
            Column(key="starts_on", label=_("First day"), kind=Kind.DAY, value=lambda row: row.newest.starts_on,
                   is_detail=True),
            Column(key="ends_on", label=_("Last day"), kind=Kind.DAY,
                   value=lambda row: row.stops_on or row.newest.ends_on),
            Column(key="signed_on", label=_("Signed"), kind=Kind.DAY, is_detail=True,
                   value=lambda row: row.in_force.signed_on if row.in_force else None),
        ),
    )  # fmt: skip


def _line(found: PartnerDoors, papers: Mapping[int, Agreement]) -> dict[str, Any]:
    """One row of the picture, open or closed in words as well as in colour; under it which papers, and what lacks."""
    return {
        "partner": found.partner,
        "cells": [(DOOR_TEXTS[door], answer) for door, answer in zip(DOORS, found.answers, strict=True)],
        "papers": [papers[number] for number in found.papers if number in papers],
        "lacks": [
            (lack_text(lack), ", ".join(str(DOOR_TEXTS[door]) for door in kept), MENDING[lack.gap])
            for lack, kept in found.lacks.items()
        ],
    }


def _horizon(rows: Sequence[Agreement], today: date) -> dict[str, Any]:
    """The picture of the coming two years: per partner its papers as bars, and what ends first."""
    found = bars(rows, on=today)
    ending = sorted((bar for bar in found if bar.ends_soon(today)), key=lambda bar: bar.last or date.max)
    by_partner: dict[str, list[tuple[Bar, SafeString]]] = {}
    for bar in found:
        by_partner.setdefault(bar.agreement.partner.name, []).append((bar, state_of(bar.agreement, today)))
    marks = window(today)
    return {
        "groups": list(by_partner.items()),
        "marks": marks[:-1],
        "days": (marks[-1] - today).days + 1,
        "holding": sum(bar.holds for bar in found),
        "ending": len(ending),
        "first": next(iter(ending), None),
    }


@require_GET
def agreements(request: HttpRequest, organisation: str) -> HttpResponse:
    """The register: every paper, and per organisation which doors they open today."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_see_register(actor).or_refuse()
    rows, table = list(access.agreements_of(actor)), _table(actor, today)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="overeenkomsten", note=exported)
    partners = [each for each in access.partners_of(actor) if each.participant_id]
    papers = {each.pk: each for each in rows}
    context = {
        "table": table.show(listed(rows), query=request.GET),
        "horizon": _horizon(rows, today) if rows else None,
        "headings": [DOOR_TEXTS[door] for door in DOORS],
        "lines": [_line(found, papers) for found in doors_of(access.authority_for(actor), partners, on=today)],
        "has_partners": access.partners_of(actor).exists(),
        "may_manage": bool(access.may_manage_agreements(actor)),
    }
    return render(request, "municipality/agreements.html", context)


@require_GET
def processing_register(request: HttpRequest, organisation: str) -> HttpResponse:
    """Write the lines for the register of processing (AVG art. 30): with whom, in which part, which data, how long."""
    actor = cast(ActingRequest, request).actor
    access.may_see_register(actor).or_refuse()
    found = list(processings(access.agreements_of(actor)))
    exported([line.agreement for line in found])
    header = [
        gettext("Processing"), gettext("Partner"), gettext("Part"), gettext("Paper"), gettext("Data that travel"),
        gettext("What they report to us"), gettext("What we report to them"), gettext("First day"), gettext("Last day"),
    ]  # fmt: skip
    rows = [
        (
            gettext("Volunteers in debt help"),
            line.agreement.partner.name,
            str(line.part),
            line.agreement.get_kind_display(),
            *(", ".join(map(str, each)) for each in (line.data, line.reports_to_us, line.reports_to_partner)),
            line.version.starts_on,
            line.ends_on,
        )
        for line in found
    ]
    return csv_response(header=header, rows=rows, file_name="verwerkingsregister")


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, organisation: str, pk: int, kind: str) -> HttpResponse:
    """Write the first version of an agreement with one partner."""
    actor = cast(ActingRequest, request).actor
    partner = access.get_partner_or_404(actor, pk)
    access.may_manage_agreements(actor).or_refuse()
    back = reverse("municipality:partner", kwargs={"organisation": organisation, "pk": pk})
    if kind not in kinds_for(PartnerKind(partner.kind)):
        return redirect(back)
    chosen = AgreementKind(kind)
    form = TermsForm(request.POST or None, kind=chosen, initial={"starts_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft_agreement(partner, form.written, kind=chosen, by=actor.user, at=timezone.now())
        except UNABLE as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, gettext("The draft is there. It counts when both sides have signed."))
            return redirect("municipality:agreement", organisation=organisation, pk=made.pk)
    title = gettext("%(kind)s with %(name)s") % {"kind": chosen.label, "name": partner.name}
    return _show_form(request, form, title=title, button=gettext("Store the draft"), back=back, parent=partner.name)


@require_GET
def agreement(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show what an agreement says, how it came about, and what changed between its versions."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_agreement_or_404(actor, pk)
    versions, may_manage = versions_shown(found), bool(access.may_manage_agreements(actor))
    context = {
        "agreement": found,
        "state": state_of(found, today),
        "holds": bars([found], on=today)[0].holds,
        "newest": versions[0],
        "counts": counting(versions, on=today),
        "versions": versions,
        "is_unsigned": versions[0].version.signed_on is None,
        "may_change": may_manage and not found.stops_on,
        "may_correct_stop": may_manage and found.may_correct_stop(today),
        "attach_page": "municipality:attach_paper" if may_manage else "",
        "looking_back": looking_back(found, on=today),
        "figures": _figures(actor),
        "held": _held(actor, found, today),
        "record_url": _evaluation_page(organisation, pk) if may_manage else "",
    }
    return render(request, "municipality/agreement.html", context)


def _evaluation_page(organisation: str, pk: int) -> str:
    return reverse("chain:record_evaluation", kwargs={"organisation": organisation, "pk": pk})


def _held(actor: Actor, found: Agreement, today: date) -> str:
    """What still runs on a paper on data that ends, or has ended."""
    if not found.partner.participant_id or data_end_on(found, on=today) is None:
        return ""
    running = requests_running(actor.organisation.pk)
    return requests_told(found.partner.name, running.get(found.partner.participant_id, 0))


def _figures(actor: Actor) -> list[tuple[str, str]]:
    """The pages with figures of what came of it, as far as this person sees them."""
    found = [(gettext("Help requests"), "municipality:requests")] if may_send_requests(actor) else []
    if may_see_outlook(actor):
        found.append((gettext("Volunteers, looking ahead"), "municipality:capacity"))
    return [(label, reverse(page, kwargs={"organisation": actor.organisation.slug})) for label, page in found]


@require_GET
def compare_versions(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Put any two versions beside each other."""
    found = access.get_agreement_or_404(cast(ActingRequest, request).actor, pk)
    chosen = access.two_versions_or_404(found, left=request.GET.get(LEFT, ""), right=request.GET.get(RIGHT, ""))
    return render(request, "municipality/compare.html", {"agreement": found, "found": compare(found, *chosen)})


@require_GET
def paper(request: HttpRequest, organisation: str, pk: int, number: int) -> HttpResponse:
    """Print one version, for both sides to sign or to keep."""
    found = access.get_agreement_or_404(cast(ActingRequest, request).actor, pk)
    version = access.version_or_404(found, number)
    return attachment(print_paper(found, version), file_name=f"{found.kind}-{found.pk}-{number}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def rewrite(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Change the draft, or begin the next version."""
    actor = cast(ActingRequest, request).actor
    found = _to_change(actor, pk)
    kind = AgreementKind(found.kind)
    form = TermsForm(request.POST or None, kind=kind, initial=terms_of(found.newest, kind), about=[found.newest])

    def act() -> object:
        return actions.rewrite(found, form.written, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Write anew"), button=gettext("Store the draft"))


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write down that both sides have signed."""
    actor = cast(ActingRequest, request).actor
    found = _to_change(actor, pk)
    form = SignatureForm(request.POST or None, initial={"on": timezone.localdate()})

    def act() -> object:
        return actions.sign(
            found, on=form.cleaned_data["on"], ours=form.ours, theirs=form.theirs, by=actor.user, at=timezone.now()
        )

    return _act(request, found, form, act, title=gettext("Both sides have signed"), button=gettext("Put in force"))


@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, organisation: str, pk: int, number: int) -> HttpResponse:
    """Add the paper that both sides signed, or a better scan of it."""
    actor = cast(ActingRequest, request).actor
    found = _to_change(actor, pk)
    version = access.version_or_404(found, number)
    form = SignedPaperForm(request.POST or None, request.FILES or None)

    def act() -> object:
        return actions.attach_signed(version, form.cleaned_data["paper"], by=actor.user, at=timezone.now())

    title = gettext("Signed paper of version %(number)s") % {"number": number}
    return _act(request, found, form, act, title=title, button=gettext("Keep the paper"))


@require_GET
def signed(request: HttpRequest, organisation: str, pk: int, number: int) -> HttpResponse:
    """Take the signed paper along."""
    found = access.get_agreement_or_404(cast(ActingRequest, request).actor, pk)
    return attachment(
        access.signed_paper_or_404(found, number), file_name=f"{found.kind}-{found.pk}-{number}-ondertekend.pdf"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def terminate(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Stop an agreement from a day on."""
    actor = cast(ActingRequest, request).actor
    found = _to_change(actor, pk)
    form = StopForm(request.POST or None)

    def act() -> object:
        return actions.terminate(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    title, hint = gettext("Stop this agreement"), _what_goes_on(found)
    return _act(request, found, form, act, title=title, button=gettext("Stop"), hint=hint)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Close the door at once."""
    actor = cast(ActingRequest, request).actor
    found = _to_change(actor, pk)
    if found.in_force and found.kind != AgreementKind.MACHTIGING:
        return redirect("municipality:terminate_agreement", organisation=organisation, pk=pk)
    form = WithdrawForm(request.POST or None)

    def act() -> object:
        return journeys.withdraw(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    if found.in_force is None:
        return _act(request, found, form, act, title=gettext("Throw the draft away"), button=gettext("Throw away"))
    hint = gettext("What volunteers do in the name of the municipality stops today, also what runs already.")
    return _act(request, found, form, act, title=gettext("Withdraw at once"), button=gettext("Withdraw"), hint=hint)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def move_stop(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Let it stop on another day, as long as the first has not come."""
    actor = cast(ActingRequest, request).actor
    found = _to_change(actor, pk)
    form = MoveStopForm(request.POST or None, initial={"stops_on": found.stops_on}, about=[found])

    def act() -> object:
        return actions.move_stop(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Change the last day"), button=gettext("Store the day"),
                hint=gettext("Whoever was told of the old day by mail hears of the new one at once."))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_stop(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Let it go on as it was signed, as long as the day on which it stops has not come."""
    actor = cast(ActingRequest, request).actor
    found = _to_change(actor, pk)
    form = TakeBackStopForm(request.POST or None)

    def act() -> object:
        return actions.take_back_stop(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Take the stop back"), button=gettext("Let it go on"),
                hint=_goes_on_until(found))  # fmt: skip


def _goes_on_until(found: Agreement) -> str:
    """What taking a stop back leads to."""
    last = found.in_force.ends_on if found.in_force else None
    until = (
        gettext("It goes on until %(day)s, as it was signed.") % {"day": day(last)}
        if last
        else (gettext("It goes on without a last day, as it was signed."))
    )
    hears = gettext("Whoever was told of the stop by mail hears so at once.")
    return f"{until} {hears}"


def _what_goes_on(found: Agreement) -> str:
    """What stops with an agreement, and what does not yet."""
    return gettext(
        "After the last day nothing new begins under this agreement: no help request, no visit order, no data. "
        "Whoever is helped already keeps the volunteer for %(days)d more days; "
        "the organisation sees per pairing until when."
    ) % {"days": found.in_force.transition_days if found.in_force else 0}


def _to_change(actor: Actor, pk: int) -> Agreement:
    found = access.get_agreement_or_404(actor, pk)
    access.may_manage_agreements(actor).or_refuse()
    return found


def _act(
    request: HttpRequest, found: Agreement, form: forms.Form, act: Callable[[], object], **page: str
) -> HttpResponse:
    """Do one act on an agreement, or show its form with what is wrong; `page` is its title, button and hint."""
    slug = cast(ActingRequest, request).actor.organisation.slug
    hint = page.pop("hint", "")
    shown = ActPage(
        **page,
        more={"hint": hint},
        back=reverse("municipality:agreement", kwargs={"organisation": slug, "pk": found.pk}),
        parent=f"{found.get_kind_display()}, {found.partner.name}",
    )
    return act_or_show(request, form, act, shown, unable=UNABLE)


def _show_form(request: HttpRequest, form: forms.Form, **context: str) -> HttpResponse:
    return render(request, "ui/act.html", {"form": form, **context})
