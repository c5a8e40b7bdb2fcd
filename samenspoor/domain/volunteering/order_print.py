"""Prints the pass of a volunteer, with a place for a photo, and the visit order to take along (PDF/UA-1)."""

import json
from dataclasses import dataclass
from importlib.resources import as_file, files

import typst
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.volunteering import order_texts
from samenspoor.domain.volunteering.models import Report, VisitOrder
from samenspoor.domain.volunteering.states import OrderStatus
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.telephone import shown as number_shown

_TEMPLATE = files("samenspoor.domain.volunteering") / "templates" / "order.typ"


class UnableToPrint(Exception):
    """There is nobody yet to print a pass for; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Who goes: on the pass stand a first name and a number."""

    first_name: str
    label: str
    organisation: Organisation


def print_order(order: VisitOrder, visitor: Visitor, *, contact: str) -> bytes:
    """Print a pass and the order; `contact` is whom to ring in an emergency. Raises UnableToPrint."""
    if order.status != OrderStatus.ACCEPTED:
        raise UnableToPrint(_("Choose who goes first."))
    town = order.organisation
    until = date_format(order.due_on, "j F Y")
    data = {
        "title": _("Visit order for %(name)s") % {"name": visitor.first_name},
        "card": {
            "organisation": visitor.organisation.name,
            "title": capfirst(visitor.label),
            "photo": _("Photo"),
            "name": visitor.first_name,
            "number": _("Number %(number)s") % {"number": order.visitor_number},
            "until": _("Valid until %(day)s, for %(municipality)s") % {"day": until, "municipality": town.name},
            "check": order_texts.how_to_check(order, visitor.organisation),
            "never": _("Whoever shows this never asks for money, a PIN, DigiD or a signature."),
        },
        "order": {
            "title": _("Visit order"),
            "rows": [
                [_("Who"), order.name],
                [_("Address"), order.address],
                *([[_("Telephone"), number_shown(order.telephone)]] if order.telephone else []),
                [_("What is asked"), ", ".join(str(Act(act).label) for act in order.acts)],
                [_("Until"), until],
            ],
            "say_title": _("What you say"),
            "say": order_texts.what_you_say(visitor.label),
            "never": order_texts.never(),
            "urgent": _("Urgent? Ring %(contact)s.") % {"contact": contact},
            "report_title": _("What came of it? Tick one and tell your coordinator."),
            "reports": [str(report.label) for report in Report],
            "after": _("Give this page back to your coordinator, who puts it in the shredder."),
        },
    }
    # Names travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))
