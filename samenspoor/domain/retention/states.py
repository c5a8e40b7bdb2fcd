"""How far a destruction is, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class DestructionStatus(models.TextChoices):
    """A destruction that was ordered goes on until it is done."""

    RUNNING = "running", _("Running")
    DONE = "done", _("Done")


NEXT = {
    DestructionStatus.RUNNING: frozenset({DestructionStatus.DONE}),
    DestructionStatus.DONE: frozenset[DestructionStatus](),
}
TURN = {DestructionStatus.RUNNING: Turn.WORKER, DestructionStatus.DONE: Turn.NOBODY}
FLOWS = (
    Flow(
        field="retention.DestructionReport.status",
        first=(DestructionStatus.RUNNING,),
        following=NEXT,
        turn=TURN,
    ),
)
