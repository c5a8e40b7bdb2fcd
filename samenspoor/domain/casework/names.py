"""Is the person of a signal the one of the register? Names and dates compared as a caseworker would. Plain Python.

Divosa found what makes automatic checks fail without need (BRP-controle, 2025): ss and s, tussenvoegsels, diacritics,
the maiden name, a contract on a business name. Each is compared apart, and says so as a `Repair`.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from samenspoor.domain.casework.rules import fold

_PREFIXES = frozenset(
    ("van", "de", "der", "den", "het", "'t", "t", "ten", "ter", "te", "op", "in", "aan", "el", "al", "la", "le", "du",
     "da", "di", "do", "dos", "des", "von", "zu", "bin", "ben", "ibn", "vd", "vdr", "v", "d", "o")
)  # fmt: skip
_SHORTENED = {"v.d.": "van der", "v/d": "van der", "vd": "van der", "v.": "van", "v": "van", "d": "de"}
# How the same sound is written, longest first; applied to both names.
_SOUNDS = (("sch", "sg"), ("ij", "y"), ("ei", "y"), ("uy", "ui"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dt", "t"),
           ("ch", "g"), ("ks", "x"), ("sz", "s"), ("z", "s"), ("c", "k"), ("v", "f"), ("ie", "i"), ("oe", "u"),
           ("ou", "u"), ("au", "u"))  # fmt: skip
_SHORTEST_TO_MISTYPE = 5


class Repair(StrEnum):
    """What explains a difference between signal and register."""

    NONE = "none"
    SPELLING = "spelling"
    PREFIX = "prefix"
    MAIDEN_NAME = "maiden name"
    PARTNER_NAME = "partner name"
    DOUBLE_NAME = "double name"
    SWAPPED = "swapped"
    TYPO = "typo"
    INITIALS = "initials"
    BIRTH_DATE = "birth date"
    BUSINESS = "business"


class Agreement(IntEnum):
    """How far two values agree."""

    DIFFERENT = 0
    UNKNOWN = 1
    NEAR = 2
    SAME = 3


@dataclass(frozen=True, kw_only=True)
class WrittenName:
    """A person as a creditor wrote it down."""

    surname: str
    prefix: str = ""
    initials: str = ""
    business_name: str = ""
    birth_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class OfficialName:
    """A person as the register has it."""

    surname: str
    prefix: str = ""
    given: str = ""
    partner_surname: str = ""
    partner_prefix: str = ""
    uses_partner_name: bool = False
    birth_date: date | None = None


@dataclass(frozen=True)
class Likeness:
    """How far a signal and the register speak of one person. `repair` is what has to be accepted for it."""

    repair: Repair
    initials: Agreement
    birth_date: Agreement

    @property
    def is_certain(self) -> bool:
        """Nobody has to look: the surname is explained and nothing speaks against it. The rest is a person's (R6)."""
        if Agreement.DIFFERENT in (self.initials, self.birth_date):
            return False
        if self.birth_date == Agreement.SAME:
            return self.repair in _EXPLAINED_BY_BIRTH_DATE
        return (
            self.repair in {Repair.NONE, Repair.MAIDEN_NAME}
            and self.initials == Agreement.SAME
            and self.birth_date == Agreement.UNKNOWN
        )

    @property
    def is_doubtful(self) -> bool:
        """It may as well be a housemate: with one tap nobody should say that it is this person."""
        if self.birth_date == Agreement.SAME:
            return False
        return Agreement.DIFFERENT in (self.initials, self.birth_date)

    @property
    def reason(self) -> Repair:
        """What a person should look at first."""
        if self.repair in {Repair.NONE, Repair.MAIDEN_NAME}:
            if self.birth_date in {Agreement.DIFFERENT, Agreement.NEAR}:
                return Repair.BIRTH_DATE
            if self.initials != Agreement.SAME and not self.is_certain:
                return Repair.INITIALS
        return self.repair

    @property
    def strength(self) -> tuple[int, int, int]:
        """Sorts the likeliest person last."""
        return (self.birth_date, self.initials, -list(Repair).index(self.repair))


_EXPLAINED_BY_BIRTH_DATE = frozenset(
    {Repair.NONE, Repair.SPELLING, Repair.PREFIX, Repair.MAIDEN_NAME, Repair.PARTNER_NAME, Repair.DOUBLE_NAME}
)


def compare(written: WrittenName, official: OfficialName) -> Likeness | None:
    """Say how far the two agree; None when the names have nothing in common.

    >>> compare(WrittenName(surname="JANSEN", initials="A."), OfficialName(surname="Janssen", given="Anna")).repair
    <Repair.SPELLING: 'spelling'>
    """
    born = _births(written.birth_date, official.birth_date)
    repair = _surname_repair(written, official)
    if repair is None:
        if written.business_name and _names_business(written.business_name, official):
            return Likeness(Repair.BUSINESS, Agreement.UNKNOWN, born)
        return None
    initials = Agreement.NEAR if repair == Repair.SWAPPED else _initials(written.initials, official.given)
    # A father and a son, or two sisters: a like name with other initials and another birth date is somebody else.
    if initials == Agreement.DIFFERENT and born == Agreement.DIFFERENT:
        return None
    if repair == Repair.TYPO and Agreement.DIFFERENT in (initials, born):
        return None
    return Likeness(repair, initials, born)


