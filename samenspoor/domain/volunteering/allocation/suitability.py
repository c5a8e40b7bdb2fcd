"""How well a volunteer suits a request: hard conditions first, then scored grounds whose weights are data.

    found = weigh(request, volunteer, Weights())
    found.is_possible, found.score, found.speaks_for, found.speaks_against

Reasons are names and values, so that a screen writes the sentence. Nationality, belief or "values" are no field here.
A coordinator decides; a score only puts proposals in order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property

from samenspoor.domain.casework.routes import Point, kilometres

MOST = 1000
"""A ground that fits wholly, and so the highest score: both are counted in thousandths."""
UNKNOWN = MOST // 2
"""What a ground counts about which nothing is asked or known: it speaks neither for nor against."""
LONG_WAITING_DAYS = 56
"""After eight weeks longer waiting adds nothing to the score; urgency is a class of its own."""
FAR_KILOMETRES = 15
"""Where a volunteer named no limit, from here on distance adds nothing."""
URGENCIES = range(1, 9)
"""1 goes first. In a round each class gets all it can before the next is looked at."""
IN_PERSON = frozenset({"at_home", "elsewhere"})

_SPEAKS_FOR, _SPEAKS_AGAINST = 600, 400


class Condition(StrEnum):
    """What has to hold before a pair can be proposed at all."""

    UNSAFE = "unsafe"
    AUTHORITY = "authority"
    PAPERS = "papers"
    FULL = "full"
    ROLES = "roles"
    LANGUAGE = "language"
    AVOIDED = "avoided"
    TOO_FAR = "too_far"


class Ground(StrEnum):
    """What makes one pair better than another; each has a weight of the same name in `Weights`."""

    TASKS = "tasks"
    SKILLS = "skills"
    DISTANCE = "distance"
    FREE_TIMES = "free_times"
    MEETINGS = "meetings"
    CONTINUITY = "continuity"
    WISHES = "wishes"
    EVEN_LOAD = "even_load"
    WAITING = "waiting"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a resident asks, without who that is. An empty set asks nothing, except that no role suits nobody.

    `languages`: one of them is enough. `allowed`: the organisations whose papers allow this phase, these roles and
    tasks, None where that is asked elsewhere. `avoids`: keys of volunteers and organisations.
    """

    key: str
    roles: frozenset[str] = frozenset()
    tasks: frozenset[str] = frozenset()
    phase: str = ""
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    free_times: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()
    place: Point | None = None
    urgency: int = 4
    waiting_days: int = 0
    wished_gender: str = ""
    wished_organisation: str = ""
    avoids: frozenset[str] = frozenset()
    earlier_volunteer: str = ""
    is_unsafe: bool = False
    allowed: frozenset[str] | None = None

    def __post_init__(self) -> None:
        if self.urgency not in URGENCIES:
            raise ValueError(f"urgency is 1 to 8, not {self.urgency}")


