"""Which word a creditor may hear of a result (R8): from a closed list, the discreet one where no other is allowed."""

from collections.abc import Collection

from samenspoor.domain.casework.models.feedback import FeedbackClass
from samenspoor.domain.casework.outcomes import Outcome

# Explicit for starred results of DDAS v1.2; the others follow from their meaning.
_TOLD = {
    Outcome.ADVICE: FeedbackClass.HELP_ACCEPTED,
    Outcome.FOLLOW_UP: FeedbackClass.HELP_ACCEPTED,
    Outcome.FOLLOW_UP_FINANCIAL: FeedbackClass.HELP_ACCEPTED,
    Outcome.FOLLOW_UP_OTHER: FeedbackClass.HELP_ACCEPTED,
    Outcome.REFERRED_WITHOUT: FeedbackClass.CLOSED,
    Outcome.MANAGES_ALONE: FeedbackClass.NO_HELP,
    Outcome.HAS_PAID: FeedbackClass.SOLVED,
    Outcome.LOST_CONTACT: FeedbackClass.NO_CONTACT,
    Outcome.NO_CONTACT: FeedbackClass.NO_CONTACT,
    Outcome.KNOWN_AT_DEBT_HELP: FeedbackClass.KNOWN,
    Outcome.OTHER_TRAJECTORY: FeedbackClass.CLOSED,
    Outcome.DECEASED: FeedbackClass.DECEASED,
    Outcome.NOT_A_RESIDENT: FeedbackClass.NOT_A_RESIDENT,
    Outcome.REPEATED: FeedbackClass.REPEATED,
    Outcome.UNFOUNDED: FeedbackClass.UNFOUNDED,
    Outcome.OTHER_REASON: FeedbackClass.NOT_TAKEN_UP,
}
NEEDS_RIGHT = frozenset({FeedbackClass.KNOWN, FeedbackClass.DECEASED, FeedbackClass.NOT_A_RESIDENT})


def class_for(outcome: Outcome, *, may_hear: Collection[str]) -> FeedbackClass:
    """The class for one creditor; `may_hear` are the classes that law or covenant lets its type hear."""
    told = _TOLD[outcome]
    return told if told not in NEEDS_RIGHT or told in may_hear else FeedbackClass.NOT_TAKEN_UP
