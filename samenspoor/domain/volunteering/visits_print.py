"""Prints what a volunteer without a phone takes along: residents, appointments and numbers, with lines to write on."""

import json
from collections.abc import Sequence
from importlib.resources import as_file, files

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.deployment import HelpTask
from samenspoor.domain.trajectory.wishes import Meeting
from samenspoor.domain.volunteering import order_texts
from samenspoor.domain.volunteering.models import Pairing, Visit
from samenspoor.domain.volunteering.paper_access import OnPaper
from samenspoor.foundation.ui.formats import day, labels
from samenspoor.foundation.ui.telephone import shown as number_shown

_TEMPLATE = files("samenspoor.domain.volunteering") / "templates" / "visits.typ"
_LINES = 4
"""So many lines to write on per resident."""


def print_visits(paper: OnPaper) -> bytes:
    """Print the paper of one volunteer, as a tagged PDF (PDF/UA-1)."""
    volunteer, organisation = paper.volunteer, paper.volunteer.organisation.name
    data = {
        "title": _("Visits of %(name)s") % {"name": volunteer.first_name},
        "organisation": organisation,
        "lead": _("Printed on %(day)s. Is something different now? Ring your coordinator.")
        % {"day": day(paper.printed_on)},
        "numbers_title": _("Whom you ring"),
        "numbers": [
            [each.name, each.who, number_shown(each.telephone), each.hours] for each in paper.numbers
        ],
        "residents": [_resident(pairing, visits) for pairing, visits in paper.residents],
        "nobody": _("No resident goes on with this volunteer now."),
        "write_title": _("Write down after each visit, and ring it through to your coordinator"),
        "columns": [_("Day"), _("Minutes"), _("Kilometres"), _("Next visit")],
        "lines": _LINES,
        "never": order_texts.never(),
        "after": _("Let nobody else read this page. Give it back to your coordinator, who puts it in the shredder."),
    }  # fmt: skip
    # Names travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))


def _resident(pairing: Pairing, visits: Sequence[Visit]) -> dict[str, object]:
    resident = pairing.resident
    rows = [
        [_("Address"), resident.address],
        [_("Telephone"), number_shown(resident.telephone)],
        [_("With what"), labels(pairing.tasks, HelpTask)],
        *([_("Appointment"), _moment(visit)] for visit in visits),
    ]
    if not visits:
        rows.append([_("Appointment"), _("Not made yet")])
    return {"name": resident.name, "rows": [row for row in rows if row[1]]}


def _moment(visit: Visit) -> str:
    when = date_format(timezone.localtime(visit.starts_at), "l j F Y, H.i")
    return _("%(when)s o'clock, %(how)s") % {"when": when, "how": str(Meeting(visit.place).label).lower()}
