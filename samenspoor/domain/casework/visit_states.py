"""The statuses of a planned visit, and which may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class VisitStatus(models.TextChoices):
    """What became of a visit that someone planned."""

    PLANNED = "planned", _("Planned")
    MISSED = "missed", _("Nobody home, card left")
    SPOKEN = "spoken", _("Spoken")
    CANCELLED = "cancelled", _("Taken off the list")


# A tap on the wrong button is taken back.
VISIT_NEXT = {
    VisitStatus.PLANNED: frozenset({VisitStatus.MISSED, VisitStatus.SPOKEN, VisitStatus.CANCELLED}),
    VisitStatus.MISSED: frozenset({VisitStatus.PLANNED}),
    VisitStatus.SPOKEN: frozenset[VisitStatus](),
    VisitStatus.CANCELLED: frozenset[VisitStatus](),
}
VISIT_TURN = {
    VisitStatus.PLANNED: Turn.CASEWORKER,
    VisitStatus.MISSED: Turn.RESIDENT,
    VisitStatus.SPOKEN: Turn.NOBODY,
    VisitStatus.CANCELLED: Turn.NOBODY,
}
FLOWS = (
    Flow(
        field="casework.PlannedVisit.status",
        first=(VisitStatus.PLANNED,),
        following=VISIT_NEXT,
        turn=VISIT_TURN,
    ),
)
