"""Look one person up in the population register, and say what a caseworker would conclude. Stores nothing.

Only a person who is found without doubt at the address passes unseen; everything else is a proposal with its reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from samenspoor.connections.brp.people import Place, RegisteredPerson
from samenspoor.connections.brp.register import BSNS_AT_ONCE, Register
from samenspoor.domain.casework.names import (
    Agreement,
    Likeness,
    OfficialName,
    Repair,
    WrittenName,
    compare,
    surnames_to_try,
)
from samenspoor.domain.linkage.addresses import normalise

# Our one spelling of an addition, and how the register may have it.
_AS_REGISTERED = {"HS": ("hs", "huis"), "BS": ("bis",), "1": ("1", "I"), "2": ("2", "II"), "3": ("3", "III"),
                  "4": ("4", "IV")}  # fmt: skip


class Finding(StrEnum):
    """Where the person turns out to be."""

    LIVES_HERE = "lives here"
    MOVED_WITHIN = "moved within"
    LIVES_ELSEWHERE = "lives elsewhere"
    DECEASED = "deceased"
    NOT_FOUND = "not found"
    DIFFERS = "differs"


class Doubt(StrEnum):
    """What the register says beside the name, that a person has to weigh."""

    NONE = ""
    SEVERAL_FIT = "several fit"
    OTHER_DOOR = "other door"
    NOT_AT_ADDRESS = "not at address"
    UNDER_INVESTIGATION = "under investigation"
    EMIGRATED = "emigrated"
    NO_ADDRESS = "no address"
    OTHERS_LIVE_HERE = "others live here"
    NOBODY_LIVES_HERE = "nobody lives here"
    BUSINESS_ONLY = "business only"
    NO_ANSWER = "no answer"


@dataclass(frozen=True)
class Conclusion:
    """What the register makes likely. `person` is the one meant, None when nobody or more than one fits."""

    finding: Finding
    is_certain: bool = False
    repair: Repair = Repair.NONE
    doubt: Doubt = Doubt.NONE
    person: RegisteredPerson | None = None


@dataclass(frozen=True)
class _Match:
    likeness: Likeness
    person: RegisteredPerson


_KNOWN = Likeness(Repair.NONE, Agreement.SAME, Agreement.SAME)


def look_up(written: WrittenName, place: Place, *, register: Register, municipality: str, bsn: str = "") -> Conclusion:
    """Look at the address first, then by name and birth date; `municipality` is the code of four digits.

    With a `bsn` that a person or an earlier check added, only the address is in question. Raises UnableToAskRegister.
    """
    if bsn and (known := register.with_bsn([bsn])):
        return _of_someone(_Match(_KNOWN, known[0]), place, municipality=municipality)
    here = _living_at(place, register)
    matches = _matches(written, here)
    if here and not matches and len(here) <= BSNS_AT_ONCE:
        # Nobody by their own name: perhaps the creditor has the partner's.
        here = register.with_bsn([person.bsn for person in here])
        matches = _matches(written, here)
    best = _best(matches)
    if best is None or Agreement.DIFFERENT in (best.likeness.birth_date, best.likeness.initials):
        elsewhere = _named(written, register)
        if elsewhere is not None:
            return _of_someone(_told(elsewhere, register), place, municipality=municipality)
    if best is None:
        return _of_nobody(written, here)
    if _is_ambiguous(best, matches):
        return Conclusion(Finding.DIFFERS, repair=best.likeness.reason, doubt=Doubt.SEVERAL_FIT)
    return _of_someone(_told(best, register), place, municipality=municipality)


def _living_at(place: Place, register: Register) -> list[RegisteredPerson]:
    """Ask door by door: without its addition, a whole block of flats would answer."""
    here: list[RegisteredPerson] = []
    for door in _doors(place):
        here = here or register.living_at(door)
    return here


def _doors(place: Place) -> Iterator[Place]:
    """Ways in which the register may spell this door: a letter may stand in the addition, or be one with it."""
    for addition in _AS_REGISTERED.get(place.house_addition, (place.house_addition,)):
        yield replace(place, house_addition=addition)
    if place.house_letter:
        yield replace(place, house_letter="", house_addition=f"{place.house_letter}{place.house_addition}")


def _is_same_door(one: Place, other: Place) -> bool:
    """Compare as addresses are compared everywhere: `12 bis`, `12-BIS` and `12BS` are one door."""
    return _normal(one) == _normal(other)


def _normal(place: Place) -> tuple[str, int, str]:
    found = normalise(str(place.house_number), f"{place.house_letter} {place.house_addition}", place.postcode)
    return found.postcode, found.number, f"{found.letter}{found.addition}"


def _matches(written: WrittenName, people: Iterable[RegisteredPerson]) -> list[_Match]:
    found = []
    for person in people:
        likeness = compare(
            written,
            OfficialName(
                surname=person.surname,
                prefix=person.prefix,
                given=person.given,
                partner_surname=person.partner_surname,
                partner_prefix=person.partner_prefix,
                uses_partner_name=person.uses_partner_name,
                birth_date=person.birth_date,
            ),
        )
        if likeness is not None:
            found.append(_Match(likeness, person))
    return found


def _best(matches: list[_Match]) -> _Match | None:
    return max(matches, key=lambda match: match.likeness.strength, default=None)


def _is_ambiguous(best: _Match, matches: list[_Match]) -> bool:
    """Father and son with the same initials, and no birth date to tell them apart."""
    equal = [match for match in matches if match.likeness.strength == best.likeness.strength]
    return len(equal) > 1


def _named(written: WrittenName, register: Register) -> _Match | None:
    """Someone with this name and birth date, wherever; None when there is nobody or more than one."""
    if written.birth_date is None:
        return None
    for surname in surnames_to_try(written):
        matches = _matches(written, register.named(surname, written.birth_date))
        matches = [match for match in matches if match.likeness.initials != Agreement.DIFFERENT]
        best = _best(matches)
        if best is not None and not _is_ambiguous(best, matches):
            return best
    return None


def _told(match: _Match, register: Register) -> _Match:
    """Ask where this one person lives: a search does not tell."""
    told = register.with_bsn([match.person.bsn])
    return _Match(match.likeness, told[0]) if told else match


def _of_someone(match: _Match, place: Place, *, municipality: str) -> Conclusion:
    person, repair = match.person, match.likeness.reason
    if person.is_deceased:
        return Conclusion(Finding.DECEASED, repair=repair, person=person)
    doubt = _doubt(person)
    if person.place is None:
        is_gone = person.has_emigrated or (person.municipality and person.municipality != municipality)
        finding = Finding.LIVES_ELSEWHERE if is_gone else Finding.DIFFERS
        return Conclusion(finding, repair=repair, doubt=doubt, person=person)
    if _is_same_door(person.place, place):
        if match.likeness.is_doubtful:
            return Conclusion(Finding.DIFFERS, repair=repair, doubt=doubt, person=person)
        certain = match.likeness.is_certain and doubt == Doubt.NONE
        return Conclusion(Finding.LIVES_HERE, certain, repair, doubt, person)
    if person.place.postcode == place.postcode and person.place.house_number == place.house_number:
        return Conclusion(Finding.DIFFERS, repair=repair, doubt=Doubt.OTHER_DOOR, person=person)
    is_in_town = person.municipality == municipality
    finding = Finding.MOVED_WITHIN if is_in_town else Finding.LIVES_ELSEWHERE
    return Conclusion(finding, repair=repair, doubt=doubt, person=person)


def _doubt(person: RegisteredPerson) -> Doubt:
    if person.is_not_at_address:
        return Doubt.NOT_AT_ADDRESS
    if person.is_under_investigation:
        return Doubt.UNDER_INVESTIGATION
    if person.has_emigrated:
        return Doubt.EMIGRATED
    return Doubt.NO_ADDRESS if person.place is None else Doubt.NONE


def _of_nobody(written: WrittenName, here: list[RegisteredPerson]) -> Conclusion:
    if not written.surname:
        return Conclusion(Finding.NOT_FOUND, doubt=Doubt.BUSINESS_ONLY)
    return Conclusion(Finding.NOT_FOUND, doubt=Doubt.OTHERS_LIVE_HERE if here else Doubt.NOBODY_LIVES_HERE)
