"""Checks one delivered row, field by field, and gives back typed values or what is wrong with it.

Plain Python; a problem is a column and a code, `problems.py` has the sentence. Values never leave in a problem.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any, NamedTuple

HIGHEST_AMOUNT_CENTS = 25_000_000
"""More than a quarter of a million euros is a mistake in a file about fixed monthly costs."""
OLDEST_YEAR = 1900
LONGEST_TEXT = 200

# The letters SA, SD and SS are never issued (NEN 5825).
_POSTCODE = re.compile(r"([1-9]\d{3}) ?((?!S[ADS])[A-Z]{2})", re.IGNORECASE)
_HOUSE_NUMBER = re.compile(r"\d{1,5}(?!\d)")
_EMAIL = re.compile(r"[^@\s;,<>]+@[^@\s;,<>]+\.[^@\s;,<>.]{2,}")
_PHONE_FILLING = re.compile(r"[\s()/.\-]")
_PHONE = re.compile(r"(?:\+|00)?\d{9,14}")
YES_WORDS = frozenset({"ja", "j", "yes", "y", "1", "true", "waar", "x"})
NO_WORDS = frozenset({"nee", "n", "no", "0", "false", "onwaar"})


class DateNotation(StrEnum):
    """The ways in which a sender may write dates."""

    ISO = "YYYY-MM-DD"
    DUTCH = "DD-MM-YYYY"
    AMERICAN = "MM/DD/YYYY"
    COMPACT = "YYYYMMDD"


class AmountNotation(StrEnum):
    """The ways in which a sender may write amounts."""

    COMMA = "1204,50"
    POINT = "1204.50"
    CENTS = "120450"


_DATE = {
    DateNotation.ISO: re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
    DateNotation.DUTCH: re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    DateNotation.AMERICAN: re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
    DateNotation.COMPACT: re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
}
# The amount, the mark before the cents, and the mark between the thousands.
_AMOUNT = {
    AmountNotation.COMMA: (re.compile(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d{1,2})?"), ",", "."),
    AmountNotation.POINT: (re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?"), ".", ","),
}
_CENTS = re.compile(r"-?\d+")


class CrisisKind(StrEnum):
    """The statutory crisis grounds that a creditor may name (Wgs art. 4)."""

    EVICTION = "ontruiming"
    CUT_OFF = "afsluiting"
    INSURANCE_ENDED = "royement"


class ProblemCode(StrEnum):
    """Why a row cannot be stored."""

    MISSING = "missing"
    MISSING_NAME = "missing_name"
    TOO_LONG = "too_long"
    NOT_A_POSTCODE = "not_a_postcode"
    NOT_A_HOUSE_NUMBER = "not_a_house_number"
    NOT_A_DATE = "not_a_date"
    DATE_OUT_OF_REACH = "date_out_of_reach"
    BORN_AFTER_SIGNAL = "born_after_signal"
    ARISEN_AFTER_SIGNAL = "arisen_after_signal"
    NOT_AN_AMOUNT = "not_an_amount"
    AMOUNT_NOT_POSITIVE = "amount_not_positive"
    AMOUNT_TOO_HIGH = "amount_too_high"
    NOT_A_PHONE_NUMBER = "not_a_phone_number"
    NOT_AN_EMAIL = "not_an_email"
    NOT_YES_OR_NO = "not_yes_or_no"
    UNKNOWN_CRISIS = "unknown_crisis"
    CRISIS_WITHOUT_KIND = "crisis_without_kind"
    TOO_MANY_CELLS = "too_many_cells"
    UNKNOWN_CREDITOR = "unknown_creditor"
    CREDITOR_NOT_ATTESTED = "creditor_not_attested"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a row: the delivered column and the code of what is wrong."""

    column: str
    code: ProblemCode


class NotValid(Exception):
    """A field cannot be read; carries the code."""

    def __init__(self, code: ProblemCode) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Notation:
    """How a sender writes dates, amounts, yes and no; an empty cell is always no."""

    dates: DateNotation = DateNotation.ISO
    amounts: AmountNotation = AmountNotation.COMMA
    yes: frozenset[str] = YES_WORDS
    no: frozenset[str] = NO_WORDS


OPEN_NOTATION = Notation()


class SignalRow(NamedTuple):
    """A row that can be stored. Amount in euro cents; names and address as delivered, postcode as `1234AB`."""

    reference: str
    customer_number: str
    surname: str
    prefix: str
    initials: str
    business_name: str
    birth_date: date | None
    street: str
    house_number: str
    house_addition: str
    postcode: str
    town: str
    phone: str
    email: str
    amount_cents: int
    arisen_on: date
    signalled_on: date
    is_end_of_supply: bool
    is_warm_handover: bool
    crisis_kind: str
    crisis_on: date | None


@lru_cache(maxsize=50_000)
def read_date(text: str, notation: DateNotation = DateNotation.ISO) -> date:
    """Read a date; raises NotValid for 31 February and for years before 1900."""
    match = _DATE[notation].fullmatch(text)
    if match is None:
        raise NotValid(ProblemCode.NOT_A_DATE)
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise NotValid(ProblemCode.NOT_A_DATE) from None
    if day.year < OLDEST_YEAR:
        raise NotValid(ProblemCode.DATE_OUT_OF_REACH)
    return day


