"""A training is offered, a volunteer would like it, and the coordinator settles that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.models import TrainingOffer, TrainingWish, Volunteer
from samenspoor.foundation.organisations.models import Organisation


class UnableToTrain(Exception):
    """This cannot be offered, wished for or settled so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What is offered: its name, a sentence about it, and the day if there is one."""

    name: str
    about: str = ""
    on: date | None = None


@transaction.atomic
def offer_training(
    organisation: Organisation,
    offered: Offered,
    *,
    partners: Sequence[int] = (),
    key: UUID | None = None,
    by: int,
    at: datetime,
) -> TrainingOffer:
    """Put a training on the phones of the own volunteers, or of those of the partners.

    What is sent a second time with the same `key` is the same offer.
    """
    if not offered.name.strip():
        raise UnableToTrain(_("Write down what it is called."))
    if offered.on and offered.on < timezone.localdate(at):
        raise UnableToTrain(_("This day has passed."))
    said = {"name": offered.name.strip(), "about": offered.about.strip(), "on": offered.on}
    made, is_new = TrainingOffer.objects.get_or_create(
        organisation=organisation,
        key=key or uuid4(),
        defaults={"shared_with": sorted(partners), "offered_at": at, "offered_by": by, **said},
    )
    if not is_new and any(getattr(made, name) != value for name, value in said.items()):
        raise UnableToTrain(_("This form was sent already. Begin a new one."))
    return made


@transaction.atomic
def stop_offer(offer: TrainingOffer, *, by: int, at: datetime) -> TrainingOffer:
    """It goes from the phones; who asked for it already stays on the list."""
    offer = TrainingOffer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if offer.stopped_at is None:
        offer.stopped_at = at
        offer.save(update_fields=["stopped_at"])
    return offer


@transaction.atomic
def wish_training(volunteer: Volunteer, offer: TrainingOffer, *, by: int, at: datetime) -> TrainingWish:
    """“I would like this”; a second tap is the same wish, until it was settled."""
    return TrainingWish.objects.get_or_create(
        organisation_id=volunteer.organisation_id,
        volunteer=volunteer,
        offer_key=offer.key,
        settled_at=None,
        defaults={"visible_to": volunteer.visible_to, "name": offer.name, "wished_at": at},
    )[0]


@transaction.atomic
def settle_wish(wish: TrainingWish, *, by: int, at: datetime) -> TrainingWish:
    """The coordinator has arranged it, or has said why not; a second tap changes nothing."""
    wish = TrainingWish.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    if wish.settled_by == by:
        return wish
    if wish.settled_at is not None:
        raise UnableToTrain(_("A colleague has settled this already."))
    wish.settled_at, wish.settled_by = at, by
    wish.save(update_fields=["settled_at", "settled_by"])
    return wish
