"""A round is divided as well as anyone could, always the same, and within what people decided."""

import json
import os
import pickle
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from samenspoor.domain.volunteering.allocation import dividing
from samenspoor.domain.volunteering.allocation.dividing import Round, divide
from samenspoor.domain.volunteering.allocation.pairs import Numbers, possible_pairs
from samenspoor.domain.volunteering.allocation.suitability import MOST, Request, Volunteer, Weights, weigh
from tests.domain.volunteering.allocation.small_rounds import small_round

ROOT = Path(__file__).parents[4]
ROLES = frozenset({"practical"})


def _request(key: str, urgency: int = 4, **asked: object) -> Request:
    return Request(key=key, roles=ROLES, urgency=urgency, **asked)  # type: ignore[arg-type]


def _volunteer(key: str, organisation: str = "maatjes", places: int = 1, **offered: object) -> Volunteer:
    return Volunteer(key=key, organisation=organisation, free_places=places, roles=ROLES, **offered)  # type: ignore[arg-type]


def test_a_general_solver_finds_nothing_better_class_by_class() -> None:
    rounds = [small_round(random.Random(seed)) for seed in range(80)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.domain.volunteering.allocation.general_solver"],
        input=pickle.dumps(rounds),
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
        check=True,
    )
    for seed, (this, (helped, total)) in enumerate(zip(rounds, json.loads(done.stdout), strict=True)):
        division = divide(this)
        assert (list(division.helped), division.total, division.broken_pins) == (helped, total, ()), f"seed {seed}"
    assert sum(bool(this.pins) for this in rounds) > 10
    assert sum(len(divide(this).left_over) for this in rounds) > 80


@pytest.mark.parametrize("seed", range(20))
def test_weighing_all_at_once_gives_what_weighing_one_by_one_gives(seed: int) -> None:
    this = small_round(random.Random(seed), requests=25, volunteers=25)
    found = possible_pairs(this.requests, this.volunteers, this.weights)

    together = dict(
        zip(zip(found.requests.tolist(), found.volunteers.tolist(), strict=True), found.scores.tolist(), strict=True)
    )
    one_by_one = {
        (row, column): weigh(request, volunteer, this.weights)
        for row, request in enumerate(this.requests)
        for column, volunteer in enumerate(this.volunteers)
    }
    assert together == {pair: one.score for pair, one in one_by_one.items() if one.is_possible}


def test_the_best_candidates_are_the_best() -> None:
    this = small_round(random.Random(3), requests=40, volunteers=60)
    every, some = (possible_pairs(this.requests, this.volunteers, this.weights, most=most) for most in (None, 4))

    for row in range(len(this.requests)):
        scores = sorted(every.scores[every.requests == row].tolist(), reverse=True)
        assert sorted(some.scores[some.requests == row].tolist(), reverse=True) == scores[:4]


def test_the_order_in_which_a_round_is_given_changes_nothing() -> None:
    this = small_round(random.Random(5), requests=30, volunteers=20)
    mixed = replace(
        this,
        requests=random.Random(1).sample(this.requests, len(this.requests)),
        volunteers=random.Random(2).sample(this.volunteers, len(this.volunteers)),
    )
    assert divide(this) == divide(mixed)


def test_the_most_urgent_goes_first_however_well_another_suits() -> None:
    suits = _request("a", urgency=8, tasks=frozenset({"buddy"}), waiting_days=90)
    volunteer = _volunteer("1", tasks=frozenset({"buddy"}))
    division = divide(Round(requests=[suits, _request("b", urgency=1)], volunteers=[volunteer]))

    assert division.volunteer_of == {"b": "1"}
    assert division.left_over == ("a",)
    assert division.helped == (1, 0, 0, 0, 0, 0, 0, 0)


