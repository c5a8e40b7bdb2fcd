"""The look ahead: requests for a volunteer that are expected, against the volunteers that organisations tell of."""

from collections.abc import Sequence
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.volunteering.outlook import Expected, OutlookRow, may_see_outlook, outlook_for
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.formats import number
from samenspoor.foundation.ui.parts import ChartRow
from samenspoor.foundation.ui.tables import Column, Filter, Table

_EVERY = "all"


def _expected(expected: Expected) -> str:
    if expected.average is None:
        return gettext("hidden")
    if not expected.average:
        return gettext("none yet")
    told = {
        "average": number_format(expected.average, decimal_pos=1),
        "lowest": expected.lowest,
        "highest": expected.highest,
    }
    return gettext("%(average)s (%(lowest)s to %(highest)s)") % told


def _number(name: str, label: str) -> Column:
    def told(row: OutlookRow) -> str:
        value = row.numbers[name]
        return gettext("hidden") if value is None else number(value)

    return Column(key=name, label=label, value=told)


def _table() -> Table:
    return Table(
        caption=_("Per postcode area and role"),
        empty_text=_("No area has requests or volunteers yet."),
        columns=(
            Column(key="postcode_area", label=_("Area")),
            Column(key="role", label=_("Role"), value=lambda row: HelpRole(row.role).label),
            Column(key="expected", label=_("Requests a month"), value=lambda row: _expected(row.expected)),
            _number("active", gettext("Active")),
            _number("free_places", gettext("Free places")),
            _number("training", gettext("In training")),
            _number("paused", gettext("On pause")),
            _number("leaving", gettext("Leaving")),
            _number("in_three_months", gettext("In three months")),
            _number("in_six_months", gettext("In six months")),
        ),
        filters=(
            Filter(key="role", label=_("Role"), choices=[*HelpRole.choices, (_EVERY, _("All"))], apply=_of_role,
                   default=HelpRole.PRACTICAL),
        ),
    )  # fmt: skip


def _of_role(rows: Sequence[OutlookRow], choice: str) -> list[OutlookRow]:
    return [row for row in rows if choice in {row.role, _EVERY}]


def _charted(row: OutlookRow) -> ChartRow:
    average = row.expected.average
    asked = None if average is None else round(average)
    told = tuple(row.numbers[name] for name in ("free_places", "active", "in_six_months"))
    return ChartRow(str(HelpRole(row.role).label), (asked, *told))


@require_GET
def capacity(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show per role and area what is expected, and what there is now and in half a year."""
    actor = cast(ActingRequest, request).actor
    may_see_outlook(actor).or_refuse()
    found, table = outlook_for(actor, on=timezone.localdate()), _table()
    if table.wants_export(request.GET):
        return table.export(found.areas, query=request.GET, file_name="vooruitblik-vrijwilligers")
    context = {
        "outlook": found,
        "chart": [_charted(row) for row in found.roles],
        "columns": (
            gettext("Requests a month, expected"),
            gettext("Free places"),
            gettext("Active now"),
            gettext("In six months"),
        ),
        "expected": [(HelpRole(row.role).label, _expected(row.expected)) for row in found.roles],
        "table": table.show(found.areas, query=request.GET),
    }
    return render(request, "municipality/capacity.html", context)
