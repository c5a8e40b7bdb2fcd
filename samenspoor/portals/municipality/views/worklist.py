"""The worklist of a month's round, most urgent first, and the search over all of them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.casework import access
from samenspoor.domain.casework.models import BulkKind, Dossier, Round
from samenspoor.domain.casework.models.dossier import DossierQuerySet
from samenspoor.domain.casework.steps import most_urgent, next_steps
from samenspoor.domain.intake.access import tasks_for, waiting_for
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.municipality.step_texts import STEPS, term_text, term_tone

MARKS = (
    ("is_crisis", _("Crisis"), Tone.NEGATIVE),
    ("is_end_of_supply", _("End of supply"), Tone.WARNING),
    ("is_in_review", _("To be reviewed"), Tone.WARNING),
    ("is_multiple", _("Multiple"), Tone.INFO),
    ("is_successive", _("Successive"), Tone.INFO),
    ("is_letter_only", _("Letter only"), Tone.NEUTRAL),
    ("is_sample", _("Random sample"), Tone.INFO),
    ("is_provisional", _("Provisional"), Tone.NEUTRAL),
)
FOUND_AT_MOST = 50
# The form that the tick boxes of the rows belong to.
CHOOSING = "choosing"
BULK_WAYS = {BulkKind.ASSIGN: _("Assign"), BulkKind.CLOSE: _("Close")}


def marks(dossier: Dossier) -> SafeString:
    """The badges of a dossier, heaviest first."""
    shown = ((badge(str(label), tone),) for name, label, tone in MARKS if getattr(dossier, name, False))
    return format_html_join(" ", "{}", shown)


def _place(dossier: Dossier) -> str:
    return f"{dossier.address}, {dossier.address.postcode_apart}"


def _with_mark(rows: DossierQuerySet, mark: str) -> DossierQuerySet:
    return rows.filter(**{mark: True})


def _address(actor: Actor, dossier: Dossier) -> str:
    return reverse("municipality:dossier", kwargs={"organisation": actor.organisation.slug, "pk": dossier.pk})


def _next(actor: Actor, today: date) -> Callable[[Dossier], SafeString]:
    """What to do next in a dossier, with the time that is left."""
    agreed = access.attempts_agreed(actor, day=today)

    def cell(dossier: Dossier) -> SafeString:
        step = most_urgent(next_steps(dossier, most_attempts=agreed[dossier.organisation_id]).values())
        left = term_text(step, today)
        return format_html("{} {}", STEPS[step.step], badge(left, term_tone(step, today)) if left else "")

    return cell


def _columns(actor: Actor, today: date) -> tuple[Column, ...]:
    """What a row tells; an executing party sees for which municipality each row is."""
    names = access.colleagues_of(actor, day=today)
    columns = (
        Column(key="address", label=_("Address"), value=_place, link=lambda row: _address(actor, row)),
        Column(key="people", label=_("People"), value=lambda row: ", ".join(map(str, row.people))),
        Column(key="creditors", label=_("Signals"), value=lambda row: ", ".join(row.creditor_names)),
        Column(key="amount", label=_("Amount"), kind=Kind.AMOUNT, value=lambda row: row.amount_cents,
               is_sortable=True, order=("amount_cents",)),
        Column(key="next", label=_("Next step"), cell=_next(actor, today), value=lambda _row: None, is_exported=False),
        Column(key="assigned_to", label=_("Who"), value=lambda row: names.get(row.assigned_to or 0, "")),
        Column(key="marks", label=_("Marks"), cell=marks, value=lambda _row: None, is_exported=False),
    )  # fmt: skip
    if actor.organisation.kind == Organisation.Kind.MUNICIPALITY:
        return columns
    return (*columns, Column(key="municipality", label=_("Municipality"), value=lambda row: row.organisation.name))


def _of_work(actor: Actor, today: date) -> Callable[[DossierQuerySet, str], DossierQuerySet]:
    """The work that a filter asks for."""

    def apply(rows: DossierQuerySet, choice: str) -> DossierQuerySet:
        return {
            "open": rows.open(),
            "mine": rows.open().filter(assigned_to=actor.user),
            "nobody": rows.open().filter(assigned_to=None),
            "overdue": rows.overdue(today),
            "closed": rows.exclude(closed_at=None),
        }[choice]

    return apply


def _worklist(actor: Actor, today: date) -> Table:
    return Table(
        caption=_("Dossiers"),
        order_text=_("most urgent first"),
        form=CHOOSING if bulk_ways(actor) else "",
        columns=_columns(actor, today),
        default_order=("-priority", "pk"),
        empty_text=_("No dossiers with this mark."),
        filters=(
            Filter(
                key="work",
                label=_("Work"),
                choices=[
                    ("open", _("Open")),
                    ("mine", _("Mine")),
                    ("nobody", _("Of nobody yet")),
                    ("overdue", _("Too late")),
                    ("closed", _("Closed")),
                ],
                apply=_of_work(actor, today),
            ),
            Filter(
                key="mark",
                label=_("Show"),
                choices=[(name, label) for name, label, _tone in MARKS if name != "is_provisional"],
                apply=_with_mark,
            ),
        ),
    )


def _found(actor: Actor, today: date) -> Table:
    return Table(
        caption=_("Found dossiers, newest round first"),
        columns=(
            Column(key="month", label=_("Round"), value=lambda row: date_format(row.month, "F Y")),
            *_columns(actor, today),
        ),
        empty_text=_("Nothing found. Use the beginning of a name, street or postcode, or a whole dossier number."),
        is_exportable=False,
    )


def _chosen_month(query: QueryDict, rounds: Sequence[Round]) -> date | None:
    asked = query.get("month", "")
    months = [found.month for found in rounds]
    return next((month for month in months if month.strftime("%Y-%m") == asked), months[0] if months else None)


def bulk_ways(actor: Actor) -> list[tuple[BulkKind, str | Promise]]:
    """What this person may do with many dossiers at once."""
    return [(kind, label) for kind, label in BULK_WAYS.items() if access.may_do_in_bulk(actor, kind)]


def rows_of_list(actor: Actor, query: QueryDict, *, today: date) -> DossierQuerySet:
    """Every dossier of the worklist that an address shows, on whatever page."""
    month = _chosen_month(query, access.rounds_for(actor, day=today))
    rows = access.visible_to(actor, day=today)
    of_month = rows.of_month(month).with_review() if month else rows.none()
    return cast(DossierQuerySet, _worklist(actor, today).filtered(of_month, query=query))


@require_GET
def worklist(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show the dossiers of one month's round, by default the newest."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    rows = access.visible_to(actor, day=today)
    rounds = access.rounds_for(actor, day=today)
    month = _chosen_month(request.GET, rounds)
    waits = {"waiting": waiting_for(actor), "tasks": tasks_for(actor)}
    if month is None:
        return render(request, "municipality/worklist.html", waits)
    table, of_month = _worklist(actor, today), rows.of_month(month).for_list()
    if table.wants_export(request.GET):
        return table.export(of_month, query=request.GET, file_name=f"werklijst-{month:%Y-%m}", note=exported)
    shown = table.show(of_month, query=request.GET)
    listed(shown.objects)
    context = {"table": shown, "months": sorted({found.month for found in rounds}, reverse=True), "month": month,
               "rounds": [found for found in rounds if found.month == month],
               "choosing": CHOOSING, "ways": bulk_ways(actor), **waits}  # fmt: skip
    return render(request, "municipality/worklist.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest, organisation: str) -> HttpResponse:
    """Find dossiers of all rounds. By POST: names and addresses do not belong in the address bar or a server's log.

    Who comes back here after signing in again has lost the question, and gets the worklist with the search field.
    """
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    text = request.POST.get("q", "").strip()
    if not text:
        return redirect("municipality:worklist", organisation=organisation)
    found = access.find(actor, text, day=today).for_list().order_by("-month", "-priority", "pk")
    rows = listed(found[: FOUND_AT_MOST + 1])
    table = _found(actor, today).show(rows[:FOUND_AT_MOST], query=QueryDict())
    context = {"text": text, "table": table, "is_more": len(rows) > FOUND_AT_MOST, "at_most": FOUND_AT_MOST}
    return render(request, "municipality/search.html", context)
