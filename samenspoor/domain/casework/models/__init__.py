"""What casework stores."""

from samenspoor.domain.casework.models.breach import DataBreach, DataBreachStep, DataClass
from samenspoor.domain.casework.models.bulk import BulkAction, BulkKind, BulkLine
from samenspoor.domain.casework.models.check import CheckRun, ResidentBsn, ResidentCheck
from samenspoor.domain.casework.models.contact import (
    ContactAttempt,
    ContactKind,
    ContactPurpose,
    ContactResult,
    Daypart,
)
from samenspoor.domain.casework.models.deadline import Deadline, DeadlineKind
from samenspoor.domain.casework.models.dossier import Dossier, DossierSignal, SeparateAddress
from samenspoor.domain.casework.models.feedback import Feedback, FeedbackClass, FeedbackRight
from samenspoor.domain.casework.models.known import CourtAdministrator, DebtHelpList, KnownAtDebtHelp
from samenspoor.domain.casework.models.letter import Letter, LetterBatch, LetterKind, LetterText
from samenspoor.domain.casework.models.offer import (
    AcceptedThrough,
    CollectionPause,
    HelpOffer,
    PauseAnswer,
    StatutoryGround,
)
from samenspoor.domain.casework.models.person import DossierResident
from samenspoor.domain.casework.models.priority import JudgingRun, PriorityDecision, PriorityRules
from samenspoor.domain.casework.models.reference_code import ReferenceCode
from samenspoor.domain.casework.models.reminder import Reminder
from samenspoor.domain.casework.models.round import Round, WorkingAgreement
from samenspoor.domain.casework.models.safety import UnsafeAddress
from samenspoor.domain.casework.models.saved_view import SavedView
from samenspoor.domain.casework.models.search import SearchTerm
from samenspoor.domain.casework.models.visit import PlannedVisit, PostcodePlace

__all__ = [
    "AcceptedThrough",
    "BulkAction",
    "BulkKind",
    "BulkLine",
    "CheckRun",
    "CollectionPause",
    "ContactAttempt",
    "ContactKind",
    "ContactPurpose",
    "ContactResult",
    "CourtAdministrator",
    "DataBreach",
    "DataBreachStep",
    "DataClass",
    "Daypart",
    "Deadline",
    "DeadlineKind",
    "DebtHelpList",
    "Dossier",
    "DossierResident",
    "DossierSignal",
    "Feedback",
    "FeedbackClass",
    "FeedbackRight",
    "HelpOffer",
    "JudgingRun",
    "KnownAtDebtHelp",
    "Letter",
    "LetterBatch",
    "LetterKind",
    "LetterText",
    "PauseAnswer",
    "PlannedVisit",
    "PostcodePlace",
    "PriorityDecision",
    "PriorityRules",
    "ReferenceCode",
    "Reminder",
    "ResidentBsn",
    "ResidentCheck",
    "Round",
    "SavedView",
    "SearchTerm",
    "SeparateAddress",
    "StatutoryGround",
    "UnsafeAddress",
    "WorkingAgreement",
]
