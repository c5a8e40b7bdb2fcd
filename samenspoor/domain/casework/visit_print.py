"""Prints the visits of a day as one tagged PDF (PDF/UA-1): the sheet to take along, and a card per door."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files

import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.casework.codes import written
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.telephone import shown as number_shown

_TEMPLATE = files("samenspoor.domain.casework") / "templates" / "visits.typ"


class UnableToPrint(Exception):
    """The sheet cannot be printed like this; the message says why."""


@dataclass(frozen=True, kw_only=True)
class PrintedVisit:
    """One door on the sheet, with the card that is left there; of arrears it says nothing."""

    municipality: Organisation
    address: str
    postcode: str
    people: str
    code: str
    is_marked: bool


def print_visits(visits: Sequence[PrintedVisit], *, worker: str, day: date) -> bytes:
    """Print the sheet of one person's day, and a card for each door that may be rung at.

    Raises UnableToPrint while a municipality has no telephone number: nobody could answer the card.
    """
    for visit in visits:
        if not visit.municipality.telephone:
            name = visit.municipality.name
            raise UnableToPrint(_("%(name)s has no telephone number yet; the card needs it.") % {"name": name})
    data = {
        "title": _("Visits of %(day)s") % {"day": date_format(day, "l j F Y")},
        "worker": worker,
        "sheet": {
            "door": _("Address"),
            "people": _("Who lives there"),
            "code": _("Code on the card"),
            "result": _("What came of it"),
            "missed": _("Nobody home, card left"),
            "spoken": _("Spoken"),
            "marked": _("Not alone: consult first"),
            "after": _("Write it down in Samenspoor today. Then put this sheet in the shredder."),
        },
        "visits": [
            {
                "address": visit.address,
                "postcode": visit.postcode,
                "people": visit.people,
                "code": written(visit.code) if visit.code else "",
                "marked": visit.is_marked,
            }
            for visit in visits
        ],
        "cards": [
            _card(visit, worker, place)
            for place, visit in enumerate(visits, start=1)
            if visit.code and not visit.is_marked
        ],
    }
    # Names travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))


def _card(visit: PrintedVisit, worker: str, place: int) -> dict[str, str]:
    """What is read by whoever finds it on the doormat, so without name and without a word about money.

    Its number is that of the door on the sheet, so that no card goes through the wrong one.
    """
    municipality = visit.municipality
    return {
        "place": str(place),
        "municipality": municipality.name,
        "title": _("We were at your door"),
        "text": _("You were not at home. We would like to talk with you."),
        "ring": _("Will you ring us? %(telephone)s") % {"telephone": number_shown(municipality.telephone)},
        "say": _("Then say this code:"),
        "code": written(visit.code),
        "who": _("Ask for %(name)s.") % {"name": worker},
    }
