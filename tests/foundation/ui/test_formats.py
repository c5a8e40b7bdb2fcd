"""Amounts, dates and numbers as a Dutch reader writes them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspoor.foundation.ui import formats

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (120400, "€\u00a01.204,00"),
        (5, "€\u00a00,05"),
        (0, "€\u00a00,00"),
        (-1250, "€\u00a0-12,50"),
        (123456789012, "€\u00a01.234.567.890,12"),
    ],
)
def test_cents_become_a_dutch_amount(cents, written):
    assert formats.euro(cents) == written


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_no_cent_is_lost_in_a_plain_amount(cents):
    assert int(formats.plain_amount(cents).replace(",", "")) == cents


def test_a_date_is_written_in_full_and_never_broken():
    assert formats.day(TODAY) == "12\u00a0november\u00a02026"


def test_a_moment_is_told_in_dutch_time():
    late_evening_in_utc = datetime(2026, 11, 12, 23, 30, tzinfo=UTC)
    assert formats.moment(late_evening_in_utc) == "13\u00a0november\u00a02026 om 00.30 uur"
    assert formats.day(late_evening_in_utc) == "13\u00a0november\u00a02026"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "vandaag"),
        (-1, "gisteren"),
        (1, "morgen"),
        (-3, "3 dagen geleden"),
        (14, "over 14 dagen"),
        (-15, "28\u00a0oktober\u00a02026"),
    ],
)
def test_near_days_are_said_in_words(days, said):
    assert formats.relative_day(TODAY + timedelta(days=days), today=TODAY) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("'s Ochtends", "'s ochtends"), ("Praktische steun", "praktische steun"), ("DigiD, bankpas", "DigiD, bankpas"),
     ("SHV loopt", "SHV loopt"), ("op een plek", "op een plek"), ("Spreekt niet: Arabisch", "spreekt niet: Arabisch")],
)  # fmt: skip
def test_a_label_begins_small_in_a_sentence(text, said):
    assert formats.in_sentence(text) == said
