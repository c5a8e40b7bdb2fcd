"""The statuses of a mail, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class MailStatus(models.TextChoices):
    """Whether a mail went."""

    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    GIVEN_UP = "given_up", _("Not sent")


NEXT = {
    MailStatus.WAITING: frozenset({MailStatus.SENT, MailStatus.GIVEN_UP}),
    MailStatus.SENT: frozenset[MailStatus](),
    MailStatus.GIVEN_UP: frozenset[MailStatus](),
}
TURN = {MailStatus.WAITING: Turn.WORKER, MailStatus.SENT: Turn.NOBODY, MailStatus.GIVEN_UP: Turn.NOBODY}
FLOWS = (Flow(field="messaging.OutgoingMail.status", first=(MailStatus.WAITING,), following=NEXT, turn=TURN),)
