"""A browser is slower on a busy machine: journeys wait for what they expect, they do not peek whether it is there."""

import re
from pathlib import Path

import pytest

JOURNEYS = sorted(Path(__file__).parents[1].joinpath("journeys").glob("test_*.py"))
PEEKS = re.compile(
    r"\.is_(visible|hidden|enabled|disabled|checked)\(\)"
    r"|^\s*if .*\.count\(\)"
    r"|^\s*assert .*(page|get_by_\w+\(.*\)|locator\(.*\))\.(count|inner_text|text_content|input_value)\(\)"
)
"""Looks of the moment; `expect(…)` asks the same until it is so."""


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda path: path.stem)
def test_a_journey_waits_for_what_it_expects(journey: Path) -> None:
    lines = enumerate(journey.read_text().splitlines(), start=1)
    assert not [f"{number}: {line.strip()}" for number, line in lines if PEEKS.search(line)]
