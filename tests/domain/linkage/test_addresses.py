"""One address, however it is written."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samenspoor.domain.linkage import addresses
from samenspoor.domain.linkage.addresses import normalise


@pytest.mark.parametrize(
    "written",
    [
        [("12a", ""), ("12", "a"), ("12", "A"), ("12 A", ""), ("12-A", ""), ("12", "-a")],
        [("12", "2"), ("12", "II"), ("12-2", ""), ("12", "2hoog"), ("12", "2 hoog"), ("12", "tweehoog"), ("12", "2e")],
        [("12", "hs"), ("12", "HUIS"), ("12 hs", ""), ("12", "bg")],
        [("12", "bis"), ("12bis", ""), ("12 BS", "")],
        [("12", "A2"), ("12A", "2"), ("12a-2", ""), ("12", "a II")],
        [("12", ""), ("12 ", " "), ("012", "")],
    ],
    ids=lambda group: f"{group[0][0]} {group[0][1]}",
)
def test_ways_of_writing_are_one_address(written: list[tuple[str, str]]) -> None:
    assert len({normalise(number, addition, "8951AB") for number, addition in written}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("12a", "12b"), ("12", "12a"), ("12-1", "12-2"), ("12 hs", "12"), ("12E", "12"), ("1", "12")]
)
def test_neighbours_stay_apart(one: str, other: str) -> None:
    assert normalise(one, "", "8951AB") != normalise(other, "", "8951AB")


def test_the_examples_of_the_documentation_hold() -> None:
    assert doctest.testmod(addresses).failed == 0


@given(some.integers(1, 99_999), some.text(max_size=20))
def test_whatever_is_written_gives_an_address_and_the_same_again(number: int, addition: str) -> None:
    found = normalise(str(number), addition, "8951AB")
    assert found.number >= 0
    again = normalise(f"{found.number}{found.letter}", found.addition, found.postcode)
    assert again.number == found.number
