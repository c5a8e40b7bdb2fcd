"""Requests for a volunteer at the municipality: ask after a look at what others will see, follow, tell, stop."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import cast
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.agreements.deployment import Phase
from samenspoor.domain.casework import access as casework
from samenspoor.domain.journeys.help_requests import stop as stop_request
from samenspoor.domain.trajectory import request_access as access
from samenspoor.domain.trajectory.actions.following import UnableToWithdraw, settle_urgent, tell_resident
from samenspoor.domain.trajectory.actions.requests import ask_again, send_from_counter, send_request
from samenspoor.domain.trajectory.asked import Asked, UnableToAsk, Whose, drafted, drafted_contact, parties_asked, whose
from samenspoor.domain.trajectory.asking import AFTER_ACCEPTANCE, phases_of, to_discuss, withheld
from samenspoor.domain.trajectory.link_access import links_of
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.trajectory.request_access import Followed
from samenspoor.domain.trajectory.request_steps import RequestStep, is_late
from samenspoor.domain.trajectory.shown import what_is_asked, who_asks
from samenspoor.domain.trajectory.travelling import as_it_travels, contact_as_it_travels, left_out
from samenspoor.domain.volunteering.numbers import numbers_at
from samenspoor.domain.volunteering.reach_texts import for_ordinary
from samenspoor.domain.volunteering.report_access import reports_on
from samenspoor.domain.volunteering.shelf_access import may_see_shelf
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.ui.acts import ActPage, act_or_show
from samenspoor.foundation.ui.formats import in_sentence
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table
from samenspoor.foundation.ui.telephone import dial
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.portals.municipality.request_forms import AskAgainForm, CounterForm, HelpForm, StopForm
from samenspoor.portals.municipality.request_texts import REQUEST_STEPS, how_far, step_badge, what_is_known

UNABLE = (UnableToAsk, UnableToWithdraw, UnableToMove)
_NOT_SENT = ("csrfmiddlewaretoken", "send", "edit")


def _of_work(rows: Sequence[Followed], choice: str) -> Sequence[Followed]:
    return [each for each in rows if each.is_for_caseworker] if choice == "mine" else rows


def _table(actor: Actor) -> Table:
    slug = actor.organisation.slug

    def step(row: Followed) -> SafeString:
        return step_badge(row)

    return Table(
        caption=_("Help requests"),
        empty_text=_("Nobody waits here. Ask for a volunteer from a dossier after help was accepted, or here."),
        columns=(
            Column(key="name", label=_("Who"), value=lambda row: row.contact.name,
                   link=lambda row: reverse("municipality:request", kwargs={"organisation": slug, "pk": row.pk})),
            Column(key="step", label=_("Next step"), cell=step, value=lambda row: str(REQUEST_STEPS[row.step])),
            Column(key="waits", label=_("Days waiting"), kind=Kind.NUMBER,
                   value=lambda row: None if row.step == RequestStep.RUNNING else row.waits_days),
            Column(key="phase", label=_("Phase"), value=lambda row: row.request.get_phase_display()),
            Column(key="asked", label=_("Organisation"), value=lambda row: row.taken_up_by or ", ".join(row.asked)),
            Column(key="urgency", label=_("How soon"), value=lambda row: row.request.get_urgency_display()),
            Column(key="made", label=_("Asked on"), kind=Kind.DAY,
                   value=lambda row: timezone.localdate(row.request.made_at)),
        ),
        filters=(
            Filter(key="work", label=_("Show"), apply=_of_work, default="running",
                   choices=[("running", _("Running")), ("mine", _("Asks something of us")), ("ended", _("Ended"))]),
        ),
    )  # fmt: skip


@require_GET
def requests(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the requests of the municipality: whose move it is, and how long somebody waits."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    rows = access.followed(actor, is_ended=request.GET.get("work") == "ended", on=today)
    table = _table(actor)
    if table.wants_export(request.GET):
        listed([each.request for each in rows])
        return table.export(
            rows, query=request.GET, file_name="hulpvragen", note=lambda shown: exported([r.request for r in shown])
        )
    shown = table.show(rows, query=request.GET)
    listed([each.request for each in shown.objects])
    context = {"table": shown, "may_see_shelf": bool(may_see_shelf(actor))}
    return render(request, "municipality/requests.html", context)


@require_GET
def one(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one request: what to do next, what was asked of whom, what came back."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.follow([access.get_request_or_404(actor, pk)], on=today)[0]
    links = links_of(found.request, found.invitations)
    numbers = numbers_at(found.organisation_id, found.rung, at=timezone.now())
    late = _late(found, on=today) if found.step == RequestStep.RING_ORGANISATION else []
    reports = list(reports_on([found.request]))
    context = {
        "found": found,
        "state": step_badge(found),
        "not_begun": access.why_not_begun(found, on=today),
        "to_ring": [(found.names.get(party, ""), for_ordinary(numbers.get(party, []))) for party in late],
        "numbers": [(found.names.get(party, ""), numbers.get(party, [])) for party in found.rung if party not in late],
        "known": _known(found, on=today),
        "may_ask_others": found.request.status == HelpRequest.Status.OPEN
        and any(not each.why_not for each in access.others_for(actor, found.request, day=today)),
        "is_running": found.step != RequestStep.NOTHING,
        "is_waiting": found.request.status in {HelpRequest.Status.OPEN, HelpRequest.Status.ACCEPTED}
        and found.step != RequestStep.UNHEARD,
        "answers": [(each, found.names.get(each.party, ""), links.get(each.party)) for each in found.invitations],
        "is_out_of_reach": access.is_out_of_reach(actor, found),
        "reports": reports,
        "what": what_is_asked(found.request, wished=found.wished),
        "who": _with_link(who_asks(found.contact), found.contact.telephone),
    }
    return render(request, "municipality/request.html", context)


def _known(found: access.Followed, *, on: date) -> list[str]:
    """What can be told to who waits; as long as nobody need be told, how far the search is, where that is heard."""
    if found.step not in {RequestStep.TELL_RESIDENT, RequestStep.AWAIT_START}:
        return []
    hears = found.request.status == HelpRequest.Status.ACCEPTED and access.hears_how_far(found, on=on)
    if found.step == RequestStep.TELL_RESIDENT:
        return what_is_known(found, hears_how_far=hears)
    return [how_far(found, hears_how_far=hears)]


def _late(found: Followed, *, on: date) -> list[int]:
    """The organisations that should have answered by now, and still may."""
    return [each.party for each in found.invitations if is_late(each, on=on) and each.party not in found.unable]


def _with_link(lines: Sequence[tuple[str, object]], telephone: str) -> list[tuple[str, object]]:
    """The lines on who asks, with a number that a phone rings at one tap."""
    link = format_html('<a class="nl-link" href="{}">{}</a>', dial(telephone), number_shown(telephone))
    return [(label, link if telephone and value == number_shown(telephone) else value) for label, value in lines]


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask for a volunteer for someone of a dossier."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_send_requests(actor).or_refuse()
    person = casework.get_person_or_404(actor, pk, day=today)
    back = reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": person.dossier_id})
    if why := withheld(person):
        messages.error(request, why)
        return redirect(back)
    phases = phases_of(person)
    phase = _phase(request, phases)
    telephone, email = access.reach_of(person)
    form = HelpForm(
        request.POST or None,
        phase=phase,
        candidates=access.candidates_for(actor, phase=phase, day=today, person=person),
        initial={"telephone": telephone, "email": email, "languages": ["nl"]},
    )

    def send(asked: Asked) -> HelpRequest:
        return send_request(person, asked, by=actor.user, at=timezone.now())

    return _ask(request, form, lambda: whose(person), send, phases=phases, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_at_counter(request: HttpRequest, organisation: str) -> HttpResponse:
    """Ask for a volunteer for someone at the counter, of whom there is no dossier."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_send_requests(actor).or_refuse()
    phase = _phase(request, AFTER_ACCEPTANCE)
    candidates = access.candidates_for(actor, phase=phase, day=today)
    form = CounterForm(request.POST or None, phase=phase, candidates=candidates,
                       initial={"languages": ["nl"], "once": uuid4()})  # fmt: skip

    def send(asked: Asked) -> HelpRequest:
        return send_from_counter(actor.organisation, asked, asker=form.asker, key=form.cleaned_data["once"],
                                 by=actor.user, at=timezone.now())  # fmt: skip

    back = reverse("municipality:requests", kwargs={"organisation": organisation})
    return _ask(request, form, lambda: form.asker.whose, send, phases=AFTER_ACCEPTANCE, back=back)


