"""The pairings of an organisation: the list, one pairing with its next step, and every step from yes to farewell."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask
from samenspoor.domain.intake.access import names_of
from samenspoor.domain.volunteering import day_access
from samenspoor.domain.volunteering import pairing_access as access
from samenspoor.domain.volunteering.access import get_volunteer_or_404
from samenspoor.domain.volunteering.actions import calls, incidents
from samenspoor.domain.volunteering.actions import pairings as actions
from samenspoor.domain.volunteering.early_sight import sights
from samenspoor.domain.volunteering.models import Pairing, PairingQuerySet, Visit
from samenspoor.domain.volunteering.standing import standing_of
from samenspoor.domain.volunteering.states import PAIRING_TURN, PairingStatus
from samenspoor.domain.volunteering.visibility import SEEN
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui import formats
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table
from samenspoor.foundation.ui.telephone import dial
from samenspoor.portals.organisation.acts import ActPage, act_or_show, do, slug_of
from samenspoor.portals.organisation.pairing_forms import (
    AgreeForm,
    BeginForm,
    ConfirmForm,
    EndForm,
    GoesAlongForm,
    HandOverForm,
    IncidentForm,
    IntroductionForm,
    PauseForm,
    RefusePairingForm,
    SettleForm,
)
from samenspoor.portals.organisation.pairing_texts import concern_texts, pairing_badge, standing_sentences
from samenspoor.portals.organisation.paper_texts import paper_text
from samenspoor.portals.organisation.viewing import View, view_of

VISITS_SHOWN = 12
# What the biggest button says in each status, and where it leads.
STEPS = {
    PairingStatus.PROPOSED: ("agree_pairing", _("The volunteer would like to")),
    PairingStatus.AGREED: ("introduce_pairing", _("Plan the kennismaking")),
    PairingStatus.INTRODUCTION: ("confirm_pairing", _("Both said yes")),
    PairingStatus.CONFIRMED: ("begin_pairing", _("Begin the help")),
}
BEFORE = day_access.ON_THE_WAY


def _by_status(rows: PairingQuerySet, choice: str) -> PairingQuerySet:
    if choice == "running":
        return rows.running()
    if choice == "on_the_way":
        return rows.filter(status__in=BEFORE)
    return rows if choice == "all" else rows.filter(status=choice)


def _by_municipality(rows: PairingQuerySet, choice: str) -> PairingQuerySet:
    return rows.filter(resident__municipality=int(choice) or None)


def _table(actor: Actor, view: View) -> Table:
    slug, names = actor.organisation.slug, access.municipalities(actor)
    origins = [] if view.chosen else [(str(key), name) for key, name in names.items()]
    return Table(
        caption=_("Pairings"),
        default_order=("-settled_at", "-pk"),
        empty_text=view.empty_text(_("No pairing yet. Begin with a resident who waits for a volunteer.")),
        columns=(
            Column(key="resident", label=_("Resident"), value=lambda row: row.resident.name,
                   link=lambda row: reverse("organisation:pairing", kwargs={"organisation": slug, "pk": row.pk})),
            Column(key="volunteer", label=_("Volunteer"), value=lambda row: str(row.volunteer)),
            Column(key="status", label=_("State"), cell=pairing_badge, value=lambda row: row.get_status_display()),
            Column(key="turn", label=_("Whose move"),
                   value=lambda row: str(PAIRING_TURN[PairingStatus(row.status)].label)),
            Column(key="roles", label=_("Help"), value=lambda row: formats.labels(row.roles, HelpRole)),
            Column(key="started_on", label=_("Began on"), kind=Kind.DAY),
            Column(key="municipality", label=_("From"),
                   value=lambda row: names.get(row.resident.municipality, gettext("directly"))),
        ),
        filters=(
            Filter(key="status", label=_("State"), apply=_by_status, default="running",
                   choices=[("running", _("Running")), ("on_the_way", _("On the way")), *PairingStatus.choices,
                            ("all", _("All"))]),
            *((Filter(key="from", label=_("From"), apply=_by_municipality, choices=[*origins, ("0", _("Directly"))]),)
              if origins else ()),
        ),
    )  # fmt: skip


@require_GET
def pairings(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the pairings with how far each is."""
    actor = cast(ActingRequest, request).actor
    view = view_of(request, actor)
    rows, table = access.pairings_of(actor, view.origin), _table(actor, view)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="koppelingen", note=exported)
    shown = table.show(rows, query=request.GET)
    listed(shown.objects)
    return render(request, "organisation/pairings.html", {"table": shown})


