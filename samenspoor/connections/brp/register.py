"""Asks the register and translates its answer; an answer that is about somebody else is refused as a whole.

Follows Haal Centraal BRP personen bevragen 2.x: every question is a POST, so no name or number stands in an address,
and names the fields it wants. What comes back unasked (suspension, secrecy, investigation) is read too.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

from samenspoor.connections.brp.faults import Fault, UnableToAskRegister
from samenspoor.connections.brp.people import Place, RegisteredPerson, is_bsn

BSNS_AT_ONCE = 20
_FIELDS_OF_SEARCH = (
    "burgerservicenummer", "naam.geslachtsnaam", "naam.voorvoegsel", "naam.voornamen", "geboorte.datum",
    "adressering.adresregel1", "adressering.adresregel2",
)  # fmt: skip
_FIELDS_OF_PERSON = (
    "burgerservicenummer", "naam.geslachtsnaam", "naam.voorvoegsel", "naam.voornamen", "naam.aanduidingNaamgebruik",
    "geboorte.datum", "gemeenteVanInschrijving", "verblijfplaats", "partners.naam.geslachtsnaam",
    "partners.naam.voorvoegsel",
)  # fmt: skip
_DECEASED, _EMIGRATED = "O", "E"
_USES_PARTNER_NAME = {"P", "V", "N"}
_FOLDED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})


class Transport(Protocol):
    """Whatever brings a question to a register and the answer back, both as the API words them."""

    def ask(self, question: dict[str, Any]) -> dict[str, Any]: ...


class Register:
    """The questions that the check asks. Each raises UnableToAskRegister when there is no answer to rely on."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def living_at(self, place: Place) -> list[RegisteredPerson]:
        """Everyone registered at an address, the deceased too; without letter and addition all doors of that number."""
        question: dict[str, Any] = {
            "postcode": place.postcode, "huisnummer": place.house_number, "inclusiefOverledenPersonen": True,
        }  # fmt: skip
        if place.house_letter:
            question["huisletter"] = place.house_letter
        if re.fullmatch(r"[a-zA-Z0-9 \-]{1,4}", place.house_addition):
            question["huisnummertoevoeging"] = place.house_addition

        def is_asked_for(_person: RegisteredPerson, item: dict[str, Any]) -> bool:
            postcode = _text(item, "adressering", "adresregel2").replace(" ", "")[:6]
            return not postcode or postcode.upper() == place.postcode

        return self._ask("ZoekMetPostcodeEnHuisnummer", question, _FIELDS_OF_SEARCH, is_asked_for)

    def named(self, surname: str, birth_date: date) -> list[RegisteredPerson]:
        """Everyone with this surname (without its prefix) and birth date, anywhere in the country."""
        question = {
            "geslachtsnaam": surname, "geboortedatum": birth_date.isoformat(), "inclusiefOverledenPersonen": True,
        }  # fmt: skip
        wanted = _folded(surname)

        def is_asked_for(person: RegisteredPerson, _item: dict[str, Any]) -> bool:
            return person.birth_date == birth_date and _folded(person.surname) == wanted

        return self._ask("ZoekMetGeslachtsnaamEnGeboortedatum", question, _FIELDS_OF_SEARCH, is_asked_for)

    def with_bsn(self, numbers: Sequence[str]) -> list[RegisteredPerson]:
        """Tell more of these people: where they live and how their partner is called."""
        found: list[RegisteredPerson] = []
        for start in range(0, len(numbers), BSNS_AT_ONCE):
            found += self._with_some(list(numbers[start : start + BSNS_AT_ONCE]))
        return found

    def _with_some(self, numbers: list[str]) -> list[RegisteredPerson]:
        def is_asked_for(person: RegisteredPerson, _item: dict[str, Any]) -> bool:
            return person.bsn in numbers

        question = {"burgerservicenummer": numbers}
        return self._ask("RaadpleegMetBurgerservicenummer", question, _FIELDS_OF_PERSON, is_asked_for)

    def _ask(
        self,
        kind: str,
        question: dict[str, Any],
        fields: Sequence[str],
        is_asked_for: Callable[[RegisteredPerson, dict[str, Any]], bool],
    ) -> list[RegisteredPerson]:
        answer = self._transport.ask({"type": kind, **question, "fields": list(fields)})
        items = answer.get("personen", [])
        if answer.get("type") != kind or not isinstance(items, list):
            raise UnableToAskRegister(Fault.UNREADABLE)
        people = []
        for item in items:
            try:
                person = _person(item)
            except (AttributeError, KeyError, TypeError, ValueError):
                raise UnableToAskRegister(Fault.UNREADABLE) from None
            if not is_asked_for(person, item):
                raise UnableToAskRegister(Fault.ABOUT_ANOTHER)
            people.append(person)
        return people


def _person(item: dict[str, Any]) -> RegisteredPerson:
    bsn = item["burgerservicenummer"]
    if not isinstance(bsn, str) or not is_bsn(bsn):
        raise ValueError("no bsn")
    partner: dict[str, Any] = next(iter(item.get("partners") or []), {})
    home = item.get("verblijfplaats") or {}
    suspended = _text(item, "opschortingBijhouding", "reden", "code")
    return RegisteredPerson(
        bsn=bsn,
        surname=_text(item, "naam", "geslachtsnaam"),
        prefix=_text(item, "naam", "voorvoegsel"),
        given=_text(item, "naam", "voornamen"),
        birth_date=_day(item),
        partner_surname=_text(partner, "naam", "geslachtsnaam"),
        partner_prefix=_text(partner, "naam", "voorvoegsel"),
        uses_partner_name=_text(item, "naam", "aanduidingNaamgebruik", "code") in _USES_PARTNER_NAME,
        place=_place(home),
        municipality=_text(item, "gemeenteVanInschrijving", "code"),
        is_deceased=suspended == _DECEASED,
        has_emigrated=suspended == _EMIGRATED or home.get("type") == "VerblijfplaatsBuitenland",
        is_not_at_address=home.get("indicatieVastgesteldVerblijftNietOpAdres") is True,
        is_secret=item.get("geheimhoudingPersoonsgegevens") is True,
        is_under_investigation=bool(home.get("inOnderzoek") or (home.get("verblijfadres") or {}).get("inOnderzoek")),
    )


def _text(item: dict[str, Any], *path: str) -> str:
    for name in path[:-1]:
        item = item.get(name, {})
    value = item.get(path[-1], "")
    if not isinstance(value, str):
        raise TypeError(path[-1])
    return value.strip()


def _day(item: dict[str, Any]) -> date | None:
    """A date of which the day or month is not known counts as no date."""
    text = _text(item, "geboorte", "datum", "datum")
    return date.fromisoformat(text) if text else None


def _place(home: dict[str, Any]) -> Place | None:
    if home.get("type") != "Adres":
        return None
    at = home["verblijfadres"]
    number = at["huisnummer"]
    if not isinstance(number, int):
        raise TypeError("huisnummer")
    return Place(
        postcode=_text(at, "postcode").replace(" ", "").upper(),
        house_number=number,
        house_letter=_text(at, "huisletter").upper(),
        house_addition=_text(at, "huisnummertoevoeging").upper(),
        street=_text(at, "officieleStraatnaam") or _text(at, "korteStraatnaam"),
        town=_text(at, "woonplaats"),
    )


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_FOLDED)
    return "".join(letter for letter in plain if letter.isalnum() and not unicodedata.combining(letter))
