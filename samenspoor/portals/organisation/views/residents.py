"""The residents of an organisation: the list, one resident, the intake, and whom to propose."""

from collections.abc import Callable
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask
from samenspoor.domain.trajectory.wishes import Exclusion, FreeTime, Knowledge, Language, Meeting
from samenspoor.domain.volunteering import handing_over, task_access
from samenspoor.domain.volunteering import pairing_access as access
from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.actions import calls
from samenspoor.domain.volunteering.actions import hand_over as handing
from samenspoor.domain.volunteering.actions import listed as listed_actions
from samenspoor.domain.volunteering.actions import pairings as pairing_actions
from samenspoor.domain.volunteering.actions import residents as actions
from samenspoor.domain.volunteering.actions.waiting import tell_waiting
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.domain.volunteering.states import HelpedStatus
from samenspoor.domain.volunteering.suggestions import Candidate, is_meant, suggested
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui import formats
from samenspoor.foundation.ui.formats import in_sentence
from samenspoor.foundation.ui.tables import NOTHING, Column, Filter, Kind, Table
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.portals.organisation.acts import ActPage, act_or_show, do, slug_of
from samenspoor.portals.organisation.pairing_forms import (
    HandResidentOverForm,
    IntakeForm,
    NamedForm,
    ProposeForm,
    ResidentForm,
    asked_of,
)
from samenspoor.portals.organisation.pairing_texts import (
    barrier_text,
    learned_texts,
    pairing_badge,
    reason_against,
    reason_for,
    resident_badge,
    standing_sentences,
)
from samenspoor.portals.organisation.viewing import View, view_of

DIRECTLY = "directly"
MOST_REASONS = 3


def _by_status(rows: "QuerySet[HelpedResident]", choice: str) -> "QuerySet[HelpedResident]":
    if choice == "open":
        return rows.exclude(status=HelpedStatus.ENDED)
    return rows if choice == "all" else rows.filter(status=choice)


def _by_origin(rows: "QuerySet[HelpedResident]", choice: str) -> "QuerySet[HelpedResident]":
    return rows.filter(municipality=None if choice == DIRECTLY else int(choice))


def _table(actor: Actor, view: View) -> Table:
    slug, today, names = actor.organisation.slug, timezone.localdate(), access.municipalities(actor)
    origins = [] if view.chosen else [(str(key), name) for key, name in names.items()]
    return Table(
        caption=_("Residents"),
        default_order=("is_helped", "waits_from", "pk"),
        order_text=_("who waits longest on top"),
        empty_text=view.empty_text(
            _("Nobody stands here. Enter a resident who came to you directly, or take up a help request.")
        ),
        columns=(
            Column(key="name", label=_("Name"),
                   link=lambda row: reverse("organisation:resident", kwargs={"organisation": slug, "pk": row.pk})),
            Column(key="status", label=_("State"), cell=resident_badge, value=lambda row: row.get_status_display()),
            Column(key="turn", label=_("Whose move"), value=lambda row: str(access.turn_of(row).label)),
            Column(key="waiting", label=_("Waiting days"), kind=Kind.NUMBER,
                   value=lambda row: access.waiting_days(row, on=today)),
            Column(key="urgency", label=_("How soon"), value=lambda row: row.get_urgency_display()),
            Column(key="roles", label=_("Help"), value=lambda row: formats.labels(row.roles, HelpRole)),
            Column(key="municipality", label=_("From"),
                   value=lambda row: names.get(row.municipality, gettext("directly"))),
        ),
        filters=(
            Filter(key="status", label=_("State"), apply=_by_status, default="open",
                   choices=[("open", _("Open")), *HelpedStatus.choices, ("all", _("All"))]),
            *((Filter(key="from", label=_("From"), apply=_by_origin, choices=[*origins, (DIRECTLY, _("Directly"))]),)
              if origins else ()),
        ),
    )  # fmt: skip


