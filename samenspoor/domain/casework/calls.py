"""Who may be rung now, and what was tried before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samenspoor.domain.casework.models import ContactAttempt, ContactKind, Daypart, Dossier, DossierResident
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.steps import Next, Step, next_steps

_ASKS_FOR_A_CALL = frozenset({Step.CALL, Step.VISIT, Step.TRY_AGAIN, Step.CONFIRM, Step.RECORD_ANSWER})
# Whoever thinks about it is left alone until the day that was agreed.
_ON_ITS_DAY = frozenset({PersonStatus.IN_CONTACT})


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A day and the part of it."""

    day: date
    daypart: Daypart


@dataclass(frozen=True, kw_only=True)
class ToCall:
    """One person to ring; `earlier` are the attempts by telephone, newest first."""

    dossier: Dossier
    person: DossierResident
    phones: Sequence[str]
    next: Next
    earlier: Sequence[ContactAttempt]

    @property
    def is_to_confirm(self) -> bool:
        """Whether this call only confirms an appointment that stands."""
        return self.next.step == Step.CONFIRM

    @property
    def others(self) -> list[DossierResident]:
        """Who else is in the dossier, and may take up the telephone."""
        return [part for part in self.dossier.dossier_residents.all() if part.pk != self.person.pk]

    def was_tried_at(self, daypart: Daypart) -> bool:
        """Whether someone rang in this part of a day before."""
        return any(attempt.daypart == daypart for attempt in self.earlier)


def to_call(
    dossier: Dossier, phones: Mapping[tuple[int, int], Sequence[str]], now: Moment, *, most_attempts: int
) -> Iterator[ToCall]:
    """Everyone of a dossier who may be rung now; it was read `for_list`. Whoever has no number has none in `phones`."""
    if dossier.is_letter_only:
        return
    steps = next_steps(dossier, most_attempts=most_attempts)
    for part in dossier.dossier_residents.all():
        step = steps[part.resident_id]
        if step.step not in _ASKS_FOR_A_CALL:
            continue
        if part.status in _ON_ITS_DAY and (step.due_on is None or step.due_on > now.day):
            continue
        calls = [each for each in dossier.contact_attempts.all() if _is_call(each, part)]
        if any((each.on, each.daypart) == (now.day, now.daypart) for each in calls):
            continue
        yield ToCall(
            dossier=dossier,
            person=part,
            phones=phones.get((dossier.pk, part.resident_id), ()),
            next=step,
            earlier=sorted(calls, key=lambda each: each.pk, reverse=True),
        )


def most_urgent_first(calls: Sequence[ToCall], now: Moment) -> list[ToCall]:
    """Terms that end first, and of one day whoever was not rung in this part of the day before."""
    return sorted(
        calls,
        key=lambda each: (
            each.next.due_on or date.max,
            each.was_tried_at(now.daypart),
            -each.dossier.priority,
            each.person.pk,
        ),
    )


def _is_call(attempt: ContactAttempt, part: DossierResident) -> bool:
    return attempt.kind == ContactKind.PHONE and attempt.resident_id in (None, part.resident_id)
