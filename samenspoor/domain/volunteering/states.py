"""How far a volunteer is, and a visit order; which step may follow which, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class VolunteerStatus(models.TextChoices):
    """From the first interest to the farewell."""

    APPLIED = "applied", _("Applied")
    INTERVIEW = "interview", _("In conversation")
    TRAINING = "training", _("In training")
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Pauses")
    LEFT = "left", _("Left")


# Whoever left may come back, and then begins with a conversation.
NEXT = {
    VolunteerStatus.APPLIED: frozenset({VolunteerStatus.INTERVIEW, VolunteerStatus.LEFT}),
    VolunteerStatus.INTERVIEW: frozenset({VolunteerStatus.TRAINING, VolunteerStatus.ACTIVE, VolunteerStatus.LEFT}),
    VolunteerStatus.TRAINING: frozenset({VolunteerStatus.ACTIVE, VolunteerStatus.LEFT}),
    VolunteerStatus.ACTIVE: frozenset({VolunteerStatus.PAUSED, VolunteerStatus.LEFT}),
    VolunteerStatus.PAUSED: frozenset({VolunteerStatus.ACTIVE, VolunteerStatus.LEFT}),
    VolunteerStatus.LEFT: frozenset({VolunteerStatus.INTERVIEW}),
}
TURN = {
    VolunteerStatus.APPLIED: Turn.COORDINATOR,
    VolunteerStatus.INTERVIEW: Turn.COORDINATOR,
    VolunteerStatus.TRAINING: Turn.VOLUNTEER,
    VolunteerStatus.ACTIVE: Turn.NOBODY,
    VolunteerStatus.PAUSED: Turn.VOLUNTEER,
    VolunteerStatus.LEFT: Turn.NOBODY,
}


class OrderStatus(models.TextChoices):
    """How far a visit order is."""

    SENT = "sent", _("Sent, not answered yet")
    ACCEPTED = "accepted", _("A volunteer goes")
    REFUSED = "refused", _("Refused")
    REPORTED = "reported", _("Reported back")
    RECALLED = "recalled", _("Recalled")


ORDER_NEXT = {
    OrderStatus.SENT: frozenset({OrderStatus.ACCEPTED, OrderStatus.REFUSED, OrderStatus.RECALLED}),
    OrderStatus.ACCEPTED: frozenset({OrderStatus.REPORTED, OrderStatus.REFUSED, OrderStatus.RECALLED}),
    OrderStatus.REFUSED: frozenset[OrderStatus](),
    OrderStatus.REPORTED: frozenset[OrderStatus](),
    OrderStatus.RECALLED: frozenset[OrderStatus](),
}
ORDER_TURN = {
    OrderStatus.SENT: Turn.COORDINATOR,
    OrderStatus.ACCEPTED: Turn.VOLUNTEER,
    OrderStatus.REFUSED: Turn.CASEWORKER,
    OrderStatus.REPORTED: Turn.CASEWORKER,
    OrderStatus.RECALLED: Turn.NOBODY,
}
FLOWS = (
    Flow(field="volunteering.Volunteer.status", first=(VolunteerStatus.APPLIED,), following=NEXT, turn=TURN),
    Flow(field="volunteering.VisitOrder.status", first=(OrderStatus.SENT,), following=ORDER_NEXT, turn=ORDER_TURN),
)
