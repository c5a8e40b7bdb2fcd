"""Who may be visited, behind which door, and in which order a day's doors are gone past."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenspoor.domain.casework.letters import is_unsafe, place_of
from samenspoor.domain.casework.models import Dossier, DossierResident, PostcodePlace
from samenspoor.domain.casework.routes import Point, Stop, in_order
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.steps import Next, Step, most_urgent, next_steps
from samenspoor.domain.linkage.models import Address

_VISITED_AT = frozenset({Step.VISIT, Step.TRY_AGAIN})


@dataclass(frozen=True, kw_only=True)
class ToVisit:
    """One dossier that asks for a visit; `look_at` says what to know before going."""

    dossier: Dossier
    people: tuple[DossierResident, ...]
    door: Address
    next: Next
    look_at: tuple[str, ...] = ()


def to_visit(dossier: Dossier, *, most_attempts: int) -> ToVisit | None:
    """What a visit to this dossier would be, None where nobody goes; the dossier was read `for_letters`.

    Nobody goes where a letter will do (R3) or to an address that is marked as not safe (R9).
    """
    door = door_of(dossier)
    if door is None or dossier.is_letter_only or is_marked(dossier):
        return None
    steps = next_steps(dossier, most_attempts=most_attempts)
    people = tuple(part for part in open_people(dossier) if steps[part.resident_id].step in _VISITED_AT)
    if not people:
        return None
    step = most_urgent([steps[part.resident_id] for part in people])
    return ToVisit(dossier=dossier, people=people, door=door, next=step, look_at=tuple(_look_at(dossier, people)))


def open_people(dossier: Dossier) -> list[DossierResident]:
    """Everyone of a dossier for whom something may still be done."""
    return [part for part in dossier.dossier_residents.all() if part.status != PersonStatus.CLOSED]


def is_marked(dossier: Dossier) -> bool:
    """Whether its address, or the new one of someone who moved, is marked as not safe (R9)."""
    parts = open_people(dossier)
    return bool(getattr(dossier, "is_unsafe", False)) or any(is_unsafe(dossier, part) for part in parts)


def door_of(dossier: Dossier) -> Address | None:
    """Where to ring: the new address when everyone moved there, None when that is not known."""
    places = {place_of(dossier, part) for part in open_people(dossier)}
    return places.pop() if len(places) == 1 else dossier.address


def _look_at(dossier: Dossier, people: Iterable[DossierResident]) -> Iterator[str]:
    for part in people:
        if part.looked_up and part.looked_up.status == "proposed":
            yield _("The check in the BRP waits for a person")
        if part.known_at_debt_help.all():
            yield _("Known at debt help: the consulent takes it up")
    if getattr(dossier, "is_in_review", False):
        yield _("It is not certain whose a signal is")


def places_of(postcodes: Iterable[str]) -> dict[str, Point]:
    """Where postcodes lie, as far as known."""
    rows = PostcodePlace.objects.filter(postcode__in=set(postcodes))
    return {row.postcode: Point(row.latitude, row.longitude) for row in rows}


def route(doors: Sequence[tuple[int, Address]], *, start: str = "") -> list[int]:
    """The keys of doors in the order of a short way, from the postcode where colleagues leave."""
    known = places_of([start, *(door.postcode for _key, door in doors)])
    stops = [
        Stop(
            key=key,
            postcode=door.postcode,
            street=door.street,
            number=door.house_number,
            point=known.get(door.postcode),
        )
        for key, door in doors
    ]
    return [stop.key for stop in in_order(stops, start=known.get(start))]