@require_GET
def residents(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the residents with whose move it is and how long they wait."""
    actor = cast(ActingRequest, request).actor
    view = view_of(request, actor)
    rows, table = access.residents_of(actor, view.origin), _table(actor, view)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="inwoners", note=exported)
    shown = table.show(rows, query=request.GET)
    listed(shown.objects)
    return render(request, "organisation/residents.html", {"table": shown})


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, organisation: str) -> HttpResponse:
    """Begin with someone who came directly."""
    actor = cast(ActingRequest, request).actor
    may_manage_volunteers(actor).or_refuse()
    initial = {"languages": [Language.DUTCH], "urgency": "ordinary", "phase": "application"}
    form = ResidentForm(request.POST or None, initial=initial, volunteers=access.names_to_avoid(actor))

    def act() -> object:
        return actions.enter_resident(actor.organisation, form.asked, by=actor.user, at=timezone.now())

    back = reverse("organisation:residents", kwargs={"organisation": organisation})
    page = ActPage(title=gettext("Enter a resident"), back=back, parent=gettext("Residents"), button=gettext("Enter"))
    return act_or_show(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Hand a resident over to the organisation that accepted them, after a look at what it will read."""
    actor = cast(ActingRequest, request).actor
    found = access.get_resident_or_404(actor, pk)
    taker = handing_over.taker_of(actor, found, at=timezone.now())
    form = HandResidentOverForm(request.POST or None, initial={"agreed_on": timezone.localdate()})

    def act() -> object:
        return handing.hand_over(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    names = {"name": found, "party": taker.party.name if taker else gettext("another organisation")}
    page = ActPage(
        title=gettext("Hand %(name)s over to %(party)s") % names,
        button=gettext("Hand over"),
        said=gettext("Handed over. You see here when it was taken over."),
        back=reverse("organisation:resident", kwargs={"organisation": organisation, "pk": pk}),
        parent=str(found),
        template="organisation/hand_over.html",
        more={"what": handing_over.in_words(handing_over.what_travels(found)), "party": names["party"]},
    )
    return act_or_show(request, form, act, page)


@require_GET
def resident(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one resident: what is asked, who helps, who does what; the next step as the biggest button."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_resident_or_404(actor, pk)
    pairings = list(access.pairings_of(actor).filter(resident=found))
    due = access.call_before(found)
    context = {
        "resident": found,
        "state": resident_badge(found),
        "origin": access.municipalities(actor).get(found.municipality or 0, ""),
        "waiting": access.waiting_days(found, on=today),
        "call_before": due,
        "is_late": bool(due and due < today),
        "is_to_tell": access.is_to_tell(actor, found, on=today),
        "details": _details(found),
        "pairings": [(pairing, pairing_badge(pairing)) for pairing in pairings],
        "taker": handing_over.taker_of(actor, found, at=timezone.now()),
        "chosen": access.chosen_volunteer(actor, found, pairings),
        "chosen_number": access.chosen_number(actor, found),
        "running": [pairing for pairing in pairings if pairing.is_running],
        **task_access.beside(actor, found),
    }
    return render(request, "organisation/resident.html", context)


@require_POST
def ring(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Somebody rang the resident."""
    actor = cast(ActingRequest, request).actor
    found = access.get_resident_or_404(actor, pk)
    back = reverse("organisation:resident", kwargs={"organisation": organisation, "pk": pk})
    return do(request, lambda: calls.ring_resident(found, by=actor.user, at=timezone.now()), back=back)


@require_POST
def tell(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The resident heard how it stands."""
    actor = cast(ActingRequest, request).actor
    found = access.get_resident_or_404(actor, pk)
    back = reverse("organisation:resident", kwargs={"organisation": organisation, "pk": pk})
    return do(request, lambda: tell_waiting(found, by=actor.user, at=timezone.now()), back=back)


def _details(found: HelpedResident) -> list[tuple[str, object]]:
    shown = [
        (gettext("What it is about"), found.question),
        (gettext("To look at"), formats.labels(found.doubts, Exclusion)),
        (gettext("In the resident's words"), found.agreed_words),
        (gettext("Phase"), found.get_phase_display()),
        (gettext("Help"), formats.labels(found.roles, HelpRole)),
        (gettext("With what"), formats.labels(found.tasks, HelpTask)),
        (gettext("To go on with"), found.continuity),
        (gettext("How soon"), found.get_urgency_display()),
        (gettext("Telephone"), number_shown(found.telephone)),
        (gettext("E-mail"), found.email),
        (gettext("Address"), found.address),
        (gettext("Languages"), formats.labels(found.languages, Language)),
        (gettext("When"), formats.labels(found.free_times, FreeTime)),
        (gettext("Ways of meeting"), formats.labels(found.meetings, Meeting)),
        (gettext("To know about"), formats.labels(found.wanted_knowledge, Knowledge)),
        (gettext("Wish"), found.get_helper_wish_display() if found.helper_wish else ""),
        (gettext("Someone to avoid"), found.avoid),
        (gettext("Came on"), formats.day(timezone.localdate(found.came_at))),
        (gettext("Last heard how it stands on"), formats.day(found.told_on) if found.told_on else ""),
        (gettext("Last rung on"), formats.day(found.called_on) if found.called_on else ""),
        (gettext("Intake on"), formats.day(found.intake_on) if found.intake_on else NOTHING),
    ]
    return [(label, value) for label, value in shown if value]


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def intake(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write down what came of the intake."""
    actor = cast(ActingRequest, request).actor
    found = access.get_resident_or_404(actor, pk)
    initial = asked_of(found) | {"on": timezone.localdate()}
    to_avoid = access.names_to_avoid(actor)
    form = IntakeForm(request.POST or None, initial=initial, about=[found], volunteers=to_avoid)

    def act() -> object:
        on = form.cleaned_data["on"]
        return actions.finish_intake(found, form.asked, on=on, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("The intake"))


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def describe(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Change what is known of a resident."""
    actor = cast(ActingRequest, request).actor
    found = access.get_resident_or_404(actor, pk)
    to_avoid = access.names_to_avoid(actor)
    form = ResidentForm(request.POST or None, initial=asked_of(found), about=[found], volunteers=to_avoid)

    def act() -> object:
        return actions.describe_resident(found, form.asked, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Change the details"))


@require_POST
def end(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Close with a resident whom nobody helps."""
    actor = cast(ActingRequest, request).actor
    found = access.get_resident_or_404(actor, pk)
    back = reverse("organisation:resident", kwargs={"organisation": organisation, "pk": pk})
    return do(request, lambda: actions.end_resident(found, by=actor.user, at=timezone.now()), back=back)


@require_GET
def suggestions(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Three suggestions with their reasons, and below them everybody else with what stands in the way."""
    actor = cast(ActingRequest, request).actor
    found = access.get_resident_or_404(actor, pk)
    candidates = access.candidates_for(actor, found, on=timezone.localdate())
    listed([candidate.volunteer for candidate in candidates if candidate.volunteer])
    listed([candidate.offer.light for candidate in candidates if candidate.offer.light])
    first = suggested(candidates)
    owner, standing = found.municipality, access.lacking_for(actor, found, on=timezone.localdate())
    told = standing_sentences(
        standing,
        municipality=access.municipalities(actor).get(owner or 0, ""),
        contact=access.contacts_at(actor, [owner]).get(owner) if owner and standing.lacks else None,
    )
    context = {
        "standing": told,
        "resident": found,
        "learned": learned_texts(access.learned_for(actor, found).values()),
        "first": [_shown(candidate, found) for candidate in first],
        "others": [_shown(candidate, found) for candidate in candidates if candidate not in first],
    }
    return render(request, "organisation/suggestions.html", context)


def _shown(candidate: Candidate, resident: HelpedResident) -> dict[str, object]:
    weighed = candidate.suitability
    return {
        "volunteer": candidate.volunteer,
        "light": candidate.offer.light,
        "name": str(candidate.offer.who),
        "is_meant": is_meant(candidate, resident),
        "score": weighed.score // 10,
        "pros": [
            *([gettext("Was already at the door, and stays by the agreement")] if candidate.stays else []),
            *(reason_for(reason) for reason in weighed.speaks_for[:MOST_REASONS]),
        ],
        "cons": [reason_against(reason) for reason in weighed.speaks_against[:MOST_REASONS]]
        if candidate.suitability.is_possible
        else [],
        "barriers": [barrier_text(barrier) for barrier in candidate.barriers],
        "may_be_chosen": candidate.may_be_chosen,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, organisation: str, pk: int, volunteer: int) -> HttpResponse:
    """Ask a volunteer; for one of the three by one button, for someone else with a reason."""
    actor = cast(ActingRequest, request).actor
    found, chosen = access.get_resident_or_404(actor, pk), access.get_active_volunteer_or_404(actor, volunteer)
    if request.method == "POST" and "because" not in request.POST:
        back = reverse("organisation:resident", kwargs={"organisation": organisation, "pk": pk})
        return do(request, lambda: pairing_actions.propose(found, chosen, by=actor.user, at=timezone.now()), back=back)
    form = ProposeForm(request.POST or None)

    def act() -> object:
        return pairing_actions.propose(found, chosen, **form.cleaned_data, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Choose %(name)s") % {"name": chosen})


@require_http_methods(["GET", "HEAD", "POST"])
def propose_listed(request: HttpRequest, organisation: str, pk: int, number: int) -> HttpResponse:
    """Ask somebody on the list without names: first who that is, so that the resident knows who comes."""
    actor = cast(ActingRequest, request).actor
    found, light = access.get_resident_or_404(actor, pk), access.get_listed_or_404(actor, number)
    form = NamedForm(request.POST or None)

    def act() -> object:
        return listed_actions.propose_listed(found, light, named=form.named, by=actor.user, at=timezone.now())

    title = gettext("Who is %(number)s?") % {"number": in_sentence(str(light))}
    back = reverse("organisation:resident", kwargs={"organisation": organisation, "pk": pk})
    button = gettext("Ask number %(number)s") % {"number": light.number}
    return act_or_show(request, form, act, ActPage(title=title, back=back, parent=str(found), button=button))


def _act(
    request: HttpRequest, found: HelpedResident, form: forms.Form, act: Callable[[], object], *, title: str
) -> HttpResponse:
    back = reverse("organisation:resident", kwargs={"organisation": slug_of(request), "pk": found.pk})
    return act_or_show(request, form, act, ActPage(title=title, back=back, parent=str(found)))
