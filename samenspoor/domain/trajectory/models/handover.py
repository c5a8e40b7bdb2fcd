"""The hand-over to debt help: to whom, on which ground, what was agreed, and who there confirmed it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.trajectory.states import HandoverStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class HandoverGround(models.TextChoices):
    """Why the municipality may hand someone over."""

    PUBLIC_TASK = "public_task", _("Public task: our own debt help, after help was accepted")
    AGREEMENT = "agreement", _("The resident agrees that this organisation takes over")


class HandoverQuerySet(models.QuerySet["Handover"]):
    def in_force(self) -> "HandoverQuerySet":
        """Those that nobody withdrew."""
        return self.exclude(status=HandoverStatus.WITHDRAWN)


@history()
class Handover(Shared):
    """One person of a dossier goes to debt help, after admission.

    Who it is, what is owed and what was accepted stands elsewhere and is not copied: the record is composed when it is
    asked for. `settled` is when and by whom it was written down that debt help confirmed, or that it was withdrawn.
    """

    Status = HandoverStatus

    person = OwnedForeignKey(DossierResident, models.CASCADE, related_name="handovers")
    receiver = models.CharField(_("to whom"), max_length=120)
    ground = models.CharField(_("ground"), max_length=12, choices=HandoverGround)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    agreed_words = models.CharField(_("in the resident's words"), max_length=300, blank=True)
    appointment = models.CharField(_("what was agreed for the conversation"), max_length=600)
    status = models.CharField(_("status"), max_length=12, choices=HandoverStatus, default=HandoverStatus.MADE)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.BigIntegerField(_("made by"))
    colleague = models.CharField(_("confirmed by, at debt help"), max_length=120, blank=True)
    acknowledged_on = models.DateField(_("confirmed on"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.BigIntegerField(_("settled by"), null=True, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-over to debt help")
        verbose_name_plural = _("hand-overs to debt help")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "person"),
                condition=models.Q(status__in=("made", "acknowledged")),
                name="one_handover_per_person",
            ),
            models.CheckConstraint(
                name="handover_says_to_whom_and_what",
                condition=~models.Q(receiver="") & ~models.Q(appointment=""),
            ),
            models.CheckConstraint(
                name="agreement_has_its_day_and_words",
                condition=models.Q(ground="public_task", agreed_on=None, agreed_words="")
                | models.Q(ground="agreement", agreed_on__isnull=False) & ~models.Q(agreed_words=""),
            ),
            models.CheckConstraint(
                name="handover_confirmed_by_name",
                condition=models.Q(status__in=("made", "withdrawn"), colleague="", acknowledged_on=None)
                | models.Q(status__in=("acknowledged", "withdrawn"), acknowledged_on__isnull=False)
                & ~models.Q(colleague=""),
            ),
            models.CheckConstraint(
                name="handover_settled_at_and_by_together",
                condition=models.Q(status="made", settled_at=None, settled_by=None)
                | ~models.Q(status="made") & models.Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        )

    @property
    def is_to_own_team(self) -> bool:
        """Whether it stays within the municipality's own task, so that the BSN may go along."""
        return self.ground == HandoverGround.PUBLIC_TASK
