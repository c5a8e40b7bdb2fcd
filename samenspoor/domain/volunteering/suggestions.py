"""Three suggestions for a resident, in order and with reasons; the coordinator decides, and may choose someone else."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from django.db.models import Avg, Count, Q
from django.db.models.functions import Substr

from samenspoor.domain.casework.models import PostcodePlace
from samenspoor.domain.casework.routes import Point
from samenspoor.domain.trajectory.wishes import Urgency
from samenspoor.domain.volunteering.allocation import suitability
from samenspoor.domain.volunteering.allocation.suitability import Condition, Reason, Suitability, Value, Weights
from samenspoor.domain.volunteering.files import files, policy_in
from samenspoor.domain.volunteering.models import (
    EndReason,
    HelpedResident,
    MatchingWeights,
    Pairing,
    Volunteer,
)
from samenspoor.domain.volunteering.standing import papers_for
from samenspoor.domain.volunteering.states import PairingStatus, VolunteerStatus

MOST_SUGGESTED = 3
_URGENCIES = {Urgency.THIS_WEEK: 1, Urgency.THIS_MONTH: 3, Urgency.ORDINARY: 5}
_NOT_AGAIN = frozenset({EndReason.INCIDENT, EndReason.VOLUNTEER_STOPS, EndReason.TOO_HEAVY})
_OVER = (PairingStatus.REFUSED, PairingStatus.ENDED)


class Obstacle(StrEnum):
    """What stands in the way besides the conditions of `suitability`."""

    SUSPENDED = "suspended"
    REFUSED = "refused"
    PAIRED = "paired"
    GENDER = "gender"


MOVABLE = frozenset({Condition.TOO_FAR, Condition.LANGUAGE, Condition.ROLES, Obstacle.GENDER})
"""What a coordinator may set aside with a reason; papers, load and a no are not among it."""


@dataclass(frozen=True)
class Barrier:
    """One thing that stands in the way, with the values that a sentence about it needs; REFUSED: who, why."""

    subject: Condition | Obstacle
    values: tuple[Value, ...] = ()

    @property
    def is_movable(self) -> bool:
        """Whether a coordinator may set it aside."""
        return self.subject in MOVABLE


@dataclass(frozen=True)
class Candidate:
    """A volunteer, weighed for one resident."""

    volunteer: Volunteer
    suitability: Suitability
    barriers: tuple[Barrier, ...]

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
    organisation = next(iter(residents)).organisation_id
    volunteers = _volunteers(organisation)
    areas = {row.postcode_area for row in residents} | {row.postcode_area for row in volunteers}
    places = _places(areas - {""})
    pool = _Pool(volunteers, _offers(organisation, volunteers, places, on), places)
    earlier: dict[int, list[Pairing]] = defaultdict(list)
    for pairing in Pairing.objects.filter(resident__in=residents).order_by("settled_at", "pk"):
        earlier[pairing.resident_id].append(pairing)
    return {
        resident.pk: _in_order(resident, pool, earlier[resident.pk], weights=weights, on=on) for resident in residents
    }


@dataclass(frozen=True)
class _Pool:
    """The volunteers of an organisation with what each offers, and where areas lie."""

    volunteers: Collection[Volunteer]
    offers: Mapping[int, suitability.Volunteer]
    places: Mapping[str, Point]


def _in_order(
    resident: HelpedResident, pool: _Pool, earlier: Collection[Pairing], *, weights: Weights, on: date
) -> list[Candidate]:
    request = _request(resident, earlier, pool.places, on)
    found = []
    for volunteer in pool.volunteers:
        weighed = suitability.weigh(request, pool.offers[volunteer.pk], weights)
        hard = [] if weighed.is_possible else [_barrier(reason) for reason in weighed.speaks_against]
        own = _obstacles(resident, volunteer, earlier)
        found.append(Candidate(volunteer, weighed, (*own, *hard)))
    return sorted(found, key=lambda each: _place(each, resident))


def _place(each: Candidate, resident: HelpedResident) -> tuple[bool, bool, bool, int, str, int]:
    """Whom a matchingsoverleg chose, the best, then who may be chosen with a reason, the others; then by name."""
    score, is_another = -each.suitability.score, each.volunteer.pk != resident.meant_for
    place = not each.is_possible, not each.may_be_chosen, is_another, score
    return *place, each.volunteer.surname_key, each.volunteer.pk


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
        elif pairing.status == PairingStatus.ENDED and pairing.end_reason in _NOT_AGAIN:
            found.append(Barrier(Obstacle.REFUSED, ("", pairing.end_reason)))
        elif pairing.status not in _OVER:
            found.append(Barrier(Obstacle.PAIRED))
    if resident.helper_wish and volunteer.gender and resident.helper_wish != volunteer.gender:
        found.append(Barrier(Obstacle.GENDER, (resident.helper_wish,)))
    return found


def _volunteers(organisation: int) -> list[Volunteer]:
    running = Count("pairings", filter=~Q(pairings__status__in=_OVER))
    rows = Volunteer.objects.filter(organisation=organisation, status=VolunteerStatus.ACTIVE)
    return list(rows.with_trainings().annotate(carries=running).order_by("surname_key", "pk"))


def _offers(
    organisation: int, volunteers: Collection[Volunteer], places: Mapping[str, Point], on: date
) -> dict[int, suitability.Volunteer]:
    in_order = {file.pk for file in files(volunteers, policy_in(organisation), on=on) if file.is_in_order}
    done: dict[int, set[str]] = defaultdict(set)
    began = Pairing.objects.filter(volunteer__in=volunteers, started_on__isnull=False)
    for volunteer, tasks in began.values_list("volunteer", "tasks"):
        done[volunteer].update(tasks)
    return {
        volunteer.pk: suitability.Volunteer(
            key=str(volunteer.pk),
            organisation=str(organisation),
            free_places=volunteer.most_residents - _carries(volunteer),
            carries=_carries(volunteer),
            roles=frozenset(volunteer.roles),
            tasks=frozenset(done[volunteer.pk]),
            languages=frozenset(volunteer.languages),
            free_times=frozenset(volunteer.free_times),
            meetings=frozenset(volunteer.meetings),
            place=places.get(volunteer.postcode_area),
            kilometres=volunteer.kilometres,
            gender=volunteer.gender,
            has_papers=volunteer.pk in in_order,
        )
        for volunteer in volunteers
    }


def _carries(volunteer: Volunteer) -> int:
    return int(getattr(volunteer, "carries", 0))


def _request(
    resident: HelpedResident, earlier: Iterable[Pairing], places: Mapping[str, Point], on: date
) -> suitability.Request:
    lacks, _until = papers_for(resident, roles=resident.roles, tasks=resident.tasks, on=on)
    party = str(resident.organisation_id)
    ended = [each for each in earlier if each.status == PairingStatus.ENDED and each.end_reason not in _NOT_AGAIN]
    return suitability.Request(
        key=str(resident.pk),
        roles=frozenset(resident.roles),
        tasks=frozenset(resident.tasks),
        phase=resident.phase,
        languages=frozenset(resident.languages),
        free_times=frozenset(resident.free_times),
        meetings=frozenset(resident.meetings),
        place=places.get(resident.postcode_area),
        urgency=_URGENCIES[Urgency(resident.urgency)],
        waiting_days=max((on - resident.came_at.date()).days, 0),
        wished_gender=resident.helper_wish,
        avoids=frozenset(str(each) for each in resident.avoided_volunteers),
        earlier_volunteer=str(ended[-1].volunteer_id) if ended else "",
        allowed=frozenset() if lacks else frozenset({party}),
    )


def _places(areas: Collection[str]) -> dict[str, Point]:
    """The middle of each area of four digits, as far as known."""
    rows = PostcodePlace.objects.annotate(area=Substr("postcode", 1, 4)).filter(area__in=areas)
    middles = rows.order_by().values_list("area").annotate(Avg("latitude"), Avg("longitude"))
    return {area: Point(latitude, longitude) for area, latitude, longitude in middles}
