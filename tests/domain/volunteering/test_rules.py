"""Papers of a volunteer: in order, nearly lapsed, lapsed, missing."""

from datetime import date, timedelta
from typing import Any

import pytest

from samenspoor.domain.volunteering.rules import PaperState, PersonalPaper, papers, renew_vog_on

TODAY = date(2026, 11, 24)


def states(**changes):
    given: dict[str, Any] = {
        "vog_issued_on": date(2025, 1, 1), "vog_years": 3, "secrecy_signed_on": date(2025, 1, 1), "trainings": [],
        "on": TODAY,
    }  # fmt: skip
    return {(each.paper, each.name): each.state for each in papers(**(given | changes))}


def test_with_everything_there_all_is_in_order():
    assert set(states(trainings=[("Basis", None)]).values()) == {PaperState.IN_ORDER}


@pytest.mark.parametrize(
    ("issued_on", "state"),
    [
        (None, PaperState.MISSING),
        (date(2023, 11, 24), PaperState.SOON),
        (date(2023, 11, 23), PaperState.LAPSED),
        (date(2024, 1, 23), PaperState.SOON),
        (date(2024, 1, 24), PaperState.IN_ORDER),
    ],
)
def test_a_vog_is_renewed_after_the_years_of_the_own_policy(issued_on, state):
    assert states(vog_issued_on=issued_on)[PersonalPaper.VOG, ""] == state


def test_a_vog_of_29_february_is_renewed_on_1_march():
    assert renew_vog_on(date(2024, 2, 29), years=3) == date(2027, 3, 1)
    assert renew_vog_on(date(2024, 2, 29), years=4) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("followed", "state"),
    [
        ([], PaperState.MISSING),
        ([("luisteren", None)], PaperState.IN_ORDER),
        ([("Luisteren", date(2026, 11, 23))], PaperState.LAPSED),
        ([("Rekenen", None)], PaperState.MISSING),
    ],
)
def test_a_training_that_a_role_asks_is_missing_until_it_was_followed(followed, state):
    asked = [("mental", "Luisteren"), ("advocacy", "Luisteren")]
    assert states(trainings=followed, asked=asked)[PersonalPaper.TRAINING, "Luisteren"] == state
    given: dict[str, Any] = {"vog_issued_on": TODAY, "vog_years": 3, "secrecy_signed_on": TODAY, "on": TODAY}
    [paper] = [each for each in papers(trainings=followed, asked=asked, **given) if each.name == "Luisteren"]
    assert paper.roles == ("mental", "advocacy")


def test_without_a_secrecy_statement_one_is_missing():
    assert states(secrecy_signed_on=None)[PersonalPaper.SECRECY, ""] == PaperState.MISSING


def test_of_a_training_that_was_followed_again_the_last_counts():
    old, new = TODAY - timedelta(days=1), TODAY + timedelta(days=300)
    assert states(trainings=[("Opfris", old)])[PersonalPaper.TRAINING, "Opfris"] == PaperState.LAPSED
    assert states(trainings=[("Opfris", new), ("Opfris", old)])[PersonalPaper.TRAINING, "Opfris"] == PaperState.IN_ORDER
    assert (
        states(trainings=[("Opfris", old), ("Opfris", None)])[PersonalPaper.TRAINING, "Opfris"] == PaperState.IN_ORDER
    )
