"""The statuses of a hand-over, which may follow which, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class HandoverStatus(models.TextChoices):
    """How far a hand-over to debt help is."""

    MADE = "made", _("Waits for debt help")
    ACKNOWLEDGED = "acknowledged", _("Confirmed by debt help")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# A resident may stop, and debt help may send someone back, also after it confirmed.
NEXT = {
    HandoverStatus.MADE: frozenset({HandoverStatus.ACKNOWLEDGED, HandoverStatus.WITHDRAWN}),
    HandoverStatus.ACKNOWLEDGED: frozenset({HandoverStatus.WITHDRAWN}),
    HandoverStatus.WITHDRAWN: frozenset[HandoverStatus](),
}
TURN = {
    HandoverStatus.MADE: Turn.DEBT_HELP,
    HandoverStatus.ACKNOWLEDGED: Turn.NOBODY,
    HandoverStatus.WITHDRAWN: Turn.CASEWORKER,
}
FLOWS = (Flow(field="trajectory.Handover.status", first=(HandoverStatus.MADE,), following=NEXT, turn=TURN),)
