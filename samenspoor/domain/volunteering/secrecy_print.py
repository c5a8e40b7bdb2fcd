"""Prints the secrecy statement of a volunteer for signature, as a tagged PDF (PDF/UA-1)."""

import json
from collections.abc import Sequence
from importlib.resources import as_file, files

import typst
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspoor.domain.volunteering.models import Volunteer

_TEMPLATE = files("samenspoor.domain.volunteering") / "templates" / "secrecy.typ"
PROMISES: Sequence[str | Promise] = (
    gettext_lazy("I tell nobody whom I help, what they owe or what I hear: not at home either."),
    gettext_lazy(
        "The coordinator hears what is needed for the help. A professional hears what the task needs, no more."
    ),
    gettext_lazy("I ask for nothing and look at nothing that the help does not need."),
    gettext_lazy("I keep no papers, photos, numbers or messages of residents for myself."),
    gettext_lazy(
        "Is somebody in danger? Then I ring the coordinator at once. Secrecy does not stand in the way of that."
    ),
    gettext_lazy("Have I lost something, or sent it to the wrong person? I report that on the same day (AVG art. 33)."),
    gettext_lazy("This goes on when I stop as a volunteer."),
)
"""The same for whoever signs, so that every coordinator knows what was promised."""


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
        "signature": [
            _("Day and place"),
            _("Signature of the volunteer"),
            _("Name and signature for %(organisation)s") % {"organisation": organisation},
        ],
    }
    # Names and words travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))
