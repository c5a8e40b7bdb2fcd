"""The statuses of casework, which may follow which, and whose move it is: first of a person in a dossier."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class PersonStatus(models.TextChoices):
    """How far the municipality is with one person of a dossier; three acts, not one "accepted" (Wgs art. 3, 4, 4a)."""

    OPEN = "open", _("Not approached yet")
    APPROACHED = "approached", _("Approached, no contact yet")
    IN_CONTACT = "in_contact", _("In contact")
    CONVERSATION = "conversation", _("First conversation accepted")
    HELPED = "helped", _("Help accepted")
    ADMITTED = "admitted", _("Admitted to debt help")
    CLOSED = "closed", _("Closed")


# A signal that comes on top opens a closed person again; a letter that was never posted, or a tap on the wrong button,
# is taken back.
NEXT = {
    PersonStatus.OPEN: frozenset(
        {
            PersonStatus.APPROACHED,
            PersonStatus.IN_CONTACT,
            PersonStatus.CONVERSATION,
            PersonStatus.HELPED,
            PersonStatus.CLOSED,
        }
    ),
    PersonStatus.APPROACHED: frozenset(
        {
            PersonStatus.OPEN,
            PersonStatus.IN_CONTACT,
            PersonStatus.CONVERSATION,
            PersonStatus.HELPED,
            PersonStatus.CLOSED,
        }
    ),
    PersonStatus.IN_CONTACT: frozenset(
        {
            PersonStatus.OPEN,
            PersonStatus.APPROACHED,
            PersonStatus.CONVERSATION,
            PersonStatus.HELPED,
            PersonStatus.CLOSED,
        }
    ),
    PersonStatus.CONVERSATION: frozenset({PersonStatus.HELPED, PersonStatus.CLOSED}),
    PersonStatus.HELPED: frozenset({PersonStatus.ADMITTED, PersonStatus.CLOSED}),
    PersonStatus.ADMITTED: frozenset({PersonStatus.CLOSED}),
    PersonStatus.CLOSED: frozenset({PersonStatus.OPEN}),
}
TURN = {
    PersonStatus.OPEN: Turn.CASEWORKER,
    PersonStatus.APPROACHED: Turn.RESIDENT,
    PersonStatus.IN_CONTACT: Turn.CASEWORKER,
    PersonStatus.CONVERSATION: Turn.CASEWORKER,
    PersonStatus.HELPED: Turn.CASEWORKER,
    PersonStatus.ADMITTED: Turn.CASEWORKER,
    PersonStatus.CLOSED: Turn.NOBODY,
}


class CheckStatus(models.TextChoices):
    """How far the check in the population register is with one person."""

    TO_DO = "to_do", _("Not checked yet")
    PASSED = "passed", _("In order")
    PROPOSED = "proposed", _("Waits for a person")
    DECIDED = "decided", _("A person decided")


# Someone can be looked up again. What a person decided stays, unless the register says later that they died (R7).
_LOOKED_UP = frozenset({CheckStatus.PASSED, CheckStatus.PROPOSED, CheckStatus.DECIDED})
CHECK_NEXT = {
    CheckStatus.TO_DO: _LOOKED_UP,
    CheckStatus.PASSED: _LOOKED_UP,
    CheckStatus.PROPOSED: _LOOKED_UP,
    CheckStatus.DECIDED: frozenset({CheckStatus.PROPOSED, CheckStatus.DECIDED}),
}
CHECK_TURN = {
    CheckStatus.TO_DO: Turn.CASEWORKER,
    CheckStatus.PASSED: Turn.NOBODY,
    CheckStatus.PROPOSED: Turn.CASEWORKER,
    CheckStatus.DECIDED: Turn.NOBODY,
}


class CheckRunStatus(models.TextChoices):
    """How far the looking up of everyone of a round is."""

    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


CHECK_RUN_NEXT = {
    CheckRunStatus.RUNNING: frozenset({CheckRunStatus.DONE, CheckRunStatus.STOPPED}),
    CheckRunStatus.DONE: frozenset[CheckRunStatus](),
    CheckRunStatus.STOPPED: frozenset({CheckRunStatus.RUNNING}),
}
CHECK_RUN_TURN = {
    CheckRunStatus.RUNNING: Turn.WORKER,
    CheckRunStatus.DONE: Turn.NOBODY,
    CheckRunStatus.STOPPED: Turn.CASEWORKER,
}


class JudgingStatus(models.TextChoices):
    """How far the judging again of the rounds is."""

    RUNNING = "running", _("Running")
    DONE = "done", _("Done")


JUDGING_NEXT = {
    JudgingStatus.RUNNING: frozenset({JudgingStatus.RUNNING, JudgingStatus.DONE}),
    JudgingStatus.DONE: frozenset({JudgingStatus.RUNNING}),
}
JUDGING_TURN = {JudgingStatus.RUNNING: Turn.WORKER, JudgingStatus.DONE: Turn.NOBODY}


class FeedbackStatus(models.TextChoices):
    """How far feedback on one signal is."""

    READY = "ready", _("Ready to be sent")
    SENT = "sent", _("Sent")
    WITHDRAWN = "withdrawn", _("Withdrawn")


FEEDBACK_NEXT = {
    FeedbackStatus.READY: frozenset({FeedbackStatus.SENT, FeedbackStatus.WITHDRAWN}),
    FeedbackStatus.SENT: frozenset[FeedbackStatus](),
    FeedbackStatus.WITHDRAWN: frozenset[FeedbackStatus](),
}
FEEDBACK_TURN = {
    FeedbackStatus.READY: Turn.CASEWORKER,
    FeedbackStatus.SENT: Turn.NOBODY,
    FeedbackStatus.WITHDRAWN: Turn.NOBODY,
}


class BulkStatus(models.TextChoices):
    """How far one act on many dossiers is."""

    CHOSEN = "chosen", _("Not started yet")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")


BULK_NEXT = {
    BulkStatus.CHOSEN: frozenset({BulkStatus.RUNNING}),
    BulkStatus.RUNNING: frozenset({BulkStatus.DONE}),
    BulkStatus.DONE: frozenset[BulkStatus](),
}
BULK_TURN = {BulkStatus.CHOSEN: Turn.CASEWORKER, BulkStatus.RUNNING: Turn.WORKER, BulkStatus.DONE: Turn.NOBODY}


class BulkLineStatus(models.TextChoices):
    """What became of one dossier, or one person in it, of a bulk action."""

    CHOSEN = "chosen", _("Chosen")
    WAITING = "waiting", _("To be done")
    DONE = "done", _("Carried out")
    REFUSED = "refused", _("Not done")
    LEFT_OUT = "left_out", _("Left out")


BULK_LINE_NEXT = {
    BulkLineStatus.CHOSEN: frozenset({BulkLineStatus.WAITING}),
    BulkLineStatus.WAITING: frozenset({BulkLineStatus.DONE, BulkLineStatus.REFUSED}),
    BulkLineStatus.DONE: frozenset[BulkLineStatus](),
    BulkLineStatus.REFUSED: frozenset[BulkLineStatus](),
    BulkLineStatus.LEFT_OUT: frozenset[BulkLineStatus](),
}
BULK_LINE_TURN = {
    BulkLineStatus.CHOSEN: Turn.CASEWORKER,
    BulkLineStatus.WAITING: Turn.WORKER,
    BulkLineStatus.DONE: Turn.NOBODY,
    BulkLineStatus.REFUSED: Turn.CASEWORKER,
    BulkLineStatus.LEFT_OUT: Turn.CASEWORKER,
}
FLOWS = (
    Flow(
        field="casework.DossierResident.status",
        # Whoever comes from another dossier of the same person brings what was reached there.
        first=(PersonStatus.OPEN, PersonStatus.APPROACHED, PersonStatus.CLOSED),
        following=NEXT,
        turn=TURN,
    ),
    Flow(field="casework.ResidentCheck.status", first=(CheckStatus.TO_DO,), following=CHECK_NEXT, turn=CHECK_TURN),
    Flow(
        field="casework.CheckRun.status",
        first=(CheckRunStatus.RUNNING,),
        following=CHECK_RUN_NEXT,
        turn=CHECK_RUN_TURN,
    ),
    Flow(
        field="casework.JudgingRun.status",
        first=(JudgingStatus.RUNNING,),
        following=JUDGING_NEXT,
        turn=JUDGING_TURN,
    ),
    Flow(field="casework.Feedback.status", first=(FeedbackStatus.READY,), following=FEEDBACK_NEXT, turn=FEEDBACK_TURN),
    Flow(field="casework.BulkAction.status", first=(BulkStatus.CHOSEN,), following=BULK_NEXT, turn=BULK_TURN),
    Flow(
        field="casework.BulkLine.status",
        first=(BulkLineStatus.CHOSEN, BulkLineStatus.LEFT_OUT),
        following=BULK_LINE_NEXT,
        turn=BULK_LINE_TURN,
    ),
)
