"""What policy says of a dossier: its urgency, its round, and when an address is no household. Pure functions."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

DAYS_OPEN = 5
"""A round that begins after its closing day stays open for so many days."""
LOOK_BACK_MONTHS = 6
"""A signal is successive when the address had one in the six months before (Divosa monitor)."""
UNRELATED_NAMES = 5
"""From so many different surnames an address is no household but a shelter, a house of rooms or a mistake."""


_NOT_DECOMPOSED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})


class Reason(StrEnum):
    """Why a dossier stands where it stands."""

    CRISIS = "crisis"
    CRISIS_NEAR = "crisis_near"
    END_OF_SUPPLY = "end_of_supply"
    MULTIPLE = "multiple"
    SUCCESSIVE = "successive"
    CREDITOR = "creditor"
    AMOUNT = "amount"
    YOUNG = "young"
    PENSIONER = "pensioner"


@dataclass(frozen=True, kw_only=True)
class Weights:
    """What each rule weighs in one municipality; the values here are what an installation starts with.

    Type of creditor and amount decide nearly everywhere, age in a third of the municipalities (Divosa monitor 2024,
    2025); which points belong to them is for the municipality.
    """

    crisis: int = 1000
    crisis_near: int = 100
    crisis_near_days: int = 28
    end_of_supply: int = 300
    multiple: int = 200
    successive: int = 50
    euros_per_point: int = 50
    amount_most: int = 150
    creditor_points: Mapping[str, int] = field(default_factory=lambda: {"Huur": 50})
    young: int = 0
    young_below: int = 27
    pensioner: int = 0
    pensioner_from: int = 67

    @property
    def most_without_crisis(self) -> int:
        """The points that a dossier can have when no crisis threatens."""
        heaviest = max(self.creditor_points.values(), default=0)
        plain = self.end_of_supply + self.multiple + self.successive + self.amount_most
        return plain + heaviest + self.young + self.pensioner


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that the rules know of a dossier (R12): no nationality, birthplace, postcode or name, and nothing learnt."""

    month: date
    judged_on: date
    amount_cents: int = 0
    is_crisis: bool = False
    crisis_on: date | None = None
    is_end_of_supply: bool = False
    is_multiple: bool = False
    is_successive: bool = False
    creditor_types: Sequence[str] = ()
    youngest_born_on: date | None = None
    oldest_born_on: date | None = None


@dataclass(frozen=True)
class Contribution:
    """Points that one visible rule adds to the priority."""

    reason: Reason
    points: int


def contributions(facts: Facts, weights: Weights) -> list[Contribution]:
    """Say what makes a dossier urgent, heaviest first; plain weights that anyone can check.

    `judging.POINTS` says the same to the database, for many at once; a test holds them together.
    """
    points = {
        Reason.CRISIS: weights.crisis * facts.is_crisis,
        Reason.CRISIS_NEAR: _nearness(facts, weights),
        Reason.END_OF_SUPPLY: weights.end_of_supply * facts.is_end_of_supply,
        Reason.MULTIPLE: weights.multiple * facts.is_multiple,
        Reason.SUCCESSIVE: weights.successive * facts.is_successive,
        Reason.CREDITOR: max((weights.creditor_points.get(kind, 0) for kind in facts.creditor_types), default=0),
        Reason.AMOUNT: min(facts.amount_cents // (weights.euros_per_point * 100), weights.amount_most),
        Reason.YOUNG: weights.young * (_is_born_after(facts.youngest_born_on, facts.month, weights.young_below)),
        Reason.PENSIONER: weights.pensioner
        * (
            facts.oldest_born_on is not None
            and not _is_born_after(facts.oldest_born_on, facts.month, weights.pensioner_from)
        ),
    }
    found = [Contribution(reason, value) for reason, value in points.items() if value]
    return sorted(found, key=lambda contribution: -contribution.points)


def _nearness(facts: Facts, weights: Weights) -> int:
    """More points each day, all of them on the day of the crisis itself and after it."""
    if not facts.is_crisis or facts.crisis_on is None:
        return 0
    days_left = max((facts.crisis_on - facts.judged_on).days, 0)
    return weights.crisis_near * max(weights.crisis_near_days - days_left, 0) // weights.crisis_near_days


def _is_born_after(born_on: date | None, month: date, years: int) -> bool:
    """Whether someone is younger than so many years on the first day of the round; unknown is neither young nor old."""
    return born_on is not None and born_on > month.replace(year=month.year - years)


def priority(found: Iterable[Contribution]) -> int:
    """Add the contributions up."""
    return sum(contribution.points for contribution in found)


def is_letter_only(facts: Facts, *, below_cents: int) -> bool:
    """Whether a letter will do (R3); an offer is due all the same. Never with a crisis, end of supply or more debts."""
    is_heavy = facts.is_crisis or facts.is_end_of_supply or facts.is_multiple
    return facts.amount_cents < below_cents and not is_heavy


def is_sampled(dossier: int, *, percent: int) -> bool:
    """Whether a dossier is in the random sample, by its number alone; who is in it stays when the percentage grows.

    People take these up whatever the order says, so that they see whom the rules would miss.
    """
    drawn = int(hashlib.md5(f"sample {dossier}".encode(), usedforsecurity=False).hexdigest()[:8], 16)
    return drawn % 10_000 < percent * 100


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
