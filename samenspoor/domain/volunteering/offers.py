"""What volunteers bring, in the words of `suitability.weigh`: counted once, for suggestions and a matchingsoverleg."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Avg, Q
from django.db.models.functions import Left

from samenspoor.domain.casework.models import PostcodePlace
from samenspoor.domain.casework.routes import Point
from samenspoor.domain.volunteering import light
from samenspoor.domain.volunteering.allocation import suitability
from samenspoor.domain.volunteering.files import files, policy_in
from samenspoor.domain.volunteering.models import EndReason, LightVolunteer, Pairing, Volunteer
from samenspoor.domain.volunteering.states import PairingStatus, VolunteerStatus

_NOT_AGAIN = frozenset({EndReason.INCIDENT, EndReason.VOLUNTEER_STOPS, EndReason.TOO_HEAVY})


@dataclass(frozen=True)
class Offer:
    """Somebody who may be asked, a file or a line of the list without names, and what that one offers.

    Where that is comes apart, from the map. `untrained`: roles with a training that lacks for new help.
    """

    who: Volunteer | LightVolunteer
    offered: suitability.Volunteer
    untrained: tuple[tuple[str, str], ...] = ()

    @property
    def volunteer(self) -> Volunteer | None:
        """The file, if there is one."""
        return self.who if isinstance(self.who, Volunteer) else None

    @property
    def light(self) -> LightVolunteer | None:
        """The line of the list without names, where there is no file."""
        return self.who if isinstance(self.who, LightVolunteer) else None


def volunteer_key(number: int) -> str:
    """The key of a file in a proposal; no key of an organisation or of a list without names looks like it."""
    return f"volunteer-{number}"


def offers_of(organisation: int, *, on: date, apart_from: Q | None = None) -> list[Offer]:
    """Every active volunteer by name, a suspended one too, then the list; pairings `apart_from` take no place."""
    return [
        *_of_files(organisation, on=on, apart_from=apart_from),
        *(Offer(row, offered) for row, offered in light.offers_of(organisation, on=on)),
    ]


def may_help_again(pairing: Pairing) -> bool:
    """Whether a pairing ended well enough for the two to go on with each other later."""
    return pairing.status == PairingStatus.ENDED and pairing.end_reason not in _NOT_AGAIN


def is_a_no(pairing: Pairing) -> bool:
    """Whether these two are not brought together again: refused, or ended because of one of them."""
    return not pairing.is_running and not may_help_again(pairing)


def _of_files(organisation: int, *, on: date, apart_from: Q | None) -> list[Offer]:
    active = Volunteer.objects.filter(organisation=organisation, status=VolunteerStatus.ACTIVE)
    found = files(active.with_trainings().order_by("surname_key", "pk"), policy_in(organisation), on=on)
    carried, done = _carried(organisation, apart_from), _experience(organisation)
    return [
        Offer(
            file.volunteer,
            suitability.Volunteer(
                key=volunteer_key(file.pk),
                organisation=str(organisation),
                free_places=max(file.volunteer.most_residents - carried[file.pk], 0),
                carries=carried[file.pk],
                roles=frozenset(file.volunteer.roles),
                tasks=frozenset(done[file.pk]),
                skills=frozenset(file.volunteer.knows_about),
                languages=frozenset(file.volunteer.languages),
                free_times=frozenset(file.volunteer.free_times),
                meetings=frozenset(file.volunteer.meetings),
                kilometres=file.volunteer.kilometres,
                gender=file.volunteer.gender,
                has_papers=file.is_in_order,
            ),
            file.untrained,
        )
        for file in found
    ]


def places_of(areas: Iterable[str]) -> dict[str, Point]:
    """Where the middle of each postcode area lies, as far as anybody knows."""
    wanted = {area for area in areas if area}
    if not wanted:
        return {}
    rows = PostcodePlace.objects.annotate(area=Left("postcode", 4)).filter(area__in=wanted).order_by()
    middles = rows.values_list("area").annotate(Avg("latitude"), Avg("longitude"))
    return {area: Point(latitude, longitude) for area, latitude, longitude in middles}


def _carried(organisation: int, apart_from: Q | None) -> Counter[int]:
    running = Pairing.objects.running().filter(organisation=organisation)
    counted = running.exclude(apart_from) if apart_from else running
    return Counter(counted.values_list("volunteer", flat=True))


def _experience(organisation: int) -> dict[int, set[str]]:
    """The tasks of pairings that began: who was only asked, or refused, has no experience of it."""
    done: dict[int, set[str]] = defaultdict(set)
    began = Pairing.objects.filter(organisation=organisation, started_on__isnull=False)
    for volunteer, tasks in began.values_list("volunteer", "tasks"):
        done[volunteer].update(tasks)
    return done
