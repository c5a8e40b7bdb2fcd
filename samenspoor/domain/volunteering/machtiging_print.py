"""Prints a resident's own machtiging for signature, as a tagged PDF (PDF/UA-1)."""

import json
from datetime import date
from importlib.resources import as_file, files

import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.models import ResidentMachtiging

_TEMPLATE = files("samenspoor.domain.volunteering") / "templates" / "machtiging.typ"


def print_machtiging(machtiging: ResidentMachtiging) -> bytes:
    """Write the page; the helper's name is filled in by hand, so that the paper passes on with the resident."""
    resident = machtiging.resident
    data = {
        "title": _("Machtiging"),
        "organisation": machtiging.organisation.name,
        "lead": _("With this paper I let a volunteer of %(organisation)s speak for me.")
        % {"organisation": machtiging.organisation.name},
        "pairs": [
            (_("My name"), resident.name),
            (_("My address"), resident.address or "……………………………………"),
            (_("With whom"), machtiging.creditor),
            (_("For what"), machtiging.act),
            (_("From"), _day(machtiging.starts_on)),
            (_("Until and including"), _day(machtiging.ends_on)),
        ],
        "limits_title": _("What this machtiging is not for"),
        "limits": [
            _("No payment arrangement in the name of the volunteer."),
            _("No DigiD, no bank card, no PIN, no money."),
            _("No decision: that stays with me."),
        ],
        "withdraw": _("I can take this back at any moment, without a reason. One word to the organisation is enough."),
        "signature": [_("Day and place"), _("Signature of the resident"), _("Name of the volunteer")],
    }
    # Names and words travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))


def _day(day: date) -> str:
    return date_format(day, "j F Y")
