"""What the chain agreed: partners, their contact persons, and agreements with their versions."""

from samenspoor.domain.agreements.models.agreement import (
    Agreement,
    AgreementKind,
    AgreementQuerySet,
    AgreementVersion,
    DataCategory,
    Law,
    ReportToPartner,
    ReportToUs,
    Side,
)
from samenspoor.domain.agreements.models.evaluation import Evaluation, EvaluationWarning
from samenspoor.domain.agreements.models.own_table import LocalDivision, LocalPlace
from samenspoor.domain.agreements.models.partner import (
    AfterHours,
    ChainPartner,
    ContactPerson,
    ContactSide,
    PartnerKind,
)
from samenspoor.domain.agreements.models.register import AgreementRegister
from samenspoor.domain.agreements.models.signed import EndingWarning, SignedPaper, StopChange

__all__ = [
    "AfterHours",
    "Agreement",
    "AgreementKind",
    "AgreementQuerySet",
    "AgreementRegister",
    "AgreementVersion",
    "ChainPartner",
    "ContactPerson",
    "ContactSide",
    "DataCategory",
    "EndingWarning",
    "Evaluation",
    "EvaluationWarning",
    "Law",
    "LocalDivision",
    "LocalPlace",
    "PartnerKind",
    "ReportToPartner",
    "ReportToUs",
    "Side",
    "SignedPaper",
    "StopChange",
]
