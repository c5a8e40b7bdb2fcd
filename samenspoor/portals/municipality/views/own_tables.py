"""The municipality's own table: where it varies the national matrix, and who does what in early signalling."""

from collections.abc import Sequence
from typing import cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.agreements import access, actions
from samenspoor.domain.agreements.actions import UnableToVary
from samenspoor.domain.agreements.deployment import SUB_TASKS, Doer, HelpRole
from samenspoor.domain.agreements.own_table import Variation, division_lines, matrix_lines
from samenspoor.domain.intake.access import names_of
from samenspoor.foundation.accounts.changing import Change, one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.acts import ActPage, act_or_show
from samenspoor.foundation.ui.tables import Column, Kind, ShownTable, Table
from samenspoor.portals.municipality.table_forms import DivisionForm, MatrixForm


def _history(found: Sequence[Variation]) -> ShownTable:
    names = names_of([each.by for each in found])
    return Table(
        caption=_("What was changed, newest first"),
        columns=(
            Column(key="what", label=_("What")),
            Column(key="was", label=_("Before")),
            Column(key="now", label=_("Now")),
            Column(key="reason", label=_("Reason")),
            Column(key="by", label=_("By"), value=lambda row: names.get(row.by, "")),
            Column(key="at", label=_("On"), kind=Kind.MOMENT),
        ),
        empty_text="",
        is_exportable=False,
    ).show(found, query=QueryDict())


def _changes(found: Sequence[Variation]) -> list[Change]:
    return [Change(each.by, each.at) for each in found]


@require_GET
def matrix(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show where volunteers help: as the deck prints it, and where the municipality varies that."""
    actor = cast(ActingRequest, request).actor
    table, found = access.own_table_for(actor), access.matrix_history(actor)
    context = {
        "roles": [(role.label, SUB_TASKS[role]) for role in HelpRole],
        "lines": matrix_lines(table),
        "is_varied": bool(table.varied),
        "history": _history(found) if found else None,
        "may_manage": bool(access.may_manage_agreements(actor)),
    }
    return render(request, "municipality/matrix.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def vary(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change what cells of the matrix say here, with the reason."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_agreements(actor).or_refuse()
    form = MatrixForm(
        request.POST or None, table=access.own_table_for(actor), about=_changes(access.matrix_history(actor))
    )

    def act() -> object:
        return actions.vary_matrix(
            actor.organisation, form.places, reason=form.cleaned_data["reason"], by=actor.user, at=timezone.now()
        )

    page = ActPage(
        title=gettext("Change for our municipality"),
        back=reverse("municipality:matrix", kwargs={"organisation": organisation}),
        parent=gettext("Where volunteers help"),
        template="municipality/matrix_form.html",
    )
    return act_or_show(request, form, act, page, unable=(UnableToVary,))


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def division(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show who does which task in early signalling; an adviser changes it here, with the reason."""
    actor = cast(ActingRequest, request).actor
    table, found = access.own_table_for(actor), access.division_history(actor)
    may_manage = access.may_manage_agreements(actor)
    if request.method == "POST":
        may_manage.or_refuse()
    form = DivisionForm(request.POST or None, table=table, about=_changes(found))

    def act() -> object:
        return actions.divide_early_tasks(
            actor.organisation, form.doers, reason=form.cleaned_data["reason"], by=actor.user, at=timezone.now()
        )

    page = ActPage(
        title=gettext("Who does what in early signalling"),
        back=request.path,
        parent=gettext("Agreements"),
        template="municipality/early_tasks.html",
        more={
            "may_manage": bool(may_manage),
            "doers": list(Doer),
            "lines": division_lines(table),
            "history": _history(found) if found else None,
        },
    )
    return act_or_show(request, form, act, page, unable=(UnableToVary,))
