"""All pairs of a round with their scores, weighed at once: the same sums as `suitability.weigh`, by the thousand.

A test holds both against each other. Who lives out of reach is left aside per place, before anything is weighed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from samenspoor.domain.casework.routes import KILOMETRES_PER_DEGREE, Point
from samenspoor.domain.volunteering.allocation.suitability import (
    FAR_KILOMETRES,
    IN_PERSON,
    LONG_WAITING_DAYS,
    MOST,
    UNKNOWN,
    Request,
    Volunteer,
    Weights,
)

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]
Words = frozenset[str]
_CELLS = 1_000_000
"""So many pairs are weighed together: what they need fits in some tens of megabytes."""
_ALL_KILOMETRES = 40_000
_BITS = 64


@dataclass(frozen=True)
class Pairs:
    """Possible pairs as places in the lists of requests and volunteers, by request; and the score of each."""

    requests: Numbers
    volunteers: Numbers
    scores: Numbers

    def __len__(self) -> int:
        return len(self.scores)


def possible_pairs(
    requests: Sequence[Request], volunteers: Sequence[Volunteer], weights: Weights, *, most: int | None = None
) -> Pairs:
    """Every possible pair; with `most` only so many of the best per request.

    Without `most` the memory grows with requests × volunteers.
    """
    weighing = _Weighing(requests, volunteers, weights)
    nothing = np.empty(0, dtype=np.int64)
    found = [(nothing, nothing, nothing)]
    for rows, columns, away in weighing.blocks():
        pairs = weighing.possible(rows, columns, away)
        scores = weighing.scores(pairs)
        if most is not None:
            best = _best(pairs.rows, scores, most, turn=pairs.columns + pairs.rows * 7919)
            pairs, scores = pairs.only(best), scores[best]
        found.append((pairs.rows, weighing.numbers[pairs.columns], scores))
    rows, columns, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.argsort(rows * max(len(volunteers), 1) + columns)
    return Pairs(rows[order], columns[order], scores[order])


def _best(rows: Numbers, scores: Numbers, most: int, *, turn: Numbers) -> Numbers:
    """The places of the best of each row; among equals each row begins elsewhere, so that not all want the same few."""
    if not len(rows):
        return rows
    first, many = rows.min(), 1 << 20
    order = np.argsort(((rows - first) * (MOST + 1) + MOST - scores) * many + turn % many)
    sorted_rows = rows[order]
    begins = np.flatnonzero(np.diff(sorted_rows, prepend=sorted_rows[0] - 1))
    lengths = np.diff(begins, append=len(order))
    rank = np.arange(len(order)) - np.repeat(begins, lengths)
    return order[rank < most]


@dataclass(frozen=True)
class _Pairs:
    """Possible pairs of one block, before they are scored."""

    rows: Numbers
    columns: Numbers
    away: NDArray[np.float64]

    def only(self, places: Numbers) -> "_Pairs":
        return _Pairs(self.rows[places], self.columns[places], self.away[places])


class _Field:
    """What all requests ask and all volunteers offer of one thing, as bits: 64 words to a number."""

    def __init__(self, asked: Sequence[Words], offered: Sequence[Words]) -> None:
        words = sorted(set().union(*asked, *offered))
        bit_of = {word: bit for bit, word in enumerate(words)}
        self.asked = self._bits(asked, bit_of)
        self.offered = self._bits(offered, bit_of)
        self.many_asked = np.array([len(one) for one in asked], dtype=np.int64)
        self.is_offered = np.array([bool(one) for one in offered], dtype=bool)

    @staticmethod
    def _bits(sets: Sequence[Words], bit_of: dict[str, int]) -> NDArray[np.uint64]:
        numbers = [[0] * len(sets) for _ in range(len(bit_of) // _BITS + 1)]
        for row, words in enumerate(sets):
            for word in words:
                place, bit = divmod(bit_of[word], _BITS)
                numbers[place][row] |= 1 << bit
        return np.array(numbers, dtype=np.uint64)

    def has_all(self, rows: Numbers, columns: Numbers) -> Truths:
        """A table: whether a volunteer offers everything that a request asks."""
        lacks = np.zeros((len(rows), len(columns)), dtype=bool)
        for asked, offered in zip(self.asked, self.offered, strict=True):
            lacks |= (asked[rows][:, None] & ~offered[columns][None, :]) != 0
        return ~lacks

    def has_one(self, rows: Numbers, columns: Numbers) -> Truths:
        """A table: whether they have a word in common."""
        has = np.zeros((len(rows), len(columns)), dtype=bool)
        for asked, offered in zip(self.asked, self.offered, strict=True):
            has |= (asked[rows][:, None] & offered[columns][None, :]) != 0
        return has

    def share(self, pairs: _Pairs, *, is_one_enough: bool = False) -> Numbers:
        """How much of what is asked is offered, per pair, in thousandths; one word may be enough."""
        common = np.zeros(len(pairs.rows), dtype=np.int64)
        for asked, offered in zip(self.asked, self.offered, strict=True):
            common += np.bitwise_count(asked[pairs.rows] & offered[pairs.columns])
        asked_of = self.many_asked[pairs.rows]
        fits = np.where(common > 0, MOST, 0) if is_one_enough else MOST * common // np.maximum(asked_of, 1)
        return np.where((asked_of > 0) & self.is_offered[pairs.columns], fits, UNKNOWN)


class _Weighing:
    """Every request against every volunteer who has papers and a place; rows are requests, columns volunteers."""

    def __init__(self, requests: Sequence[Request], volunteers: Sequence[Volunteer], weights: Weights) -> None:
        numbers = [number for number, one in enumerate(volunteers) if one.has_papers and one.free_places > 0]
        offering = [volunteers[number] for number in numbers]
        self.requests, self.weights = requests, weights
        self.numbers = np.array(numbers, dtype=np.int64)
        self.column_of = {one.key: column for column, one in enumerate(offering)}
        self.organisations = np.array([one.organisation for one in offering], dtype=str)
        self.genders = np.array([one.gender for one in offering], dtype=str)
        self.roles = _Field([one.roles for one in requests], [one.roles for one in offering])
        self.languages = _Field([one.languages for one in requests], [one.languages for one in offering])
        self.tasks = _Field([one.tasks for one in requests], [one.tasks for one in offering])
        self.skills = _Field([one.skills for one in requests], [one.skills for one in offering])
        self.free_times = _Field([one.free_times for one in requests], [one.free_times for one in offering])
        self.meetings = _Field([one.meetings for one in requests], [one.meetings for one in offering])
        self.remote = _Field(
            [one.meetings - IN_PERSON for one in requests], [one.meetings - IN_PERSON for one in offering]
        )
        free = np.array([one.free_places for one in offering], dtype=np.int64)
        carries = np.array([one.carries for one in offering], dtype=np.int64)
        self.even_load = MOST * free // np.maximum(free + carries, 1)
        waiting = np.array([min(max(one.waiting_days, 0), LONG_WAITING_DAYS) for one in requests], dtype=np.int64)
        self.waiting = UNKNOWN + (MOST - UNKNOWN) * waiting // LONG_WAITING_DAYS
        self.is_placed = np.array([one.place is not None for one in offering], dtype=bool)
        places = [one.place or Point(0, 0) for one in offering]
        self.latitudes = np.array([place.latitude for place in places], dtype=float)
        self.longitudes = np.array([place.longitude for place in places], dtype=float)
        has_limit = np.array([one.kilometres is not None for one in offering], dtype=bool)
        self.limits = np.array([one.kilometres or 0 for one in offering], dtype=np.int64)
        self.far = np.where(has_limit, np.maximum(self.limits, 1), FAR_KILOMETRES)
        self.limits[~has_limit] = _ALL_KILOMETRES

    def blocks(self) -> Iterable[tuple[Numbers, Numbers, NDArray[np.float64] | None]]:
        """Requests of one place with the volunteers who can come there, and how far each of those lives."""
        rows_at: dict[tuple[Point | None, bool], list[int]] = defaultdict(list)
        for row, request in enumerate(self.requests):
            if request.roles and not request.is_unsafe:
                rows_at[request.place, bool(request.meetings - IN_PERSON)].append(row)
        for (place, may_be_remote), rows in rows_at.items():
            columns, away = np.arange(len(self.numbers)), None
            if place is not None:
                away = self._kilometres(place)
                within = (away <= self.limits) | ~self.is_placed
                if may_be_remote:
                    within |= self.remote.is_offered
                columns, away = columns[within], away[within]
            step = max(1, _CELLS // max(len(columns), 1))
            for first in range(0, len(rows), step):
                yield np.array(rows[first : first + step], dtype=np.int64), columns, away

    def _kilometres(self, place: Point) -> NDArray[np.float64]:
        """How far everybody lives from a place, as `routes.kilometres` counts."""
        north = (self.latitudes - place.latitude) * KILOMETRES_PER_DEGREE
        east = (self.longitudes - place.longitude) * KILOMETRES_PER_DEGREE * cos(radians(place.latitude))
        return np.hypot(north, east)

    def possible(self, rows: Numbers, columns: Numbers, away: NDArray[np.float64] | None) -> _Pairs:
        """The conditions of `suitability.barriers_between`."""
        possible = self.roles.has_all(rows, columns)
        asks_language = self.languages.many_asked[rows] > 0
        if asks_language.any():
            possible &= self.languages.has_one(rows, columns) | ~asks_language[:, None]
        counts = np.zeros_like(possible)
        if away is not None:
            counts = ~self.remote.has_one(rows, columns) & self.is_placed[columns][None, :]
            possible &= ~(counts & (away > self.limits[columns])[None, :])
        self._allow(possible, rows, columns)
        at, among = np.nonzero(possible)
        far = np.where(counts[at, among], away[among], np.nan) if away is not None else np.full(len(at), np.nan)
        return _Pairs(rows[at], columns[among], far)

    def _allow(self, possible: Truths, rows: Numbers, columns: Numbers) -> None:
        """Authority, and whom residents avoid."""
        organisations = self.organisations[columns]
        allowed_by: dict[Words, Truths] = {}
        for at, row in enumerate(rows.tolist()):
            request = self.requests[row]
            if request.allowed is not None:
                if request.allowed not in allowed_by:
                    allowed_by[request.allowed] = np.isin(organisations, sorted(request.allowed))
                possible[at] &= allowed_by[request.allowed]
            for avoided in request.avoids:
                possible[at] &= organisations != avoided
                possible[at] &= columns != self.column_of.get(avoided, -1)

    def scores(self, pairs: _Pairs) -> Numbers:
        """The sums of `suitability.weigh`."""
        weights = self.weights
        total = weights.tasks * self.tasks.share(pairs)
        total += weights.skills * self.skills.share(pairs)
        total += weights.free_times * self.free_times.share(pairs)
        total += weights.meetings * self.meetings.share(pairs, is_one_enough=True)
        nearness = MOST * np.maximum(0.0, 1 - pairs.away / self.far[pairs.columns])
        total += weights.distance * np.where(np.isnan(nearness), UNKNOWN, nearness).astype(np.int64)
        total += weights.even_load * self.even_load[pairs.columns]
        total += weights.waiting * self.waiting[pairs.rows]
        total += (weights.continuity + weights.wishes) * UNKNOWN
        self._add_personal(total, pairs)
        return total // weights.total

    def _add_personal(self, total: Numbers, pairs: _Pairs) -> None:
        """Wishes and earlier volunteers: few requests have them, so one by one."""
        begins = np.searchsorted(pairs.rows, np.unique(pairs.rows)).tolist()
        for first, last in zip(begins, [*begins[1:], len(pairs.rows)], strict=False):
            request, columns = self.requests[pairs.rows[first]], pairs.columns[first:last]
            if request.earlier_volunteer in self.column_of:
                is_earlier = columns == self.column_of[request.earlier_volunteer]
                total[first:last] += is_earlier * self.weights.continuity * (MOST - UNKNOWN)
            if request.wished_gender or request.wished_organisation:
                total[first:last] += self.weights.wishes * (self._wishes(request, columns) - UNKNOWN)

    def _wishes(self, request: Request, columns: Numbers) -> Numbers:
        asked = np.zeros(len(columns), dtype=np.int64)
        met = np.zeros(len(columns), dtype=np.int64)
        if request.wished_gender:
            asked += self.genders[columns] != ""
            met += self.genders[columns] == request.wished_gender
        if request.wished_organisation:
            asked += 1
            met += self.organisations[columns] == request.wished_organisation
        return np.where(asked > 0, MOST * met // np.maximum(asked, 1), UNKNOWN)
