"""Terms: weeks end on a working day, working days skip holidays, clock changes change nothing (R4, R5)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspoor.domain.casework import deadlines

DAYS = st.dates(min_value=date(2021, 1, 1), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
    ],
)
def test_no_term_ends_on_a_generally_recognised_holiday(day):
    assert not deadlines.is_working_day(day)


def test_liberation_day_is_free_every_year_for_terms():
    assert all(date(year, 5, 5) in deadlines.free_days(year) for year in range(2021, 2036))


def test_four_weeks_that_end_on_ascension_day_run_one_day_longer():
    assert deadlines.latest_first_conversation(date(2027, 4, 8)) == date(2027, 5, 7)


def test_three_working_days_skip_the_weekend_and_the_fifth_of_may():
    assert deadlines.latest_first_conversation(date(2026, 4, 30), is_threatened=True) == date(2026, 5, 6)


def test_a_pause_is_no_legal_term_and_may_end_on_a_sunday():
    assert deadlines.pause_ends(date(2026, 10, 30)) == date(2026, 11, 29)


def test_a_by_law_cannot_give_more_than_eight_weeks():
    assert deadlines.latest_decision(date(2026, 9, 1), weeks=12) == date(2026, 10, 27)


@given(DAYS)
def test_a_legal_term_ends_on_a_working_day_and_never_early(day):
    for term, least in (
        (deadlines.latest_offer(day), timedelta(days=28)),
        (deadlines.latest_first_conversation(day), timedelta(weeks=4)),
        (deadlines.latest_decision(day), timedelta(weeks=8)),
    ):
        assert deadlines.is_working_day(term)
        assert least <= term - day <= least + timedelta(days=5)


@given(DAYS, st.integers(min_value=0, max_value=15))
def test_working_days_left_counts_back_what_was_counted_forward(day, count):
    assert deadlines.working_days_left(day, deadlines.after_working_days(day, count)) == count


@given(DAYS, st.integers(min_value=1, max_value=40))
def test_a_term_that_has_passed_is_late_by_at_least_a_day(day, days):
    assert deadlines.working_days_left(day + timedelta(days=days), day) < 0
