"""A register in a file, for the demo, development and tests: answers in the API's own words, without any network."""

import json
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from samenspoor.connections.brp.faults import Fault, UnableToAskRegister

_ALWAYS_SENT = ("opschortingBijhouding", "geheimhoudingPersoonsgegevens", "inOnderzoek")
Person = dict[str, Any]


class FileTransport:
    """Answers from `{"personen": [...]}`, each person as the API would give it to who asks for everything."""

    def __init__(self, people: list[Person]) -> None:
        self._by_bsn: dict[str, Person] = {person["burgerservicenummer"]: person for person in people}
        self._by_number: dict[tuple[str, int], list[Person]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[Person]] = defaultdict(list)
        for person in people:
            at = person.get("verblijfplaats", {}).get("verblijfadres", {})
            self._by_number[at.get("postcode", ""), at.get("huisnummer", 0)].append(person)
            born = person.get("geboorte", {}).get("datum", {}).get("datum", "")
            self._by_name[person["naam"]["geslachtsnaam"].casefold(), born].append(person)

    @classmethod
    def of_file(cls, path: Path) -> "FileTransport":
        """Read the file, once per change. Raises UnableToAskRegister when it cannot be read."""
        try:
            return _opened(path, path.stat().st_mtime_ns)
        except (OSError, ValueError, KeyError, TypeError):
            raise UnableToAskRegister(Fault.UNREACHABLE) from None

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Answer as the register would; a question it does not know, or without fields, is rejected."""
        kinds: dict[str, Callable[[dict[str, Any]], list[Person]]] = {
            "RaadpleegMetBurgerservicenummer": self._with_bsn,
            "ZoekMetPostcodeEnHuisnummer": self._living_at,
            "ZoekMetGeslachtsnaamEnGeboortedatum": self._named,
        }
        kind, fields = question.get("type", ""), question.get("fields")
        if kind not in kinds or not fields:
            raise UnableToAskRegister(Fault.REJECTED)
        found = kinds[kind](question)
        if kind != "RaadpleegMetBurgerservicenummer" and not question.get("inclusiefOverledenPersonen"):
            found = [person for person in found if _suspended(person) != "O"]
        return {"type": kind, "personen": [_only(_with_lines(person), fields) for person in found]}

    def _with_bsn(self, question: dict[str, Any]) -> list[Person]:
        return [self._by_bsn[bsn] for bsn in question["burgerservicenummer"] if bsn in self._by_bsn]

    def _living_at(self, question: dict[str, Any]) -> list[Person]:
        wanted = {
            name: str(question[name]).upper() for name in ("huisletter", "huisnummertoevoeging") if name in question
        }
        return [
            person
            for person in self._by_number[question["postcode"], question["huisnummer"]]
            if all(
                str(person["verblijfplaats"]["verblijfadres"].get(name, "")).upper() == value
                for name, value in wanted.items()
            )
        ]

    def _named(self, question: dict[str, Any]) -> list[Person]:
        return list(self._by_name[question["geslachtsnaam"].casefold(), question["geboortedatum"]])


@lru_cache(maxsize=2)
def _opened(path: Path, _changed_at: int) -> FileTransport:
    return FileTransport(json.loads(path.read_text(encoding="utf-8"))["personen"])


def _suspended(person: Person) -> str:
    return str(person.get("opschortingBijhouding", {}).get("reden", {}).get("code", ""))


def _with_lines(person: Person) -> Person:
    at = person.get("verblijfplaats", {}).get("verblijfadres", {})
    if not at.get("postcode"):
        return person
    number = f"{at['huisnummer']}{at.get('huisletter', '')}"
    addition = f"-{at['huisnummertoevoeging']}" if at.get("huisnummertoevoeging") else ""
    lines = {
        "adresregel1": f"{at.get('korteStraatnaam', '')} {number}{addition}",
        "adresregel2": f"{at['postcode']} {at.get('woonplaats', '')}",
    }
    return person | {"adressering": lines}


def _only(person: Person, fields: list[str]) -> Person:
    """Keep what was asked for, as paths with dots, and what the register sends unasked."""
    kept: Person = {name: person[name] for name in _ALWAYS_SENT if name in person}
    for path in fields:
        _copy(person, kept, path.split("."))
    return kept


def _copy(source: Person, target: Person, path: list[str]) -> None:
    name, *rest = path
    if name not in source:
        return
    value = source[name]
    if not rest:
        target[name] = value
    elif isinstance(value, list):
        items = target.setdefault(name, [{} for _ in value])
        for one, copy in zip(value, items, strict=True):
            _copy(one, copy, rest)
    else:
        _copy(value, target.setdefault(name, {}), rest)
