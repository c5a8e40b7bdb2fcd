"""The people who volunteer and the residents whom they help, and what their organisation asks of them."""

from samenspoor.domain.volunteering.models.capacity import CapacityCount
from samenspoor.domain.volunteering.models.hand_over import ResidentHandOver
from samenspoor.domain.volunteering.models.light import LightVolunteer
from samenspoor.domain.volunteering.models.order import Report, VisitOrder, VisitOrderQuerySet
from samenspoor.domain.volunteering.models.pairing import (
    EndReason,
    FirstVisit,
    Pairing,
    PairingQuerySet,
    PairingResult,
    RefusalReason,
    Refuser,
)
from samenspoor.domain.volunteering.models.policy import OwnWords, VolunteerPolicy
from samenspoor.domain.volunteering.models.report import HelpReport, ReportedEvent
from samenspoor.domain.volunteering.models.resident import (
    Doer,
    HelpedResident,
    Instrument,
    Measurement,
    MeasuringMoment,
    ResidentMachtiging,
    TaskShare,
)
from samenspoor.domain.volunteering.models.round import (
    AllocationRound,
    AllocationRoundQuerySet,
    DecisionKind,
    RoundDecision,
    RoundPair,
    RoundParticipation,
    RoundProfile,
    RoundRequest,
    RoundVolunteer,
)
from samenspoor.domain.volunteering.models.secrecy import SecrecyStatement
from samenspoor.domain.volunteering.models.shelf import ShelfItem, ShelfKind
from samenspoor.domain.volunteering.models.training import TrainingOffer, TrainingWish
from samenspoor.domain.volunteering.models.visit import (
    Boundary,
    Canceller,
    GivenBack,
    OrganisationMessage,
    Visit,
    WellBeing,
)
from samenspoor.domain.volunteering.models.volunteer import Training, Volunteer, VolunteerQuerySet
from samenspoor.domain.volunteering.models.weights import MatchingWeights
from samenspoor.domain.volunteering.models.word_back import ToldBack, WordBack

__all__ = [
    "AllocationRound",
    "AllocationRoundQuerySet",
    "Boundary",
    "Canceller",
    "CapacityCount",
    "DecisionKind",
    "Doer",
    "EndReason",
    "FirstVisit",
    "GivenBack",
    "HelpReport",
    "HelpedResident",
    "Instrument",
    "LightVolunteer",
    "MatchingWeights",
    "Measurement",
    "MeasuringMoment",
    "OrganisationMessage",
    "OwnWords",
    "Pairing",
    "PairingQuerySet",
    "PairingResult",
    "RefusalReason",
    "Refuser",
    "Report",
    "ReportedEvent",
    "ResidentHandOver",
    "ResidentMachtiging",
    "RoundDecision",
    "RoundPair",
    "RoundParticipation",
    "RoundProfile",
    "RoundRequest",
    "RoundVolunteer",
    "SecrecyStatement",
    "ShelfItem",
    "ShelfKind",
    "TaskShare",
    "ToldBack",
    "Training",
    "TrainingOffer",
    "TrainingWish",
    "Visit",
    "VisitOrder",
    "VisitOrderQuerySet",
    "Volunteer",
    "VolunteerPolicy",
    "VolunteerQuerySet",
    "WellBeing",
    "WordBack",
]
