"""What the resident was offered and accepted, act by act, and what the creditors were asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models.person import DossierResident
from samenspoor.domain.casework.outcomes import HELP_ACCEPTED, Outcome
from samenspoor.domain.intake.models import Creditor
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class StatutoryGround(models.TextChoices):
    """Bedreigende situatie: with one of these the first conversation is held within three working days (Wgs art. 4)."""

    EVICTION = "eviction", _("Eviction threatens")
    CUT_OFF = "cut_off", _("Gas, electricity, heat or water will be cut off")
    INSURANCE_ENDS = "insurance_ends", _("Health insurance will end")


class AcceptedThrough(models.TextChoices):
    """How the resident said yes."""

    VISIT = "visit", _("At the door")
    PHONE = "phone", _("By telephone")
    COUNTER = "counter", _("At the counter")
    MESSAGE = "message", _("By letter, e-mail or text message")
    WEB = "web", _("With the code from the letter")


@history()
class HelpOffer(Shared):
    """The offer to one person of a dossier. Three acts: first conversation, help, admission (Wgs art. 3, 4, 4a)."""

    person = OwnedForeignKey(DossierResident, models.CASCADE, related_name="help_offers", db_index=False)
    conversation_accepted_on = models.DateField(_("first conversation accepted on"))
    accepted_through = models.CharField(_("how"), max_length=8, choices=AcceptedThrough)
    statutory_ground = models.CharField(_("threatening situation"), max_length=14, choices=StatutoryGround, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    conversation_held_on = models.DateField(_("first conversation held on"), null=True, blank=True)
    help_accepted_on = models.DateField(_("help accepted on"), null=True, blank=True)
    help = models.CharField(_("accepted help"), max_length=70, choices=Outcome, blank=True)
    admitted_on = models.DateField(_("admitted to debt help on"), null=True, blank=True)

    class Meta:
        verbose_name = _("offer of help")
        verbose_name_plural = _("offers of help")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "person"), name="one_offer_per_person"),
            models.CheckConstraint(
                name="help_and_its_day_together",
                condition=models.Q(help="", help_accepted_on=None)
                | models.Q(help__in=sorted(HELP_ACCEPTED), help_accepted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="admitted_after_help",
                condition=models.Q(admitted_on=None) | models.Q(admitted_on__gte=models.F("help_accepted_on")),
            ),
            models.CheckConstraint(
                name="held_after_accepted",
                condition=models.Q(conversation_held_on=None)
                | models.Q(conversation_held_on__gte=models.F("conversation_accepted_on")),
            ),
        )


class PauseAnswer(models.TextChoices):
    """What the creditor answered."""

    REQUESTED = "requested", _("Asked, no answer yet")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


@history()
class CollectionPause(Shared):
    """A creditor is asked not to collect for 30 days, because help was accepted."""

    person = OwnedForeignKey(DossierResident, models.CASCADE, related_name="pauses", db_index=False)
    creditor = OwnedForeignKey(Creditor, models.PROTECT, related_name="pauses")
    requested_on = models.DateField(_("asked on"))
    answer = models.CharField(_("answer"), max_length=9, choices=PauseAnswer, default=PauseAnswer.REQUESTED)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    class Meta:
        verbose_name = _("collection pause")
        verbose_name_plural = _("collection pauses")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "person", "creditor"), name="one_pause_per_creditor"),
            models.CheckConstraint(
                name="pause_answered_with_day",
                condition=models.Q(answer="requested", answered_on=None, ends_on=None)
                | models.Q(answer="granted", answered_on__isnull=False, ends_on__isnull=False)
                | models.Q(answer="refused", answered_on__isnull=False, ends_on=None),
            ),
        )
