"""Proposes which column of an unknown layout is which of ours, by its name and by what stands in it.

A person decides; the sample of rows that is shown for it is read anew each time and stored nowhere.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from samenspoor.domain.intake.layout import CREDITOR_COLUMN, INDISPENSABLE, NAMES, Layout, our_columns
from samenspoor.domain.intake.reading import Row, open_signal_file
from samenspoor.domain.intake.rows import (
    NO_WORDS,
    YES_WORDS,
    AmountNotation,
    DateNotation,
    Notation,
    NotValid,
    Problem,
    check_row,
    read_amount,
    read_date,
    read_email,
    read_phone,
    read_postcode,
)
from samenspoor.domain.intake.synonyms import SYNONYMS

SAMPLE_ROWS = 100
PREVIEW_ROWS = 5

_DATES = ("geboortedatum", "ontstaansdatum", "signaaldatum", "crisis_datum")
_YES_NO = ("eindelevering", "warme_overdracht")
_SAME_NAME, _SYNONYM, _PART_OF_NAME, _CONTENT = 100, 80, 40, 30
_LEAST = 40
_LEAST_FIT = 0.5


@dataclass(frozen=True)
class Sample:
    """The header of a file and its first rows."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def preview(self) -> list[list[str]]:
        """The first rows, each as long as the header."""
        width = len(self.header)
        return [[*row.cells, *[""] * width][:width] for row in self.rows[:PREVIEW_ROWS]]

    def column(self, place: int) -> list[str]:
        """What stands in one column, without empty cells."""
        cells = (row.cells[place].strip() for row in self.rows if place < len(row.cells))
        return [cell for cell in cells if cell]


@dataclass(frozen=True)
class Proposal:
    """For each of our columns that was found the place of the sender's column, and how it writes values."""

    places: Mapping[str, int]
    notation: Notation


def take_sample(path: Path) -> Sample:
    """Read the beginning of a kept file. Raises UnableToReadFile."""
    file = open_signal_file(path)
    return Sample(file.header, tuple(islice(file.rows, SAMPLE_ROWS)))


def propose(sample: Sample, *, is_loket: bool) -> Proposal:
    """Propose a mapping: the best pairs first, no column twice."""
    scores = sorted(
        (
            (_score(name, sample.column(place), ours), -place, ours)
            for place, name in enumerate(sample.header)
            for ours in our_columns(is_loket=is_loket)
        ),
        reverse=True,
    )
    places: dict[str, int] = {}
    for score, place, ours in scores:
        if score >= _LEAST and ours not in places and -place not in places.values():
            places[ours] = -place
    return Proposal(places, _notation(sample, places))


def missing(columns: Iterable[str], *, is_loket: bool) -> list[str]:
    """Of our columns those without which no row can be stored; of the two names one is enough."""
    found = set(columns)
    obligatory = (CREDITOR_COLUMN, *INDISPENSABLE) if is_loket else INDISPENSABLE
    return [column for column in obligatory if column not in found] + ([] if found & set(NAMES) else [NAMES[0]])


def try_out(sample: Sample, layout: Layout) -> list[Problem]:
    """Check the sample with a mapping; return the problems of the first row when not one row can be stored."""
    checked = [
        check_row(
            {ours: row.cells[place] for ours, place in layout.places.items() if place < len(row.cells)},
            layout.notation,
        )
        for row in sample.rows
    ]
    if not checked or any(not isinstance(row, list) for row in checked):
        return []
    return next(row for row in checked if isinstance(row, list))


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return re.sub(r"[^a-z0-9]", "", letters)


_BARE_SYNONYMS = {ours: {_bare(name) for name in names} for ours, names in SYNONYMS.items()}


def _score(name: str, values: Sequence[str], ours: str) -> float:
    """How well a delivered column fits one of ours; content that does not fit outweighs any name."""
    bare, wanted = _bare(name), _bare(ours)
    score: float = 0
    if bare == wanted:
        score = _SAME_NAME
    elif bare in _BARE_SYNONYMS[ours]:
        score = _SYNONYM
    elif wanted in bare or any(len(synonym) > 4 and synonym in bare for synonym in _BARE_SYNONYMS[ours]):
        score = _PART_OF_NAME
    fit = _fit(values, ours)
    if fit is None:
        return score
    if fit < _LEAST_FIT:
        return 0
    # A postcode or an e-mail address is known by its looks alone; a date or an amount may be any date or amount.
    return score + (_LEAST if ours in {"postcode", "email"} else _CONTENT if score else 0)


def _fit(values: Sequence[str], ours: str) -> float | None:
    """Which part of the values could be one of ours; None where any text could, or where there are no values."""
    readers = _READERS.get(ours)
    if readers is None or not values:
        return None
    return max(sum(_is_valid(reader, value) for value in values) / len(values) for reader in readers)


def _is_valid(reader: Callable[[str], object], value: str) -> bool:
    try:
        reader(value)
    except NotValid:
        return False
    return True


_DATE_READERS = {notation: partial(read_date, notation=notation) for notation in DateNotation}
_AMOUNT_READERS = {notation: partial(read_amount, notation=notation) for notation in AmountNotation}
_READERS: dict[str, Iterable[Callable[[str], object]]] = {
    "postcode": (read_postcode,),
    "email": (read_email,),
    "telefoon": (read_phone,),
    "bedrag": tuple(_AMOUNT_READERS.values()),
    **dict.fromkeys(_DATES, tuple(_DATE_READERS.values())),
}


def _notation(sample: Sample, places: Mapping[str, int]) -> Notation:
    dates = [value for ours in _DATES if ours in places for value in sample.column(places[ours])]
    amounts = sample.column(places["bedrag"]) if "bedrag" in places else []
    words = {value.lower() for ours in _YES_NO if ours in places for value in sample.column(places[ours])}
    unknown = {word for word in words - YES_WORDS - NO_WORDS if len(word) <= 20}
    # One word beside a known one, or alone beside empty cells, can only be the other of the two.
    is_yes = len(unknown) == 1 and not words & YES_WORDS
    return Notation(
        dates=max(DateNotation, key=lambda notation: sum(_is_valid(_DATE_READERS[notation], day) for day in dates)),
        amounts=_amounts(sample.header[places["bedrag"]] if amounts else "", amounts),
        yes=YES_WORDS | (unknown if is_yes else frozenset()),
        no=NO_WORDS | (unknown if len(unknown) == 1 and not is_yes and not words & NO_WORDS else frozenset()),
    )


def _amounts(name: str, values: Sequence[str]) -> AmountNotation:
    """Whole numbers can be euros or cents: then only the name of the column tells."""
    if "cent" in name.lower():
        return AmountNotation.CENTS
    return max(
        (AmountNotation.COMMA, AmountNotation.POINT),
        key=lambda notation: sum(_is_valid(_AMOUNT_READERS[notation], value) for value in values),
    )
