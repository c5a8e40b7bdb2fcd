"""A division answers why, what else would cost, and what would be needed."""

from dataclasses import replace

import pytest

from samenspoor.domain.casework.routes import Point
from samenspoor.domain.volunteering.allocation.dividing import Round, divide
from samenspoor.domain.volunteering.allocation.explaining import (
    Change,
    Needed,
    Shortage,
    cost_of_forcing,
    what_would_be_needed,
    why,
)
from samenspoor.domain.volunteering.allocation.suitability import Condition, Request, Volunteer

ROLES = frozenset({"practical"})
BUDDY, PAPERS = frozenset({"buddy"}), frozenset({"gather_papers"})
URGENT = Request(key="urgent", roles=ROLES, urgency=1, tasks=BUDDY)
OTHER = Request(key="other", roles=ROLES, urgency=6, tasks=BUDDY)
GOOD = Volunteer(key="good", organisation="maatjes", roles=ROLES, tasks=BUDDY)
WORSE = Volunteer(key="worse", organisation="buren", roles=ROLES, tasks=PAPERS)
ROUND = Round(requests=[URGENT, OTHER], volunteers=[GOOD, WORSE])


def test_a_pair_names_the_better_volunteer_and_whom_that_one_helps() -> None:
    this = replace(ROUND, pins=(("urgent", "good"),))
    found = why(this, divide(this), ("other", "worse"))

    assert found.suitability.is_possible
    assert [(one.volunteer, one.helps) for one in found.better] == [("good", ("urgent",))]
    assert why(this, divide(this), ("urgent", "good")).better == ()


def test_forcing_a_pair_costs_what_the_others_lose() -> None:
    this = replace(ROUND, volunteers=[GOOD])
    division = divide(this)
    cost = cost_of_forcing(this, division, ("other", "good"))

    assert division.volunteer_of == {"urgent": "good"}
    assert cost.fewer == (1, 0, 0, 0, 0, -1, 0, 0)
    assert cost.changes == (Change("other", "", "good"), Change("urgent", "good", ""))
    assert not cost.is_free
    assert cost_of_forcing(this, division, ("urgent", "good")).is_free


def test_what_cannot_be_forced_says_so() -> None:
    this = replace(ROUND, volunteers=[GOOD, replace(WORSE, has_papers=False)])
    assert not cost_of_forcing(this, divide(this), ("other", "worse")).is_possible


def test_forcing_goes_before_what_was_pinned_or_forbidden_earlier() -> None:
    this = replace(ROUND, pins=(("urgent", "good"),), forbids=frozenset({("other", "good")}))
    cost = cost_of_forcing(this, divide(this), ("other", "good"))

    assert cost.is_possible
    assert Change("urgent", "good", "worse") in cost.changes


HERE, TEN_KILOMETRES_ON = Point(52.0, 5.0), Point(52.09, 5.0)


@pytest.mark.parametrize(
    ("asked", "volunteer", "needed"),
    [
        ({"languages": frozenset({"ti"})}, GOOD, Needed(Condition.LANGUAGE, ("good",), ("ti",))),
        ({"roles": frozenset({"mental"})}, GOOD, Needed(Condition.ROLES, ("good",), ("mental",))),
        ({}, replace(GOOD, free_places=0), Needed(Condition.FULL, ("good",))),
        ({"avoids": frozenset({"good"})}, GOOD, Needed(Condition.AVOIDED, ("good",))),
        (
            {"place": HERE},
            replace(GOOD, place=TEN_KILOMETRES_ON, kilometres=5),
            Needed(Condition.TOO_FAR, ("good",), (10.0,)),
        ),
        (
            {"languages": frozenset({"ti"}), "roles": frozenset({"mental"})},
            GOOD,
            Needed(Shortage.NOBODY, (), (Condition.ROLES, Condition.LANGUAGE, "mental", "ti")),
        ),
        ({"is_unsafe": True}, GOOD, Needed(Shortage.NOBODY, (), (Condition.UNSAFE,))),
    ],
)
def test_who_is_left_over_hears_the_one_thing_that_lacks(
    asked: dict[str, object], volunteer: Volunteer, needed: Needed
) -> None:
    request = replace(URGENT, **asked)  # type: ignore[arg-type]
    this = Round(requests=[request], volunteers=[volunteer])
    division = divide(this)

    assert division.left_over == ("urgent",)
    assert what_would_be_needed(this, division, "urgent") == (needed,)


def test_who_is_left_over_because_of_others_or_of_decisions_hears_that() -> None:
    full = replace(ROUND, volunteers=[GOOD])
    assert what_would_be_needed(full, divide(full), "other") == (Needed(Shortage.PLACES, ("good",)),)

    limited = replace(ROUND, volunteers=[replace(GOOD, free_places=2)], limits={"maatjes": 1})
    assert what_would_be_needed(limited, divide(limited), "other") == (Needed(Shortage.LIMIT, ("good",), ("maatjes",)),)
    forbidden = replace(ROUND, volunteers=[WORSE], forbids=frozenset({("urgent", "worse"), ("other", "worse")}))
    assert what_would_be_needed(forbidden, divide(forbidden), "other") == (Needed(Shortage.FORBIDDEN, ("worse",)),)


def test_without_any_volunteer_nobody_is_what_lacks() -> None:
    this = replace(ROUND, volunteers=[])
    assert what_would_be_needed(this, divide(this), "other") == (Needed(Shortage.NOBODY),)