@dataclass(frozen=True, kw_only=True)
class Volunteer:
    """What a volunteer offers; in a round without a name. `tasks` and `skills` are what someone did or can do.

    `free_places`: how many residents more; `carries`: how many are helped now. `kilometres`: None is without a limit.
    """

    key: str
    organisation: str = ""
    free_places: int = 1
    carries: int = 0
    roles: frozenset[str] = frozenset()
    tasks: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset({"nl"})
    free_times: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()
    place: Point | None = None
    kilometres: int | None = None
    gender: str = ""
    has_papers: bool = True


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each ground counts, 0 to 10; at least one counts. What a round or an organisation stores as data."""

    tasks: int = 5
    skills: int = 3
    distance: int = 4
    free_times: int = 4
    meetings: int = 5
    continuity: int = 5
    wishes: int = 3
    even_load: int = 2
    waiting: int = 2

    def __post_init__(self) -> None:
        values = [getattr(self, field.name) for field in fields(self)]
        if not all(0 <= value <= 10 for value in values) or not any(values):
            raise ValueError("weights are 0 to 10, and one of them counts")

    def of(self, ground: Ground) -> int:
        """The weight of a ground."""
        return int(getattr(self, ground.value))

    @cached_property
    def total(self) -> int:
        """All weights together."""
        return sum(self.of(ground) for ground in Ground)


Value = str | int | float


@dataclass(frozen=True)
class Reason:
    """A condition or ground with the values that a sentence about it needs.

    ROLES, LANGUAGE: what was asked and lacks. TOO_FAR: kilometres, limit. TASKS, SKILLS, FREE_TIMES, MEETINGS: what
    fits when it speaks for, what lacks when it speaks against. DISTANCE: kilometres. EVEN_LOAD: helped now, places
    free. WAITING: days. WISHES: names of the wishes, `gender` and `organisation`. Others: nothing.
    """

    subject: Condition | Ground
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Part:
    """What one ground adds: how well it fits in thousandths, times its weight; `reason` None when it is silent."""

    ground: Ground
    fits: int
    weight: int
    reason: Reason | None = None

    @property
    def speaks_for(self) -> bool:
        """Whether it is a reason to propose this pair."""
        return self.reason is not None and self.fits >= _SPEAKS_FOR

    @property
    def speaks_against(self) -> bool:
        """Whether it is a reason to hesitate."""
        return self.reason is not None and self.fits <= _SPEAKS_AGAINST


@dataclass(frozen=True)
class Suitability:
    """What weighing found. Not possible: score 0, and what speaks against are the conditions that do not hold.

    Reasons stand in order of what they count for, so the first three are the ones to show.
    """

    is_possible: bool
    score: int
    speaks_for: tuple[Reason, ...] = ()
    speaks_against: tuple[Reason, ...] = ()
    parts: tuple[Part, ...] = ()


def weigh(request: Request, volunteer: Volunteer, weights: Weights) -> Suitability:
    """Weigh one volunteer for one request: possible or not, a score of 0 to 1000, and why."""
    barriers = tuple(barriers_between(request, volunteer))
    if barriers:
        return Suitability(is_possible=False, score=0, speaks_against=barriers)
    parts = tuple(_part(ground, request, volunteer, weights.of(ground)) for ground in Ground)
    heavy = sorted(parts, key=lambda part: -part.weight * abs(part.fits - UNKNOWN))
    return Suitability(
        is_possible=True,
        score=sum(part.fits * part.weight for part in parts) // weights.total,
        speaks_for=tuple(part.reason for part in heavy if part.reason and part.speaks_for and part.weight),
        speaks_against=tuple(part.reason for part in heavy if part.reason and part.speaks_against and part.weight),
        parts=parts,
    )


def barriers_between(request: Request, volunteer: Volunteer) -> Iterator[Reason]:
    """Every condition that does not hold, the least movable first."""
    if request.is_unsafe:
        yield Reason(Condition.UNSAFE)
    if request.allowed is not None and volunteer.organisation not in request.allowed:
        yield Reason(Condition.AUTHORITY)
    if not volunteer.has_papers:
        yield Reason(Condition.PAPERS)
    if volunteer.free_places <= 0:
        yield Reason(Condition.FULL)
    if not request.roles or not request.roles <= volunteer.roles:
        yield Reason(Condition.ROLES, _sorted(request.roles - volunteer.roles))
    if request.languages and request.languages.isdisjoint(volunteer.languages):
        yield Reason(Condition.LANGUAGE, _sorted(request.languages))
    if volunteer.key in request.avoids or volunteer.organisation in request.avoids:
        yield Reason(Condition.AVOIDED)
    away = _away(request, volunteer)
    if away is not None and volunteer.kilometres is not None and away > volunteer.kilometres:
        yield Reason(Condition.TOO_FAR, (round(away, 1), volunteer.kilometres))


def must_travel(request_meetings: frozenset[str], volunteer_meetings: frozenset[str]) -> bool:
    """Whether they can only meet in person; nothing said is in person, telephone or video in common needs no travel."""
    return request_meetings.isdisjoint(volunteer_meetings - IN_PERSON)


def _away(request: Request, volunteer: Volunteer) -> float | None:
    """How far apart they are; None when nobody knows, or when they need not travel."""
    if request.place is None or volunteer.place is None or not must_travel(request.meetings, volunteer.meetings):
        return None
    return kilometres(request.place, volunteer.place)


def _part(ground: Ground, request: Request, volunteer: Volunteer, weight: int) -> Part:
    match ground:
        case Ground.TASKS:
            return _share(ground, weight, asked=request.tasks, offered=volunteer.tasks)
        case Ground.SKILLS:
            return _share(ground, weight, asked=request.skills, offered=volunteer.skills)
        case Ground.FREE_TIMES:
            return _share(ground, weight, asked=request.free_times, offered=volunteer.free_times)
        case Ground.MEETINGS:
            return _one_in_common(ground, weight, request.meetings, volunteer.meetings)
        case Ground.DISTANCE:
            return _distance(request, volunteer, weight)
        case Ground.CONTINUITY:
            return _continuity(request, volunteer, weight)
        case Ground.WISHES:
            return _wishes(request, volunteer, weight)
        case Ground.EVEN_LOAD:
            free, carries = volunteer.free_places, volunteer.carries
            return Part(ground, MOST * free // (free + carries), weight, Reason(ground, (carries, free)))
        case Ground.WAITING:
            days = min(max(request.waiting_days, 0), LONG_WAITING_DAYS)
            fits = UNKNOWN + (MOST - UNKNOWN) * days // LONG_WAITING_DAYS
            return Part(ground, fits, weight, Reason(ground, (request.waiting_days,)))


def _share(ground: Ground, weight: int, *, asked: frozenset[str], offered: frozenset[str]) -> Part:
    """How many of the things asked for are offered; a volunteer of whom nothing is known is not held against."""
    if not asked or not offered:
        return Part(ground, UNKNOWN, weight)
    common = asked & offered
    fits = MOST * len(common) // len(asked)
    return Part(ground, fits, weight, Reason(ground, _sorted(common if fits > _SPEAKS_AGAINST else asked - offered)))


def _one_in_common(ground: Ground, weight: int, asked: frozenset[str], offered: frozenset[str]) -> Part:
    if not asked or not offered:
        return Part(ground, UNKNOWN, weight)
    common = asked & offered
    return Part(ground, MOST if common else 0, weight, Reason(ground, _sorted(common or asked)))


def _distance(request: Request, volunteer: Volunteer, weight: int) -> Part:
    away = _away(request, volunteer)
    if away is None:
        return Part(Ground.DISTANCE, UNKNOWN, weight)
    limit = max(FAR_KILOMETRES if volunteer.kilometres is None else volunteer.kilometres, 1)
    return Part(
        Ground.DISTANCE, int(MOST * max(0.0, 1 - away / limit)), weight, Reason(Ground.DISTANCE, (round(away, 1),))
    )


def _continuity(request: Request, volunteer: Volunteer, weight: int) -> Part:
    """An earlier volunteer counts for; that it is another one is no fault of that one."""
    if request.earlier_volunteer and request.earlier_volunteer == volunteer.key:
        return Part(Ground.CONTINUITY, MOST, weight, Reason(Ground.CONTINUITY))
    return Part(Ground.CONTINUITY, UNKNOWN, weight)


def _wishes(request: Request, volunteer: Volunteer, weight: int) -> Part:
    asked = {}
    if request.wished_gender and volunteer.gender:
        asked["gender"] = request.wished_gender == volunteer.gender
    if request.wished_organisation:
        asked["organisation"] = request.wished_organisation == volunteer.organisation
    if not asked:
        return Part(Ground.WISHES, UNKNOWN, weight)
    fits = MOST * sum(asked.values()) // len(asked)
    names = [name for name, is_met in asked.items() if is_met is (fits > _SPEAKS_AGAINST)]
    return Part(Ground.WISHES, fits, weight, Reason(Ground.WISHES, _sorted(names)))


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
