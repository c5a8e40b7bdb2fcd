"""`samenspoor postcodes`: reads where postcodes lie from an open data file, for the order of a day's visits."""

import argparse
import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework.actions.visits import store_places
from samenspoor.domain.casework.routes import Point

_COLUMNS = ("postcode", "breedtegraad", "lengtegraad")
_POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}")
_BY_COMMAND = 0


class UnableToReadPlaces(Exception):
    """The file is not what it should be; the message says where."""


def run(options: argparse.Namespace) -> int:
    """Store every postcode of the file or none, and return the exit code."""
    try:
        count = store_places(dict(_read(options.file)), by=_BY_COMMAND, at=timezone.now())
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(_("The file %(path)s cannot be read: %(reason)s.") % {"path": options.file, "reason": error})
        sys.stderr.write("\n")
        return 1
    except UnableToReadPlaces as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stderr.write(_("%(count)d postcodes have a place now.") % {"count": count} + "\n")
    return 0


def _read(path: Path) -> Iterator[tuple[str, Point]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file, delimiter=";" if ";" in file.readline() else ",")
        file.seek(0)
        if missing := [column for column in _COLUMNS if column not in (rows.fieldnames or ())]:
            raise UnableToReadPlaces(_("The file has no column “%(column)s”.") % {"column": missing[0]})
        for row in rows:
            yield _place(row, rows.line_num)


def _place(row: dict[str, str], line: int) -> tuple[str, Point]:
    postcode = (row["postcode"] or "").replace(" ", "").upper()
    try:
        point = Point(*(float((row[column] or "").replace(",", ".")) for column in _COLUMNS[1:]))
    except ValueError:
        point = Point(0, 0)
    # The Netherlands with its islands; whoever swapped the columns hears it.
    if not _POSTCODE.fullmatch(postcode) or not (50 < point.latitude < 54 and 3 < point.longitude < 8):
        raise UnableToReadPlaces(_("Line %(line)d is no postcode with its place in the Netherlands.") % {"line": line})
    return postcode, point
