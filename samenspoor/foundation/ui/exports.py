"""Files to save, built whole because a stream may not read the database.

CSV that a spreadsheet opens well and never executes.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from .formats import yes_no

# A cell that begins with one of these is a formula to some spreadsheet; tab and carriage return hide one.
_FORMULA_STARTS = frozenset("=+-@\u2212")
_HIDING_STARTS = frozenset("\t\r\n")
_NUMBER = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+)([.,]\d+)?", re.ASCII)


def csv_response(*, header: Sequence[str], rows: Iterable[Sequence[object]], file_name: str) -> HttpResponse:
    """Answer with a file to save; `file_name` without extension."""
    content = csv_bytes(header=header, rows=rows)
    name = f"{slugify(file_name) or 'export'}.csv"
    return attachment(content, file_name=name, content_type="text/csv; charset=utf-8")


def attachment(content: bytes, *, file_name: str, content_type: str = "application/pdf") -> HttpResponse:
    """Answer with a file that the browser saves, does not guess about, and keeps no copy of."""
    response = HttpResponse(content, content_type=content_type)
    disposition = content_disposition_header(as_attachment=True, filename=file_name)
    response["Content-Disposition"] = disposition or "attachment"
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def csv_bytes(*, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write UTF-8 with byte order mark and `;`, which is what a Dutch spreadsheet expects."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell_text(label) for label in header])
    writer.writerows([cell_text(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def cell_text(value: object) -> str:
    """Write one value; text that a spreadsheet could execute gets an apostrophe in front, numbers stay numbers."""
    match value:
        case None:
            return ""
        case bool():
            return yes_no(value)
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case float():
            return repr(value).replace(".", ",")
        case datetime():
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            return local.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case _:
            return neutralised(str(value).replace("\0", ""))


def neutralised(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    if _NUMBER.fullmatch(text) or not _may_execute(text):
        return text
    return f"'{text}"


def _may_execute(text: str) -> bool:
    if text[:1] in _HIDING_STARTS and text:
        return True
    # Spreadsheets skip blanks and invisible characters, and some read full-width signs as plain ones.
    for character in text:
        if unicodedata.category(character)[0] in "ZC":
            continue
        return unicodedata.normalize("NFKC", character)[:1] in _FORMULA_STARTS
    return False
