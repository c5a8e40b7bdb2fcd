"""How far volunteers, orders, helped residents, pairings and visits are; what may follow, and whose move it is."""

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


class HelpedStatus(models.TextChoices):
    """How it stands with a resident at the volunteer organisation."""

    INTAKE = "intake", _("Intake")
    SEEKING = "seeking", _("Waits for a volunteer")
    HELPED = "helped", _("Is helped")
    ENDED = "ended", _("Ended")


HELPED_NEXT = {
    HelpedStatus.INTAKE: frozenset({HelpedStatus.SEEKING, HelpedStatus.ENDED}),
    HelpedStatus.SEEKING: frozenset({HelpedStatus.HELPED, HelpedStatus.INTAKE, HelpedStatus.ENDED}),
    HelpedStatus.HELPED: frozenset({HelpedStatus.SEEKING, HelpedStatus.ENDED}),
    HelpedStatus.ENDED: frozenset[HelpedStatus](),
}
HELPED_TURN = {
    HelpedStatus.INTAKE: Turn.COORDINATOR,
    HelpedStatus.SEEKING: Turn.COORDINATOR,
    HelpedStatus.HELPED: Turn.VOLUNTEER,
    HelpedStatus.ENDED: Turn.NOBODY,
}


class PairingStatus(models.TextChoices):
    """From the coordinator's proposal to the farewell."""

    PROPOSED = "proposed", _("Proposed to the volunteer")
    AGREED = "agreed", _("The volunteer wants to")
    INTRODUCTION = "introduction", _("Kennismaking")
    CONFIRMED = "confirmed", _("Both said yes")
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Pauses")
    ENDED = "ended", _("Ended")
    REFUSED = "refused", _("Did not come about")


PAIRING_NEXT = {
    PairingStatus.PROPOSED: frozenset({PairingStatus.AGREED, PairingStatus.REFUSED}),
    PairingStatus.AGREED: frozenset({PairingStatus.INTRODUCTION, PairingStatus.REFUSED}),
    PairingStatus.INTRODUCTION: frozenset({PairingStatus.CONFIRMED, PairingStatus.REFUSED}),
    PairingStatus.CONFIRMED: frozenset({PairingStatus.ACTIVE, PairingStatus.REFUSED}),
    PairingStatus.ACTIVE: frozenset({PairingStatus.PAUSED, PairingStatus.ENDED}),
    PairingStatus.PAUSED: frozenset({PairingStatus.ACTIVE, PairingStatus.ENDED}),
    PairingStatus.ENDED: frozenset[PairingStatus](),
    PairingStatus.REFUSED: frozenset[PairingStatus](),
}
OVER = frozenset(status for status, following in PAIRING_NEXT.items() if not following)
"""What a pairing cannot come back from; every other one runs, and takes a place of the volunteer."""
PAIRING_TURN = {
    PairingStatus.PROPOSED: Turn.VOLUNTEER,
    PairingStatus.AGREED: Turn.COORDINATOR,
    PairingStatus.INTRODUCTION: Turn.RESIDENT,
    PairingStatus.CONFIRMED: Turn.COORDINATOR,
    PairingStatus.ACTIVE: Turn.VOLUNTEER,
    PairingStatus.PAUSED: Turn.COORDINATOR,
    PairingStatus.ENDED: Turn.NOBODY,
    PairingStatus.REFUSED: Turn.COORDINATOR,
}


class VisitStatus(models.TextChoices):
    """A visit of a volunteer."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Took place")
    CANCELLED = "cancelled", _("Called off")


VISIT_NEXT = {
    VisitStatus.PLANNED: frozenset({VisitStatus.HELD, VisitStatus.CANCELLED}),
    VisitStatus.HELD: frozenset[VisitStatus](),
    VisitStatus.CANCELLED: frozenset[VisitStatus](),
}
VISIT_TURN = {
    VisitStatus.PLANNED: Turn.VOLUNTEER,
    VisitStatus.HELD: Turn.NOBODY,
    VisitStatus.CANCELLED: Turn.NOBODY,
}


class RoundStatus(models.TextChoices):
    """How far a matchingsoverleg is."""

    OPEN = "open", _("Organisations put in")
    PROPOSED = "proposed", _("The meeting is on")
    CLOSED = "closed", _("Closed")


# Nobody has to turn up: a round that was called may be closed before it began.
ROUND_NEXT = {
    RoundStatus.OPEN: frozenset({RoundStatus.PROPOSED, RoundStatus.CLOSED}),
    RoundStatus.PROPOSED: frozenset({RoundStatus.CLOSED}),
    RoundStatus.CLOSED: frozenset[RoundStatus](),
}
ROUND_TURN = {
    RoundStatus.OPEN: Turn.COORDINATOR,
    RoundStatus.PROPOSED: Turn.COORDINATOR,
    RoundStatus.CLOSED: Turn.NOBODY,
}
FLOWS = (
    # A list from elsewhere brings people in who are on their way already.
    Flow(
        field="volunteering.Volunteer.status",
        first=tuple(status for status in VolunteerStatus if status != VolunteerStatus.LEFT),
        following=NEXT,
        turn=TURN,
    ),
    Flow(field="volunteering.VisitOrder.status", first=(OrderStatus.SENT,), following=ORDER_NEXT, turn=ORDER_TURN),
    Flow(
        field="volunteering.HelpedResident.status",
        first=(HelpedStatus.INTAKE,),
        following=HELPED_NEXT,
        turn=HELPED_TURN,
    ),
    Flow(
        field="volunteering.Pairing.status",
        first=(PairingStatus.PROPOSED,),
        following=PAIRING_NEXT,
        turn=PAIRING_TURN,
    ),
    Flow(
        field="volunteering.Visit.status",
        first=(VisitStatus.PLANNED, VisitStatus.HELD),
        following=VISIT_NEXT,
        turn=VISIT_TURN,
    ),
    Flow(
        field="volunteering.AllocationRound.status",
        first=(RoundStatus.OPEN,),
        following=ROUND_NEXT,
        turn=ROUND_TURN,
    ),
)
