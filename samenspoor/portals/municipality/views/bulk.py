"""Many dossiers at once: choose them on the worklist, say what to do, watch it happen, read per dossier how it went."""

from collections.abc import Callable
from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from samenspoor.domain.casework import access
from samenspoor.domain.casework.actions.bulk import UnableToStart
from samenspoor.domain.casework.models import BulkAction, BulkKind, BulkLine, Dossier
from samenspoor.domain.casework.models.bulk import BulkLineQuerySet
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.casework.proposals import same_as
from samenspoor.domain.intake.access import names_of
from samenspoor.domain.journeys.bulk import assign_chosen, choose_dossiers, close_checked
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.ui.formats import number
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Filter, Kind, ShownTable, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.municipality.casework_forms import AssignForm
from samenspoor.portals.municipality.listing import bulk_ways, listing

# Whoever closes goes through the list by hand.
AT_MOST = {BulkKind.ASSIGN: 5_000, BulkKind.CLOSE: 1_000}
TITLES: dict[BulkKind, str | Promise] = {
    BulkKind.ASSIGN: gettext_lazy("Assign at once"),
    BulkKind.CLOSE: gettext_lazy("Close at once"),
}
_TONES = {BulkLine.Status.DONE: Tone.POSITIVE, BulkLine.Status.REFUSED: Tone.WARNING}


def _page(organisation: str, bulk: BulkAction) -> str:
    return reverse("municipality:bulk", kwargs={"organisation": organisation, "pk": bulk.pk})


