"""The contact attempt: when, how and with what purpose someone was approached, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models.dossier import Dossier
from samenspoor.domain.linkage.models import Resident
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class ContactKind(models.TextChoices):
    """Contactsoort; the values are the texts of DDAS v1.2."""

    VISIT = "Huisbezoek", _("Home visit")
    CARD = "Kaartje", _("Card through the door")
    PHONE = "Telefoon", _("Telephone")
    TEXT_MESSAGE = "SMS/Whatsapp", _("Text message or WhatsApp")
    MAIL = "Mail", _("E-mail message")
    LETTER = "Brief", _("Letter")
    APPOINTMENT = "Afspraak op locatie", _("Appointment at an office")
    ADMINISTRATIVE = "Administratief", _("Administrative, no contact")
    OTHER = "Overige", _("Other")
    UNKNOWN = "Onbekend", _("Unknown")


class Daypart(models.TextChoices):
    """Dagdeel; the values are the texts of DDAS v1.2: before 12:00, before 18:00, later."""

    MORNING = "Ochtend", _("Morning")
    AFTERNOON = "Middag", _("Afternoon")
    EVENING = "Avond", _("Evening")

    @classmethod
    def at(cls, hour: int) -> "Daypart":
        """The part of the day in which an hour lies."""
        if hour < 12:
            return cls.MORNING
        return cls.AFTERNOON if hour < 18 else cls.EVENING


class ContactPurpose(models.TextChoices):
    """What an attempt was for."""

    OFFER = "offer", _("Offer help")
    CONFIRM = "confirm", _("Confirm an appointment")
    CONVERSATION = "conversation", _("First conversation")
    FOLLOW_UP = "follow_up", _("Ask how it goes")


class ContactResult(models.TextChoices):
    """What came of an attempt."""

    SPOKEN = "spoken", _("Spoken")
    NO_ANSWER = "no_answer", _("Nobody there")
    MESSAGE_LEFT = "message_left", _("Message left")
    SENT = "sent", _("Sent")
    RETURNED = "returned", _("Came back undeliverable")


@history()
class ContactAttempt(Shared):
    """One attempt; without a resident it was meant for whoever lives at the address."""

    dossier = OwnedForeignKey(Dossier, models.CASCADE, related_name="contact_attempts")
    resident = OwnedForeignKey(Resident, models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(_("kind of contact"), max_length=20, choices=ContactKind)
    purpose = models.CharField(_("purpose"), max_length=12, choices=ContactPurpose)
    result = models.CharField(_("what came of it"), max_length=12, choices=ContactResult)
    is_reached = models.BooleanField(_("reached"))
    on = models.DateField(_("day"))
    daypart = models.CharField(_("part of the day"), max_length=7, choices=Daypart)
    made_by = models.BigIntegerField(_("made by"))
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("contact attempt")
        verbose_name_plural = _("contact attempts")
        constraints = (
            models.CheckConstraint(
                name="only_who_was_spoken_is_reached",
                condition=models.Q(is_reached=models.Q(result="spoken")),
            ),
        )
        indexes = (models.Index(fields=("organisation", "on"), name="contact_by_day"),)
