"""How far a volunteer is, which step may follow which, and whose move it is."""

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
FLOWS = (
    Flow(
        field="volunteering.Volunteer.status",
        first=(VolunteerStatus.APPLIED,),
        following=NEXT,
        turn=TURN,
    ),
)
