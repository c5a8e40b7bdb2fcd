"""The statuses of a batch of letters and of each letter in it, and which may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class BatchStatus(models.TextChoices):
    """How far a batch of letters is."""

    RUNNING = "running", _("Being made")
    DONE = "done", _("Ready to print")
    TAKEN_BACK = "taken_back", _("Not posted after all")


BATCH_NEXT = {
    BatchStatus.RUNNING: frozenset({BatchStatus.DONE}),
    BatchStatus.DONE: frozenset({BatchStatus.TAKEN_BACK}),
    BatchStatus.TAKEN_BACK: frozenset[BatchStatus](),
}
BATCH_TURN = {
    BatchStatus.RUNNING: Turn.WORKER,
    BatchStatus.DONE: Turn.CASEWORKER,
    BatchStatus.TAKEN_BACK: Turn.NOBODY,
}


class LetterStatus(models.TextChoices):
    """What became of the letter to one person."""

    WAITING = "waiting", _("To be written")
    WRITTEN = "written", _("Written")
    LEFT_OUT = "left_out", _("No letter")
    TAKEN_BACK = "taken_back", _("Not posted after all")


LETTER_NEXT = {
    LetterStatus.WAITING: frozenset({LetterStatus.WRITTEN, LetterStatus.LEFT_OUT}),
    LetterStatus.WRITTEN: frozenset({LetterStatus.TAKEN_BACK}),
    LetterStatus.LEFT_OUT: frozenset[LetterStatus](),
    LetterStatus.TAKEN_BACK: frozenset[LetterStatus](),
}
LETTER_TURN = {
    LetterStatus.WAITING: Turn.WORKER,
    LetterStatus.WRITTEN: Turn.RESIDENT,
    LetterStatus.LEFT_OUT: Turn.CASEWORKER,
    LetterStatus.TAKEN_BACK: Turn.CASEWORKER,
}
FLOWS = (
    Flow(field="casework.LetterBatch.status", first=(BatchStatus.RUNNING,), following=BATCH_NEXT, turn=BATCH_TURN),
    Flow(
        field="casework.Letter.status",
        first=(LetterStatus.WAITING, LetterStatus.LEFT_OUT),
        following=LETTER_NEXT,
        turn=LETTER_TURN,
    ),
)
