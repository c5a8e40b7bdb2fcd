"""The worklist of a month's round, too late and most urgent first, and the search over all of them."""

from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.casework import access
from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.casework.visit_access import left_today
from samenspoor.domain.intake.access import names_of, tasks_for, waiting_for
from samenspoor.domain.trajectory.access import with_handovers
from samenspoor.domain.trajectory.request_access import Followed, to_act_on
from samenspoor.domain.volunteering.order_access import answers_to_act_on, with_orders
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui.tables import Column, Table
from samenspoor.portals.municipality.casework_forms import SaveViewForm
from samenspoor.portals.municipality.listing import CHOOSING, bulk_ways, columns, listing, worth_keeping
from samenspoor.portals.municipality.request_texts import REQUEST_STEPS

FOUND_AT_MOST = 50


def _found(actor: Actor, today: date) -> Table:
    return Table(
        caption=_("Found dossiers, newest round first"),
        columns=(
            Column(key="month", label=_("Round"), value=lambda row: date_format(row.month, "F Y")),
            *columns(actor, today=today),
        ),
        empty_text=_("Nothing found. Use the beginning of a name, street or postcode, or a whole dossier number."),
        is_exportable=False,
    )


@require_GET
def worklist(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show the dossiers of one month's round, by default the newest."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = listing(actor, request.GET, today=today)
    context: dict[str, object] = {
        "visits_left": left_today(actor, day=today),
        "reminder": access.reminder_for(actor, day=today),
        "waiting": waiting_for(actor),
        "tasks": tasks_for(actor),
        "answers": listed(answers_to_act_on(actor)),
        "help_to_do": _help_to_do(actor, today),
    }
    if found is None:
        return render(request, "municipality/worklist.html", context)
    if found.table.wants_export(request.GET):
        name = f"werklijst-{found.month:%Y-%m}"
        return found.table.export(found.rows, query=request.GET, file_name=name, note=exported, first=found.first)
    shown = found.table.show(found.rows, query=request.GET, first=found.first)
    listed(shown.objects)
    kept = worth_keeping(request.GET)
    context |= {
        "table": shown,
        "months": sorted({each.month for each in found.rounds}, reverse=True),
        "month": found.month,
        "rounds": [each for each in found.rounds if each.month == found.month],
        "choosing": CHOOSING,
        "ways": bulk_ways(actor),
        "left": _name_of(found.left, shown.objects) if found.left else "",
        "views": [(view, view.query == kept) for view in access.views_of(actor)],
        "kept": kept,
        "save_form": SaveViewForm(),
    }
    return render(request, "municipality/worklist.html", context)


def _help_to_do(actor: Actor, today: date) -> list[tuple[Followed, str | Promise]]:
    """The requests for a volunteer that ask something of a caseworker, with what that is."""
    found = to_act_on(actor, on=today)
    listed([each.request for each in found])
    return [(each, REQUEST_STEPS[each.step]) for each in found]


def _name_of(colleague: int, rows: list[Dossier]) -> str:
    """The name of whoever left, as long as a dossier on the page still is that colleague's."""
    is_assigned = any(row.assigned_to == colleague for row in rows)
    return (names_of([colleague]).get(colleague, "") if is_assigned else "") or _("This colleague")


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest, organisation: str) -> HttpResponse:
    """Find dossiers of all rounds. By POST: names and addresses do not belong in the address bar or a server's log.

    Who comes back here after signing in again has lost the question, and gets the worklist with the search field.
    """
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    text = request.POST.get("q", "").strip()
    if not text:
        return redirect("municipality:worklist", organisation=organisation)
    found = with_orders(with_handovers(access.find(actor, text, day=today).for_list())).order_by(
        "-month", "-priority", "pk"
    )
    rows = listed(found[: FOUND_AT_MOST + 1])
    table = _found(actor, today).show(rows[:FOUND_AT_MOST], query=QueryDict())
    context = {"text": text, "table": table, "is_more": len(rows) > FOUND_AT_MOST, "at_most": FOUND_AT_MOST}
    return render(request, "municipality/search.html", context)
