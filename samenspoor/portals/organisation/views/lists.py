"""Lists from elsewhere: first what a list would do and which lines are wrong, then it is taken over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.trajectory.wishes import FreeTime
from samenspoor.domain.volunteering import access, importing, light
from samenspoor.domain.volunteering.actions.lists import import_volunteers, replace_light_list
from samenspoor.domain.volunteering.lists import RawList, UnableToReadList, WrongLine
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui.exports import csv_response
from samenspoor.foundation.ui.formats import labels, moment
from samenspoor.foundation.ui.tables import Column, Kind, ShownTable, Table
from samenspoor.portals.organisation.list_forms import ListForm, TakeOverForm

IMPORT_HEADER = (
    "nummer", "voornaam", "achternaam", "telefoon", "e-mail", "postcodegebied", "kilometers", "talen", "rollen",
    "dagdelen", "plaatsen", "vaardigheden", "stand", "vog", "geheimhouding",
)  # fmt: skip
_IMPORT_EXAMPLE = (
    "101", "Anna", "van der Voorbeeld", "", "", "8951", "10", "Nederlands, Turks", "Praktische steun", "Ochtenden", "2",
    "toeslagen", "Actief", "24-11-2025", "24-11-2025",
)  # fmt: skip
_LIGHT_EXAMPLE = ("101", "Praktische steun, Mentale steun", "8951", "Ochtenden, Avonden", "1", "31-12-2027")


@dataclass(frozen=True)
class Preview:
    """What a list would do, in the words of the page."""

    counts: Sequence[tuple[str, str]]
    wrong: Sequence[WrongLine]
    passed_over: str
    does_something: bool


@dataclass(frozen=True)
class _Page:
    """How the two kinds of list differ on screen."""

    name: str
    title: str | Promise
    lead: str | Promise
    columns: Sequence[str]
    optional: str | Promise
    preview: Callable[[Actor, RawList], Preview]
    take_over: Callable[[Actor, RawList, datetime], str]


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, organisation: str) -> HttpResponse:
    """Bring files of volunteers in from a list."""
    return _list_page(request, _IMPORT)


@require_http_methods(["GET", "HEAD", "POST"])
def bring_light(request: HttpRequest, organisation: str) -> HttpResponse:
    """Bring the list without names of an organisation that keeps a system of its own."""
    actor = cast(ActingRequest, request).actor
    standing, table = listed(access.light_list_of(actor)), _light_table()
    if table.wants_export(request.GET):
        return table.export(standing, query=request.GET, file_name="lijst-zonder-namen", note=exported)
    told = {"count": len(standing), "moment": moment(standing[0].brought_at)} if standing else {}
    text = ngettext(
        "The list of %(moment)s stands here: %(count)s volunteer.",
        "The list of %(moment)s stands here: %(count)s volunteers.",
        len(standing),
    )
    shown = table.show(standing, query=request.GET) if standing else None
    return _list_page(request, _LIGHT, standing=text % told if told else "", table=shown)


def _light_table() -> Table:
    return Table(
        caption=_("The list that stands here"),
        empty_text=_("There is no list yet."),
        columns=(
            Column(key="number", label=_("Number"), kind=Kind.NUMBER, is_sortable=True),
            Column(key="roles", label=_("Roles"), value=lambda row: labels(row.roles, HelpRole)),
            Column(key="postcode_area", label=_("Area"), is_sortable=True),
            Column(key="free_times", label=_("When"), value=lambda row: labels(row.free_times, FreeTime)),
            Column(key="free_places", label=_("Free places"), kind=Kind.NUMBER, is_sortable=True),
            Column(key="papers_until", label=_("Papers in order until"), kind=Kind.DAY, is_sortable=True),
        ),
    )  # fmt: skip


@require_GET
def example(request: HttpRequest, organisation: str, kind: str) -> HttpResponse:
    """A file to fill in, with one invented line."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_volunteers(actor).or_refuse()
    if kind == "licht":
        return csv_response(header=light.HEADER, rows=[_LIGHT_EXAMPLE], file_name="lijst-zonder-namen")
    return csv_response(header=IMPORT_HEADER, rows=[_IMPORT_EXAMPLE], file_name="lijst-vrijwilligers")


