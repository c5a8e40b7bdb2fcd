"""The order: a person decides on the place of one dossier; the rules for all of them, and what others would do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.casework import access, rules
from samenspoor.domain.casework.actions.priority import UnableToChangeRules, UnableToDecide, decide_priority
from samenspoor.domain.casework.algorithm_register import changes, rule_lines
from samenspoor.domain.casework.models import JudgingRun, PriorityRules
from samenspoor.domain.casework.what_if import Effect, Placed, effect_of
from samenspoor.domain.intake.access import names_of
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.domain.journeys.judge import change_rules
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import Change, day_meant, one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.ui.tables import Column, Kind, ShownTable, Table
from samenspoor.portals.municipality.later_versions import later_versions
from samenspoor.portals.municipality.listing import marks
from samenspoor.portals.municipality.priority_forms import DecisionForm, RulesForm
from samenspoor.portals.municipality.priority_texts import FIELD_TITLES, points_text


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Confirm the place of a dossier, or give it other points with a reason."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_work(actor).or_refuse()
    found = access.get_dossier_or_404(actor, pk, day=today)
    back = reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": pk})
    is_decided = found.decided_priority is not None
    form = DecisionForm(request.POST or None, is_decided=is_decided, initial={"points": found.priority})
    if request.method == "POST" and form.is_valid():
        try:
            with on_behalf_of(found.organisation_id, actor=actor, day=today):
                decided = decide_priority(found, form.judgement, by=actor.user, at=timezone.now())
        except UnableToDecide as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Stored: %(what)s.") % {"what": decided.get_kind_display().lower()})
            return redirect(back)
    hint = _("Now %(points)s; by the rules %(by_rules)s. More points means higher on the worklist.") % {
        "points": points_text(found.priority),
        "by_rules": points_text(rules.priority(found.contributions)),
    }
    context = {"dossier": found, "form": form, "title": _("The place of this dossier"), "button": _("Store"),
               "back": back, "hint": hint}  # fmt: skip
    return render(request, "municipality/act.html", context)


def _page(organisation: str, name: str = "rules") -> str:
    return reverse(f"municipality:{name}", kwargs={"organisation": organisation})


@dataclass(frozen=True)
class Version:
    """Rules that were entered, with what they changed."""

    starts_on: object
    reason: str
    by: str
    entered_at: object
    changed: list[str]


def _history(actor: Actor) -> ShownTable:
    ever = access.rules_ever(actor)
    names = names_of([each.entered_by for each in ever])
    before = [*ever[1:], PriorityRules()]
    rows = [
        Version(each.starts_on, each.reason, names.get(each.entered_by, ""), each.entered_at, changes(older, each))
        for each, older in zip(ever, before, strict=False)
    ]
    return Table(
        caption=_("What was changed, newest first"),
        columns=(
            Column(key="starts_on", label=_("Counts from"), kind=Kind.DAY),
            Column(key="changed", label=_("Changed"), value=lambda row: "; ".join(row.changed) or _("nothing")),
            Column(key="reason", label=_("Reason")),
            Column(key="by", label=_("By")),
            Column(key="entered_at", label=_("Entered"), kind=Kind.MOMENT),
        ),
        empty_text=_("Nothing yet: the rules are those with which every municipality starts."),
        is_exportable=False,
    ).show(rows, query=QueryDict())


@require_GET
def overview(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show by which rules dossiers are put in order, and who changed them when and why."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.rules_for(actor, day=today)
    context = {
        "rules": found,
        "lines": rule_lines(found),
        "history": _history(actor),
        "may_change": bool(access.may_change_rules(actor)),
        "run": access.judging_of(actor),
        "running": JudgingRun.Status.RUNNING,
    }
    return render(request, "municipality/rules.html", context)


@require_GET
def progress(request: HttpRequest, organisation: str) -> HttpResponse:
    """The progress bar alone; tells the page to load again when everything is in order."""
    run = access.judging_of(cast(ActingRequest, request).actor)
    if run is None:
        raise Http404
    response = render(request, "municipality/rules.html#progress", {"run": run})
    if run.status != JudgingRun.Status.RUNNING:
        response["HX-Refresh"] = "true"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def change(request: HttpRequest, organisation: str) -> HttpResponse:
    """Fill in other rules, look at what they do to this month, then save them with a reason."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_change_rules(actor).or_refuse()
    day = day_meant(request, today=today)
    now = access.rules_for(actor, day=day)
    form = RulesForm(request.POST or None, found=now, day=day, about=_changes(now))
    context: dict[str, object] = {"form": form, "later": later_versions(access.rules_ever(actor), after=day)}
    if request.method == "POST" and form.is_valid():
        entered = form.entered(actor.organisation)
        if request.POST.get("act") == "save" and form.was_previewed:
            if _save(request, form, entered):
                return redirect(_page(organisation))
        elif request.POST.get("act") == "save":
            messages.warning(request, _("You changed something after looking. Look at the effect once more."))
        context |= _effect(actor, entered) | {"previewed": form.fingerprint}
    return render(request, "municipality/rules_form.html", context)