def test_one_volunteer_more_urgent_helped_outweighs_every_score_together() -> None:
    # To help z too, everybody of the class has to change to a volunteer who suits worse.
    tasks = [f"task {number}" for number in range(30)]
    requests = [_request(f"{number:02}", tasks=frozenset({task})) for number, task in enumerate(tasks)]
    requests.append(_request("z", urgency=8, wished_organisation="thuis", avoids=frozenset(tasks[1:])))
    volunteers = [_volunteer(task, tasks=frozenset({task})) for task in tasks]
    volunteers.append(_volunteer("last"))
    division = divide(Round(requests=requests, volunteers=volunteers))

    assert division.left_over == ()


def test_a_step_that_is_too_small_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = [small_round(random.Random(seed), requests=40, volunteers=12) for seed in range(40)]
    solved: list[int] = []
    solve = dividing._solve

    def counted(*arcs: Numbers) -> Numbers:
        solved.append(1)
        return solve(*arcs)

    whole = [divide(this) for this in rounds]
    monkeypatch.setattr(dividing, "_solve", counted)
    # A class more counts for less than one score, so scores and limits pull people out of their order.
    monkeypatch.setattr(dividing, "_gaps", lambda many: (20, 200, 2000, 2 * MOST * (many + 1)))
    found = [divide(this) for this in rounds]

    assert [(one.helped, one.total) for one in found] == [(one.helped, one.total) for one in whole]
    assert len(solved) > len(rounds) + 10


def test_no_organisation_gives_more_places_than_it_said() -> None:
    requests = [_request(name) for name in "abcd"]
    volunteers = [_volunteer("1", "maatjes", 3), _volunteer("2", "buren", 1)]
    division = divide(Round(requests=requests, volunteers=volunteers, limits={"maatjes": 2}))

    assert {key: len(helped) for key, helped in division.requests_of.items()} == {"1": 2, "2": 1}


def test_a_second_resident_goes_to_somebody_else_when_that_is_as_good() -> None:
    volunteers = [_volunteer("1", places=3), _volunteer("2", places=3), _volunteer("3", places=3)]
    division = divide(Round(requests=[_request(name) for name in "abc"], volunteers=volunteers))

    assert sorted(division.volunteer_of.values()) == ["1", "2", "3"]


def test_what_people_pinned_stays_and_what_they_forbade_stays_away() -> None:
    requests = [_request("a", urgency=1), _request("b", urgency=8)]
    this = Round(requests=requests, volunteers=[_volunteer("1")], pins=(("b", "1"),))
    assert divide(this).volunteer_of == {"b": "1"}
    assert divide(replace(this, pins=(), forbids=frozenset({("a", "1")}))).volunteer_of == {"b": "1"}


@pytest.mark.parametrize(
    "change",
    [
        {"pins": (("a", "1"), ("b", "1"))},
        {"pins": (("b", "2"), ("b", "1"))},
        {"limits": {"maatjes": 0}},
        {"volunteers": [_volunteer("1", has_papers=False), _volunteer("2", "buren")]},
        {"volunteers": [_volunteer("2", "buren")]},
        {"requests": [_request("a")]},
        {"forbids": frozenset({("b", "1")})},
    ],
)
def test_a_pin_that_cannot_be_kept_is_named(change: dict[str, object]) -> None:
    this = Round(
        requests=[_request("a"), _request("b")],
        volunteers=[_volunteer("1"), _volunteer("2", "buren")],
        pins=(("b", "1"),),
    )
    assert divide(this).broken_pins == ()
    assert divide(replace(this, **change)).broken_pins == (("b", "1"),)  # type: ignore[arg-type]


@pytest.mark.parametrize("volunteers", [[], [_volunteer("1", places=0)], [Volunteer(key="1", roles=frozenset({"x"}))]])
def test_a_round_in_which_nothing_fits_leaves_everybody_over(volunteers: list[Volunteer]) -> None:
    division = divide(Round(requests=[_request("a"), _request("b")], volunteers=volunteers, weights=Weights()))

    assert (division.pairs, division.left_over, division.total) == ((), ("a", "b"), 0)
