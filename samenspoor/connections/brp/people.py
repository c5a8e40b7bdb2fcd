"""A person and a place as the population register tells them, in our words."""

import re
from dataclasses import dataclass
from datetime import date

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_bsn(text: str) -> bool:
    """Nine digits that pass the test of eleven (Wet algemene bepalingen burgerservicenummer)."""
    if not re.fullmatch(r"\d{9}", text, re.ASCII) or text == "000000000":
        return False
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text, strict=True)) % 11 == 0


@dataclass(frozen=True, slots=True)
class Place:
    """A Dutch address: postcode as `1234AB`, the number, one letter or none, and the addition."""

    postcode: str
    house_number: int
    house_letter: str = ""
    house_addition: str = ""
    street: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPerson:
    """What the check needs and no more: no nationality, birthplace, parents or children.

    A search gives no `place`, `municipality` or partner: ask for those with the BSN. `repr` tells of nobody.
    """

    bsn: str
    surname: str
    prefix: str = ""
    given: str = ""
    birth_date: date | None = None
    partner_surname: str = ""
    partner_prefix: str = ""
    uses_partner_name: bool = False
    place: Place | None = None
    municipality: str = ""
    is_deceased: bool = False
    has_emigrated: bool = False
    is_not_at_address: bool = False
    is_secret: bool = False
    is_under_investigation: bool = False

    def __repr__(self) -> str:
        return "<RegisteredPerson>"
