"""What can happen to partners and agreements, a module per noun; all of it by one name, `agreements.actions`."""

from samenspoor.domain.agreements.actions.endings import warn_of_endings
from samenspoor.domain.agreements.actions.evaluations import (
    Looked,
    UnableToEvaluate,
    record_evaluation,
    warn_of_evaluations,
)
from samenspoor.domain.agreements.actions.own_table import UnableToVary, divide_early_tasks, vary_matrix
from samenspoor.domain.agreements.actions.papers import (
    Signature,
    TermsWritten,
    UnableToAgree,
    attach_signed,
    draft_agreement,
    rewrite,
    sign,
)
from samenspoor.domain.agreements.actions.partners import (
    Contact,
    UnableToAddPartner,
    add_partner,
    describe_partner,
    name_contact,
)
from samenspoor.domain.agreements.actions.stops import move_stop, take_back_stop, terminate, withdraw
from samenspoor.domain.agreements.signed_file import UnableToAttach

__all__ = [
    "Contact",
    "Looked",
    "Signature",
    "TermsWritten",
    "UnableToAddPartner",
    "UnableToAgree",
    "UnableToAttach",
    "UnableToEvaluate",
    "UnableToVary",
    "add_partner",
    "attach_signed",
    "describe_partner",
    "divide_early_tasks",
    "draft_agreement",
    "move_stop",
    "name_contact",
    "record_evaluation",
    "rewrite",
    "sign",
    "take_back_stop",
    "terminate",
    "vary_matrix",
    "warn_of_endings",
    "warn_of_evaluations",
    "withdraw",
]
