"""Reads a list that an organisation brings from elsewhere: each line becomes values, or a sentence that says why not.

Nothing is stored here. What was read travels as text until somebody has looked at it and says yes.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from samenspoor.domain.casework.rules import fold
from samenspoor.domain.intake.reading import UnableToReadFile, open_signal_file
from samenspoor.domain.trajectory.wishes import FreeTime
from samenspoor.foundation.jobs.scratch import scratch_folder

MOST_LINES = 2_000
MOST_COLUMNS = 60
LONGEST_CELL = 400
LARGEST_BYTES = 2 * 1024 * 1024
_MOST = MOST_LINES + 1
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
Parse = Callable[[str], Any]
DAYPARTS = {
    "ochtend": FreeTime.MORNING, "ochtenden": FreeTime.MORNING, "middag": FreeTime.AFTERNOON,
    "middagen": FreeTime.AFTERNOON, "avond": FreeTime.EVENING, "avonden": FreeTime.EVENING,
    "weekenden": FreeTime.WEEKEND,
}  # fmt: skip
"""What other systems call a part of the day."""


class UnableToReadList(Exception):
    """The list as a whole cannot be used; the message says what to do."""


class _Wrong(Exception):
    """A cell that cannot be used; the message says why."""


@dataclass(frozen=True)
class RawList:
    """The list as it was sent: the names of the columns, and per line its number and its cells, all text."""

    header: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]

    def as_data(self) -> list[Any]:
        """As plain lists, so that it can travel in a signed field."""
        return [list(self.header), [[number, list(cells)] for number, cells in self.lines]]

    @classmethod
    def from_data(cls, data: Sequence[Any]) -> "RawList":
        """What `as_data` wrote."""
        header, lines = data
        return cls(tuple(header), tuple((number, tuple(cells)) for number, cells in lines))


@dataclass(frozen=True)
class WrongLine:
    """A line of which nothing is stored, and why."""

    line: int
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class CheckedList:
    """What each good line says by field, empty cells left out; the lines that are wrong; columns that are not read."""

    rows: tuple[dict[str, Any], ...]
    wrong: tuple[WrongLine, ...]
    passed_over: tuple[str, ...]


def read_upload(upload: UploadedFile) -> RawList:
    """Read a CSV or XLSX that was sent; it is gone afterwards. Raises UnableToReadList."""
    if (upload.size or 0) > LARGEST_BYTES:
        raise UnableToReadList(_("This file is too large for a list of volunteers."))
    with scratch_folder() as folder:
        path = folder / "list"
        path.write_bytes(b"".join(upload.chunks()))
        return read_list(path)


def read_list(path: Path) -> RawList:
    """Read a CSV or XLSX as text. Raises UnableToReadList."""
    try:
        file = open_signal_file(path)
        found = [(row.line, tuple(_cut(cell) for cell in row.cells[:MOST_COLUMNS])) for row in islice(file.rows, _MOST)]
    except UnableToReadFile as error:
        raise UnableToReadList(
            _("This file cannot be read. Save it as CSV or XLSX, with the names of the columns on the first line.")
        ) from error
    lines = tuple((number, cells) for number, cells in found if any(cells))
    if not lines:
        raise UnableToReadList(_("No line stands under the names of the columns."))
    if len(lines) > MOST_LINES:
        raise UnableToReadList(_("A list has at most %(most)s lines. Bring it in parts.") % {"most": MOST_LINES})
    return RawList(file.header[:MOST_COLUMNS], lines)


def _cut(cell: str) -> str:
    """What is longer than any field is told so by its field; the rest of it is not carried along."""
    return str(cell).strip()[:LONGEST_CELL]


def check_list(raw: RawList, *, columns: Mapping[str, Sequence[str]], parse: Mapping[str, Parse]) -> CheckedList:
    """Check every line. `columns` are the spellings of a column by field, `parse` turns a cell into a value.

    Every line has its own `number`, once in the list. Raises UnableToReadList without a column for it.
    """
    places = _places(raw.header, columns)
    if "number" not in places:
        raise UnableToReadList(_("The column “nummer” is missing: your own number for each volunteer."))
    rows, wrong, seen = [], [], set[int]()
    for line, cells in raw.lines:
        values, sentences = _parsed(cells, places, parse)
        number: int = values.get("number", 0)
        if not number and not sentences:
            sentences = [_("The number is missing.")]
        elif number in seen:
            sentences.append(_("Number %(number)s stands in this list twice.") % {"number": number})
        if sentences:
            wrong.append(WrongLine(line, tuple(sentences)))
            continue
        seen.add(number)
        rows.append(values)
    known = set(places.values())
    passed_over = tuple(name for place, name in enumerate(raw.header) if place not in known)
    return CheckedList(tuple(rows), tuple(wrong), passed_over)


def _places(header: Sequence[str], columns: Mapping[str, Sequence[str]]) -> dict[str, int]:
    plain = [re.sub(r"[^a-z]", "", fold(name)) for name in header]
    found = {}
    for field, spellings in columns.items():
        place = next((plain.index(spelling) for spelling in spellings if spelling in plain), None)
        if place is not None:
            found[field] = place
    return found


def _parsed(
    cells: Sequence[str], places: Mapping[str, int], parse: Mapping[str, Parse]
) -> tuple[dict[str, Any], list[str]]:
    values, sentences = {}, []
    for field, place in places.items():
        text = cells[place] if place < len(cells) else ""
        if not text:
            continue
        try:
            values[field] = parse[field](text)
        except _Wrong as error:
            sentences.append(str(error))
    return values, sentences


def whole(lowest: int, highest: int) -> Parse:
    """A whole number between two others."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not lowest <= int(text) <= highest:
            told = {"text": text[:40], "lowest": lowest, "highest": highest}
            raise _Wrong(_("“%(text)s” is not a number from %(lowest)s to %(highest)s.") % told)
        return int(text)

    return parse


