"""The order of a day's addresses: every address once, never longer than going to the nearest, sensible without map."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from samenspoor.domain.casework import routes
from samenspoor.domain.casework.routes import Point, Stop, in_order, kilometres, length

OFFICE = Point(53.18, 5.60)
degrees = st.integers(0, 400).map(lambda steps: steps / 10_000)
points = st.builds(lambda north, east: Point(53.16 + north, 5.57 + east), degrees, degrees)


def stop(key, point=None, postcode="8951AB", street="Dorpsstraat", number=1):
    return Stop(key=key, postcode=postcode, street=street, number=number, point=point)


def keys(stops, **options):
    return [each.key for each in in_order(stops, **options)]


def way_of(stops, start):
    return [*([start] if start else []), *(each.point for each in in_order(stops, start=start))]


def to_the_nearest(found, start):
    first = min(found, key=lambda point: kilometres(start, point))
    return length([start, *routes.nearest(found, first)])


@given(st.lists(st.none() | points, max_size=12), st.none() | points)
def test_every_address_comes_once_and_the_order_does_not_depend_on_how_they_came(found, start):
    stops = [stop(key, point, number=key) for key, point in enumerate(found)]
    ordered = keys(stops, start=start)
    assert sorted(ordered) == list(range(len(found)))
    assert keys(list(reversed(stops)), start=start) == ordered


@given(st.lists(points, min_size=1, max_size=12, unique=True), points)
def test_the_way_is_never_longer_than_going_to_the_nearest_each_time(found, start):
    stops = [stop(key, point) for key, point in enumerate(found)]
    assert length(way_of(stops, start)) <= to_the_nearest(found, start) + 1e-6


@given(st.lists(points, min_size=2, max_size=5, unique=True), points)
def test_turning_any_stretch_round_makes_it_no_shorter(found, start):
    way = way_of([stop(key, point) for key, point in enumerate(found)], start)
    for begin in range(1, len(way) - 1):
        for end in range(begin + 1, len(way)):
            turned = [*way[:begin], *reversed(way[begin : end + 1]), *way[end + 1 :]]
            assert length(way) <= length(turned) + 1e-6


def test_on_a_ring_road_it_finds_the_shortest_way():
    ring = [Point(53.18 + north, 5.60 + east) for north, east in
            ((0.00, 0.01), (0.01, 0.01), (0.01, 0.00), (0.01, -0.01), (0.00, -0.01), (-0.01, -0.01))]  # fmt: skip
    stops = [stop(key, point) for key, point in enumerate(ring)]
    shortest = min(length([OFFICE, *each]) for each in permutations(ring))
    assert abs(length(way_of(stops, OFFICE)) - shortest) < 1e-6


def test_a_crossing_is_taken_out():
    # The nearest each time goes left, right and left again.
    line = [Point(53.18, 5.60 + east) for east in (0.001, -0.0015, 0.004, -0.008)]
    stops = [stop(key, point) for key, point in enumerate(line)]
    assert length(way_of(stops, OFFICE)) < to_the_nearest(line, OFFICE)


def test_doors_of_one_postcode_stay_together_by_number():
    near, far = Point(53.181, 5.601), Point(53.19, 5.61)
    stops = [stop(1, far, "8959XY"), stop(2, near, number=9), stop(3, near, number=3), stop(4, near, number=12)]
    assert keys(stops, start=OFFICE) == [3, 2, 4, 1]


def test_an_unknown_postcode_lies_among_those_of_its_neighbourhood():
    stops = [
        stop(1, Point(53.181, 5.600), "8951AB"), stop(2, Point(53.20, 5.62), "8959AA"),
        stop(3, None, "8951ZZ"), stop(4, None, "9999ZZ"),
    ]  # fmt: skip
    ordered = keys(stops, start=OFFICE)
    assert set(ordered[:2]) == {1, 3}
    assert ordered[2:] == [2, 4]


def test_without_any_coordinates_it_goes_by_postcode_street_and_number():
    stops = [stop(1, number=20), stop(2, postcode="8950ZZ"), stop(3, number=3), stop(4, street="Bakkerstraat")]
    assert keys(stops) == [2, 4, 3, 1]
    assert keys([]) == []


def test_a_degree_north_is_a_hundred_and_eleven_kilometres():
    assert round(kilometres(Point(52, 5), Point(53, 5))) == 111
    assert round(kilometres(Point(53.18, 5), Point(53.18, 6))) == 67