def read_amount(text: str, notation: AmountNotation = AmountNotation.COMMA) -> int:
    """Read euros as cents: `1.204,50`, `1204,5` and `1204`, or with the marks the other way round, or cents."""
    bare = text.removeprefix("€").strip()
    if notation is AmountNotation.CENTS:
        if not _CENTS.fullmatch(bare):
            raise NotValid(ProblemCode.NOT_AN_AMOUNT)
        cents = int(bare.lstrip("-"))
    else:
        form, mark, between = _AMOUNT[notation]
        if not form.fullmatch(bare):
            raise NotValid(ProblemCode.NOT_AN_AMOUNT)
        whole, _mark, fraction = bare.partition(mark)
        cents = int(whole.replace(between, "").lstrip("-")) * 100 + int(fraction.ljust(2, "0"))
    if cents == 0 or bare.startswith("-"):
        raise NotValid(ProblemCode.AMOUNT_NOT_POSITIVE)
    if cents > HIGHEST_AMOUNT_CENTS:
        raise NotValid(ProblemCode.AMOUNT_TOO_HIGH)
    return cents


@lru_cache(maxsize=50_000)
def read_postcode(text: str) -> str:
    """Read a Dutch postcode as `1234AB`."""
    match = _POSTCODE.fullmatch(text)
    if match is None:
        raise NotValid(ProblemCode.NOT_A_POSTCODE)
    return match[1] + match[2].upper()


def read_house_number(text: str) -> str:
    """Keep the number as delivered, addition and all; linkage takes it apart. It must start with a number above 0."""
    match = _HOUSE_NUMBER.match(text)
    if match is None or int(match[0]) == 0:
        raise NotValid(ProblemCode.NOT_A_HOUSE_NUMBER)
    return text


def read_phone(text: str) -> str:
    """Keep the digits of a telephone number, with a leading + where given."""
    bare = _PHONE_FILLING.sub("", text)
    if not _PHONE.fullmatch(bare):
        raise NotValid(ProblemCode.NOT_A_PHONE_NUMBER)
    return bare


def read_email(text: str) -> str:
    """Keep an address that could be one."""
    if not _EMAIL.fullmatch(text):
        raise NotValid(ProblemCode.NOT_AN_EMAIL)
    return text


def read_yes_no(text: str, notation: Notation = OPEN_NOTATION) -> bool:
    """Read ja or nee, or the words that this sender uses."""
    lowered = text.lower()
    if lowered in notation.yes:
        return True
    if lowered in notation.no:
        return False
    raise NotValid(ProblemCode.NOT_YES_OR_NO)


def read_crisis(text: str) -> str:
    """Read one of the three crisis kinds; empty is none."""
    lowered = text.lower()
    if lowered and lowered not in set(CrisisKind):
        raise NotValid(ProblemCode.UNKNOWN_CRISIS)
    return lowered


@lru_cache(maxsize=100)
def _fields(notation: Notation) -> tuple[tuple[str, Callable[[str], Any] | None, Any, bool], ...]:
    """Per field of SignalRow, in its order: our column, its reader, what an empty cell means, and whether it must be.

    A column without a reader is kept as delivered.
    """
    read_day = partial(read_date, notation=notation.dates)
    read_sum = partial(read_amount, notation=notation.amounts)
    read_mark = partial(read_yes_no, notation=notation)
    return (
        ("kenmerk", None, "", True),
        ("klantnummer", None, "", False),
        ("achternaam", None, "", False),
        ("tussenvoegsel", None, "", False),
        ("voorletters", None, "", False),
        ("bedrijfsnaam", None, "", False),
        ("geboortedatum", read_day, None, False),
        ("straat", None, "", False),
        ("huisnummer", read_house_number, "", True),
        ("toevoeging", None, "", False),
        ("postcode", read_postcode, "", True),
        ("woonplaats", None, "", False),
        ("telefoon", read_phone, "", False),
        ("email", read_email, "", False),
        ("bedrag", read_sum, 0, True),
        ("ontstaansdatum", read_day, date.min, True),
        ("signaaldatum", read_day, date.min, True),
        ("eindelevering", read_mark, False, False),
        ("warme_overdracht", read_mark, False, False),
        ("crisis_soort", read_crisis, "", False),
        ("crisis_datum", read_day, None, False),
    )


def check_row(values: Mapping[str, str], notation: Notation = OPEN_NOTATION) -> SignalRow | list[Problem]:
    """Return the row with typed values, or everything that is wrong with it; columns are those of the open layout."""
    problems: list[Problem] = []
    typed: list[Any] = []
    for column, read, empty, is_required in _fields(notation):
        value: Any = values.get(column, "").strip()
        if not value:
            value = empty
            if is_required:
                problems.append(Problem(column, ProblemCode.MISSING))
        elif len(value) > LONGEST_TEXT:
            value = empty
            problems.append(Problem(column, ProblemCode.TOO_LONG))
        elif read is not None:
            try:
                value = read(value)
            except NotValid as problem:
                value = empty
                problems.append(Problem(column, problem.code))
        typed.append(value)
    row = SignalRow._make(typed)
    problems += _contradictions(row, wrong={problem.column for problem in problems})
    return problems or row


def _contradictions(row: SignalRow, *, wrong: Collection[str]) -> list[Problem]:
    """What is wrong between fields that are each right; a field in a column that is `wrong` is empty here."""
    problems = []
    if not row.surname and not row.business_name and not {"achternaam", "bedrijfsnaam"} & set(wrong):
        problems.append(Problem("achternaam", ProblemCode.MISSING_NAME))
    if row.signalled_on != date.min:
        if row.arisen_on > row.signalled_on:
            problems.append(Problem("ontstaansdatum", ProblemCode.ARISEN_AFTER_SIGNAL))
        if row.birth_date and row.birth_date > row.signalled_on:
            problems.append(Problem("geboortedatum", ProblemCode.BORN_AFTER_SIGNAL))
    if row.crisis_on and not row.crisis_kind and "crisis_soort" not in wrong:
        problems.append(Problem("crisis_soort", ProblemCode.CRISIS_WITHOUT_KIND))
    return problems
