"""Letters: a text is entered, a batch is ordered and written some at a time, and taken back when it was not posted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework.actions.contacts import Approach, record_attempts
from samenspoor.domain.casework.actions.taking_back import take_back_attempts
from samenspoor.domain.casework.letter_states import BATCH_NEXT, LETTER_NEXT, BatchStatus, LetterStatus
from samenspoor.domain.casework.letter_texts import Words, faults
from samenspoor.domain.casework.letters import Candidate, for_letters, withheld
from samenspoor.domain.casework.models import (
    ContactKind,
    ContactResult,
    Dossier,
    Letter,
    LetterBatch,
    LetterKind,
    LetterText,
)
from samenspoor.foundation.audit.states import move_all, step
from samenspoor.foundation.organisations.models import Execution, Organisation

CHUNK_LETTERS = 50


class UnableToChangeText(Exception):
    """The text cannot become like this; the message says why, per field in `faults` where it concerns one."""

    def __init__(self, message: str, *, faults: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.faults = faults or {}


class UnableToSend(Exception):
    """The letters cannot be made, or taken back; the message says why."""


@transaction.atomic
def enter_text(
    organisation: Organisation, *, kind: LetterKind, words: Words, starts_on: date, by: int, at: datetime
) -> LetterText:
    """Store what a letter says from a day on; what was entered before stays as it was."""
    if starts_on < timezone.localdate(at):
        raise UnableToChangeText(_("A text begins today or later: letters of days gone by stay as they were."))
    if wrong := faults(words, kind):
        raise UnableToChangeText("; ".join(wrong.values()), faults=wrong)
    return LetterText.objects.create(
        organisation=organisation,
        shared_with=_parties(organisation, timezone.localdate(at)),
        kind=kind,
        starts_on=starts_on,
        subject=words.subject.strip(),
        body=words.body.strip(),
        rights=words.rights.strip(),
        closing=words.closing.strip(),
        return_address=words.return_address.strip(),
        entered_at=at,
        entered_by=by,
    )


def _parties(organisation: Organisation, day: date) -> list[int]:
    """Who works for this municipality on a day."""
    return Execution.objects.filter(organisation=organisation).parties_on(day)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One person of the list as a caseworker sent it back; who is left out has the reason."""

    candidate: Candidate
    left_out: str = ""


@transaction.atomic
def order_letters(
    organisation: Organisation, *, kind: LetterKind, listed: Sequence[Listed], by: int, at: datetime
) -> LetterBatch:
    """Begin a batch of one municipality; nothing is written before the worker comes.

    Whoever has a letter that waits to be written already gets no second one.
    """
    if not organisation.telephone:
        raise UnableToSend(_("The municipality has no telephone number yet, and a letter without one helps nobody."))
    today = timezone.localdate(at)
    dossiers = {each.candidate.dossier.pk for each in listed}
    list(Dossier.objects.select_for_update(of=("self",)).filter(pk__in=dossiers).order_by("pk").values_list("pk"))
    waiting = set(Letter.objects.waiting().filter(dossier__in=dossiers).values_list("person", flat=True))
    chosen = [each for each in listed if each.candidate.person.pk not in waiting]
    if all(each.left_out for each in chosen):
        raise UnableToSend(_("Nobody is ticked who may get this letter."))
    batch = LetterBatch.objects.create(
        organisation=organisation,
        shared_with=_parties(organisation, today),
        kind=kind,
        text=LetterText.objects.filter(organisation=organisation).in_force_on(today, kind=kind),
        ordered_at=at,
        ordered_by=by,
    )
    Letter.objects.bulk_create(
        Letter(
            organisation=organisation,
            shared_with=each.candidate.dossier.shared_with,
            batch=batch,
            dossier=each.candidate.dossier,
            person=each.candidate.person,
            status=Letter.Status.LEFT_OUT if each.left_out else Letter.Status.WAITING,
            reason=each.left_out[:300],
        )
        for each in chosen
    )
    return batch


