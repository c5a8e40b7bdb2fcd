"""The month on one page, as a tagged PDF (PDF/UA-1) for the alderman; small numbers are hidden."""

import json
from importlib.resources import as_file, files

import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.monitoring.month import Figure, Month

_TEMPLATE = files("samenspoor.domain.monitoring") / "templates" / "month.typ"
SHOWN = ("received", "kinds", "not_taken_up", "channel", "results", "terms")


def one_page(month: Month, *, municipality: str) -> bytes:
    """Write the page; whatever is told here has its small numbers hidden."""
    public = month.without_small_cells()
    data = {
        "title": _("Early signals of debts in %(month)s") % {"month": date_format(public.month, "F Y")},
        "municipality": municipality,
        "note": _("Small numbers are hidden, and sometimes one beside them, so that nobody can be recognised."),
        "totals": [{"label": row.label, "number": _shown(row.numbers[0])} for row in public.totals],
        "figures": [_figure(figure) for figure in public.figures if figure.key in SHOWN and figure.rows],
    }
    # Names and numbers travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))


def _figure(figure: Figure) -> dict[str, object]:
    most = max((number or 0 for row in figure.rows for number in row.numbers), default=0) or 1
    return {
        "title": figure.title,
        "columns": list(figure.columns),
        "rows": [
            {
                "label": row.label,
                "numbers": [_shown(number) for number in row.numbers],
                "share": (row.numbers[0] or 0) / most,
            }
            for row in figure.rows
        ],
    }


def _shown(number: int | None) -> str:
    return _("hidden") if number is None else f"{number:,}".replace(",", ".")