def _phase(request: HttpRequest, phases: Sequence[Phase]) -> Phase:
    chosen = request.GET.get("fase", "")
    return next((phase for phase in phases if phase.value == chosen), phases[0])


def _ask(
    request: HttpRequest,
    form: HelpForm,
    find_whose: Callable[[], Whose],
    send: Callable[[Asked], HelpRequest],
    *,
    phases: Sequence[Phase],
    back: str,
) -> HttpResponse:
    """First the form, then what the other side will see, then send it."""
    actor = cast(ActingRequest, request).actor
    if "phase" in request.POST:
        # Another phase was chosen halfway: what was typed stays, and is not checked before it is ready.
        form.errors.clear()
    elif request.method == "POST" and form.is_valid() and "edit" not in request.POST:
        asked = form.asked
        try:
            if "send" in request.POST:
                made = send(asked)
                messages.success(request, gettext("Sent. You see here who answers."))
                return redirect("municipality:request", organisation=actor.organisation.slug, pk=made.pk)
            parties = parties_asked(actor.organisation, asked, find_whose(), on=timezone.localdate())
        except UNABLE as error:
            form.add_error(None, str(error))
        else:
            return render(request, "municipality/request_preview.html", _preview(request, form, find_whose(), parties))
    context = {
        "form": form,
        "phase": form.phase,
        "phases": phases,
        "is_counter": isinstance(form, CounterForm),
        "refused": [each for each in access.candidates_for(actor, phase=form.phase, day=timezone.localdate())
                    if each.why_not],
        "back": back,
    }  # fmt: skip
    return render(request, "municipality/request_form.html", context)


