"""A visit order is sent under authority, accepted with a volunteer, and reported in words of a closed list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.agreements.lacks import lacks_text
from samenspoor.domain.agreements.rules import Answer
from samenspoor.domain.casework import terms
from samenspoor.domain.casework.models import DossierResident, UnsafeAddress
from samenspoor.domain.casework.phones import phone_numbers
from samenspoor.domain.trajectory.travelling import telephone_travels
from samenspoor.domain.volunteering.asking import NOT_REACHED, answers, withheld
from samenspoor.domain.volunteering.files import files, policy_in
from samenspoor.domain.volunteering.models import Report, VisitOrder, Volunteer
from samenspoor.domain.volunteering.report_access import reports_of_an_order
from samenspoor.domain.volunteering.states import ORDER_NEXT, OrderStatus
from samenspoor.foundation.audit.states import move_all, step
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui import formats

WHEN_OVER = MappingProxyType({"name": "", "address": "", "postcode_area": "", "telephone": "", "visible_to": []})
"""What is left of what an order copied of the resident, and of who sees it, once it is over."""


class UnableToOrder(Exception):
    """No volunteer can be sent, or go, so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked: of which organisation, which acts, until when."""

    party: int
    acts: Sequence[Act]
    due_on: date


@transaction.atomic
def send_order(person: DossierResident, order: Order, *, by: int, at: datetime) -> VisitOrder:
    """Ask an organisation to ring or go by; only what its machtiging names, and never at an unsafe address (R9)."""
    terms.hold(person.dossier_id)
    person = DossierResident.objects.select_related("dossier__address", "resident").get(pk=person.pk)
    if why := withheld(person):
        raise UnableToOrder(why)
    today = timezone.localdate(at)
    if not order.acts:
        raise UnableToOrder(_("Choose at least one thing to do."))
    if order.due_on < today:
        raise UnableToOrder(_("This day has passed."))
    for act, answer in answers(
        person.organisation_id, order.party, order.acts, reader=person.organisation_id, on=today
    ):
        if not answer.is_allowed:
            raise UnableToOrder(_not_allowed(act, answer))
        if answer.until is not None and order.due_on > answer.until:
            raise UnableToOrder(
                _("The papers hold until %(day)s: choose that day or an earlier one.")
                % {"day": formats.day(answer.until)}
            )
    dossier = person.dossier
    rings = Act.RING in order.acts and telephone_travels(person.organisation_id, order.party, on=today)
    phones = phone_numbers([dossier.pk]).get((dossier.pk, person.resident_id), ()) if rings else ()
    return VisitOrder.objects.create(
        organisation_id=person.organisation_id,
        shared_with=[order.party],
        person=person,
        party=order.party,
        acts=[act.value for act in order.acts],
        name=str(person.resident),
        address=f"{dossier.address}, {dossier.address.postcode_apart}",
        postcode_area=dossier.address.postcode[:4],
        telephone=next(iter(phones), ""),
        due_on=order.due_on,
        sent_at=at,
        sent_by=by,
    )


@transaction.atomic
def accept_order(order: VisitOrder, volunteer: Volunteer, *, by: int, at: datetime) -> VisitOrder:
    """Say who goes; the municipality knows that person by name, the resident sees a pass."""
    order, today = _hold(order), timezone.localdate(at)
    acts = [Act(act) for act in order.acts]
    for act, answer in answers(order.organisation_id, order.party, acts, reader=order.party, on=today):
        if not answer.is_allowed:
            raise UnableToOrder(_not_allowed(act, answer))
    # Whoever suspends this volunteer waits, or was first.
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    if volunteer.organisation_id != order.party or not _may_go(volunteer, today):
        raise UnableToOrder(_("Only an active volunteer whose papers are in order may go."))
    # An order that was accepted may go to someone else: the first is ill, or suspended.
    if order.status != OrderStatus.ACCEPTED:
        step(order, to=OrderStatus.ACCEPTED, following=ORDER_NEXT)
    order.visitor, order.visitor_number = str(volunteer), volunteer.number
    order.visible_to = [volunteer.user] if volunteer.user else []
    return _answered(order, by=by, at=at)


@transaction.atomic
def refuse_order(order: VisitOrder, *, reason: str, by: int, at: datetime) -> VisitOrder:
    """The organisation cannot do this; the caseworker reads why."""
    order = _hold(order)
    if not reason.strip():
        raise UnableToOrder(_("Write down why."))
    step(order, to=OrderStatus.REFUSED, following=ORDER_NEXT)
    order.refusal = reason.strip()
    _forget_person(order)
    return _answered(order, by=by, at=at)


@transaction.atomic
def report_order(order: VisitOrder, *, report: Report, on: date, by: int, at: datetime) -> VisitOrder:
    """What came of it, in one word; also when a paper expired since: what runs is finished.

    The same word a second time is the same report: a phone without connection may send it twice.
    """
    order = _hold(order)
    if order.status == OrderStatus.REPORTED and order.report == report:
        return order
    if not timezone.localdate(order.sent_at) <= on <= timezone.localdate(at):
        raise UnableToOrder(_("Choose a day between the order and today."))
    if report not in reports_of_an_order(order, on=timezone.localdate(at)):
        raise UnableToOrder(_("The agreement does not name this as something you report. Ring the municipality."))
    step(order, to=OrderStatus.REPORTED, following=ORDER_NEXT)
    order.report, order.reported_on, order.reported_at = report, on, at
    _forget_person(order)
    order.save(update_fields=["status", "report", "reported_on", "reported_at", *WHEN_OVER])
    return order


@transaction.atomic
def recall_order(order: VisitOrder, *, by: int, at: datetime) -> VisitOrder:
    """The municipality takes it back: the resident called, or wants a professional."""
    order = _hold(order)
    step(order, to=OrderStatus.RECALLED, following=ORDER_NEXT)
    _forget_person(order)
    order.save(update_fields=["status", *WHEN_OVER])
    return order


@transaction.atomic
def recall_overtaken(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Take back what asks for people who were spoken to since, where nobody goes any more, or without machtiging."""
    today = timezone.localdate(at)
    authority = authority_of(organisation.pk, reader=organisation.pk)
    open_orders = VisitOrder.objects.open().filter(organisation=organisation)
    withdrawn = [
        order.pk
        for order in open_orders
        if any(authority.is_withdrawn(order.party, act, on=today) for act in order.acts)
    ]
    unsafe = UnsafeAddress.objects.filter(address=OuterRef("person__dossier__address"), lifted_at=None)
    overtaken = open_orders.filter(~Q(person__status__in=NOT_REACHED) | Q(Exists(unsafe)) | Q(pk__in=withdrawn))
    return move_all(overtaken, to=OrderStatus.RECALLED, following=ORDER_NEXT, also=WHEN_OVER)


def _not_allowed(act: Act, answer: Answer) -> str:
    return _("“%(act)s” is not allowed: %(why)s.") % {"act": act.label, "why": lacks_text(answer.lacks)}


def _may_go(volunteer: Volunteer, on: date) -> bool:
    [file] = files([volunteer], policy_in(volunteer.organisation_id), on=on)
    return file.may_begin


def _hold(order: VisitOrder) -> VisitOrder:
    return VisitOrder.objects.select_for_update(of=("self",)).get(pk=order.pk)


def _answered(order: VisitOrder, *, by: int, at: datetime) -> VisitOrder:
    """The own word for a volunteer goes along with the answer: so the municipality reads it from here on."""
    order.answered_at, order.answered_by = at, by
    order.visitor_label = policy_in(order.party).label
    names = ("status", "visitor", "visitor_number", "visitor_label", "answered_at", "answered_by", "refusal")
    order.save(update_fields=[*names, *WHEN_OVER])
    return order


def _forget_person(order: VisitOrder) -> None:
    """What was copied for whoever goes is gone when nobody goes any more; the municipality has it in the dossier."""
    for name, value in WHEN_OVER.items():
        setattr(order, name, value)
