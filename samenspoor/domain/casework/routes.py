"""In which order to go round a day's addresses, so that the way is short. Plain Python: no map, no network."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians

KILOMETRES_PER_DEGREE = 111.2
_MANY = 40


@dataclass(frozen=True)
class Point:
    """A place on earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, kw_only=True)
class Stop:
    """One address to go to; `point` is None where nobody knows where its postcode lies."""

    key: int
    postcode: str
    street: str = ""
    number: int = 0
    point: Point | None = None


def kilometres(one: Point, other: Point) -> float:
    """As the crow flies; the earth is flat within a municipality."""
    north = (other.latitude - one.latitude) * KILOMETRES_PER_DEGREE
    east = (other.longitude - one.longitude) * KILOMETRES_PER_DEGREE * cos(radians(one.latitude))
    return hypot(north, east)


def length(points: Sequence[Point]) -> float:
    """Kilometres from the first point to the last, by way of all."""
    return sum(kilometres(one, other) for one, other in pairwise(points))


def in_order(stops: Sequence[Stop], *, start: Point | None = None) -> list[Stop]:
    """All stops, in the order of a short way from the start; without a start it begins where that is shortest to do.

    Doors of one postcode stay together, by street and number. A postcode that nobody knows the place of lies where the
    others of the same four digits lie; with none of those it comes at the end, by postcode, street and number.
    """
    doors: dict[Point | None, list[Stop]] = defaultdict(list)
    for stop in _placed(stops):
        doors[stop.point].append(stop)
    nowhere = doors.pop(None, [])
    points = shortest([point for point in doors if point], start)
    ways = [sorted(doors[point], key=_door) for point in points]
    given = {stop.key: stop for stop in stops}
    return [given[stop.key] for way in [*ways, sorted(nowhere, key=_door)] for stop in way]


def _door(stop: Stop) -> tuple[str, str, int, int]:
    return stop.postcode, stop.street, stop.number, stop.key


def _placed(stops: Sequence[Stop]) -> list[Stop]:
    """The stops, with a point for those of which only the neighbourhood is known."""
    of_area: dict[str, list[Point]] = defaultdict(list)
    for stop in stops:
        if stop.point:
            of_area[stop.postcode[:4]].append(stop.point)
    middles = {
        area: Point(
            sum(point.latitude for point in points) / len(points),
            sum(point.longitude for point in points) / len(points),
        )
        for area, points in of_area.items()
    }
    return [
        stop
        if stop.point
        else Stop(
            key=stop.key,
            postcode=stop.postcode,
            street=stop.street,
            number=stop.number,
            point=middles.get(stop.postcode[:4]),
        )
        for stop in stops
    ]


def shortest(points: Sequence[Point], start: Point | None) -> list[Point]:
    """The shortest of the ways that begin at each of the points and go to the nearest from there, shortened.

    A day's visits are tens at most; of more points only the nearest to the start is tried as the first.
    """
    ordered = sorted(points, key=lambda point: (point.latitude, point.longitude))
    firsts = ordered
    if len(ordered) > _MANY:
        firsts = [min(ordered, key=lambda point: kilometres(start, point))] if start else ordered[:1]
    before = [start] if start else []
    ways = [_shortened([*before, *nearest(ordered, first)], is_fixed=bool(start)) for first in firsts]
    return min(ways, key=lambda way: round(length(way), 6), default=before)[len(before) :]


def nearest(points: Sequence[Point], first: Point) -> list[Point]:
    """From the first point to the nearest that is left, and so on."""
    left, way = [point for point in points if point != first], [first]
    while left:
        here = way[-1]
        following = min(left, key=lambda point: kilometres(here, point))
        left.remove(following)
        way.append(following)
    return way


def _shortened(way: list[Point], *, is_fixed: bool) -> list[Point]:
    """Turn stretches round as long as that makes the way shorter (2-opt); the last point is free."""
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for begin in range(1 if is_fixed else 0, len(way) - 1):
            for end in range(begin + 1, len(way)):
                if _saved(way, begin, end) > 1e-9:
                    way[begin : end + 1] = reversed(way[begin : end + 1])
                    is_shorter = True
    return way


def _saved(way: Sequence[Point], begin: int, end: int) -> float:
    """How much shorter the way becomes when the stretch from `begin` to `end` is turned round."""
    before = after = 0.0
    if begin > 0:
        before += kilometres(way[begin - 1], way[begin])
        after += kilometres(way[begin - 1], way[end])
    if end + 1 < len(way):
        before += kilometres(way[end], way[end + 1])
        after += kilometres(way[begin], way[end + 1])
    return before - after