def surnames_to_try(written: WrittenName) -> list[str]:
    """The surnames, without prefix, under which the register may have this person; the likeliest first, three at most.

    >>> surnames_to_try(WrittenName(surname="Vries-van den Berg", prefix="de"))
    ['Vries', 'Berg']
    """
    _prefix, surname = split_prefix(written.prefix, written.surname)
    parts = [split_prefix("", part)[1] for part in re.split(r"\s*-\s*", surname) if part]
    found = [_tidy(part) for part in parts] if len(parts) > 1 else [_tidy(surname)]
    return list(dict.fromkeys(name for name in found if name))[:3]


def split_prefix(prefix: str, surname: str) -> tuple[str, str]:
    """Take the tussenvoegsels off, wherever they were written: before the name, behind a comma, or shortened.

    >>> split_prefix("", "Hollander, den"), split_prefix("v.d.", "Berg"), split_prefix("", "van 't Hof")
    (('den', 'Hollander'), ('van der', 'Berg'), ("van 't", 'Hof'))
    """
    name, comma, behind = surname.partition(",")
    if comma and all(fold(word) in _PREFIXES for word in behind.split()):
        surname, prefix = name, prefix or behind
    words, taken = surname.split(), prefix.split()
    while len(words) > 1 and (fold(words[0]) in _PREFIXES or fold(words[0]) in _SHORTENED):
        taken.append(words.pop(0))
    written = [_SHORTENED.get(fold(word), fold(word)) for word in taken]
    return " ".join(written), " ".join(words)


def _tidy(surname: str) -> str:
    return re.sub(r"[^\w .'-]", "", surname).strip(" .-")[:200]


def _key(text: str) -> str:
    """Folded letters without spaces and marks, with `ij` and `y` as one: they are one letter to many."""
    return re.sub(r"[\W\d_]", "", fold(text)).replace("ij", "y")


def _sound(key: str) -> str:
    for written, spoken in _SOUNDS:
        key = key.replace(written, spoken)
    return re.sub(r"(.)\1+", r"\1", key)


def _surname_repair(written: WrittenName, official: OfficialName) -> Repair | None:
    prefix, surname = split_prefix(written.prefix, written.surname)
    key, own, partner = _key(surname), _key(official.surname), _key(official.partner_surname)
    if not key or not own:
        return None
    # Written as registered: a surname may itself begin with what elsewhere is a prefix.
    is_to_the_letter = (_key(written.prefix), _key(written.surname)) == (_key(official.prefix), own)
    if key == own or is_to_the_letter:
        own_prefix = fold(official.prefix)
        if prefix and own_prefix and _key(prefix) != _key(own_prefix):
            return Repair.PREFIX
        return Repair.MAIDEN_NAME if official.uses_partner_name else Repair.NONE
    if _sound(key) == _sound(own):
        return Repair.SPELLING
    whole = _key(f"{prefix}{surname}")
    if whole in {_key(official.prefix + official.surname), _key(official.prefix) + own}:
        return Repair.PREFIX
    if partner and _sound(key) == _sound(partner):
        return Repair.PARTNER_NAME
    if _is_double(surname, own, partner):
        return Repair.DOUBLE_NAME
    if _key(split_prefix("", written.initials)[1]) == own and _is_given(surname, official.given):
        return Repair.SWAPPED
    return Repair.TYPO if _is_mistyped(key, own) or (partner and _is_mistyped(key, partner)) else None


def _is_double(surname: str, own: str, partner: str) -> bool:
    """`Vries-Bakker` for someone called Bakker; both parts must be known when there is no hyphen."""
    parts = [_sound(_key(split_prefix("", part)[1])) for part in re.split(r"\s*-\s*", surname) if part.strip()]
    if len(parts) > 1:
        return _sound(own) in parts
    words = {_sound(_key(word)) for word in surname.split() if fold(word) not in _PREFIXES}
    return bool(partner) and len(words) > 1 and words >= {_sound(own), _sound(partner)}


def _is_given(text: str, given: str) -> bool:
    return any(_key(text) == _key(name) for name in given.split())


def _initials(written: str, given: str) -> Agreement:
    """Letters or a first name, against the given names of the register; a call name needs only its first letter."""
    names = [_key(name) for name in given.split() if _key(name)]
    words = [word for word in re.split(r"[\s.]+", fold(written)) if word]
    if not words or not names:
        return Agreement.UNKNOWN
    first = _key(words[0])
    if len(first) > 3:
        if first in names:
            return Agreement.SAME
        return Agreement.NEAR if any(name[0] == first[:1] for name in names) else Agreement.DIFFERENT
    letters = [_key(word)[:1] for word in words] if len(words) > 1 else list(first)
    if letters == [name[0] for name in names][: len(letters)]:
        return Agreement.SAME
    return Agreement.NEAR if letters[:1] == [names[0][0]] else Agreement.DIFFERENT


def _births(one: date | None, other: date | None) -> Agreement:
    """Near: day and month swapped, or one digit written wrong."""
    if one is None or other is None:
        return Agreement.UNKNOWN
    if one == other:
        return Agreement.SAME
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Agreement.NEAR
    differing = sum(a != b for a, b in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True))
    return Agreement.NEAR if differing == 1 else Agreement.DIFFERENT


def _is_mistyped(one: str, other: str) -> bool:
    """One letter dropped, added, replaced, or two neighbours swapped."""
    if min(len(one), len(other)) < _SHORTEST_TO_MISTYPE or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    )


def _names_business(business: str, official: OfficialName) -> bool:
    """A sole trader is often called after its owner: `Klusbedrijf van der Berg`, `Kapsalon Fatma`."""
    words = {_key(word) for word in business.split()}
    names = {_key(official.surname), _key(official.partner_surname), *map(_key, official.given.split())}
    whole = _key(business)
    return bool(words & {name for name in names if len(name) > 2}) or _key(official.surname) in whole
