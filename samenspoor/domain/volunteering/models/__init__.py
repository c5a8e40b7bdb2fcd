"""The people who volunteer, and what their organisation asks of them."""

from samenspoor.domain.volunteering.models.order import Report, VisitOrder, VisitOrderQuerySet
from samenspoor.domain.volunteering.models.policy import VolunteerPolicy
from samenspoor.domain.volunteering.models.volunteer import (
    FreeTime,
    Language,
    Meeting,
    Training,
    Volunteer,
    VolunteerQuerySet,
)

__all__ = [
    "FreeTime",
    "Language",
    "Meeting",
    "Report",
    "Training",
    "VisitOrder",
    "VisitOrderQuerySet",
    "Volunteer",
    "VolunteerPolicy",
    "VolunteerQuerySet",
]
