"""Prints the secrecy statement of a volunteer for signature, as a tagged PDF (PDF/UA-1)."""

import json
from collections.abc import Sequence
from importlib.resources import as_file, files

import typst
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.models import Volunteer
from samenspoor.domain.volunteering.secrecy_text import PROMISES, VERSION

_TEMPLATE = files("samenspoor.domain.volunteering") / "templates" / "secrecy.typ"


def print_secrecy(volunteer: Volunteer, *, municipalities: Sequence[str]) -> bytes:
    """Write the page; whoever signs writes day and place by hand, and the coordinator the day in the file."""
    organisation = volunteer.organisation.name
    data = {
        "title": _("Secrecy statement"),
        "organisation": organisation,
        "lead": _(
            "I help residents with worries about money, as a volunteer of %(organisation)s. What I hear and see of "
            "them I keep to myself."
        )
        % {"organisation": organisation},
        "pairs": [
            (_("My name"), f"{volunteer.first_name} {volunteer.surname}".strip()),
            (_("Number of the volunteer"), str(volunteer.number)),
            (_("Organisation"), organisation),
            *([(_("For residents of"), ", ".join(municipalities))] if municipalities else []),
        ],
        "promises_title": _("What I promise"),
        "promises": [str(each) for each in PROMISES],
        "end": _(
            "Who breaks this stops as a volunteer. What municipality and organisation agreed on data counts as well."
        ),
        "version": _("Text %(version)s") % {"version": VERSION},
        "signature": [
            _("Day and place"),
            _("Signature of the volunteer"),
            _("Name and signature for %(organisation)s") % {"organisation": organisation},
        ],
    }
    # Names and words travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))
