"""The volunteers of an organisation: the list, one file, and every step from interest to farewell."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.intake.access import names_of
from samenspoor.domain.trajectory.wishes import FreeTime, Knowledge, Language, Meeting
from samenspoor.domain.volunteering import access
from samenspoor.domain.volunteering.actions import suspension
from samenspoor.domain.volunteering.actions import volunteers as actions
from samenspoor.domain.volunteering.files import File, files
from samenspoor.domain.volunteering.models import Volunteer, VolunteerPolicy
from samenspoor.domain.volunteering.models.volunteer import VolunteerQuerySet
from samenspoor.domain.volunteering.order_access import orders_that_stand_still
from samenspoor.domain.volunteering.states import NEXT, TURN, VolunteerStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.audit.states import Turn
from samenspoor.foundation.ui import formats
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import NOTHING, Column, Filter, Table
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.organisation.acts import ActPage, act_or_show, do, slug_of
from samenspoor.portals.organisation.forms import PapersForm, SuspendForm, TrainingForm, VolunteerForm, described_of
from samenspoor.portals.organisation.paper_texts import file_badges, paper_badge, suspended_badge, text_label

FOUND_AT_MOST = 50
_TONES = {
    VolunteerStatus.ACTIVE: Tone.POSITIVE,
    VolunteerStatus.PAUSED: Tone.WARNING,
    VolunteerStatus.LEFT: Tone.NEUTRAL,
}
# What the button says that brings a volunteer there.
STEPS = {
    VolunteerStatus.INTERVIEW: _("Begin the conversation"),
    VolunteerStatus.TRAINING: _("Begin the training"),
    VolunteerStatus.ACTIVE: _("Make active"),
    VolunteerStatus.PAUSED: _("Let pause"),
    VolunteerStatus.LEFT: _("Say goodbye"),
}


def _state(volunteer: Volunteer) -> SafeString:
    status = VolunteerStatus(volunteer.status)
    shown = badge(str(status.label), _TONES.get(status, Tone.INFO))
    return format_html("{} {}", shown, suspended_badge()) if volunteer.is_suspended else shown


def _by_status(rows: VolunteerQuerySet, status: str) -> VolunteerQuerySet:
    return rows.filter(status=status)


def _table(actor: Actor, policy: VolunteerPolicy) -> Table:
    slug, today = actor.organisation.slug, timezone.localdate()

    def papers(row: Volunteer) -> SafeString:
        return file_badges(files([row], policy, on=today)[0])

    return Table(
        caption=capfirst(policy.called_several),
        default_order=("surname_key",),
        empty_text=_("No volunteer stands here yet. Enter the first."),
        columns=(
            Column(key="name", label=_("Name"), value=str, is_sortable=True, order=("surname_key",),
                   link=lambda row: reverse("organisation:volunteer", kwargs={"organisation": slug, "pk": row.pk})),
            Column(key="status", label=_("State"), cell=_state, value=lambda row: row.get_status_display()),
            Column(key="papers", label=_("The papers"), cell=papers, value=lambda _row: None, is_exported=False),
            Column(key="roles", label=_("Roles"), value=lambda row: formats.labels(row.roles, HelpRole)),
            Column(key="languages", label=_("Languages"), value=lambda row: formats.labels(row.languages, Language)),
            Column(key="postcode_area", label=_("Area")),
            Column(key="number", label=_("Number"), is_sortable=True),
        ),
        filters=(
            Filter(key="status", label=_("State"), choices=VolunteerStatus.choices, apply=_by_status),
        ),
    )  # fmt: skip


@require_GET
def volunteers(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the volunteers with how far they are and how their papers stand."""
    actor = cast(ActingRequest, request).actor
    policy = access.policy_for(actor)
    rows, table = access.volunteers_of(actor), _table(actor, policy)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="vrijwilligers", note=exported)
    shown = table.show(rows, query=request.GET)
    listed(shown.objects)
    return render(request, "organisation/volunteers.html", {"table": shown, "policy": policy})


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest, organisation: str) -> HttpResponse:
    """Find volunteers by name or number. By POST: names do not belong in the address bar or a server's log."""
    actor, text = cast(ActingRequest, request).actor, request.POST.get("q", "").strip()
    if not text:
        return redirect("organisation:volunteers", organisation=organisation)
    rows = listed(access.volunteers_of(actor).called(text)[: FOUND_AT_MOST + 1])
    usual = _table(actor, access.policy_for(actor))
    # What was looked for is in no address, so nothing here leads to the same found anew.
    table = replace(
        usual, filters=(), is_exportable=False,
        columns=tuple(replace(each, is_sortable=False) for each in usual.columns),
        empty_text=_("Nobody is called so. Look at the spelling, or write fewer letters."),
    )  # fmt: skip
    context = {
        "table": table.show(rows[:FOUND_AT_MOST], query=QueryDict()),
        "text": text,
        "is_more": len(rows) > FOUND_AT_MOST,
        "at_most": FOUND_AT_MOST,
    }
    return render(request, "organisation/volunteers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, organisation: str) -> HttpResponse:
    """Begin the file of someone new."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_volunteers(actor).or_refuse()
    form = VolunteerForm(request.POST or None, initial={"languages": [Language.DUTCH]})
    if request.method == "POST" and form.is_valid():
        made = actions.enter_volunteer(actor.organisation, form.described, by=actor.user, at=timezone.now())
        return redirect("organisation:volunteer", organisation=organisation, pk=made.pk)
    back = reverse("organisation:volunteers", kwargs={"organisation": organisation})
    title, button = gettext("Enter a volunteer"), gettext("Enter")
    return _show_form(request, form, title=title, button=button, back=back, parent=gettext("Volunteers"))


@require_GET
def volunteer(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one file: what fits, the papers, and the next step as the biggest button."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    [file] = files([found], access.policy_for(actor), on=timezone.localdate())
    status = VolunteerStatus(found.status)
    following = [each for each in VolunteerStatus if each in NEXT[status]]
    context = {
        "volunteer": found,
        "state": _state(found),
        "papers": [paper_badge(paper) for paper in file.papers],
        "to_follow": _to_follow(file),
        "steps": [(each.value, STEPS[each]) for each in following],
        "turn": TURN[status].label if TURN[status] != Turn.NOBODY else "",
        "suspended_by": names_of([found.suspended_by]).get(found.suspended_by or 0, ""),
        "still": orders_that_stand_still(actor, found),
        "details": _details(found),
        "trainings": found.trainings.all(),
        "signs_again": file.signs_again,
        "statements": [(each, text_label(each.version)) for each in access.statements_of(actor, found)],
    }
    return render(request, "organisation/volunteer.html", context)


def _to_follow(file: File) -> list[tuple[str, str]]:
    """Each training that lacks, with the help that waits for it."""
    roles: dict[str, list[str]] = {}
    for role, training in file.untrained:
        roles.setdefault(training, []).append(role)
    return [(training, formats.labels(asking, HelpRole)) for training, asking in roles.items()]


def _details(found: Volunteer) -> list[tuple[str, object]]:
    return [
        (gettext("Number"), found.number),
        (gettext("Telephone"), number_shown(found.telephone) or NOTHING),
        (gettext("E-mail"), found.email or NOTHING),
        (gettext("Number for others"), number_shown(found.shown_telephone) or gettext("The coordinator's")),
        (gettext("Woman or man"), found.get_gender_display() if found.gender else NOTHING),
        (gettext("What fits"), formats.labels(found.roles, HelpRole) or NOTHING),
        (gettext("Languages"), formats.labels(found.languages, Language) or NOTHING),
        (gettext("When"), formats.labels(found.free_times, FreeTime) or NOTHING),
        (gettext("Ways of meeting"), formats.labels(found.meetings, Meeting) or NOTHING),
        (gettext("Area"), gettext("%(area)s, up to %(km)s km") % {"area": found.postcode_area, "km": found.kilometres}
         if found.postcode_area else NOTHING),
        (gettext("Residents at the same time, at most"), found.most_residents),
        (gettext("Skills and experience"), found.skills or NOTHING),
        (gettext("Knows about"), formats.labels(found.knows_about, Knowledge) or NOTHING),
        (gettext("Since"), formats.day(found.status_since)),
        *([(gettext("Expected to be active from"), formats.day(found.expected_on))] if found.expected_on else []),
        *([(gettext("Stops on"), formats.day(found.leaves_on))] if found.leaves_on else []),
        *_lifted(found),
    ]  # fmt: skip


def _lifted(found: Volunteer) -> list[tuple[str, object]]:
    """When an earlier suspension was lifted, and by whom."""
    if found.suspension_lifted_on is None:
        return []
    by = names_of([found.suspension_lifted_by]).get(found.suspension_lifted_by or 0, NOTHING)
    told = {"day": formats.day(found.suspension_lifted_on), "name": by}
    return [(gettext("Suspension lifted"), gettext("%(day)s, by %(name)s") % told)]


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def describe(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Change what is known of a volunteer."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    form = VolunteerForm(request.POST or None, initial=described_of(found), about=[found])

    def act() -> object:
        return actions.describe_volunteer(found, form.described, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Change the details"))


@require_POST
def go_on(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Bring a volunteer a step further."""
    actor = cast(ActingRequest, request).actor
    found, to = access.get_volunteer_or_404(actor, pk), request.POST.get("to", "")
    if to not in VolunteerStatus.values:
        return redirect(_page(organisation, pk))
    said = gettext("%(name)s: %(status)s.") % {"name": found, "status": VolunteerStatus(to).label}
    return do(
        request,
        lambda: actions.go_on(found, to=VolunteerStatus(to), by=actor.user, at=timezone.now()),
        back=_page(organisation, pk),
        said=said,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Let a volunteer do nothing from now on."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    form = SuspendForm(request.POST or None)

    def act() -> object:
        return suspension.suspend(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Suspend at once"))


@require_POST
def lift(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Lift a suspension."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    return do(
        request,
        lambda: suspension.lift_suspension(found, by=actor.user, at=timezone.now()),
        back=_page(organisation, pk),
        said=gettext("The suspension has been lifted."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def papers(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write down of which day the papers are."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    initial = {"vog_issued_on": found.vog_issued_on, "secrecy_signed_on": found.secrecy_signed_on}
    form = PapersForm(request.POST or None, initial=initial, about=[found])

    def act() -> object:
        return actions.record_papers(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("The papers"))


@require_http_methods(["GET", "HEAD", "POST"])
def training(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write down that a training was followed."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    form = TrainingForm(request.POST or None, initial={"name": request.GET.get("naam", "")[:120]})

    def act() -> object:
        return actions.record_training(found, **form.cleaned_data, by=actor.user, at=timezone.now())

    return _act(request, found, form, act, title=gettext("Training followed"))


def _act(
    request: HttpRequest, found: Volunteer, form: forms.Form, act: Callable[[], object], *, title: str
) -> HttpResponse:
    """Do one act on a file, or show its form with what is wrong."""
    page = ActPage(title=title, back=_page(slug_of(request), found.pk), parent=str(found))
    return act_or_show(request, form, act, page)


def _page(organisation: str, pk: int) -> str:
    return reverse("organisation:volunteer", kwargs={"organisation": organisation, "pk": pk})


def _show_form(request: HttpRequest, form: forms.Form, **context: str) -> HttpResponse:
    return render(request, "ui/act.html", {"form": form, **context})
