"""What municipalities agreed with the own organisation: read here, changed there."""

from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from samenspoor.domain.agreements import access
from samenspoor.domain.agreements.deployment import SUB_TASKS, Doer, HelpRole
from samenspoor.domain.agreements.evaluations import looking_back
from samenspoor.domain.agreements.models import ContactSide
from samenspoor.domain.agreements.own_table import division_lines, matrix_lines
from samenspoor.domain.agreements.paper_print import print_paper
from samenspoor.domain.agreements.standing import standing
from samenspoor.domain.agreements.terms import LEFT, RIGHT, compare, counting, versions_shown
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui.exports import attachment
from samenspoor.foundation.ui.tables import Column, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.organisation.held_texts import ending_told, held_told


def _table(actor: Actor, today: date) -> Table:
    slug = actor.organisation.slug
    return Table(
        caption=_("All papers"),
        empty_text=_("There is no agreement yet."),
        columns=(
            Column(key="municipality", label=_("Municipality"), value=lambda row: row.organisation.name),
            Column(key="kind", label=_("Kind"), value=lambda row: row.get_kind_display(),
                   link=lambda row: reverse("organisation:paper", kwargs={"organisation": slug, "pk": row.pk})),
            Column(key="state", label=_("State"), cell=lambda row: badge(*standing(row, today)),
                   value=lambda row: standing(row, today).label),
            Column(key="starts_on", label=_("First day"), kind=Kind.DAY, value=lambda row: row.newest.starts_on),
            Column(key="ends_on", label=_("Last day"), kind=Kind.DAY,
                   value=lambda row: row.stops_on or row.newest.ends_on),
        ),
    )  # fmt: skip


@require_GET
def papers(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the papers with every municipality, and what ends soon."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    rows, table = list(access.papers_of(actor)), _table(actor, today)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="overeenkomsten", note=exported)
    context = {
        "table": table.show(listed(rows), query=request.GET),
        "is_empty": not rows,
        "ended": access.ended_lately(actor, on=today),
        "ending": ending_told(actor, on=today),
    }
    return render(request, "organisation/papers.html", context)


@require_GET
def tasks(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what each municipality leaves to volunteers: in early signalling, and in each phase after it."""
    found = access.tables_for_partner(cast(ActingRequest, request).actor)
    context = {
        "tables": [(each, division_lines(table), matrix_lines(table), table.varied) for each, table in found],
        "doers": list(Doer),
        "roles": [(role.label, SUB_TASKS[role]) for role in HelpRole],
    }
    return render(request, "organisation/paper_tasks.html", context)


@require_GET
def paper(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show what one paper says, whom to ring about it, and the paper itself to print."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_paper_or_404(actor, pk)
    versions = versions_shown(found)
    context = {
        "agreement": found,
        "state": badge(*standing(found, today)),
        "contact": next((each for each in found.partner.contacts.all() if each.side == ContactSide.OURS), None),
        "newest": versions[0],
        "counts": counting(versions, on=today),
        "versions": versions,
        "is_unsigned": versions[0].version.signed_on is None and not found.stops_on,
        "held": held_told(actor, found, on=today),
        "looking_back": looking_back(found, on=today),
        "figures": [(gettext("Figures"), reverse("organisation:figures", kwargs={"organisation": organisation}))],
        "record_url": reverse("chain:record_evaluation", kwargs={"organisation": organisation, "pk": pk}),
    }
    return render(request, "organisation/paper.html", context)


@require_GET
def compare_versions(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Put any two versions beside each other."""
    found = access.get_paper_or_404(cast(ActingRequest, request).actor, pk)
    chosen = access.two_versions_or_404(found, left=request.GET.get(LEFT, ""), right=request.GET.get(RIGHT, ""))
    return render(request, "organisation/compare.html", {"agreement": found, "found": compare(found, *chosen)})


@require_GET
def print_version(request: HttpRequest, organisation: str, pk: int, number: int) -> HttpResponse:
    """Print one version, to sign or to keep."""
    found = access.get_paper_or_404(cast(ActingRequest, request).actor, pk)
    version = access.version_or_404(found, number)
    return attachment(print_paper(found, version), file_name=f"{found.kind}-{found.pk}-{number}.pdf")


@require_GET
def signed(request: HttpRequest, organisation: str, pk: int, number: int) -> HttpResponse:
    """Take the signed paper along."""
    found = access.get_paper_or_404(cast(ActingRequest, request).actor, pk)
    name = f"{found.kind}-{found.pk}-{number}-ondertekend.pdf"
    return attachment(access.signed_paper_or_404(found, number), file_name=name)
