"""The population register of a run: everyone of the synthetic town as Haal Centraal BRP would tell them, in a file."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from samenspoor.synthetic.files import Run, households_of
from samenspoor.synthetic.people import Household, Person
from samenspoor.synthetic.places import Address

FILE = "brp-oefengemeente.json"
"""Stands in the home folder."""
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)
_FIRST_BSN = 90_000_000
# Since the creditors wrote, a few died, left or moved; by the number of the person, so every run of a seed agrees.
_DIED, _LEFT, _MOVED = (61, 7), (47, 11), (29, 3)


def write_register(runs: Iterable[tuple[Run, str]], path: Path) -> int:
    """Write the people of these runs, each with the code of the municipality; returns how many.

    A file that was written before stays: it belongs to the history that was made with it.
    """
    if path.exists():
        return len(json.loads(path.read_text(encoding="utf-8"))["personen"])
    people = [
        _entry(person, home, code=code[-4:], bsn=_bsn(number))
        for number, (person, home, code) in enumerate(_everyone(runs))
    ]
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_text(json.dumps({"personen": people}, ensure_ascii=False), encoding="utf-8")
    path.chmod(0o600)
    return len(people)


def _everyone(runs: Iterable[tuple[Run, str]]) -> Iterator[tuple[Person, Household, str]]:
    for run, code in runs:
        for home in households_of(run):
            for person in home.members:
                if not person.is_legal_person:
                    yield person, home, code


def _bsn(number: int) -> str:
    """A number that passes the test of eleven, among those that begin with 9 as test numbers do."""
    begin = str(_FIRST_BSN + number)
    last = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, begin, strict=True)) % 11
    return f"{begin}{last}" if last < 10 else _bsn(number + 5_000_000)


def _falls(person: Person, share: tuple[int, int]) -> bool:
    return person.number % share[0] == share[1]


def _entry(person: Person, home: Household, *, code: str, bsn: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "burgerservicenummer": bsn,
        "naam": {
            "voornamen": " ".join(person.given),
            "voorvoegsel": person.prefix,
            "geslachtsnaam": person.surname,
            "aanduidingNaamgebruik": {"code": "P" if person.uses_partner_name else "E"},
        },
        "geboorte": {"datum": {"type": "Datum", "datum": person.born_on.isoformat()}},
        "gemeenteVanInschrijving": {"code": code},
        "verblijfplaats": {"type": "Adres", "verblijfadres": _address(home.address)},
    }
    if person.partner_surname:
        entry["partners"] = [{"naam": {"voorvoegsel": person.partner_prefix, "geslachtsnaam": person.partner_surname}}]
    if _falls(person, _DIED):
        entry["opschortingBijhouding"] = {"reden": {"code": "O", "omschrijving": "overlijden"}}
    elif _falls(person, _LEFT):
        entry["gemeenteVanInschrijving"] = {"code": "0080"}
        entry["verblijfplaats"]["verblijfadres"] |= {"postcode": "8911AA", "woonplaats": "Leeuwarden"}
    elif _falls(person, _MOVED):
        entry["verblijfplaats"]["verblijfadres"]["huisnummer"] += 4
    return entry


def _address(address: Address) -> dict[str, Any]:
    is_letter = len(address.addition) == 1 and address.addition.isalpha() and address.addition not in "IV"
    return {
        "postcode": address.postcode,
        "huisnummer": address.number,
        "huisletter": address.addition if is_letter else "",
        "huisnummertoevoeging": "" if is_letter else address.addition,
        "officieleStraatnaam": address.street,
        "korteStraatnaam": address.street[:24],
        "woonplaats": address.town,
    }
