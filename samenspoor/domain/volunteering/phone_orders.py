"""A visit order on the phone of whoever goes: from the coordinator's choice until it is reported or taken back."""

from contextlib import AbstractContextManager
from datetime import date

from samenspoor.domain.volunteering import order_access
from samenspoor.domain.volunteering.models import Report, VisitOrder
from samenspoor.domain.volunteering.models.order import VisitOrderQuerySet
from samenspoor.domain.volunteering.phone_access import (
    DirectNumber,
    for_organisation,
    may_help,
    noted,
    numbers_of,
    own_file,
)
from samenspoor.domain.volunteering.report_access import reports_of_an_order
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks


def orders_of(actor: Actor) -> VisitOrderQuerySet:
    """The orders on which this volunteer goes, whichever has to be done first on top."""
    may_help(actor).or_refuse()
    mine = VisitOrder.objects.on_the_phone_of(actor.user).filter(party=actor.organisation.pk)
    return mine.select_related("organisation").order_by("due_on", "pk")


def get_order_or_404(actor: Actor, pk: int) -> VisitOrder:
    """Return one order on which this volunteer goes and note the look; a guessed address is noted too."""
    return looks.open_or_404(orders_of(actor), pk)


def note_about_order(actor: Actor, pk: int) -> AbstractContextManager[VisitOrder]:
    """The own order that a note is about, also when it is no longer on the phone."""
    mine = VisitOrder.objects.filter(party=actor.organisation.pk, visitor_number=own_file(actor).number)
    return noted(actor, mine.select_related("organisation"), pk)


def reports_at(actor: Actor, order: VisitOrder, *, on: date) -> list[Report]:
    """What the papers let this volunteer report, read for the organisation: papers name no persons."""
    with for_organisation(actor, "what an order may report"):
        return reports_of_an_order(order, on=on)


def numbers_at(actor: Actor, order: VisitOrder, *, on: date) -> list[DirectNumber]:
    """Whom to ring at the municipality about this order: numbers of an office, read for the organisation."""
    with for_organisation(actor, "direct numbers"):
        contact = order_access.contact_of(order)
    town = order.organisation
    if contact is None:
        return [DirectNumber(name=town.name, who="", telephone=town.telephone)] if town.telephone else []
    return list(numbers_of(contact, town.name, on=on))