@require_POST
def choose(request: HttpRequest, organisation: str) -> HttpResponse:
    """Keep what was ticked, everything of the list, or what an earlier action left undone; then ask what to do."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_see_worklist(actor).or_refuse()
    shown = QueryDict(request.POST.get("list", ""))
    back = f"{reverse('municipality:worklist', kwargs={'organisation': organisation})}?{shown.urlencode()}"
    asked = request.POST.get("kind", "")
    if asked not in BulkKind.values:
        return redirect(back)
    kind = BulkKind(asked)
    access.may_do_in_bulk(actor, kind).or_refuse()
    most = AT_MOST[kind]
    dossiers = _chosen(request, actor, shown, today, most=most + 1)
    if not dossiers:
        messages.error(request, _("Tick first which dossiers you mean."))
        return redirect(back)
    if len(dossiers) > most:
        messages.error(request, _("At most %(number)s at once. Choose a filter first.") % {"number": number(most)})
        return redirect(back)
    return redirect(_page(organisation, choose_dossiers(dossiers, kind=kind, actor=actor, at=timezone.now())))


def _chosen(request: HttpRequest, actor: Actor, shown: QueryDict, today: date, *, most: int) -> list[Dossier]:
    if request.POST.get("all"):
        found = listing(actor, shown, today=today, is_shown=False)
        return found.every(most=most) if found else []
    visible = access.visible_to(actor, day=today).order_by("-priority", "pk")
    if rest_of := _number(request.POST.get("rest_of", "")):
        undone = access.lines_of(actor, access.get_bulk_or_404(actor, rest_of), day=today).undone()
        return list(visible.filter(pk__in=undone.values("dossier"))[:most])
    ticked = [key for key in map(_number, request.POST.getlist("chosen")) if key]
    return list(visible.filter(pk__in=ticked)[:most])


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


@require_GET
def bulk(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask what to do with what was chosen; later how far it is; at last per dossier what was done or why not."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_bulk_or_404(actor, pk)
    lines = access.lines_of(actor, found, day=today)
    context = _counts(lines) | {"bulk": found, "title": TITLES[BulkKind(found.kind)]}
    if found.status == BulkAction.Status.CHOSEN:
        context |= _question(actor, found, organisation, today)
    elif found.status == BulkAction.Status.DONE:
        context |= {"table": _report(actor, found, lines, request.GET), "ways": bulk_ways(actor)}
    return render(request, "municipality/bulk.html", context)


def _counts(lines: BulkLineQuerySet) -> dict[str, object]:
    counts, status = lines.counts(), BulkLine.Status
    undone = counts.get(status.REFUSED, 0) + counts.get(status.LEFT_OUT, 0)
    return {"total": sum(counts.values()), "done": counts.get(status.DONE, 0), "undone": undone}


def _question(actor: Actor, found: BulkAction, organisation: str, today: date) -> dict[str, object]:
    kind = BulkKind(found.kind)
    access.may_do_in_bulk(actor, kind).or_refuse()
    address = {"organisation": organisation, "pk": found.pk}
    if kind == BulkKind.ASSIGN:
        return {
            "form": AssignForm(colleagues=access.colleagues_of(actor, day=today)),
            "button": _("Assign"),
            "start_url": reverse("municipality:start_assigning", kwargs=address),
        }
    proposed = access.proposals_of(actor, found, day=today)
    listed({each.dossier.pk: each.dossier for each in proposed}.values())
    groups = {likely: same_as(proposed, likely) for likely in Outcome}
    return {
        "groups": sorted(((key, rows) for key, rows in groups.items() if rows), key=lambda group: -len(group[1])),
        "to_look_at": [each for each in proposed if not each.is_clear],
        "is_to_check": True,
        "start_url": reverse("municipality:start_closing", kwargs=address),
    }


def _report(actor: Actor, found: BulkAction, lines: BulkLineQuerySet, query: QueryDict) -> ShownTable:
    """What was not done stands on top."""
    done, is_per_person = _done(found), found.kind == BulkKind.CLOSE

    def address(line: BulkLine) -> str:
        return reverse("municipality:dossier", kwargs={"organisation": actor.organisation.slug, "pk": line.dossier_id})

    def result(line: BulkLine) -> object:
        return badge(line.get_status_display(), _TONES.get(BulkLine.Status(line.status), Tone.NEUTRAL))

    people = Column(key="person", label=_("Person"), value=lambda row: str(row.person) if row.person else "")
    table = Table(
        caption=_("Per person") if is_per_person else _("Per dossier"),
        columns=(
            Column(key="address", label=_("Address"), value=lambda row: str(row.dossier.address), link=address),
            *((people,) if is_per_person else ()),
            Column(key="result", label=_("Result"), cell=result, value=lambda row: row.get_status_display()),
            Column(key="what", label=_("What was done, or why not"), value=lambda row: row.reason or done),
        ),
        default_order=("-status", "pk"),
        filters=(
            Filter(
                key="result",
                label=_("Result"),
                choices=[("done", _("Carried out")), ("undone", _("Not done"))],
                apply=lambda rows, choice: rows.undone() if choice == "undone" else rows.filter(status="done"),
            ),
        ),
        is_exportable=False,
    )
    shown = table.show(lines.select_related("dossier__address", "person__resident"), query=query)
    listed([cast(Dossier, line.dossier) for line in shown.objects])
    return shown


def _done(found: BulkAction) -> str:
    if found.kind == BulkKind.CLOSE:
        return _("Closed with: %(outcome)s.") % {"outcome": found.get_outcome_display()}
    if found.assignee is None:
        return _("Is nobody's now")
    return _("Assigned to %(name)s") % {"name": names_of([found.assignee]).get(found.assignee, "")}


@require_GET
def progress(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The progress bar alone; tells the page to load again when everything has been gone through."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_bulk_or_404(actor, pk)
    counts = access.lines_of(actor, found, day=today).counts()
    total = sum(counts.values())
    context = {"bulk": found, "total": total, "done": total - counts.get(BulkLine.Status.WAITING, 0)}
    response = render(request, "municipality/bulk.html#progress", context)
    if found.status != BulkAction.Status.RUNNING:
        response["HX-Refresh"] = "true"
    return response


def _start(request: HttpRequest, organisation: str, found: BulkAction, begin: Callable[[], object]) -> HttpResponse:
    """Begin, unless it cannot be; either way the page of the action says how it stands."""
    try:
        begin()
    except UnableToStart as error:
        messages.error(request, str(error))
    return redirect(_page(organisation, found))


@require_POST
def start_assigning(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Give everything that was chosen to one colleague."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_do_in_bulk(actor, BulkKind.ASSIGN).or_refuse()
    found = access.get_bulk_or_404(actor, pk)
    form = AssignForm(request.POST, colleagues=access.colleagues_of(actor, day=today))
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["to"])))
        return redirect(_page(organisation, found))
    return _start(
        request, organisation, found, lambda: assign_chosen(found, to=form.worker, actor=actor, at=timezone.now())
    )


@require_POST
def start_closing(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Close whoever stayed ticked with one result."""
    actor = cast(ActingRequest, request).actor
    access.may_do_in_bulk(actor, BulkKind.CLOSE).or_refuse()
    found, asked = access.get_bulk_or_404(actor, pk), request.POST.get("outcome", "")
    if asked not in Outcome.values:
        return redirect(_page(organisation, found))
    # Per person how many signals the list showed: one that came since asks for a look.
    pairs = [ticked.partition(":") for ticked in request.POST.getlist("person")]
    ticked = {int(key): int(seen) for key, _colon, seen in pairs if _number(key) and _number(seen) is not None}
    return _start(
        request,
        organisation,
        found,
        lambda: close_checked(found, outcome=Outcome(asked), ticked=ticked, actor=actor, at=timezone.now()),
    )


@require_GET
def bulk_actions(request: HttpRequest, organisation: str) -> HttpResponse:
    """What colleagues did with many dossiers at once, newest first."""
    actor = cast(ActingRequest, request).actor
    rows = list(access.bulk_actions_of(actor).exclude(status=BulkAction.Status.CHOSEN)[:50])
    names = names_of([row.ordered_by for row in rows])
    table = Table(
        caption=_("Newest first"),
        columns=(
            Column(
                key="kind",
                label=_("What"),
                value=lambda row: TITLES[BulkKind(row.kind)],
                link=lambda row: _page(organisation, row),
            ),
            Column(key="ordered_at", label=_("When"), kind=Kind.MOMENT),
            Column(key="by", label=_("By"), value=lambda row: names.get(row.ordered_by, "")),
            Column(key="status", label=_("How far"), value=lambda row: row.get_status_display()),
        ),
        empty_text=_("Nothing yet. Tick dossiers on the worklist and choose what to do with them."),
        is_exportable=False,
    )
    return render(request, "municipality/bulk_actions.html", {"table": table.show(rows, query=QueryDict())})