@transaction.atomic
def write_some(batch: LetterBatch, *, by: int, at: datetime) -> int:
    """Record the next 50 letters, each as one attempt, and return how many still wait.

    Locks the letters: a worker that was thought dead and the one that took over record none of them twice. Whoever may
    get no letter any more since the list was made is left out, with the reason.
    """
    waiting = Letter.objects.filter(batch=batch).waiting().order_by("pk")
    letters = list(waiting.select_for_update(of=("self",))[:CHUNK_LETTERS])
    ids = sorted({letter.dossier_id for letter in letters})
    list(Dossier.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk").values_list("pk"))
    found = {dossier.pk: dossier for dossier in for_letters(Dossier.objects.filter(pk__in=ids))}
    for letter in letters:
        _write(letter, found[letter.dossier_id], batch, by=by)
    Letter.objects.bulk_update(letters, ["status", "reason", "attempt"])
    return waiting.count()


def _write(letter: Letter, dossier: Dossier, batch: LetterBatch, *, by: int) -> None:
    part = next(part for part in dossier.dossier_residents.all() if part.pk == letter.person_id)
    letter.reason = withheld(dossier, part, today=timezone.localdate(batch.ordered_at))[:300]
    if letter.reason:
        step(letter, to=LetterStatus.LEFT_OUT, following=LETTER_NEXT)
        return
    approach = Approach(kind=ContactKind.LETTER, result=ContactResult.SENT, resident_id=part.resident_id)
    # The letter bears the day of the order, however late the worker came.
    [letter.attempt] = record_attempts(dossier, [approach], by=by, at=batch.ordered_at)
    step(letter, to=LetterStatus.WRITTEN, following=LETTER_NEXT)


@transaction.atomic
def leave_out_waiting(batch: LetterBatch, *, reason: str, by: int, at: datetime) -> int:
    """Write no more letters of a batch, and keep why."""
    waiting = Letter.objects.filter(batch=batch).waiting()
    return move_all(waiting, to=LetterStatus.LEFT_OUT, following=LETTER_NEXT, also={"reason": reason[:300]})


@transaction.atomic
def finish_batch(batch: LetterBatch, *, file: str, by: int, at: datetime) -> LetterBatch:
    """Everything is written and stands in the file; empty when nobody was left to write to."""
    running = LetterBatch.objects.filter(pk=batch.pk)
    move_all(running, to=BatchStatus.DONE, following=BATCH_NEXT, also={"file": file})
    batch.refresh_from_db()
    return batch


@transaction.atomic
def take_back(batch: LetterBatch, *, only: Collection[int] = (), by: int, at: datetime) -> int:
    """Undo letters of a batch that were not posted after all, on the day itself; returns how many.

    Their attempts go, and whoever was approached by this letter alone stands open again, with the term that it met.
    """
    batch = LetterBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.status == LetterBatch.Status.RUNNING:
        raise UnableToSend(_("These letters are still being made. Wait until they are ready."))
    if timezone.localdate(batch.ordered_at) != timezone.localdate(at):
        raise UnableToSend(_("Letters can be taken back on the day itself only. Later they have been posted."))
    letters = Letter.objects.filter(batch=batch).written().select_for_update(of=("self",)).order_by("dossier", "pk")
    chosen = list(letters.filter(pk__in=only) if only else letters)
    for letter in chosen:
        _undo(letter, by=by, at=at)
    if not Letter.objects.filter(batch=batch).written().exists():
        step(batch, to=BatchStatus.TAKEN_BACK, following=BATCH_NEXT)
        batch.save(update_fields=["status"])
    return len(chosen)


def _undo(letter: Letter, *, by: int, at: datetime) -> None:
    attempt = letter.attempt
    step(letter, to=LetterStatus.TAKEN_BACK, following=LETTER_NEXT)
    letter.attempt = None
    letter.save(update_fields=["status", "attempt"])
    if attempt:
        take_back_attempts(letter.dossier_id, [attempt], by=by, at=at)
