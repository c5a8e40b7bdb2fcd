"""This week's visit orders of the town: some are waiting, some volunteers go, some have reported."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.volunteering.actions.orders import (
    Order,
    UnableToOrder,
    accept_order,
    refuse_order,
    report_order,
    send_order,
)
from samenspoor.domain.volunteering.models import Report, VisitOrder, Volunteer
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation

_DAYS_AGO, _DAYS_TO_GO = 3, 11
_ACTS = (Act.RING, Act.EXPLAIN, Act.LEAVE_CARD)
_REPORTS = (Report.WANTS_CONTACT, Report.NOT_REACHED, Report.URGENT)


def send_orders(municipality: Organisation, party: Organisation, *, count: int, by: int, at: datetime) -> None:
    """Ask for volunteers for so many people; a second time finds them asked. Must run inside `acting`."""
    if VisitOrder.objects.filter(organisation=municipality).exists():
        return
    sent = at - timedelta(days=_DAYS_AGO)
    due_on = timezone.localdate(sent) + timedelta(days=_DAYS_TO_GO)
    waiting = DossierResident.objects.filter(
        organisation=municipality, status__in=(PersonStatus.OPEN, PersonStatus.APPROACHED), dossier__closed_at=None
    )
    made = 0
    for person in waiting.select_related("dossier", "resident").order_by("-dossier__priority", "pk")[: 4 * count]:
        try:
            send_order(person, Order(party=party.pk, acts=_ACTS, due_on=due_on), by=by, at=sent)
        except UnableToOrder:
            continue
        made += 1
        if made == count:
            return


def carry_out_orders(party: Organisation, *, by: int, at: datetime) -> None:
    """Half of what waits is accepted, most of that reported, one refused; one stands on the phone of whoever has one.

    Must run inside `acting`.
    """
    orders = list(VisitOrder.objects.filter(party=party.pk, status=VisitOrder.Status.SENT).order_by("pk"))
    if not orders or VisitOrder.objects.filter(party=party.pk).exclude(status=VisitOrder.Status.SENT).exists():
        return
    volunteers = list(Volunteer.objects.filter(organisation=party, status=VolunteerStatus.ACTIVE).order_by("pk"))
    refuse_order(orders[0], reason="Deze week is niemand vrij in deze buurt.", by=by, at=at - timedelta(days=2))
    goes = iter(volunteers)
    for place, order in enumerate(orders[1 : 1 + len(orders) // 2]):
        _accept(order, goes, by=by, at=at - timedelta(days=2))
        if place < len(_REPORTS):
            on = timezone.localdate(at) - timedelta(days=1)
            report_order(order, report=_REPORTS[place], on=on, by=by, at=at - timedelta(days=1))
    with_phone = [volunteer for volunteer in volunteers if volunteer.user]
    for order in orders[1 + len(orders) // 2 :][: len(with_phone)]:
        _accept(order, iter(with_phone), by=by, at=at - timedelta(days=1))


def _accept(order: VisitOrder, goes: Iterator[Volunteer], *, by: int, at: datetime) -> None:
    """The first volunteer whose papers are in order."""
    for volunteer in goes:
        try:
            accept_order(order, volunteer, by=by, at=at)
        except UnableToOrder:
            continue
        return
