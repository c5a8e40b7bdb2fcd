"""Divides a round's volunteers over its requests: the most urgent first, as many as possible, then the best total.

A flow of least cost (OR-Tools) from requests by volunteers and organisations. Whom a set of volunteers can help all at
once forms a matroid, so steps between the classes that outweigh all scores on one path of exchanges give the strict
order. The same round, in whatever order it is given, is divided the same.
Explained in docs/explanation/matchingsoverleg.md.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from samenspoor.domain.volunteering.allocation.pairs import Numbers, Pairs, possible_pairs
from samenspoor.domain.volunteering.allocation.strictness import Places, is_strict
from samenspoor.domain.volunteering.allocation.suitability import (
    MOST,
    URGENCIES,
    Request,
    Volunteer,
    Weights,
    weigh,
)

USUALLY_ON_A_PATH = 16
"""More pairs than this hardly ever change to help one resident more; a check finds the rounds in which they do."""

Key = tuple[str, str]
"""Request and volunteer of a pair."""


@dataclass(frozen=True, kw_only=True)
class Round:
    """What is divided. `limits`: so many places of an organisation are used at most, so that no one is emptied.

    `pins` have to be, in the order in which they were said; `forbids` may not be. `most_candidates` per request, None
    for all.
    """

    requests: Sequence[Request]
    volunteers: Sequence[Volunteer]
    weights: Weights = field(default_factory=Weights)
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    pins: tuple[Key, ...] = ()
    forbids: frozenset[Key] = frozenset()
    most_candidates: int | None = None

    @cached_property
    def requests_by_key(self) -> Mapping[str, Request]:
        """Each request under its key, in the order of the keys."""
        return {one.key: one for one in sorted(self.requests, key=lambda one: one.key)}

    @cached_property
    def volunteers_by_key(self) -> Mapping[str, Volunteer]:
        """Each volunteer under its key, in the order of the keys."""
        return {one.key: one for one in sorted(self.volunteers, key=lambda one: one.key)}


@dataclass(frozen=True)
class Pair:
    """One request with one volunteer; `score` as `weigh` gives it."""

    request: str
    volunteer: str
    score: int
    is_pinned: bool = False

    @property
    def key(self) -> Key:
        """Request and volunteer."""
        return self.request, self.volunteer


@dataclass(frozen=True)
class Division:
    """What came of it. `helped`: how many per class of urgency, the most urgent first.

    `total`: the scores together, less what a second or third resident of one volunteer takes off. `broken_pins` could
    not be kept: the pair is not possible any more, or has no place.
    """

    pairs: tuple[Pair, ...]
    left_over: tuple[str, ...]
    helped: tuple[int, ...]
    total: int
    broken_pins: tuple[Key, ...] = ()

    @cached_property
    def volunteer_of(self) -> Mapping[str, str]:
        """Which volunteer each request got."""
        return {pair.request: pair.volunteer for pair in self.pairs}

    @cached_property
    def requests_of(self) -> Mapping[str, tuple[str, ...]]:
        """Which requests each volunteer got."""
        found: dict[str, tuple[str, ...]] = {}
        for pair in self.pairs:
            found[pair.volunteer] = (*found.get(pair.volunteer, ()), pair.request)
        return found


def divide(this: Round) -> Division:
    """Divide: strict by class of urgency, then the best total; pins that can be kept are kept before all else."""
    requests, volunteers = list(this.requests_by_key.values()), list(this.volunteers_by_key.values())
    pinned, broken = _keep_pins(this)
    taken = Counter(pair.volunteer for pair in pinned)
    held = {pair.request for pair in pinned}
    open_requests = [request for request in requests if request.key not in held]
    pairs = possible_pairs(open_requests, volunteers, this.weights, most=this.most_candidates)
    pairs = _without(pairs, this.forbids, open_requests, volunteers)
    chosen = _flow(pairs, open_requests, volunteers, taken, this)
    found = [
        Pair(open_requests[row].key, volunteers[column].key, score)
        for row, column, score in zip(
            pairs.requests[chosen].tolist(),
            pairs.volunteers[chosen].tolist(),
            pairs.scores[chosen].tolist(),
            strict=True,
        )
    ]
    return _division(this, sorted([*pinned, *found], key=lambda pair: pair.key), broken)


def steps(volunteer: Volunteer, weights: Weights) -> list[int]:
    """What each next place of a volunteer takes off a score: with a resident more the load is less even."""
    whole = volunteer.free_places + volunteer.carries
    return [MOST * place // whole * weights.even_load // weights.total for place in range(volunteer.free_places)]


def _keep_pins(this: Round) -> tuple[list[Pair], list[Key]]:
    kept: dict[str, Pair] = {}
    broken = []
    taken: Counter[str] = Counter()
    used: Counter[str] = Counter()
    for pin in dict.fromkeys(this.pins):
        request, volunteer = this.requests_by_key.get(pin[0]), this.volunteers_by_key.get(pin[1])
        if request is None or volunteer is None or request.key in kept or pin in this.forbids:
            broken.append(pin)
            continue
        found = weigh(request, volunteer, this.weights)
        limit = this.limits.get(volunteer.organisation)
        has_place = taken[volunteer.key] < volunteer.free_places
        if not found.is_possible or not has_place or (limit is not None and used[volunteer.organisation] >= limit):
            broken.append(pin)
            continue
        kept[request.key] = Pair(request.key, volunteer.key, found.score, is_pinned=True)
        taken[volunteer.key] += 1
        used[volunteer.organisation] += 1
    return list(kept.values()), broken


def _without(
    pairs: Pairs, forbids: frozenset[Key], requests: Sequence[Request], volunteers: Sequence[Volunteer]
) -> Pairs:
    if not forbids:
        return pairs
    rows = {request.key: row for row, request in enumerate(requests)}
    columns = {volunteer.key: column for column, volunteer in enumerate(volunteers)}
    many = max(len(volunteers), 1)
    out = [rows[row] * many + columns[column] for row, column in forbids if row in rows and column in columns]
    kept = ~np.isin(pairs.requests * many + pairs.volunteers, out)
    return Pairs(pairs.requests[kept], pairs.volunteers[kept], pairs.scores[kept])


def _flow(
    pairs: Pairs, requests: Sequence[Request], volunteers: Sequence[Volunteer], taken: Counter[str], this: Round
) -> Numbers:
    """Solve, and return which of the pairs were chosen.

    Nodes: requests, volunteers, organisations, and the end. Each request sends one unit: by a volunteer, or straight
    to the end when it is left over.
    """
    if not len(pairs):
        return np.empty(0, dtype=np.int64)
    names = sorted({volunteer.organisation for volunteer in volunteers})
    organisation_of = {name: number for number, name in enumerate(names)}
    many, first_volunteer = len(requests), len(requests)
    first_organisation = first_volunteer + len(volunteers)
    end = first_organisation + len(names)
    urgencies = np.array([request.urgency for request in requests], dtype=np.int64)
    places, costs, used = _places(volunteers, taken, this.weights)
    place_of = np.array(places, dtype=np.int64)
    whose = np.array([organisation_of[volunteer.organisation] for volunteer in volunteers], dtype=np.int64)
    rooms = [max(0, this.limits.get(name, many + used[name]) - used[name]) for name in names]
    tails = np.concatenate([
        pairs.requests, first_volunteer + place_of, first_organisation + np.arange(len(names)), np.arange(many),
    ])  # fmt: skip
    heads = np.concatenate([
        first_volunteer + pairs.volunteers, first_organisation + whose[place_of], np.full(len(names) + many, end),
    ])  # fmt: skip
    capacities = np.concatenate([np.ones(len(pairs) + len(places), np.int64), rooms, np.ones(many, np.int64)])
    supplies = np.zeros(end + 1, dtype=np.int64)
    supplies[:many], supplies[end] = 1, -many
    free = np.bincount(place_of, minlength=len(volunteers))
    seats = Places(whose=whose, free=free, rooms=np.array(rooms, dtype=np.int64))
    for gap in _gaps(many):
        worth = gap * (len(URGENCIES) + 1 - urgencies)
        unit_costs = np.concatenate(
            [-(worth[pairs.requests] + pairs.scores), costs, np.zeros(len(names) + many, np.int64)]
        )
        chosen = _solve(tails, heads, capacities, unit_costs, supplies)[: len(pairs)] > 0
        if is_strict(urgencies, pairs.requests, pairs.volunteers, chosen, seats):
            break
    return np.flatnonzero(chosen)


def _gaps(many: int) -> Iterator[int]:
    """Steps between two classes, from one that is nearly always enough to one that always is.

    One resident more or fewer in a class changes at most every other pair, each by at most a whole score and a step.
    The solver's time grows with the step.
    """
    whole = 2 * MOST * (many + 1)
    gap = 2 * MOST * USUALLY_ON_A_PATH
    while gap < whole:
        yield gap
        gap *= USUALLY_ON_A_PATH
    yield whole


def _solve(tails: Numbers, heads: Numbers, capacities: Numbers, unit_costs: Numbers, supplies: Numbers) -> Numbers:
    """How much flows through each arc."""
    solver = SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, unit_costs)
    solver.set_nodes_supplies(np.arange(len(supplies)), supplies)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"the flow of a round is always feasible, yet the solver says {status}")
    return np.asarray(solver.flows(arcs))


def _places(
    volunteers: Sequence[Volunteer], taken: Counter[str], weights: Weights
) -> tuple[list[int], list[int], Counter[str]]:
    """Whose each free place is, what it takes off, and how many places of each organisation its pins use."""
    places: list[int] = []
    costs: list[int] = []
    used: Counter[str] = Counter()
    for column, volunteer in enumerate(volunteers):
        used[volunteer.organisation] += taken[volunteer.key]
        left = steps(volunteer, weights)[taken[volunteer.key] :]
        places += [column] * len(left)
        costs += left
    return places, costs, used


def _division(this: Round, pairs: Sequence[Pair], broken: Sequence[Key]) -> Division:
    helped = Counter(this.requests_by_key[pair.request].urgency for pair in pairs)
    got = Counter(pair.volunteer for pair in pairs)
    taken_off = sum(sum(steps(this.volunteers_by_key[key], this.weights)[:many]) for key, many in got.items())
    with_help = {pair.request for pair in pairs}
    return Division(
        pairs=tuple(pairs),
        left_over=tuple(key for key in this.requests_by_key if key not in with_help),
        helped=tuple(helped[urgency] for urgency in URGENCIES),
        total=sum(pair.score for pair in pairs) - taken_off,
        broken_pins=tuple(broken),
    )
