"""What opens when a resident accepts: the hand-over to debt help, and the request for a volunteer."""

from samenspoor.domain.trajectory.models.handover import Handover, HandoverGround, HandoverQuerySet
from samenspoor.domain.trajectory.models.request import (
    HelpInvitation,
    HelpRequest,
    HelpRequestContact,
    HelpRequestQuerySet,
    HelpSource,
    KeptReach,
    RequestLink,
    SearchStage,
)

__all__ = [
    "Handover",
    "HandoverGround",
    "HandoverQuerySet",
    "HelpInvitation",
    "HelpRequest",
    "HelpRequestContact",
    "HelpRequestQuerySet",
    "HelpSource",
    "KeptReach",
    "RequestLink",
    "SearchStage",
]
