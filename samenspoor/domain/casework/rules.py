"""What policy says of a dossier: its urgency, its round, and when an address is no household. Pure functions."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LOOK_BACK_MONTHS = 6
"""A signal is successive when the address had one in the six months before (Divosa monitor)."""
UNRELATED_NAMES = 5
"""From so many different surnames an address is no household but a shelter, a house of rooms or a mistake."""


_NOT_DECOMPOSED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})


class Reason(StrEnum):
    """Why a dossier stands where it stands."""

    CRISIS = "crisis"
    END_OF_SUPPLY = "end_of_supply"
    MULTIPLE = "multiple"
    SUCCESSIVE = "successive"
    AMOUNT = "amount"


POINTS = {Reason.CRISIS: 1000, Reason.END_OF_SUPPLY: 300, Reason.MULTIPLE: 200, Reason.SUCCESSIVE: 50}
EUROS_PER_POINT = 50
MOST_AMOUNT_POINTS = 150


@dataclass(frozen=True)
class Contribution:
    """Points that one visible rule adds to the priority."""

    reason: Reason
    points: int


def contributions(
    *, is_crisis: bool, is_end_of_supply: bool, is_multiple: bool, is_successive: bool, amount_cents: int
) -> list[Contribution]:
    """Say what makes a dossier urgent, heaviest first.

    Plain weights that anyone can check (R12): no nationality, birthplace or postcode, and nothing learnt from data.
    """
    marks = {
        Reason.CRISIS: is_crisis,
        Reason.END_OF_SUPPLY: is_end_of_supply,
        Reason.MULTIPLE: is_multiple,
        Reason.SUCCESSIVE: is_successive,
    }
    found = [Contribution(reason, POINTS[reason]) for reason, holds in marks.items() if holds]
    points = min(amount_cents // (EUROS_PER_POINT * 100), MOST_AMOUNT_POINTS)
    if points:
        found.append(Contribution(Reason.AMOUNT, points))
    return sorted(found, key=lambda contribution: -contribution.points)


def priority(found: Iterable[Contribution]) -> int:
    """Add the contributions up."""
    return sum(contribution.points for contribution in found)


def closing_date(month: date, *, closing_day: int) -> date:
    """Return the day on which the round of a month closes."""
    return month.replace(day=closing_day)


def fold(text: str) -> str:
    """Lower case without diacritics: `Şükran Ö'Neill` becomes `sukran o'neill`."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_NOT_DECOMPOSED)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def search_words(*texts: str) -> set[str]:
    """The folded words of texts, as search finds them; single letters find nothing and are left out."""
    return {word[:60] for text in texts for word in re.findall(r"\w+", fold(text)) if len(word) > 1 or word.isdigit()}
