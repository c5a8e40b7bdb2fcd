"""The statuses of a data breach and which may follow which; the law's clock stops when the AP is told, or is not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class BreachStatus(models.TextChoices):
    """How far the municipality is with a possible data breach (AVG art. 33, 34)."""

    REPORTED = "reported", _("Reported to the data protection officer")
    ASSESSED = "assessed", _("Assessed")
    NOTIFIED = "notified", _("Reported to the AP")
    NOT_NOTIFIED = "not_notified", _("Not reported to the AP")
    INFORMED = "informed", _("People informed")
    CLOSED = "closed", _("Closed")


# Whoever must report in time may do so before the assessment is complete (AVG art. 33(4)).
NEXT = {
    BreachStatus.REPORTED: frozenset({BreachStatus.ASSESSED, BreachStatus.NOTIFIED}),
    BreachStatus.ASSESSED: frozenset({BreachStatus.NOTIFIED, BreachStatus.NOT_NOTIFIED}),
    BreachStatus.NOTIFIED: frozenset({BreachStatus.INFORMED, BreachStatus.CLOSED}),
    BreachStatus.NOT_NOTIFIED: frozenset({BreachStatus.NOTIFIED, BreachStatus.INFORMED, BreachStatus.CLOSED}),
    BreachStatus.INFORMED: frozenset({BreachStatus.CLOSED}),
    BreachStatus.CLOSED: frozenset(),
}
CLOCK_RUNS = frozenset({BreachStatus.REPORTED, BreachStatus.ASSESSED})
TURN = {
    BreachStatus.REPORTED: Turn.OFFICER,
    BreachStatus.ASSESSED: Turn.OFFICER,
    BreachStatus.NOTIFIED: Turn.OFFICER,
    BreachStatus.NOT_NOTIFIED: Turn.OFFICER,
    BreachStatus.INFORMED: Turn.OFFICER,
    BreachStatus.CLOSED: Turn.NOBODY,
}
FLOWS = (Flow(field="casework.DataBreach.status", first=(BreachStatus.REPORTED,), following=NEXT, turn=TURN),)
