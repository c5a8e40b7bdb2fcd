"""Reads a delivered file, whatever its delimiter, encoding or kind, as a header and rows with their line numbers.

A file that cannot be read raises UnableToReadFile with a sentence that says what is wrong and what to do.
"""

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from samenspoor.domain.intake.spreadsheets import (
    NoSpreadsheet,
    UnableToOpenSpreadsheet,
    UnableToUnpackSpreadsheet,
    open_spreadsheet,
)

DELIMITERS = ";,\t|"
MOST_COLUMNS = 200
LONGEST_NAME = 200
LONGEST_CELL = 10_000
LARGEST_JSON_BYTES = 96 * 1024 * 1024
"""Four times as much in memory while it is read."""
CHUNK_BYTES = 1024 * 1024
_PDF, _ZIP, _OLE = b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class UnableToReadFile(Exception):
    """The file as a whole cannot be read; the message is for the person who delivered it."""


class Row(NamedTuple):
    """One row: the physical line (or spreadsheet row) on which it starts, header = 1, and its cells as text."""

    line: int
    cells: Sequence[str]


@dataclass(frozen=True)
class SignalFile:
    """A file that can be read: its header, and the rows, read as they are asked for."""

    header: tuple[str, ...]
    rows: Iterator[Row]


def open_signal_file(path: Path) -> SignalFile:
    """Look at the first bytes, not at the name, and open the file. Raises UnableToReadFile."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except (FileNotFoundError, IsADirectoryError) as error:  # a destroyed file has no place, which reads as a folder
        raise UnableToReadFile(_("This file is no longer kept. Deliver it again.")) from error
    if not start.strip():
        raise UnableToReadFile(_("This file is empty. Ask the creditor to deliver it again."))
    if start.startswith(_PDF):
        raise UnableToReadFile(_("This is a PDF. Ask the creditor for a CSV, XLSX or JSON file."))
    if start.startswith(_OLE):
        raise UnableToReadFile(_("This is an old Excel file. Open it in Excel and save it as .xlsx."))
    if start.startswith(_ZIP):
        return _open_spreadsheet(path)
    if start.lstrip(codecs.BOM_UTF8).lstrip()[:1] in {b"[", b"{"}:
        return _open_json(path)
    return _open_csv(path)


def find_encoding(path: Path) -> str:
    """UTF-8 when every byte says so, else Windows-1252. Raises UnableToReadFile on NUL bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            if b"\0" in chunk:
                raise UnableToReadFile(
                    _("This is not a text file, or it is UTF-16. Save it as CSV with UTF-8 and deliver it again.")
                )
            if is_utf8:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    is_utf8 = False
    return "utf-8-sig" if is_utf8 else "cp1252"


def _open_csv(path: Path) -> SignalFile:
    # Five bytes have no letter in Windows-1252; a replacement mark beats losing the whole file.
    encoding = find_encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        first = file.readline(LONGEST_CELL * MOST_COLUMNS)
    delimiter = max(DELIMITERS, key=first.count)
    rows = _csv_rows(path, encoding, delimiter)
    header = next(rows, None)
    return SignalFile(_checked_header(header.cells if header else ()), rows)


def _csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        line = 1
        try:
            for cells in reader:
                if cells:
                    yield Row(line, cells)
                line = reader.line_num + 1
        except csv.Error as error:
            raise UnableToReadFile(
                _("From line %(line)d on this file cannot be read. Check the quotation marks on that line.")
                % {"line": line}
            ) from error


def _open_spreadsheet(path: Path) -> SignalFile:
    try:
        numbered = enumerate(open_spreadsheet(path), start=1)
    except NoSpreadsheet as error:
        raise UnableToReadFile(_("This is a ZIP file. Unpack it and deliver the files that are in it.")) from error
    except UnableToUnpackSpreadsheet as error:
        raise UnableToReadFile(_("This spreadsheet is too large when unpacked. Deliver it as CSV.")) from error
    except UnableToOpenSpreadsheet as error:
        raise UnableToReadFile(
            _("This spreadsheet is damaged or is not an XLSX file. Save it again as .xlsx.")
        ) from error
    rows = (
        Row(number, [_cell(value) for value in values])
        for number, values in numbered
        if any(value != "" for value in values)
    )
    header = next(rows, None)
    return SignalFile(_checked_header(header.cells if header else ()), rows)


def _cell(value: Any) -> str:
    """A spreadsheet's cell as text: dates as YYYY-MM-DD, whole numbers without a fraction."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.2f}".replace(".", ",")
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if hasattr(value, "strftime"):
        return f"{value:%Y-%m-%d}"
    return _storable(str(value))


def _storable(text: str) -> str:
    """JSON can spell characters that no database takes; a replacement mark beats losing the whole file."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


def _open_json(path: Path) -> SignalFile:
    if path.stat().st_size > LARGEST_JSON_BYTES:
        raise UnableToReadFile(_("This JSON file is too large. Deliver it in parts, or as CSV."))
    wrong = _("This JSON file is incomplete or not a list of signals. Ask the creditor to deliver it again.")
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnableToReadFile(wrong) from error
    if isinstance(content, dict):
        content = next((value for value in content.values() if isinstance(value, list)), None)
    if not isinstance(content, list) or not content or not all(isinstance(entry, dict) for entry in content):
        raise UnableToReadFile(wrong)
    header = tuple(dict.fromkeys(key for entry in content for key in entry))
    rows = (
        Row(number, ["" if entry.get(key) is None else _cell(entry[key]) for key in header])
        for number, entry in enumerate(content, start=2)
    )
    return SignalFile(_checked_header(header), rows)


def _checked_header(cells: Sequence[str]) -> tuple[str, ...]:
    if len(cells) > MOST_COLUMNS:
        raise UnableToReadFile(
            _("This file has %(count)d columns; at most %(most)d are read. Check the delimiter.")
            % {"count": len(cells), "most": MOST_COLUMNS}
        )
    if len(cells) < 2:
        raise UnableToReadFile(
            _("No columns were found. The first line must name the columns, with a semicolon between them.")
        )
    return _distinct(_storable(cell.strip())[:LONGEST_NAME] for cell in cells)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Give every column a name of its own, so that a person can point at it."""
    found: list[str] = []
    for place, name in enumerate(names, start=1):
        own = name or _("column %(place)d") % {"place": place}
        while own in found:
            own = f"{own} ({place})"
        found.append(own)
    return tuple(found)
