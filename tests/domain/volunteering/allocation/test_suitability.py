"""What makes a pair possible, and what makes it good."""

from dataclasses import replace

import pytest

from samenspoor.domain.casework.routes import Point
from samenspoor.domain.volunteering.allocation.suitability import (
    Condition,
    Ground,
    Reason,
    Request,
    Volunteer,
    Weights,
    weigh,
)

WEIGHTS = Weights()
HERE = Point(52.0, 5.0)
TWO_KILOMETRES_ON = Point(52.018, 5.0)
REQUEST = Request(
    key="hulpvraag",
    roles=frozenset({"practical"}),
    tasks=frozenset({"administration", "gather_papers"}),
    languages=frozenset({"ar", "en"}),
    free_times=frozenset({"mornings", "evenings"}),
    meetings=frozenset({"at_home"}),
    place=HERE,
    waiting_days=14,
    allowed=frozenset({"maatjes"}),
)
VOLUNTEER = Volunteer(
    key="12",
    organisation="maatjes",
    roles=frozenset({"practical", "mental"}),
    tasks=frozenset({"administration", "gather_papers"}),
    languages=frozenset({"nl", "ar"}),
    free_times=frozenset({"evenings"}),
    meetings=frozenset({"at_home", "by_phone"}),
    place=TWO_KILOMETRES_ON,
    kilometres=10,
)


def test_a_good_pair_says_in_order_what_speaks_for_it() -> None:
    found = weigh(REQUEST, VOLUNTEER, WEIGHTS)

    assert found.is_possible
    assert found.speaks_against == ()
    assert found.speaks_for[0] == Reason(Ground.TASKS, ("administration", "gather_papers"))
    assert Reason(Ground.DISTANCE, (2.0,)) in found.speaks_for
    assert Reason(Ground.EVEN_LOAD, (0, 1)) in found.speaks_for


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"organisation": "buren"}, Reason(Condition.AUTHORITY)),
        ({"has_papers": False}, Reason(Condition.PAPERS)),
        ({"free_places": 0}, Reason(Condition.FULL)),
        ({"roles": frozenset({"mental"})}, Reason(Condition.ROLES, ("practical",))),
        ({"languages": frozenset({"nl"})}, Reason(Condition.LANGUAGE, ("ar", "en"))),
        ({"kilometres": 1}, Reason(Condition.TOO_FAR, (2.0, 1))),
    ],
)
def test_what_a_volunteer_lacks_makes_a_pair_impossible(change: dict[str, object], reason: Reason) -> None:
    found = weigh(REQUEST, replace(VOLUNTEER, **change), WEIGHTS)  # type: ignore[arg-type]

    assert (found.is_possible, found.score) == (False, 0)
    assert found.speaks_against == (reason,)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"is_unsafe": True}, Reason(Condition.UNSAFE)),
        ({"avoids": frozenset({"12"})}, Reason(Condition.AVOIDED)),
        ({"avoids": frozenset({"maatjes"})}, Reason(Condition.AVOIDED)),
        ({"roles": frozenset()}, Reason(Condition.ROLES)),
    ],
)
def test_what_a_request_forbids_makes_a_pair_impossible(change: dict[str, object], reason: Reason) -> None:
    found = weigh(replace(REQUEST, **change), VOLUNTEER, WEIGHTS)  # type: ignore[arg-type]

    assert found.speaks_against == (reason,)
    assert not found.is_possible


def test_whoever_may_also_telephone_need_not_live_near() -> None:
    far = replace(VOLUNTEER, place=Point(53.0, 6.0))
    assert not weigh(REQUEST, far, WEIGHTS).is_possible
    assert weigh(replace(REQUEST, meetings=frozenset({"at_home", "by_phone"})), far, WEIGHTS).is_possible


@pytest.mark.parametrize(
    ("ground", "worse"),
    [
        (Ground.TASKS, (REQUEST, replace(VOLUNTEER, tasks=frozenset({"prevention"})))),
        (Ground.DISTANCE, (REQUEST, replace(VOLUNTEER, place=Point(52.08, 5.0)))),
        (Ground.FREE_TIMES, (REQUEST, replace(VOLUNTEER, free_times=frozenset({"weekend"})))),
        (Ground.MEETINGS, (REQUEST, replace(VOLUNTEER, meetings=frozenset({"elsewhere"})))),
        (Ground.EVEN_LOAD, (REQUEST, replace(VOLUNTEER, carries=4))),
        (Ground.WISHES, (replace(REQUEST, wished_organisation="buren"), VOLUNTEER)),
        (Ground.SKILLS, (replace(REQUEST, skills=frozenset({"zzp"})), replace(VOLUNTEER, skills=frozenset({"ov"})))),
    ],
)
def test_what_fits_less_scores_less_and_speaks_against(ground: Ground, worse: tuple[Request, Volunteer]) -> None:
    good, bad = weigh(REQUEST, VOLUNTEER, WEIGHTS), weigh(*worse, WEIGHTS)

    assert bad.is_possible
    assert bad.score < good.score
    assert [reason.subject for reason in bad.speaks_against] == [ground]


def test_an_earlier_volunteer_and_long_waiting_speak_for_a_pair() -> None:
    known = weigh(replace(REQUEST, earlier_volunteer="12", waiting_days=80), VOLUNTEER, WEIGHTS)

    assert known.score > weigh(REQUEST, VOLUNTEER, WEIGHTS).score
    assert known.speaks_for[0].subject in {Ground.CONTINUITY, Ground.TASKS}
    assert Reason(Ground.WAITING, (80,)) in known.speaks_for


def test_a_weight_of_nothing_silences_a_ground() -> None:
    busy = replace(VOLUNTEER, carries=4)
    weights = replace(WEIGHTS, even_load=0)

    assert weigh(REQUEST, busy, weights).speaks_against == ()
    assert weigh(REQUEST, busy, weights).score == weigh(REQUEST, VOLUNTEER, weights).score


def test_nothing_known_is_neither_good_nor_bad() -> None:
    bare = Volunteer(key="1", roles=frozenset({"mental"}))
    found = weigh(Request(key="a", roles=frozenset({"mental"})), bare, replace(WEIGHTS, even_load=0, waiting=0))

    assert (found.score, found.speaks_for, found.speaks_against) == (500, (), ())


@pytest.mark.parametrize("weights", [{"tasks": 11}, {"tasks": -1}, dict.fromkeys([g.value for g in Ground], 0)])
def test_weights_that_mean_nothing_are_refused(weights: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="weights are 0 to 10"):
        Weights(**weights)


def test_urgency_has_eight_classes() -> None:
    with pytest.raises(ValueError, match="urgency is 1 to 8"):
        Request(key="a", urgency=9)