def _changes(now: PriorityRules) -> list[Change]:
    return [Change(now.entered_by, now.entered_at)] if now.pk else []


def _save(request: HttpRequest, form: RulesForm, entered: PriorityRules) -> bool:
    if not entered.reason:
        form.add_error("reason", _("Say why: whoever reads the rules later wants to know."))
        return False
    try:
        change_rules(entered, by=cast(ActingRequest, request).actor.user, at=timezone.now())
    except UnableToChangeRules as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("The rules have been saved."))
    return True


def _effect(actor: Actor, entered: PriorityRules) -> dict[str, object]:
    month_round = access.newest_round(actor)
    if month_round is None:
        return {"effect": None}
    effect = effect_of(entered, month_round, day=max(entered.starts_on, timezone.localdate()))
    if access.may_see_worklist(actor):
        listed([row.dossier for row in effect.placed])
    return {"effect": effect, "round": month_round, "table": _side_by_side(actor, effect)}


def _placed(actor: Actor, *, is_after: bool) -> Callable[[Placed | None], SafeString | str]:
    """One place; whoever does not work with dossiers sees no address and no number."""
    may_open = bool(access.may_see_worklist(actor))

    def cell(row: Placed | None) -> SafeString | str:
        if row is None:
            return ""
        dossier = row.dossier
        url = reverse("municipality:dossier", kwargs={"organisation": actor.organisation.slug, "pk": dossier.pk})
        what = format_html('<a class="nl-link" href="{}">{}</a> ', url, dossier.address) if may_open else ""
        if not is_after:
            return format_html("{}{} {}", what, points_text(row.before), marks(dossier))
        was = _("new in the first twenty, was %(place)s") if row.enters else _("was %(place)s")
        moved = format_html(" · {}", was % {"place": row.place_before}) if row.moves else ""
        return format_html("{}{}{} {}", what, points_text(row.after), moved, marks(dossier))

    return cell


def _side_by_side(actor: Actor, effect: Effect) -> ShownTable:
    before, after = _placed(actor, is_after=False), _placed(actor, is_after=True)
    rows = [(place, *pair) for place, pair in enumerate(effect.side_by_side, start=1)]
    return Table(
        caption=_("The first twenty"),
        columns=(
            Column(key="place", label=_("Place"), value=lambda row: row[0]),
            Column(key="before", label=_("Now"), value=lambda _row: None, cell=lambda row: before(row[1])),
            Column(key="after", label=_("Then"), value=lambda _row: None, cell=lambda row: after(row[2])),
        ),
        empty_text=_("There are no open dossiers this month."),
        is_exportable=False,
    ).show(rows, query=QueryDict())


@require_GET
def register(request: HttpRequest, organisation: str) -> HttpResponse:
    """The entry for the Algoritmeregister, to print or to take along as a file."""
    actor = cast(ActingRequest, request).actor
    found = access.register_entry(actor, day=timezone.localdate())
    if request.GET.get("vorm") == "json":
        response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2})
        response["Content-Disposition"] = f'attachment; filename="algoritmeregister-{actor.organisation.slug}.json"'
        return response
    return render(request, "municipality/register.html", {"fields": _told(found)})


def _told(found: dict[str, str | list[str] | list[dict[str, str]]]) -> list[tuple[object, object]]:
    """Each field under the title that the standard gives it."""
    return [(FIELD_TITLES[name], _words(value) or _("still to be filled in")) for name, value in found.items()]


def _words(value: str | list[str] | list[dict[str, str]]) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(f"{each['title']} ({each['link']})" if isinstance(each, dict) else each for each in value)
