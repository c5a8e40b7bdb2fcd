"""Who gets which letter, who never gets one, and what asks for a look first.

A proposal writes nothing: a caseworker goes through the list and unticks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from samenspoor.domain.casework.attempts import attempts_for, times_tried
from samenspoor.domain.casework.lookup import Finding
from samenspoor.domain.casework.models import (
    ContactKind,
    Dossier,
    DossierResident,
    LetterKind,
    ResidentCheck,
)
from samenspoor.domain.casework.models.dossier import DossierQuerySet
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.steps import Step, next_steps
from samenspoor.domain.linkage.models import Address

DAYS_BETWEEN = 7
"""So long after the last attempt the next letter is proposed."""
_NOT_REACHED = frozenset({PersonStatus.OPEN, PersonStatus.APPROACHED})


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One person with the letter that fits; `withheld` says why no letter goes, `look_at` why the box is not ticked."""

    dossier: Dossier
    person: DossierResident
    kind: LetterKind | None
    withheld: str = ""
    look_at: tuple[str, ...] = ()

    @property
    def is_ticked(self) -> bool:
        """Whether the list proposes this letter without a look."""
        return self.kind is not None and not self.withheld and not self.look_at


def for_letters(dossiers: DossierQuerySet) -> DossierQuerySet:
    """Dossiers with everything that decides on a letter, in a fixed number of queries."""
    return dossiers.for_closing().prefetch_related("dossier_residents__checks__new_address__unsafe_marks")


def candidates(dossier: Dossier, *, most_attempts: int, today: date) -> list[Candidate]:
    """Everyone of a dossier whose part is open, with the letter that fits; the dossier was read `for_letters`."""
    steps = next_steps(dossier, most_attempts=most_attempts)
    return [
        Candidate(
            dossier=dossier,
            person=part,
            kind=_fitting(dossier, part, steps[part.resident_id].step, most_attempts, today),
            withheld=withheld(dossier, part, today=today),
            look_at=tuple(_look_at(dossier, part)),
        )
        for part in dossier.dossier_residents.all()
        if part.status != PersonStatus.CLOSED
    ]


def withheld(dossier: Dossier, part: DossierResident, *, today: date) -> str:
    """Why no letter goes to this person now, whatever a colleague ticks; empty when one may (R7, R9)."""
    if part.status == PersonStatus.CLOSED or dossier.closed_at:
        return _("The dossier is closed")
    if dossier.is_provisional:
        return _("The round is still open")
    return _about_person(part) or _about_place(dossier, part) or _about_contact(dossier, part, today)


def _about_person(part: DossierResident) -> str:
    check = part.looked_up
    if check and check.holds_letters:
        return _("Has died, or has perhaps")
    if check and Finding.LIVES_ELSEWHERE in {check.finding, check.proposal if _is_proposed(check) else ""}:
        return _("Lives in another municipality, or does perhaps")
    return ""


def _about_place(dossier: Dossier, part: DossierResident) -> str:
    place = place_of(dossier, part)
    if place is None:
        return _("Has moved, and the new address is not known")
    if is_unsafe(dossier, part):
        return _("Address marked as not safe: consult first, and write this letter by hand")
    return "" if place.street else _("The street is not known")


def _about_contact(dossier: Dossier, part: DossierResident, today: date) -> str:
    if part.status not in _NOT_REACHED:
        return _("There was contact already")
    letters = (attempt for attempt in dossier.contact_attempts.all() if attempt.kind == ContactKind.LETTER)
    if any(attempt.on == today and attempt.resident_id in (None, part.resident_id) for attempt in letters):
        return _("A letter went to this person today")
    return ""


def _is_proposed(check: ResidentCheck) -> bool:
    return check.status == ResidentCheck.Status.PROPOSED


def place_of(dossier: Dossier, part: DossierResident) -> Address | None:
    """Where post goes: to the new address of whoever moved within the municipality, None when that is not known."""
    check = part.looked_up
    if check and check.finding == Finding.MOVED_WITHIN:
        return check.new_address
    return dossier.address


def is_unsafe(dossier: Dossier, part: DossierResident) -> bool:
    """Whether the address of the dossier or the new one is marked."""
    place = place_of(dossier, part)
    if place is None or place == dossier.address:
        return bool(getattr(dossier, "is_unsafe", False))
    return any(mark.lifted_at is None for mark in place.unsafe_marks.all())


def _fitting(dossier: Dossier, part: DossierResident, step: Step, most_attempts: int, today: date) -> LetterKind | None:
    """The letter that the next step asks for.

    A first letter where a letter will do (R3), a reminder to whoever has had letters only, and one last letter before
    it ends without contact. Whoever is to be visited or rung gets none by itself.
    """
    if step == Step.SEND_LETTER:
        return LetterKind.OFFER
    if step not in {Step.TRY_AGAIN, Step.AWAIT_ANSWER}:
        return None
    attempts = attempts_for(dossier, part)
    if max((attempt.on for attempt in attempts), default=date.min) > today - timedelta(days=DAYS_BETWEEN):
        return None
    if times_tried(dossier, part) >= most_attempts - 1:
        return LetterKind.LAST
    has_letters_only = all(attempt.kind == ContactKind.LETTER for attempt in attempts)
    return LetterKind.REMINDER if has_letters_only else None


def _look_at(dossier: Dossier, part: DossierResident) -> Iterator[str]:
    """What a list cannot decide."""
    check = part.looked_up
    if check and _is_proposed(check):
        yield _("The check in the BRP waits for a person")
    if getattr(dossier, "is_in_review", False):
        yield _("It is not certain whose a signal is")
    if part.known_at_debt_help.all():
        yield _("Known at debt help: the consulent takes it up")
    for administrator in part.resident.court_administrators.all():
        yield _("Has a bewindvoerder: send a copy to %(name)s") % {"name": administrator.name}
