"""Every field of a delivered row, right and wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspoor.domain.intake import rows
from samenspoor.domain.intake.problems import SENTENCES
from samenspoor.domain.intake.rows import (
    AmountNotation,
    DateNotation,
    Notation,
    Problem,
    ProblemCode,
    SignalRow,
    check_row,
)

RIGHT = {
    "kenmerk": "H-2026-118",
    "klantnummer": "88213",
    "achternaam": "Jong",
    "tussenvoegsel": "de",
    "voorletters": "A.",
    "geboortedatum": "1980-02-29",
    "straat": "Lisdodde",
    "huisnummer": "12 bis",
    "postcode": "8951 ab",
    "woonplaats": "Waterveen",
    "telefoon": "06-12 34 56 78",
    "email": "a.dejong@voorbeeld.example",
    "bedrag": "1.204,50",
    "ontstaansdatum": "2026-09-01",
    "signaaldatum": "2026-11-03",
    "eindelevering": "nee",
    "warme_overdracht": "Ja",
}


def test_a_right_row_gives_typed_values():
    row = check_row(RIGHT)
    assert isinstance(row, SignalRow)
    assert row.amount_cents == 120_450
    assert row.postcode == "8951AB"
    assert row.house_number == "12 bis"
    assert row.phone == "0612345678"
    assert row.birth_date == date(1980, 2, 29)
    assert (row.is_end_of_supply, row.is_warm_handover) == (False, True)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("kenmerk", " ", ProblemCode.MISSING),
        ("achternaam", "", ProblemCode.MISSING_NAME),
        ("achternaam", "x" * 201, ProblemCode.TOO_LONG),
        ("postcode", "895 AB", ProblemCode.NOT_A_POSTCODE),
        ("postcode", "0951AB", ProblemCode.NOT_A_POSTCODE),
        ("postcode", "8951SS", ProblemCode.NOT_A_POSTCODE),
        ("huisnummer", "bis", ProblemCode.NOT_A_HOUSE_NUMBER),
        ("huisnummer", "0", ProblemCode.NOT_A_HOUSE_NUMBER),
        ("geboortedatum", "1980-02-31", ProblemCode.NOT_A_DATE),
        ("geboortedatum", "1880-02-01", ProblemCode.DATE_OUT_OF_REACH),
        ("geboortedatum", "2027-01-01", ProblemCode.BORN_AFTER_SIGNAL),
        ("ontstaansdatum", "2026-12-01", ProblemCode.ARISEN_AFTER_SIGNAL),
        ("signaaldatum", "3-11-2026", ProblemCode.NOT_A_DATE),
        ("bedrag", "-12,00", ProblemCode.AMOUNT_NOT_POSITIVE),
        ("bedrag", "0,00", ProblemCode.AMOUNT_NOT_POSITIVE),
        ("bedrag", "99999999,00", ProblemCode.AMOUNT_TOO_HIGH),
        ("bedrag", "12,345", ProblemCode.NOT_AN_AMOUNT),
        ("bedrag", "1.20.4,00", ProblemCode.NOT_AN_AMOUNT),
        ("telefoon", "bel mij", ProblemCode.NOT_A_PHONE_NUMBER),
        ("email", "a@b", ProblemCode.NOT_AN_EMAIL),
        ("eindelevering", "misschien", ProblemCode.NOT_YES_OR_NO),
        ("crisis_soort", "brand", ProblemCode.UNKNOWN_CRISIS),
        ("crisis_datum", "2026-12-01", ProblemCode.CRISIS_WITHOUT_KIND),
    ],
)
def test_a_wrong_field_is_named_with_its_reason(column, value, code):
    problems = check_row(RIGHT | {column: value})
    expected = "crisis_soort" if code == ProblemCode.CRISIS_WITHOUT_KIND else column
    assert problems == [Problem(expected, code)]


def test_every_problem_of_a_row_is_told_at_once():
    problems = check_row(RIGHT | {"postcode": "x", "bedrag": "veel", "email": "nee"})
    assert isinstance(problems, list)
    assert {problem.column for problem in problems} == {"postcode", "bedrag", "email"}


def test_the_other_notation_is_read_too():
    row = check_row(
        RIGHT | {"bedrag": "1,204.50", "geboortedatum": "29-2-1980", "ontstaansdatum": "01-09-2026",
                 "signaaldatum": "3-11-2026"},
        Notation(dates=DateNotation.DUTCH, amounts=AmountNotation.POINT),
    )  # fmt: skip
    assert isinstance(row, SignalRow)
    assert (row.amount_cents, row.signalled_on) == (120_450, date(2026, 11, 3))


@pytest.mark.parametrize("code", list(ProblemCode))
def test_every_problem_has_a_sentence(code):
    assert str(SENTENCES[code])


@given(st.integers(min_value=1, max_value=rows.HIGHEST_AMOUNT_CENTS))
def test_an_amount_survives_every_notation(cents):
    for notation, mark, between in ((AmountNotation.COMMA, ",", "."), (AmountNotation.POINT, ".", ",")):
        for whole in (str(cents // 100), f"{cents // 100:,}".replace(",", between)):
            assert rows.read_amount(f"{whole}{mark}{cents % 100:02d}", notation) == cents
    assert rows.read_amount(str(cents), AmountNotation.CENTS) == cents


@given(st.dictionaries(st.sampled_from(sorted(RIGHT)), st.text()))
def test_no_text_breaks_the_check(values):
    assert isinstance(check_row(RIGHT | values), SignalRow | list)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_a_date_survives_every_notation(day):
    assert rows.read_date(f"{day:%Y-%m-%d}") == day
    assert rows.read_date(f"{day:%d/%m/%Y}", DateNotation.DUTCH) == day
    assert rows.read_date(f"{day:%Y%m%d}", DateNotation.COMPACT) == day