def _list_page(
    request: HttpRequest, page: _Page, *, standing: str = "", table: ShownTable | None = None
) -> HttpResponse:
    """The file is chosen, looked at, and taken over; nothing is stored before the last."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_volunteers(actor).or_refuse()
    salt = f"{page.name}-{actor.organisation.pk}-{actor.user}"
    context: dict[str, object] = {"page": page, "standing": standing, "table": table, "form": ListForm()}
    if "seen" in request.POST:
        taking = TakeOverForm(request.POST, salt=salt)
        if taking.is_valid():
            messages.success(request, page.take_over(actor, taking.cleaned_data["seen"], timezone.now()))
            return redirect(_after(actor, page))
        messages.error(request, " ".join(str(error) for error in taking.errors.get("seen", [])))
    elif request.method == "POST":
        form = ListForm(request.POST, request.FILES)
        context["form"] = form
        if form.is_valid():
            raw = form.cleaned_data["upload"]
            try:
                context["preview"] = page.preview(actor, raw)
                context["taking"] = TakeOverForm.showing(raw, salt=salt)
            except UnableToReadList as error:
                form.add_error("upload", str(error))
    return render(request, "organisation/list.html", context)


def _after(actor: Actor, page: _Page) -> str:
    name = "organisation:volunteers" if page.name == "bring_volunteers" else f"organisation:{page.name}"
    return reverse(name, kwargs={"organisation": actor.organisation.slug})


def _preview_import(actor: Actor, raw: RawList) -> Preview:
    plan = importing.plan_import(actor.organisation, raw, on=timezone.localdate())
    listed([volunteer for volunteer, _changes in plan.changed])
    counts = [
        (gettext("New"), _people([f"{row['first_name']} {row['surname']}" for row in plan.new])),
        (gettext("Changed"), _people([str(volunteer) for volunteer, _changes in plan.changed])),
        (gettext("Stays as it is"), str(plan.same)),
        (gettext("Cannot be used"), str(len(plan.wrong))),
    ]
    return Preview(counts, plan.wrong, ", ".join(plan.passed_over), bool(plan.new or plan.changed))


def _preview_light(actor: Actor, raw: RawList) -> Preview:
    plan = light.plan_light(actor.organisation, raw)
    counts = [
        (gettext("New"), _people(plan.new)),
        (gettext("Changed"), _people(plan.changed)),
        (gettext("No longer on the list"), _people(plan.gone)),
        (gettext("Stays as it is"), str(plan.same)),
        (gettext("Cannot be used"), str(len(plan.wrong))),
    ]
    return Preview(counts, plan.wrong, ", ".join(plan.passed_over), bool(plan.rows))


def _people(who: Sequence[object]) -> str:
    """How many, and the first of them."""
    if not who:
        return "0"
    shown = ", ".join(str(each) for each in who[:5])
    return f"{len(who)}: {shown}" if len(who) <= 5 else f"{len(who)}: {shown} …"


def _take_import(actor: Actor, raw: RawList, at: datetime) -> str:
    plan = import_volunteers(actor.organisation, raw, by=actor.user, at=at)
    told = {"new": len(plan.new), "changed": len(plan.changed), "wrong": len(plan.wrong)}
    return gettext("%(new)s new, %(changed)s changed, %(wrong)s lines not used.") % told


def _take_light(actor: Actor, raw: RawList, at: datetime) -> str:
    plan = replace_light_list(actor.organisation, raw, by=actor.user, at=at)
    told = {"new": len(plan.new), "changed": len(plan.changed), "gone": len(plan.gone), "wrong": len(plan.wrong)}
    return (
        gettext("The new list stands here: %(new)s new, %(changed)s changed, %(gone)s gone, %(wrong)s lines not used.")
        % told
    )


_IMPORT = _Page(
    name="bring_volunteers",
    title=_("Bring a list of volunteers in"),
    lead=_("Each line is one volunteer, by your own number. The same list twice makes no doubles."),
    columns=IMPORT_HEADER,
    optional=_("Only nummer, voornaam and achternaam are needed. An empty cell leaves what stands there."),
    preview=_preview_import,
    take_over=_take_import,
)
_LIGHT = _Page(
    name="bring_light_list",
    title=_("List without names"),
    lead=_("Do you keep a system of your own? Then bring who is free, by number. A new list replaces the earlier one."),
    columns=light.HEADER,
    optional=_("No names: other columns are not read."),
    preview=_preview_light,
    take_over=_take_light,
)
