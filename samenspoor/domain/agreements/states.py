"""The statuses of an agreement, which may follow which, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class AgreementStatus(models.TextChoices):
    """How far an agreement is; whether it runs today follows from its days."""

    DRAFT = "draft", _("Draft")
    SIGNED = "signed", _("Signed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    TERMINATED = "terminated", _("Terminated")


# A paper that was withdrawn closes the door at once; one that was terminated still has its transition period,
# and goes on as it was when that is taken back before its day.
NEXT = {
    AgreementStatus.DRAFT: frozenset({AgreementStatus.SIGNED, AgreementStatus.WITHDRAWN}),
    AgreementStatus.SIGNED: frozenset({AgreementStatus.WITHDRAWN, AgreementStatus.TERMINATED}),
    AgreementStatus.TERMINATED: frozenset({AgreementStatus.WITHDRAWN, AgreementStatus.SIGNED}),
    AgreementStatus.WITHDRAWN: frozenset[AgreementStatus](),
}
TURN = {
    AgreementStatus.DRAFT: Turn.ADVISER,
    AgreementStatus.SIGNED: Turn.NOBODY,
    AgreementStatus.TERMINATED: Turn.NOBODY,
    AgreementStatus.WITHDRAWN: Turn.NOBODY,
}
FLOWS = (Flow(field="agreements.Agreement.status", first=(AgreementStatus.DRAFT,), following=NEXT, turn=TURN),)
