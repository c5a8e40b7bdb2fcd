"""The statuses of a person in a dossier, which may follow which, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class PersonStatus(models.TextChoices):
    """How far the municipality is with one person of a dossier; three acts, not one "accepted" (Wgs art. 3, 4, 4a)."""

    OPEN = "open", _("Not approached yet")
    APPROACHED = "approached", _("Approached, no contact yet")
    IN_CONTACT = "in_contact", _("In contact")
    CONVERSATION = "conversation", _("First conversation accepted")
    HELPED = "helped", _("Help accepted")
    ADMITTED = "admitted", _("Admitted to debt help")
    CLOSED = "closed", _("Closed")


# A signal that comes on top opens a closed person again.
NEXT = {
    PersonStatus.OPEN: frozenset(
        {
            PersonStatus.APPROACHED,
            PersonStatus.IN_CONTACT,
            PersonStatus.CONVERSATION,
            PersonStatus.HELPED,
            PersonStatus.CLOSED,
        }
    ),
    PersonStatus.APPROACHED: frozenset(
        {PersonStatus.IN_CONTACT, PersonStatus.CONVERSATION, PersonStatus.HELPED, PersonStatus.CLOSED}
    ),
    PersonStatus.IN_CONTACT: frozenset({PersonStatus.CONVERSATION, PersonStatus.HELPED, PersonStatus.CLOSED}),
    PersonStatus.CONVERSATION: frozenset({PersonStatus.HELPED, PersonStatus.CLOSED}),
    PersonStatus.HELPED: frozenset({PersonStatus.ADMITTED, PersonStatus.CLOSED}),
    PersonStatus.ADMITTED: frozenset({PersonStatus.CLOSED}),
    PersonStatus.CLOSED: frozenset({PersonStatus.OPEN}),
}
TURN = {
    PersonStatus.OPEN: Turn.CASEWORKER,
    PersonStatus.APPROACHED: Turn.RESIDENT,
    PersonStatus.IN_CONTACT: Turn.CASEWORKER,
    PersonStatus.CONVERSATION: Turn.CASEWORKER,
    PersonStatus.HELPED: Turn.CASEWORKER,
    PersonStatus.ADMITTED: Turn.CASEWORKER,
    PersonStatus.CLOSED: Turn.NOBODY,
}
FLOWS = (Flow(field="casework.DossierResident.status", following=NEXT, turn=TURN),)
