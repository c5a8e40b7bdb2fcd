"""Who offers trainings, who sees the offer, and who hears that a volunteer would like one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from samenspoor.domain.agreements.models import ChainPartner, PartnerKind
from samenspoor.domain.volunteering.access import may_manage_volunteers, policy_for
from samenspoor.domain.volunteering.models import Training, TrainingOffer, TrainingWish
from samenspoor.domain.volunteering.phone_access import for_organisation, may_help
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Organisation

MOST_SHOWN = 50
_PURPOSE = "trainings on offer"


@dataclass(frozen=True)
class OnOffer:
    """A training as a volunteer sees it: who offers it, and whether the volunteer asked for it and waits."""

    offer: TrainingOffer
    is_wished: bool


def may_offer_trainings(actor: Actor) -> Verdict:
    """Answer whether this person offers trainings: a coordinator, or who works on agreements at the municipality."""
    if actor.organisation.kind == Organisation.Kind.VOLUNTEER_ORGANISATION:
        return may_manage_volunteers(actor)
    return actor.may(Permission.MANAGE_AGREEMENTS)


def partners_told(actor: Actor) -> list[int]:
    """Whose volunteers see an offer: of a municipality the organisations it works with, else nobody else's."""
    rows = ChainPartner.objects.filter(organisation=actor.organisation, kind=PartnerKind.VOLUNTEERS)
    return [pk for pk in rows.values_list("participant", flat=True) if pk]


def own_offers(actor: Actor, *, on: date) -> QuerySet[TrainingOffer]:
    """What the own organisation offers from this day on."""
    may_offer_trainings(actor).or_refuse()
    return _on_offer(on).filter(organisation=actor.organisation)


def offers_of_others(actor: Actor, *, on: date) -> QuerySet[TrainingOffer]:
    """What municipalities offer the own volunteers."""
    may_offer_trainings(actor).or_refuse()
    rows = _on_offer(on).exclude(organisation=actor.organisation)
    return rows.filter(shared_with__contains=[actor.organisation.pk])


def names_known(actor: Actor, *, on: date) -> list[str]:
    """The trainings among which the organisation chooses what a role asks: on offer, followed, or asked already."""
    own = actor.organisation.pk
    asked = [name for _role, name in policy_for(actor).asked_trainings]
    offered = _on_offer(on).filter(_seen_by(actor)).values_list("name", flat=True)
    followed = Training.objects.filter(organisation=own).values_list("name", flat=True).distinct()
    names: dict[str, str] = {}
    for name in (*asked, *offered, *followed.order_by("name")):
        names.setdefault(name.casefold(), name)
    return sorted(names.values(), key=str.casefold)


def get_own_offer_or_404(actor: Actor, pk: int) -> TrainingOffer:
    """Return one own offer and note the look."""
    may_offer_trainings(actor).or_refuse()
    return looks.open_or_404(TrainingOffer.objects.filter(organisation=actor.organisation), pk)


def wishes_to_settle(actor: Actor) -> QuerySet[TrainingWish]:
    """Who would like a training, whoever waits longest on top."""
    may_manage_volunteers(actor).or_refuse()
    rows = TrainingWish.objects.filter(organisation=actor.organisation, settled_at=None)
    return rows.select_related("volunteer").order_by("wished_at", "pk")


def get_wish_or_404(actor: Actor, pk: int) -> TrainingWish:
    """Return one wish, settled or not, and note the look."""
    may_manage_volunteers(actor).or_refuse()
    return looks.open_or_404(TrainingWish.objects.filter(organisation=actor.organisation), pk)


def offers_on_phone(actor: Actor, *, on: date) -> list[OnOffer]:
    """What a volunteer may ask for. An offer is about nobody, so it is read for the whole organisation."""
    may_help(actor).or_refuse()
    waiting = TrainingWish.objects.filter(visible_to__contains=[actor.user], settled_at=None)
    wished = set(waiting.values_list("offer_key", flat=True))
    with for_organisation(actor, _PURPOSE):
        rows = _on_offer(on).filter(_seen_by(actor)).select_related("organisation")
        return [OnOffer(offer, offer.key in wished) for offer in rows[:MOST_SHOWN]]


@contextmanager
def wish_about(actor: Actor, pk: int) -> Iterator[TrainingOffer]:
    """The offer that a volunteer would like, whichever organisation made it; within it the wish is written."""
    with for_organisation(actor, _PURPOSE):
        yield looks.open_or_404(TrainingOffer.objects.filter(_seen_by(actor), stopped_at=None), pk)


def _seen_by(actor: Actor) -> Q:
    own = actor.organisation.pk
    return Q(organisation=own) | Q(shared_with__contains=[own])


def _on_offer(on: date) -> QuerySet[TrainingOffer]:
    rows = TrainingOffer.objects.filter(Q(on=None) | Q(on__gte=on), stopped_at=None)
    return rows.order_by("on", "name", "pk")
