"""The statuses of a delivered file and of a signal, which may follow which, and whose move it is."""

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

# While a job is at work on it.
UNDER_WAY = frozenset({DeliveryStatus.READING, DeliveryStatus.STORED, DeliveryStatus.LINKED})


class SignalStatus(models.TextChoices):
    """Signaalstatus of DDAS v1.2; the values are the texts of that standard."""

    OPEN = "Nog niet opgepakt", _("Not taken up yet")
    TAKEN_UP = "Opgepakt", _("Taken up")
    KNOWN_AT_DEBT_HELP = "Inwoner al bekend bij schuldhulpverlening", _("Already known at debt help")
    DECEASED = "Inwoner is overleden", _("Deceased")
    NOT_A_RESIDENT = "Persoon is geen inwoner (meer) in de gemeente", _("Does not live in the municipality")
    REPEATED = "Niet opgepakt: herhaalde melding", _("Not taken up: repeated")
    UNFOUNDED = "Niet opgepakt: onterecht signaal", _("Not taken up: unfounded")
    OTHER_REASON = "Niet opgepakt: andere reden", _("Not taken up: other reason")


# What only a covenant called unfounded opens when it comes together with another creditor's; the last statuses are
# given to rows as they are stored, or by a person who checked.
SIGNAL_NEXT = {
    SignalStatus.OPEN: frozenset({SignalStatus.TAKEN_UP}),
    SignalStatus.TAKEN_UP: frozenset({SignalStatus.DECEASED, SignalStatus.NOT_A_RESIDENT}),
    SignalStatus.KNOWN_AT_DEBT_HELP: frozenset(),
    SignalStatus.DECEASED: frozenset({SignalStatus.TAKEN_UP, SignalStatus.NOT_A_RESIDENT}),
    SignalStatus.NOT_A_RESIDENT: frozenset({SignalStatus.TAKEN_UP, SignalStatus.DECEASED}),
    SignalStatus.REPEATED: frozenset(),
    SignalStatus.UNFOUNDED: frozenset({SignalStatus.OPEN}),
    SignalStatus.OTHER_REASON: frozenset(),
}
SIGNAL_TURN = {
    SignalStatus.OPEN: Turn.WORKER,
    SignalStatus.TAKEN_UP: Turn.CASEWORKER,
    SignalStatus.KNOWN_AT_DEBT_HELP: Turn.NOBODY,
    SignalStatus.DECEASED: Turn.NOBODY,
    SignalStatus.NOT_A_RESIDENT: Turn.NOBODY,
    SignalStatus.REPEATED: Turn.NOBODY,
    SignalStatus.UNFOUNDED: Turn.NOBODY,
    SignalStatus.OTHER_REASON: Turn.NOBODY,
}
FLOWS = (
    Flow(
        field="intake.Delivery.status",
        first=(DeliveryStatus.UNASSIGNED, DeliveryStatus.WAITING, DeliveryStatus.READING),
        following=NEXT,
        turn=TURN,
    ),
    Flow(
        field="intake.ArrearsSignal.status",
        first=(SignalStatus.OPEN, SignalStatus.NOT_A_RESIDENT, SignalStatus.REPEATED, SignalStatus.UNFOUNDED),
        following=SIGNAL_NEXT,
        turn=SIGNAL_TURN,
    ),
)