def _preview(request: HttpRequest, form: HelpForm, whose_it_is: Whose, parties: Sequence[int]) -> dict[str, object]:
    actor, asked = cast(ActingRequest, request).actor, form.asked
    wished = form.names.get(str(asked.wished_party), "")
    found = left_out(actor.organisation.pk, asked, parties, on=timezone.localdate())
    return {
        "left_out": [
            (form.names[str(each.party)], in_sentence(str(each.data.label)), each.is_for_everyone and len(parties) > 1)
            for each in found
        ],
        "name": whose_it_is.name,
        "parties": [form.names[str(party)] for party in parties],
        "in_round": asked.in_round,
        "what": what_is_asked(drafted(as_it_travels(asked, found), whose_it_is), wished=wished),
        "who": who_asks(drafted_contact(contact_as_it_travels(asked, found, parties), whose_it_is)),
        "discuss": [
            (task.label, role.label) for task, role in to_discuss(actor.organisation, asked.tasks, asked.roles)
        ],
        "doubts": bool(asked.doubts),
        "hidden": [(key, value) for key, values in request.POST.lists() if key not in _NOT_SENT for value in values],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask other organisations, or those that did not answer once more."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_request_or_404(actor, pk)
    form = AskAgainForm(
        request.POST or None,
        candidates=access.others_for(actor, found, day=today),
        may_go_to_round=access.follow([found], on=today)[0].waits_for_nobody,
    )

    def act() -> object:
        return ask_again(found, form.parties, in_round=form.in_round, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Ask others"), button=gettext("Ask"))


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The resident stops, or the municipality takes it back."""
    actor = cast(ActingRequest, request).actor
    found = access.get_request_or_404(actor, pk)
    form = StopForm(request.POST or None)

    def act() -> object:
        return stop_request(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Stop the request"), button=gettext("Stop the request"))


def _act(
    request: HttpRequest, found: HelpRequest, form: forms.Form, act: Callable[[], object], *, title: str, button: str
) -> HttpResponse:
    """Do one act on a request, or show its form with what is wrong."""
    slug = cast(ActingRequest, request).actor.organisation.slug
    page = ActPage(
        title=title,
        button=button,
        back=reverse("municipality:request", kwargs={"organisation": slug, "pk": found.pk}),
        parent=found.contacts.all()[0].name,
        template="municipality/request_act.html",
    )
    return act_or_show(request, form, act, page, unable=UNABLE)


@require_POST
def told(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """One tap: the resident was told how it stands."""
    actor = cast(ActingRequest, request).actor
    tell_resident(access.get_request_or_404(actor, pk), by=actor.user, at=timezone.now())
    messages.success(request, gettext("Written down: the resident knows how it stands. In two weeks again."))
    return redirect("municipality:request", organisation=organisation, pk=pk)


@require_POST
def rung(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """One tap: a caseworker rang about what was urgent."""
    actor = cast(ActingRequest, request).actor
    settle_urgent(access.get_request_or_404(actor, pk), by=actor.user, at=timezone.now())
    messages.success(request, gettext("Written down: you have rung."))
    return redirect("municipality:request", organisation=organisation, pk=pk)
