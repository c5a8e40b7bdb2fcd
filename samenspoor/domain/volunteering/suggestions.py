"""Three suggestions for a resident, in order and with reasons; the coordinator decides, and may choose someone else."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from samenspoor.domain.casework.routes import Point
from samenspoor.domain.volunteering.allocation import suitability
from samenspoor.domain.volunteering.allocation.suitability import Condition, Ground, Reason, Suitability, Value, Weights
from samenspoor.domain.volunteering.at_the_door import AtTheDoor, at_the_door
from samenspoor.domain.volunteering.models import (
    HelpedResident,
    MatchingWeights,
    Pairing,
    RefusalReason,
    Volunteer,
)
from samenspoor.domain.volunteering.models.weights import HIGHEST
from samenspoor.domain.volunteering.offers import Offer, is_a_no, may_help_again, offers_of, places_of, volunteer_key
from samenspoor.domain.volunteering.standing import authorities_of, lacks_for
from samenspoor.domain.volunteering.states import PairingStatus

MOST_SUGGESTED = 3

WEIGHS_MORE = {
    RefusalReason.TIMES: (Ground.FREE_TIMES,),
    RefusalReason.DISTANCE: (Ground.DISTANCE,),
    RefusalReason.TOO_HEAVY: (Ground.TASKS, Ground.SKILLS),
}
"""What counts double for a resident of whom a proposal came to nothing for this reason."""


class Obstacle(StrEnum):
    """What stands in the way besides the conditions of `suitability`."""

    SUSPENDED = "suspended"
    TRAINING = "training"
    REFUSED = "refused"
    PAIRED = "paired"
    GENDER = "gender"
    DOOR = "door"


MOVABLE = frozenset({Condition.TOO_FAR, Condition.LANGUAGE, Condition.ROLES, Obstacle.GENDER, Obstacle.DOOR})
"""What a coordinator may set aside with a reason; papers, load and a no are not among it."""


@dataclass(frozen=True)
class Barrier:
    """One thing that stands in the way, with the values that a sentence about it needs.

    REFUSED: who, why. DOOR: the last day that was agreed, in ISO form, or nothing.
    """

    subject: Condition | Obstacle
    values: tuple[Value, ...] = ()

    @property
    def is_movable(self) -> bool:
        """Whether a coordinator may set it aside."""
        return self.subject in MOVABLE


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be asked, weighed for one resident; `stays`: was at the door, and goes on by the agreement."""

    offer: Offer
    suitability: Suitability
    barriers: tuple[Barrier, ...]
    stays: bool = False

    @property
    def volunteer(self) -> Volunteer | None:
        """The file; None for somebody on the list without names."""
        return self.offer.volunteer

    @property
    def key(self) -> str:
        """Who it is among the others."""
        return self.offer.offered.key

    @property
    def is_possible(self) -> bool:
        """Whether it can be suggested."""
        return not self.barriers

    @property
    def may_be_chosen(self) -> bool:
        """Whether a coordinator may choose this volunteer, with a reason where something stands in the way."""
        return all(barrier.is_movable for barrier in self.barriers)


def weights_of(organisation: int) -> Weights:
    """How much each ground counts here."""
    row = MatchingWeights.objects.filter(organisation=organisation).first()
    return Weights(**{field.name: getattr(row, field.name) for field in fields(Weights)}) if row else Weights()


def learned_from(earlier: Iterable[Pairing]) -> dict[Ground, Pairing]:
    """What counts double in the next proposal, each with the newest refusal that asks for it."""
    refused = [each for each in earlier if each.status == PairingStatus.REFUSED]
    return {ground: each for each in refused for ground in WEIGHS_MORE.get(RefusalReason(each.refusal), ())}


def after_refusals(weights: Weights, earlier: Iterable[Pairing]) -> Weights:
    """The weights for one resident: what earlier proposals came to nothing for counts double."""
    return replace(weights, **{ground.value: min(2 * weights.of(ground), HIGHEST) for ground in learned_from(earlier)})


def candidates(resident: HelpedResident, *, on: date) -> list[Candidate]:
    """Every active volunteer for one resident: whom to suggest first, then the others with what stands in the way."""
    weights = weights_of(resident.organisation_id)
    return candidates_for([resident], weights=weights, on=on)[resident.pk]


def suggested(found: Iterable[Candidate]) -> list[Candidate]:
    """The three to begin with."""
    return [candidate for candidate in found if candidate.is_possible][:MOST_SUGGESTED]