@require_GET
def pairing(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one pairing: whether it goes on, the next step, what was agreed, and the visits."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_pairing_or_404(actor, pk)
    owner = found.resident.municipality
    standing, sight = standing_of(found, on=today), sights([found], on=today).get(found.pk)
    municipality = access.municipalities(actor).get(owner or 0, "")
    contact = access.contacts_at(actor, [owner]).get(owner) if owner and (standing.lacks or standing.holds) else None
    told = standing_sentences(standing, municipality=municipality, contact=contact)
    along = access.who_goes_along(actor, found, on=today)
    lacking = access.lacking_papers(actor, found, on=today) if found.is_running else []
    step = STEPS.get(PairingStatus(found.status))
    visits = list(day_access.visits_of(actor, found)[:VISITS_SHOWN])
    if visits:
        listed(visits)
    context = {
        "pairing": found,
        "state": pairing_badge(found),
        "is_before": found.status in BEFORE,
        "is_running": found.status in {PairingStatus.ACTIVE, PairingStatus.PAUSED},
        "stands_still": found.is_running and standing.stands_still,
        "standing": told if found.is_running else [],
        "concerns": concern_texts(sight) if sight and not day_access.was_heard(found, on=today) else [],
        "ring_url": dial(found.volunteer.telephone),
        "ring_resident_url": dial(found.resident.telephone),
        "step_label": step[1] if step else "",
        "step_url": reverse(f"organisation:{step[0]}", kwargs={"organisation": organisation, "pk": pk}) if step else "",
        "lacking": [paper_text(each) for each in lacking],
        "origin": municipality,
        "details": _details(found, along, stays_until=access.stays_until(actor, found, on=today)),
        "along": along,
        "visits": _with_writer(found, visits),
        "takes_visits": found.status in SEEN,
        "has_no_phone": found.volunteer.user is None,
        "call_before": access.call_before_of(actor, found),
        "today": today,
    }
    return render(request, "organisation/pairing.html", context)


def _with_writer(found: Pairing, visits: Sequence[Visit]) -> list[tuple[Visit, str]]:
    """Each visit with the colleague who wrote it down, where the volunteer did not."""
    names = names_of({each.logged_by for each in visits} - {found.volunteer.user})
    return [(each, names.get(each.logged_by or 0, "")) for each in visits]


def _details(found: Pairing, along: access.GoesAlong, *, stays_until: date | None) -> list[tuple[str, object]]:
    days = [
        (gettext("Proposed on"), timezone.localdate(found.proposed_at)),
        (gettext("Asked whether they know each other, on"), found.conflict_asked_on),
        (gettext("Kennismaking on"), found.introduced_on),
        (gettext("The resident said yes on"), found.resident_said_yes_on),
        (gettext("The volunteer said yes on"), found.volunteer_said_yes_on),
        (gettext("Hulpovereenkomst signed on"), found.agreement_signed_on),
        (gettext("Began on"), found.started_on),
        (gettext("Pauses until"), found.paused_until),
        (gettext("Was at the door before; stays by the agreement until"), stays_until if found.is_running else None),
        (gettext("Ended on"), found.ended_on),
    ]
    shown: list[tuple[str, object]] = [
        (gettext("Help"), formats.labels(found.roles, HelpRole)),
        (gettext("With what"), formats.labels(found.tasks, HelpTask)),
        *((label, formats.day(day)) for label, day in days if day),
        (gettext("First visit"), found.get_first_visit_display() if found.first_visit else ""),
        (gettext("Goes along"), str(along.volunteer or "")),
        (gettext("Minutes a week, agreed"), found.minutes_a_week if found.started_on else ""),
        (gettext("Why this volunteer"), found.chosen_because),
        (gettext("Who would rather not"), found.get_refused_by_display() if found.refused_by else ""),
        (gettext("Why not"), ". ".join(filter(None, [
            found.get_refusal_display() if found.refusal else "", found.refusal_note]))),
        (gettext("Why it ended"), found.get_end_reason_display() if found.end_reason else ""),
        (gettext("What came of it"), found.get_result_display() if found.result else ""),
        (gettext("How it was closed"), found.farewell),
        (gettext("What happened"), found.incident),
        (gettext("How it was settled"), found.incident_settled),
        (gettext("Asked how it goes, on"), formats.day(found.heard_on) if found.heard_on else ""),
    ]  # fmt: skip
    return [(label, value) for label, value in shown if value]


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The volunteer wants to, and knows nobody there."""
    found, form = _found(request, pk), AgreeForm(request.POST or None)

    def act(**who: Any) -> object:
        return actions.agree(found, know_each_other=form.cleaned_data["know_each_other"] == "yes", **who)

    return _act(request, found, form, act, title=gettext("The volunteer would like to"))


@require_http_methods(["GET", "HEAD", "POST"])
def introduce(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Plan the day on which they meet."""
    found, form = _found(request, pk), IntroductionForm(request.POST or None)

    def act(**who: Any) -> object:
        return actions.plan_introduction(found, **form.cleaned_data, **who)

    return _act(request, found, form, act, title=gettext("Plan the kennismaking"))


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Both say yes."""
    found, today = _found(request, pk), timezone.localdate()
    form = ConfirmForm(request.POST or None, initial={"resident_said_yes_on": today, "volunteer_said_yes_on": today})

    def act(**who: Any) -> object:
        return actions.confirm(found, **form.cleaned_data, **who)

    return _act(request, found, form, act, title=gettext("Both said yes"))


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The hulpovereenkomst is signed and the help begins."""
    found, today = _found(request, pk), timezone.localdate()
    may_go = access.who_may_go_along(cast(ActingRequest, request).actor, found, on=today)
    form = BeginForm(request.POST or None, volunteers=may_go, initial={"signed_on": today})

    def act(**who: Any) -> object:
        return actions.begin(found, form.beginning, **who)

    return _act(request, found, form, act, title=gettext("Begin the help"))


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def go_along(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Somebody else comes along the first time."""
    found = _found(request, pk)
    may_go = access.who_may_go_along(cast(ActingRequest, request).actor, found, on=timezone.localdate())
    initial = {"goes_along": found.goes_along}
    form = GoesAlongForm(request.POST or None, volunteers=may_go, initial=initial, about=[found])

    def act(**who: Any) -> object:
        return actions.choose_who_goes_along(found, **form.cleaned_data, **who)

    return _act(request, found, form, act, title=gettext("Who goes along the first time?"))


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Leave it for a while."""
    found, form = _found(request, pk), PauseForm(request.POST or None)

    def act(**who: Any) -> object:
        return actions.pause(found, **form.cleaned_data, **who)

    return _act(request, found, form, act, title=gettext("Pause"))


@require_POST
def resume(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Go on after a pause."""
    found, actor = _found(request, pk), cast(ActingRequest, request).actor
    return do(request, lambda: actions.resume(found, by=actor.user, at=timezone.now()), back=_url(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """It does not come about."""
    found, form = _found(request, pk), RefusePairingForm(request.POST or None)

    def act(**who: Any) -> object:
        return actions.refuse(found, **form.given, **who)

    return _act(request, found, form, act, title=gettext("It does not come about"))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Close well: a short checklist, and how it ended."""
    found, form = _found(request, pk), EndForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(**who: Any) -> object:
        return actions.end(found, form.ending, **who)

    return _act(request, found, form, act, title=gettext("Close well"), template="organisation/end_pairing.html")


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The resident passes to another helper."""
    found, form = _found(request, pk), HandOverForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(**who: Any) -> object:
        return actions.end(found, form.ending, **who)

    return _act(request, found, form, act, title=gettext("Hand over"))


@require_GET
def hand_overs(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Every resident of a volunteer who leaves, to hand over or close with one by one."""
    actor = cast(ActingRequest, request).actor
    volunteer = get_volunteer_or_404(actor, pk)
    rows = access.pairings_with(actor, volunteer)
    if rows:
        listed(rows)
    context = {"volunteer": volunteer, "pairings": [(row, pairing_badge(row), row.status in BEFORE) for row in rows]}
    return render(request, "organisation/hand_overs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def incident(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Something happened: it stands still at once."""
    found, form = _found(request, pk), IncidentForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(**who: Any) -> object:
        return incidents.report_incident(found, **form.cleaned_data, **who)

    return _act(request, found, form, act, title=gettext("Something happened"))


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """It was talked through, and they go on."""
    found, form = _found(request, pk), SettleForm(request.POST or None)

    def act(**who: Any) -> object:
        return incidents.settle_incident(found, **form.cleaned_data, **who)

    return _act(request, found, form, act, title=gettext("It was settled: they go on"))


@require_POST
def hear(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Somebody asked the volunteer how it goes."""
    found, actor = _found(request, pk), cast(ActingRequest, request).actor
    return do(
        request, lambda: calls.hear_how_it_goes(found, by=actor.user, at=timezone.now()), back=_url(request, found)
    )


def _found(request: HttpRequest, pk: int) -> Pairing:
    return access.get_pairing_or_404(cast(ActingRequest, request).actor, pk)


def _url(request: HttpRequest, found: Pairing) -> str:
    return reverse("organisation:pairing", kwargs={"organisation": slug_of(request), "pk": found.pk})


def _act(
    request: HttpRequest, found: Pairing, form: forms.Form, act: Callable[..., object], *, title: str,
    template: str = "ui/act.html",
) -> HttpResponse:  # fmt: skip
    actor, back = cast(ActingRequest, request).actor, _url(request, found)

    def done() -> object:
        return act(by=actor.user, at=timezone.now())

    parent = gettext("%(resident)s and %(volunteer)s") % {
        "resident": found.resident.name, "volunteer": found.volunteer.first_name,
    }  # fmt: skip
    return act_or_show(request, form, done, ActPage(title=title, back=back, parent=parent, template=template))
