"""From pairs to people: what is certain, what waits, and what is never merged."""

import pytest

from samenspoor.domain.linkage.engine.deciding import Deciding, Pair, Signal


def decide(signals: dict[int, Signal], *pairs: tuple[int, int, float]) -> dict[int, tuple[str, str, list[str]]]:
    deciding = Deciding(signals)
    deciding.take(Pair(left, right, probability, "x:y") for left, right, probability in pairs)
    return {
        decision.signal: (decision.state, decision.resident, [found.resident for found in candidates])
        for decision, candidates in deciding.decisions()
    }


NEW = Signal(None)


def test_a_chain_of_certain_pairs_is_one_person() -> None:
    found = decide({1: NEW, 2: NEW, 3: NEW}, (1, 2, 0.999), (2, 3, 0.99))
    assert [found[number][:2] for number in (1, 2, 3)] == [
        ("single", "new-1"), ("certain", "new-1"), ("certain", "new-1"),
    ]  # fmt: skip


def test_a_known_resident_keeps_the_number() -> None:
    found = decide({1: Signal(77), 2: NEW}, (1, 2, 0.999))
    assert found == {2: ("certain", "77", [])}


def test_two_known_residents_never_become_one() -> None:
    found = decide({1: Signal(77), 2: Signal(78), 3: NEW}, (1, 3, 0.999), (2, 3, 0.998))
    assert found == {3: ("certain", "77", [])}


def test_a_doubtful_signal_waits_with_its_candidates_best_first() -> None:
    found = decide({1: Signal(77), 2: Signal(78), 3: NEW}, (2, 3, 0.9), (1, 3, 0.8))
    assert found == {3: ("in review", "new-3", ["78", "77"])}


def test_of_two_signals_that_may_be_one_person_only_the_later_waits() -> None:
    found = decide({1: NEW, 2: NEW}, (1, 2, 0.8))
    assert found == {1: ("single", "new-1", []), 2: ("in review", "new-2", ["new-1"])}


def test_father_and_son_stay_apart_although_a_signal_without_birth_date_fits_both() -> None:
    signals = {1: Signal(None, "1960-01-05", "J"), 2: Signal(None, "1988-07-30", "J"), 3: Signal(None, None, "J")}
    found = decide(signals, (1, 3, 0.999), (2, 3, 0.998))
    assert found[1][1] != found[2][1]
    assert found[3][1] == found[1][1]


@pytest.mark.parametrize("slip", ["1960-05-01", "1960-01-06"], ids=["day and month swapped", "one digit"])
def test_a_slip_in_the_birth_date_is_forgiven(slip: str) -> None:
    found = decide({1: Signal(None, "1960-01-05", "J"), 2: Signal(None, slip, "J")}, (1, 2, 0.999))
    assert found[2] == ("certain", "new-1", [])


def test_brother_and_sister_do_not_meet_in_a_signal_without_initials() -> None:
    signals = {1: Signal(None, None, "T"), 2: Signal(None, None, "M"), 3: Signal(None)}
    found = decide(signals, (1, 3, 0.99), (2, 3, 0.99))
    assert found[1][1] != found[2][1]
