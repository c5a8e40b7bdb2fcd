"""The terms that run in a dossier."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models.dossier import Dossier
from samenspoor.domain.linkage.models import Resident
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class DeadlineKind(models.TextChoices):
    """What has to be done in time (R5)."""

    OFFER = "offer", _("Offer a conversation")
    CALL_BACK = "call_back", _("Try again, as agreed")
    CONFIRMATION = "confirmation", _("Confirm the appointment")
    CONVERSATION = "conversation", _("Have the first conversation")
    CRISIS_CONVERSATION = "crisis_conversation", _("Have the first conversation (3 working days)")
    DECISION = "decision", _("Decide on admission to debt help")
    HANDOVER = "handover", _("Hear that debt help takes over")
    PAUSE_ANSWER = "pause_answer", _("Hear whether the creditor pauses")


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def running(self) -> "DeadlineQuerySet":
        """Terms for which something must still be done."""
        return self.filter(met_on=None, dropped_on=None)


class Deadline(Shared):
    """A term; without a resident it concerns the whole dossier. It runs until it is met, or dropped as pointless."""

    dossier = OwnedForeignKey(Dossier, models.CASCADE, related_name="deadlines")
    resident = OwnedForeignKey(Resident, models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(_("kind of term"), max_length=20, choices=DeadlineKind)
    starts_on = models.DateField(_("runs from"))
    due_on = models.DateField(_("runs until"))
    met_on = models.DateField(_("met on"), null=True, blank=True)
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    @property
    def is_running(self) -> bool:
        """Whether something must still be done for it."""
        return self.met_on is None and self.dropped_on is None

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "dossier", "resident", "kind"),
                name="one_running_term_of_a_kind",
                condition=models.Q(met_on=None, dropped_on=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="term_ends_after_it_starts", condition=models.Q(due_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="term_met_or_dropped", condition=models.Q(met_on=None) | models.Q(dropped_on=None)
            ),
        )
        indexes = (models.Index(fields=("organisation", "due_on"), name="deadline_by_day"),)
