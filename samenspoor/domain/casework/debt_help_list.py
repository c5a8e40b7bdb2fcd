"""Reads the monthly list of debt help: CSV or XLSX with a header; what is read stays in memory and is not stored."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from samenspoor.connections.brp.people import is_bsn
from samenspoor.domain.casework.rules import fold
from samenspoor.domain.intake.reading import UnableToReadFile, open_signal_file

_COLUMNS = {
    "bsn": ("bsn", "burgerservicenummer"),
    "surname": ("achternaam", "naam", "geslachtsnaam"),
    "prefix": ("tussenvoegsel", "voorvoegsel"),
    "initials": ("voorletters", "voornaam", "voornamen"),
    "birth_date": ("geboortedatum", "gebdatum"),
    "consulent": ("consulent", "contactpersoon", "behandelaar", "klantmanager"),
}
_MOST_LINES = 100_000
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


@dataclass(frozen=True, kw_only=True)
class KnownClient:
    """One line of the list, as far as it is needed to find the person and the consulent."""

    bsn: str = ""
    surname: str = ""
    prefix: str = ""
    initials: str = ""
    birth_date: date | None = None
    consulent: str = ""


def read_debt_help_list(path: Path) -> list[KnownClient]:
    """Read the list. Raises UnableToReadFile with a sentence; columns that are not needed are passed over."""
    file = open_signal_file(path)
    places = _places(file.header)
    has_name = "surname" in places and "birth_date" in places
    if "bsn" not in places and not has_name:
        raise UnableToReadFile(_("The list needs a column BSN, or the columns achternaam and geboortedatum."))
    clients = []
    for row in file.rows:
        values = {name: str(row.cells[at]).strip() for name, at in places.items() if at < len(row.cells)}
        clients.append(_client(values))
        if len(clients) > _MOST_LINES:
            raise UnableToReadFile(_("This list is too long. Is it the list of people whom debt help knows now?"))
    return [client for client in clients if client.bsn or (client.surname and client.birth_date)]


def _places(header: tuple[str, ...]) -> dict[str, int]:
    plain = [re.sub(r"[^a-z]", "", fold(name)) for name in header]
    return {
        name: plain.index(spelling)
        for name, spellings in _COLUMNS.items()
        for spelling in spellings[::-1]
        if spelling in plain
    }


def _client(values: dict[str, str]) -> KnownClient:
    bsn = re.sub(r"\D", "", values.get("bsn", "")).zfill(9)
    return KnownClient(
        bsn=bsn if is_bsn(bsn) else "",
        surname=values.get("surname", ""),
        prefix=values.get("prefix", ""),
        initials=values.get("initials", ""),
        birth_date=_day(values.get("birth_date", "")),
        consulent=values.get("consulent", "")[:120],
    )


def _day(text: str) -> date | None:
    match = _DAY_FIRST.fullmatch(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text[:10])
    except ValueError:
        return None