def words(most: int) -> Parse:
    """Text of a limited length."""

    def parse(text: str) -> str:
        if len(text) > most:
            raise _Wrong(_("“%(text)s…” is longer than %(most)s characters.") % {"text": text[:20], "most": most})
        return text

    return parse


def email(text: str) -> str:
    """An e-mail address."""
    try:
        validate_email(text)
    except ValidationError as error:
        raise _Wrong(_("“%(text)s” is not an e-mail address.") % {"text": text[:40]}) from error
    return text


def area(text: str) -> str:
    """The four digits of a postcode; what comes behind them is not kept."""
    match = re.match(r"([1-9]\d{3})(\s?[A-Za-z]{2})?\Z", text, re.ASCII)
    if match is None:
        raise _Wrong(_("“%(text)s” does not begin with the four digits of a postcode.") % {"text": text[:40]})
    return match[1]


def past_day(today: date) -> Parse:
    """A day that has come."""

    def parse(text: str) -> date:
        found = day(text)
        if found > today:
            raise _Wrong(_("%(text)s has not come yet.") % {"text": text})
        return found

    return parse


def day(text: str) -> date:
    """A day as 2026-11-24 or 24-11-2026."""
    match = _DAY_FIRST.fullmatch(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text[:10])
    except ValueError as error:
        raise _Wrong(_("“%(text)s” is not a day, such as 24-11-2026.") % {"text": text[:40]}) from error


def one_of(choices: Iterable[TextChoices], *, also: Mapping[str, TextChoices] | None = None) -> Parse:
    """One value of a closed list, by its word on screen or its name; `also` are other words for one."""
    known = {fold(spelling): each for each in choices for spelling in (str(each.label), str(each.value))}
    known |= also or {}

    def parse(text: str) -> str:
        found = known.get(fold(text))
        if found is None:
            told = {"text": text[:40], "words": ", ".join(dict.fromkeys(str(each.label) for each in known.values()))}
            raise _Wrong(_("“%(text)s” is not known here. Choose from: %(words)s.") % told)
        return str(found.value)

    return parse


def several_of(choices: type[TextChoices], *, also: Mapping[str, TextChoices] | None = None) -> Parse:
    """Several values of a closed list with a comma, semicolon or stroke between them."""
    single = one_of(choices, also=also)
    whole_words = {fold(str(each.label)): str(each.value) for each in choices}

    def parse(text: str) -> list[str]:
        if value := whole_words.get(fold(text)):
            return [value]
        return list(dict.fromkeys(single(part.strip()) for part in re.split(r"[;,|/]", text) if part.strip()))

    return parse
