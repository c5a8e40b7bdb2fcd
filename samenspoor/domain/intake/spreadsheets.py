"""Opens an XLSX file, after a look at its measures: a small file can unpack to more than the machine has.

The reader lays every cell between the first and the last in memory, so one cell in the far corner is a bomb too.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import python_calamine

LARGEST_UNPACKED_BYTES = 192 * 1024 * 1024
MOST_CELLS = 5_000_000
"""Of eighty bytes each; with what is unpacked this stays under 600 MB."""
CHUNK_BYTES = 1024 * 1024
_LONGEST_REFERENCE = 40
_REFERENCE = re.compile(rb'<c[^>]*? r="([A-Z]{1,3})([0-9]{1,7})"')


class UnableToOpenSpreadsheet(Exception):
    """It is damaged, or no spreadsheet."""


class UnableToUnpackSpreadsheet(Exception):
    """It would take too much memory."""


class NoSpreadsheet(Exception):
    """A ZIP file with other things in it."""


def open_spreadsheet(path: Path) -> Iterator[list[Any]]:
    """Return the rows of the first sheet as they are on screen; an empty cell is ''."""
    _measure(path)
    try:
        sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    except (python_calamine.CalamineError, IndexError) as error:
        raise UnableToOpenSpreadsheet from error
    left = sheet.start[1] if sheet.start else 0
    # The empty columns before the first cell are left out, the empty rows are not.
    return ([""] * left + row for row in sheet.iter_rows())


def _measure(path: Path) -> None:
    """Unpack once without keeping anything; an entry that is longer than it says fails its checksum here."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if not any(entry.filename.startswith("xl/") for entry in entries):
                raise NoSpreadsheet
            if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED_BYTES:
                raise UnableToUnpackSpreadsheet
            for entry in entries:
                _measure_entry(archive, entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise UnableToOpenSpreadsheet from error


def _measure_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    is_sheet = entry.filename.startswith("xl/worksheets/")
    rows = columns = cells = 0
    rest = b""
    with archive.open(entry) as file:
        while chunk := file.read(CHUNK_BYTES):
            if not is_sheet:
                continue
            text = rest + chunk
            cells += chunk.count(b"<c ") + chunk.count(b"<c>") + chunk.count(b"<c/>")
            for letters, number in _REFERENCE.findall(text):
                rows, columns = max(rows, int(number)), max(columns, _column(letters))
            if rows * columns > MOST_CELLS or cells > MOST_CELLS:
                raise UnableToUnpackSpreadsheet
            rest = text[-_LONGEST_REFERENCE:]


def _column(letters: bytes) -> int:
    """The number of a column by its letters: A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
