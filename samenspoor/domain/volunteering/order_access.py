"""Who sends visit orders, and who carries them out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.contacts import contact_at
from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.agreements.models import ChainPartner, ContactPerson, ContactSide
from samenspoor.domain.casework import access as casework
from samenspoor.domain.casework.models import Dossier, DossierResident
from samenspoor.domain.casework.models.dossier import DossierQuerySet
from samenspoor.domain.casework.routes import kilometres
from samenspoor.domain.trajectory.travelling import telephone_travels
from samenspoor.domain.volunteering.access import may_manage_volunteers, policy_for, volunteers_of
from samenspoor.domain.volunteering.asking import NOT_REACHED, answers
from samenspoor.domain.volunteering.files import files
from samenspoor.domain.volunteering.models import Report, VisitOrder, Volunteer, WordBack
from samenspoor.domain.volunteering.models.order import VisitOrderQuerySet
from samenspoor.domain.volunteering.offers import places_of
from samenspoor.domain.volunteering.order_print import Visitor
from samenspoor.domain.volunteering.origin import EVERYWHERE, Origin
from samenspoor.domain.volunteering.states import OrderStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.telephone import shown as number_shown

MOST_SHOWN = 20


def may_send_orders(actor: Actor) -> Verdict:
    """Answer whether this person sends a volunteer: a caseworker of the municipality itself, whose paper it is."""
    verdict = casework.may_work(actor)
    if verdict and actor.organisation.kind != Organisation.Kind.MUNICIPALITY:
        return Verdict(False, _("Only the municipality itself asks for volunteers."))
    return verdict


def parties_allowed(actor: Actor, *, day: date) -> dict[ChainPartner, list[Act]]:
    """The organisations that may be asked on a day, each with the acts that its papers name."""
    may_send_orders(actor).or_refuse()
    own = actor.organisation.pk
    partners = ChainPartner.objects.filter(organisation=own, participant__isnull=False).order_by("name")
    allowed = {
        partner: [
            act
            for act, answer in answers(own, partner.participant_id or 0, list(Act), reader=own, on=day)
            if answer.is_allowed
        ]
        for partner in partners
    }
    return {partner: acts for partner, acts in allowed.items() if acts}


def parties_without_telephone(actor: Actor, partners: Iterable[ChainPartner], *, day: date) -> list[ChainPartner]:
    """The organisations to which no telephone number travels: their agreement does not name it."""
    may_send_orders(actor).or_refuse()
    own = actor.organisation.pk
    return [each for each in partners if not telephone_travels(own, each.participant_id or 0, on=day)]


def acts_left_out(actor: Actor) -> list[Act]:
    """What the own table of the municipality leaves to others than volunteers, whatever a machtiging names."""
    may_send_orders(actor).or_refuse()
    own = actor.organisation.pk
    return [act for act in Act if act in authority_of(own, reader=own).table.left_out.acts_off]


def orders_of_dossiers(dossiers: Collection[Dossier]) -> VisitOrderQuerySet:
    """The visit orders of dossiers that were fetched, the newest first."""
    return (
        VisitOrder.objects.filter(person__dossier__in=dossiers)
        .select_related("person__resident")
        .prefetch_related("words_back")
        .order_by("-sent_at", "-pk")
    )


def with_orders(dossiers: DossierQuerySet) -> DossierQuerySet:
    """Dossiers of a list with the visit orders of their people, the newest first, in one query more."""
    newest_first = VisitOrder.objects.order_by("-sent_at", "-pk")
    return dossiers.prefetch_related(Prefetch("dossier_residents__visit_orders", newest_first))


def to_whom_someone_goes(people: Iterable[DossierResident]) -> set[int]:
    """Those of some people, by key, for whom a volunteer was asked or goes already: nobody else rings or goes by."""
    return set(
        VisitOrder.objects.open().filter(person__in=[each.pk for each in people]).values_list("person", flat=True)
    )


def told_of(people: Iterable[DossierResident]) -> dict[int, VisitOrder]:
    """By key of some people, the order that says most of them: the newest that was reported, or that still runs."""
    telling = (OrderStatus.SENT, OrderStatus.ACCEPTED, OrderStatus.REPORTED)
    rows = VisitOrder.objects.filter(person__in=[each.pk for each in people], status__in=telling).order_by("pk")
    return {order.person_id: order for order in rows}


def answers_to_act_on(actor: Actor) -> list[VisitOrder]:
    """What volunteers reported on people whom nobody has spoken to since, urgent first."""
    if not may_send_orders(actor):
        return []
    reported = VisitOrder.objects.filter(organisation=actor.organisation, status=OrderStatus.REPORTED)
    rows = (
        reported.exclude(report=Report.NOT_REACHED)
        .filter(person__status__in=NOT_REACHED)
        .select_related("person__resident")
    )
    found = rows.order_by("-reported_at", "-pk")[:MOST_SHOWN]
    return sorted(found, key=lambda order: order.report != Report.URGENT)


def get_sent_order_or_404(actor: Actor, pk: int) -> VisitOrder:
    """Return one order of the own municipality and note the look."""
    may_send_orders(actor).or_refuse()
    return looks.open_or_404(VisitOrder.objects.filter(organisation=actor.organisation), pk)


def orders_for(actor: Actor, origin: Origin = EVERYWHERE) -> VisitOrderQuerySet:
    """The orders that the own organisation has been sent; what comes first in time on top."""
    may_manage_volunteers(actor).or_refuse()
    rows = VisitOrder.objects.filter(origin.within("organisation"), party=actor.organisation.pk)
    return rows.order_by("due_on", "pk")


def get_order_or_404(actor: Actor, pk: int) -> VisitOrder:
    """Return one order that the own organisation has been sent, and note the look."""
    return looks.open_or_404(orders_for(actor).select_related("organisation"), pk)


@dataclass(frozen=True)
class Goer:
    """Who may go, and how far away this volunteer lives, as far as anybody knows."""

    volunteer: Volunteer
    kilometres: float | None


def who_may_go(actor: Actor, order: VisitOrder, *, day: date) -> list[Goer]:
    """Who may go on an order: who lives near first."""
    able = files(volunteers_of(actor).who_may_begin(), policy_for(actor), on=day)
    found = [file.volunteer for file in able if file.may_begin]
    places = places_of({order.postcode_area, *(volunteer.postcode_area for volunteer in found)})
    there = places.get(order.postcode_area)

    def away(volunteer: Volunteer) -> float | None:
        here = places.get(volunteer.postcode_area)
        return kilometres(here, there) if here and there else None

    goers = [Goer(volunteer, away(volunteer)) for volunteer in found]
    return sorted(goers, key=lambda goer: (goer.kilometres is None, goer.kilometres or 0, goer.volunteer.surname_key))


def orders_that_stand_still(actor: Actor, volunteer: Volunteer) -> list[VisitOrder]:
    """The orders on which a suspended volunteer would go: somebody else goes, or nobody."""
    if not volunteer.is_suspended:
        return []
    waiting = orders_for(actor).filter(status=OrderStatus.ACCEPTED, visitor_number=volunteer.number)
    return looks.listed(waiting.select_related("organisation"))


def called_back(actor: Actor, *, on: date, origin: Origin = EVERYWHERE) -> list[VisitOrder]:
    """What the municipality took back before its day while somebody would go: the coordinator rings that volunteer."""
    waiting = orders_for(actor, origin).filter(status=OrderStatus.RECALLED, due_on__gte=on).exclude(visitor="")
    return looks.listed(waiting.select_related("organisation")[:MOST_SHOWN])


def on_paper(actor: Actor, orders: Collection[VisitOrder]) -> set[int]:
    """Of these orders the ones whose visitor has no phone here: what was given along is on paper."""
    numbers = [order.visitor_number for order in orders if order.visitor_number is not None]
    of_paper = set(volunteers_of(actor).filter(number__in=numbers, user=None).values_list("number", flat=True))
    return {order.pk for order in orders if order.visitor_number in of_paper}


def contact_of(order: VisitOrder) -> ContactPerson | None:
    """Whom the volunteer rings at the municipality."""
    return contact_at(order.organisation_id, order.party, ContactSide.OURS)


def words_back_on(order: VisitOrder) -> list[WordBack]:
    """What the municipality told since a volunteer reported, the newest first."""
    return list(order.words_back.order_by("-told_at", "-pk"))


def visitor_of(actor: Actor, order: VisitOrder) -> Visitor:
    """Who goes, as the pass shows it: by first name."""
    volunteer = volunteers_of(actor).filter(number=order.visitor_number or 0).first()
    first_name = volunteer.first_name if volunteer else order.visitor
    return Visitor(first_name=first_name, label=policy_for(actor).label, organisation=actor.organisation)


def urgent_contact_of(order: VisitOrder) -> str:
    """Whom to ring at the municipality at once, with the number."""
    contact = contact_of(order)
    if contact is None:
        return f"{order.organisation.name} {number_shown(order.organisation.telephone)}".strip()
    return f"{contact.name}, {number_shown(contact.telephone)}"
