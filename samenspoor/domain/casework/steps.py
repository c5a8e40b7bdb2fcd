"""What to do next for one person of a dossier, and by when: the biggest button of the page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samenspoor.domain.casework.attempts import times_tried
from samenspoor.domain.casework.deadlines import working_days_left
from samenspoor.domain.casework.lookup import Finding
from samenspoor.domain.casework.models import Deadline, DeadlineKind, Dossier, DossierResident, ResidentCheck
from samenspoor.domain.casework.states import PersonStatus

# A person spoken to can wait for an answer; a running term says until when.
_TERM_OF = {
    PersonStatus.OPEN: (DeadlineKind.CALL_BACK, DeadlineKind.OFFER),
    PersonStatus.APPROACHED: (DeadlineKind.CALL_BACK, DeadlineKind.OFFER),
    PersonStatus.IN_CONTACT: (DeadlineKind.CALL_BACK, DeadlineKind.OFFER),
    PersonStatus.CONVERSATION: (
        DeadlineKind.CONFIRMATION,
        DeadlineKind.CRISIS_CONVERSATION,
        DeadlineKind.CONVERSATION,
        DeadlineKind.CALL_BACK,
    ),
    PersonStatus.HELPED: (DeadlineKind.DECISION, DeadlineKind.CALL_BACK),
    PersonStatus.ADMITTED: (DeadlineKind.HANDOVER,),
    PersonStatus.CLOSED: (),
}

_NOT_REACHED = frozenset({PersonStatus.OPEN, PersonStatus.APPROACHED})


class Step(StrEnum):
    """What there is to do."""

    SEND_LETTER = "send_letter"
    CALL = "call"
    VISIT = "visit"
    TRY_AGAIN = "try_again"
    AWAIT_ANSWER = "await_answer"
    CLOSE_WITHOUT_CONTACT = "close_without_contact"
    RECORD_ANSWER = "record_answer"
    CONFIRM = "confirm"
    HOLD_CONVERSATION = "hold_conversation"
    RECORD_HELP = "record_help"
    HEAR_PAUSE = "hear_pause"
    DECIDE = "decide"
    CLOSE = "close"
    CHECK_DEATH = "check_death"
    CLOSE_DECEASED = "close_deceased"
    CLOSE_ELSEWHERE = "close_elsewhere"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Next:
    """The next step, and the term that it meets, if one runs; `beside` it what else has a term of its own."""

    step: Step
    due_on: date | None = None
    beside: tuple["Next", ...] = ()

    def days_left(self, today: date) -> int | None:
        """Working days until the term ends; negative when it has passed."""
        return working_days_left(today, self.due_on) if self.due_on else None


NOTHING = Next(Step.NOTHING)


@dataclass(frozen=True, kw_only=True)
class Situation:
    """How it stands with one person; `terms` are the running ones of this person and of the dossier as a whole."""

    status: PersonStatus
    terms: Sequence[Deadline]
    attempts: int
    most_attempts: int
    is_letter_only: bool = False
    is_unsafe: bool = False
    has_conversed: bool = False
    check: ResidentCheck | None = None


def next_step(now: Situation) -> Next:
    """Say what to do, and by when.

    Nobody approaches whoever has died, or has perhaps (R7), or lives elsewhere as a colleague found: no term asks it.
    """
    if now.check and now.check.holds_letters and now.status != PersonStatus.CLOSED:
        return Next(Step.CLOSE_DECEASED if now.check.finding else Step.CHECK_DEATH)
    if now.check and now.check.finding == Finding.LIVES_ELSEWHERE and now.status in _NOT_REACHED:
        return Next(Step.CLOSE_ELSEWHERE)
    running = {term.kind: term.due_on for term in now.terms}
    step, pause = _step(now, running), running.get(DeadlineKind.PAUSE_ANSWER)
    if step == Step.HEAR_PAUSE:
        return Next(step, pause)
    due_on = min((running[kind] for kind in _TERM_OF[now.status] if kind in running), default=None)
    return Next(step, due_on, (Next(Step.HEAR_PAUSE, pause),) if pause else ())


def _step(now: Situation, running: Collection[str]) -> Step:
    if now.status == PersonStatus.OPEN:
        return Step.SEND_LETTER if now.is_letter_only else Step.CALL if now.is_unsafe else Step.VISIT
    if now.status == PersonStatus.APPROACHED:
        if now.attempts >= now.most_attempts:
            return Step.CLOSE_WITHOUT_CONTACT
        return Step.AWAIT_ANSWER if now.is_letter_only else Step.TRY_AGAIN
    if now.status == PersonStatus.CONVERSATION:
        if now.has_conversed:
            return Step.RECORD_HELP
        return Step.CONFIRM if DeadlineKind.CONFIRMATION in running else Step.HOLD_CONVERSATION
    if now.status == PersonStatus.HELPED:
        if DeadlineKind.DECISION in running:
            return Step.DECIDE
        return Step.HEAR_PAUSE if DeadlineKind.PAUSE_ANSWER in running else Step.CLOSE
    return {
        PersonStatus.IN_CONTACT: Step.RECORD_ANSWER,
        PersonStatus.ADMITTED: Step.CLOSE,
        PersonStatus.CLOSED: Step.NOTHING,
    }[now.status]


def next_steps(dossier: Dossier, *, most_attempts: int) -> dict[int, Next]:
    """Per resident of a dossier that was read `for_list`, what to do next; nothing for whoever is closed."""
    running = [term for term in dossier.deadlines.all() if term.is_running]
    tried = {part.pk: times_tried(dossier, part) for part in dossier.dossier_residents.all()}
    return {
        part.resident_id: next_step(
            Situation(
                status=PersonStatus(part.status),
                terms=[term for term in running if _is_of(term, part, is_tried=bool(tried[part.pk]))],
                attempts=tried[part.pk],
                most_attempts=most_attempts,
                is_letter_only=dossier.is_letter_only,
                is_unsafe=getattr(dossier, "is_unsafe", False),
                has_conversed=any(offer.conversation_held_on for offer in part.help_offers.all()),
                check=part.looked_up,
            )
        )
        for part in dossier.dossier_residents.all()
    }


def _is_of(term: Deadline, part: DossierResident, *, is_tried: bool) -> bool:
    """Whether a term asks something for this person; that of the offer runs on for whoever was not tried yet."""
    return term.resident_id in (None, part.resident_id) and not (term.kind == DeadlineKind.OFFER and is_tried)


def most_urgent(steps: Collection[Next]) -> Next:
    """The step of a dossier: the one whose term ends first, or that of what is beside it, else the first there is."""
    todo = [step for step in steps if step.step != Step.NOTHING]
    return min(todo, key=lambda step: min(each.due_on or date.max for each in (step, *step.beside)), default=NOTHING)
