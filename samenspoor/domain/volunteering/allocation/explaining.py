"""Why this pair, what another would cost, and what it would take to help who is left over. Solves anew when asked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from samenspoor.domain.volunteering.allocation.dividing import Division, Key, Round, divide
from samenspoor.domain.volunteering.allocation.suitability import (
    Condition,
    Reason,
    Suitability,
    Value,
    Volunteer,
    barriers_between,
    weigh,
)


@dataclass(frozen=True)
class Elsewhere:
    """A volunteer who suits a request better than the one it got, and the requests that this volunteer helps now."""

    volunteer: str
    score: int
    helps: tuple[str, ...]
    is_forbidden: bool = False


@dataclass(frozen=True)
class Why:
    """How well a pair suits, and which better volunteers help elsewhere; an empty `better` is the best there is."""

    suitability: Suitability
    better: tuple[Elsewhere, ...]


def why(this: Round, division: Division, pair: Key) -> Why:
    """Explain a pair, whether or not it is in the division."""
    request = this.requests_by_key[pair[0]]
    found = weigh(request, this.volunteers_by_key[pair[1]], this.weights)
    better = []
    for volunteer in this.volunteers_by_key.values():
        other = weigh(request, volunteer, this.weights)
        if volunteer.key != pair[1] and other.is_possible and other.score > found.score:
            better.append(
                Elsewhere(
                    volunteer.key,
                    other.score,
                    division.requests_of.get(volunteer.key, ()),
                    is_forbidden=(request.key, volunteer.key) in this.forbids,
                )
            )
    return Why(found, tuple(sorted(better, key=lambda one: (-one.score, one.volunteer))))


@dataclass(frozen=True)
class Change:
    """One request that would get another volunteer; empty is none."""

    request: str
    before: str
    after: str


@dataclass(frozen=True)
class Cost:
    """What forcing a pair does to the others. `fewer`: residents helped less, per class, the most urgent first.

    `score`: how much the total falls; negative when a class that counts more loses and the total rises.
    """

    is_possible: bool
    fewer: tuple[int, ...] = ()
    score: int = 0
    changes: tuple[Change, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether as many are helped, as well."""
        return self.is_possible and not any(self.fewer) and self.score == 0


def cost_of_forcing(this: Round, division: Division, pair: Key) -> Cost:
    """Divide anew with this pair pinned before all others, and say what changes."""
    pins = (pair, *(pin for pin in this.pins if pin[0] != pair[0]))
    other = divide(replace(this, pins=pins, forbids=this.forbids - {pair}))
    if pair in other.broken_pins:
        return Cost(is_possible=False)
    changes = [
        Change(key, division.volunteer_of.get(key, ""), other.volunteer_of.get(key, ""))
        for key in this.requests_by_key
        if division.volunteer_of.get(key) != other.volunteer_of.get(key)
    ]
    fewer = tuple(before - after for before, after in zip(division.helped, other.helped, strict=True))
    return Cost(is_possible=True, fewer=fewer, score=division.total - other.total, changes=tuple(changes))


class Shortage(StrEnum):
    """What lacks when volunteers suit and still nobody comes."""

    PLACES = "places"
    LIMIT = "limit"
    FORBIDDEN = "forbidden"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Needed:
    """One thing that would help a request: with it, these volunteers could come.

    Of a `Condition` it is the only thing that lacks; its `values` are what `Reason` tells, of TOO_FAR how many
    kilometres the nearest would have to go. LIMIT has the organisation. NOBODY: the conditions that no volunteer meets.
    """

    subject: Condition | Shortage
    volunteers: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()


def what_would_be_needed(this: Round, division: Division, request: str) -> tuple[Needed, ...]:
    """For a request left over: every single thing that would help it, what most volunteers could then do on top."""
    asked = this.requests_by_key[request]
    barriers = {key: tuple(barriers_between(asked, one)) for key, one in this.volunteers_by_key.items()}
    suited = [this.volunteers_by_key[key] for key, found in barriers.items() if not found]
    needed = [*_of_those_who_suit(this, division, request, suited), *_of_one_condition(barriers)]
    if needed:
        return tuple(sorted(needed, key=lambda one: (-len(one.volunteers), one.subject)))
    unmet = [reason for found in barriers.values() for reason in found]
    everywhere = [one for one in Condition if all(any(r.subject == one for r in found) for found in barriers.values())]
    named = everywhere if barriers else []
    values = tuple(dict.fromkeys(value for reason in unmet if reason.subject in named for value in reason.values))
    return (Needed(Shortage.NOBODY, (), (*named, *(value for value in values if isinstance(value, str)))),)


def _of_those_who_suit(this: Round, division: Division, request: str, suited: Sequence[Volunteer]) -> Iterator[Needed]:
    forbidden = tuple(one.key for one in suited if (request, one.key) in this.forbids)
    if forbidden:
        yield Needed(Shortage.FORBIDDEN, forbidden)
    used: dict[str, int] = defaultdict(int)
    for pair in division.pairs:
        used[this.volunteers_by_key[pair.volunteer].organisation] += 1
    at_limit: dict[str, list[str]] = defaultdict(list)
    full = []
    for one in suited:
        if one.key in forbidden:
            continue
        if used[one.organisation] >= this.limits.get(one.organisation, used[one.organisation] + 1):
            at_limit[one.organisation].append(one.key)
        else:
            full.append(one.key)
    if full:
        yield Needed(Shortage.PLACES, tuple(full))
    for organisation, keys in sorted(at_limit.items()):
        yield Needed(Shortage.LIMIT, tuple(keys), (organisation,))


def _of_one_condition(barriers: dict[str, tuple[Reason, ...]]) -> Iterator[Needed]:
    """Volunteers who lack one thing only, together per thing; a decision on safety is no lack to be mended."""
    keys: dict[tuple[Condition, tuple[Value, ...]], list[str]] = defaultdict(list)
    kilometres = []
    for key, found in barriers.items():
        if len(found) != 1 or found[0].subject == Condition.UNSAFE:
            continue
        condition = Condition(found[0].subject)
        if condition == Condition.TOO_FAR:
            kilometres.append(found[0].values[0])
        values = () if condition == Condition.TOO_FAR else found[0].values
        keys[condition, values].append(key)
    for (condition, values), those in keys.items():
        nearest = (min(kilometres, key=float),) if condition == Condition.TOO_FAR else values
        yield Needed(condition, tuple(those), nearest)
