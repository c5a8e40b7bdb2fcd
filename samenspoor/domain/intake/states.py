"""The statuses of a delivered file, which may follow which, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class DeliveryStatus(models.TextChoices):
    """How far a file is on its road; the worker goes on from the step that was reached."""

    UNASSIGNED = "unassigned", _("Sender unknown")
    WAITING = "waiting", _("Waits for attestation")
    READING = "reading", _("Being read")
    MAPPING = "mapping", _("Needs mapping")
    STORED = "stored", _("Stored")
    LINKED = "linked", _("Linked")
    DONE = "done", _("On the worklist")
    UNREADABLE = "unreadable", _("Not readable")
    WITHDRAWN = "withdrawn", _("Withdrawn")


NEXT = {
    DeliveryStatus.UNASSIGNED: frozenset({DeliveryStatus.WAITING, DeliveryStatus.READING, DeliveryStatus.WITHDRAWN}),
    DeliveryStatus.WAITING: frozenset({DeliveryStatus.READING, DeliveryStatus.WITHDRAWN}),
    DeliveryStatus.READING: frozenset({DeliveryStatus.MAPPING, DeliveryStatus.STORED, DeliveryStatus.UNREADABLE}),
    DeliveryStatus.MAPPING: frozenset({DeliveryStatus.READING, DeliveryStatus.WITHDRAWN}),
    DeliveryStatus.STORED: frozenset({DeliveryStatus.LINKED}),
    DeliveryStatus.LINKED: frozenset({DeliveryStatus.DONE}),
    DeliveryStatus.DONE: frozenset(),
    DeliveryStatus.UNREADABLE: frozenset(),
    DeliveryStatus.WITHDRAWN: frozenset(),
}
TURN = {
    DeliveryStatus.UNASSIGNED: Turn.CASEWORKER,
    DeliveryStatus.WAITING: Turn.ADVISER,
    DeliveryStatus.READING: Turn.WORKER,
    DeliveryStatus.MAPPING: Turn.CASEWORKER,
    DeliveryStatus.STORED: Turn.WORKER,
    DeliveryStatus.LINKED: Turn.WORKER,
    DeliveryStatus.DONE: Turn.NOBODY,
    DeliveryStatus.UNREADABLE: Turn.CREDITOR,
    DeliveryStatus.WITHDRAWN: Turn.NOBODY,
}
FLOWS = (Flow(field="intake.Delivery.status", following=NEXT, turn=TURN),)