def candidates_for(residents: Collection[HelpedResident], *, weights: Weights, on: date) -> dict[int, list[Candidate]]:
    """The same for several residents of one organisation, with a fixed number of questions to the database."""
    if not residents:
        return {}
    offers = offers_of(next(iter(residents)).organisation_id, on=on)
    areas = [row.postcode_area for row in residents] + [each.who.postcode_area for each in offers]
    places, authorities = places_of(areas), authorities_of(residents)
    pool = [replace(each, offered=_placed(each, places)) for each in offers]
    earlier: dict[int, list[Pairing]] = defaultdict(list)
    for pairing in Pairing.objects.filter(resident__in=residents).order_by("settled_at", "pk"):
        earlier[pairing.resident_id].append(pairing)
    found = {}
    for resident in residents:
        request = _request(
            resident, earlier[resident.pk], place=places.get(resident.postcode_area),
            is_allowed=not lacks_for(resident, authorities, on=on), on=on,
        )  # fmt: skip
        weighing, door = after_refusals(weights, earlier[resident.pk]), at_the_door(resident, authorities, on=on)
        found[resident.pk] = _in_order(resident, request, pool, earlier[resident.pk], door=door, weights=weighing)
    return found


def _placed(offer: Offer, places: Mapping[str, Point]) -> suitability.Volunteer:
    return replace(offer.offered, place=places.get(offer.who.postcode_area))


def _in_order(
    resident: HelpedResident, request: suitability.Request, pool: Iterable[Offer], earlier: Collection[Pairing], *,
    door: AtTheDoor | None, weights: Weights,
) -> list[Candidate]:  # fmt: skip
    found = []
    for offer in pool:
        weighed = suitability.weigh(request, offer.offered, weights)
        hard = [] if weighed.is_possible else [_barrier(reason) for reason in weighed.speaks_against]
        own = _obstacles(resident, offer.volunteer, earlier) if offer.volunteer else []
        was_there = door is not None and offer.who.number == door.number
        left = [_left_the_door(door)] if door and was_there and not door.may_stay else []
        barriers = (*own, *left, *_untrained(resident, offer), *hard)
        found.append(Candidate(offer, weighed, barriers, stays=was_there and not left))
    return sorted(found, key=lambda each: _place(each, resident))


def _left_the_door(door: AtTheDoor) -> Barrier:
    return Barrier(Obstacle.DOOR, (door.until.isoformat(),) if door.until else ())


def _place(each: Candidate, resident: HelpedResident) -> tuple[bool, bool, bool, bool, int, str, int]:
    """Whom a meeting chose, who was at the door, the best; then who may be chosen with a reason, the others."""
    place = not each.is_possible, not each.may_be_chosen, not is_meant(each, resident), not each.stays
    return *place, -each.suitability.score, each.volunteer.surname_key if each.volunteer else "", each.offer.who.pk


def is_meant(each: Candidate, resident: HelpedResident) -> bool:
    """Whether a matchingsoverleg chose this one; by number also once there is a file under it."""
    return each.key == volunteer_key(resident.meant_for or 0) or each.offer.who.number == resident.meant_for_number


def _barrier(reason: Reason) -> Barrier:
    return Barrier(Condition(reason.subject), reason.values)


def _obstacles(resident: HelpedResident, volunteer: Volunteer, earlier: Iterable[Pairing]) -> list[Barrier]:
    found = []
    if volunteer.suspended_on:
        found.append(Barrier(Obstacle.SUSPENDED))
    for pairing in earlier:
        if pairing.volunteer_id != volunteer.pk:
            continue
        if pairing.status == PairingStatus.REFUSED:
            found.append(Barrier(Obstacle.REFUSED, (pairing.refused_by, pairing.refusal)))
        elif is_a_no(pairing):
            found.append(Barrier(Obstacle.REFUSED, ("", pairing.end_reason)))
        elif pairing.is_running:
            found.append(Barrier(Obstacle.PAIRED))
    if resident.helper_wish and volunteer.gender and resident.helper_wish != volunteer.gender:
        found.append(Barrier(Obstacle.GENDER, (resident.helper_wish,)))
    return found


def _untrained(resident: HelpedResident, offer: Offer) -> list[Barrier]:
    """The trainings that lack for what this resident asks; other roles go on."""
    lacking = dict.fromkeys(training for role, training in offer.untrained if role in resident.roles)
    return [Barrier(Obstacle.TRAINING, tuple(lacking))] if lacking else []


def _request(
    resident: HelpedResident, earlier: Iterable[Pairing], *, place: Point | None, is_allowed: bool, on: date
) -> suitability.Request:
    ended = [each for each in earlier if may_help_again(each)]
    return suitability.Request(
        key=str(resident.pk),
        roles=frozenset(resident.roles),
        tasks=frozenset(resident.tasks),
        skills=frozenset(resident.wanted_knowledge),
        is_unsafe=resident.is_unsafe,
        phase=resident.phase,
        languages=frozenset(resident.languages),
        free_times=frozenset(resident.free_times),
        meetings=frozenset(resident.meetings),
        place=place,
        waiting_days=max((on - resident.waiting_since).days, 0),
        wished_gender=resident.helper_wish,
        avoids=frozenset(volunteer_key(each) for each in resident.avoided_volunteers),
        earlier_volunteer=volunteer_key(ended[-1].volunteer_id) if ended else "",
        allowed=frozenset({str(resident.organisation_id)} if is_allowed else ()),
    )
