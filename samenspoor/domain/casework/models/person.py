"""One person in a dossier: contact, answer, result and feedback are each person's own."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models.dossier import Dossier
from samenspoor.domain.casework.outcomes import Outcome, SubReason
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.linkage.models import Resident
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared

if TYPE_CHECKING:
    from samenspoor.domain.casework.models.check import ResidentCheck


class DossierResidentQuerySet(models.QuerySet["DossierResident"]):
    def open(self) -> "DossierResidentQuerySet":
        """People for whom something may still be done."""
        return self.exclude(status=PersonStatus.CLOSED)


@history()
class DossierResident(Shared):
    """How far the municipality is with one resident of a dossier, and how it ended."""

    dossier = OwnedForeignKey(Dossier, models.CASCADE, related_name="dossier_residents", db_index=False)
    resident = OwnedForeignKey(Resident, models.PROTECT, related_name="dossier_residents")
    status = models.CharField(_("status"), max_length=12, choices=PersonStatus, default=PersonStatus.OPEN)
    outcome = models.CharField(_("end result"), max_length=70, choices=Outcome, blank=True)
    sub_reason = models.CharField(
        _("reason that stays with us"),
        max_length=20,
        choices=SubReason,
        blank=True,
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.BigIntegerField(_("closed by"), null=True, blank=True)
    reopened_at = models.DateTimeField(_("opened again at"), null=True, blank=True)

    objects = DossierResidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("person of a dossier")
        verbose_name_plural = _("people of a dossier")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "dossier", "resident"), name="resident_once_in_dossier"),
            models.CheckConstraint(
                name="closed_with_outcome_by_and_at",
                condition=models.Q(status="closed", closed_at__isnull=False, closed_by__isnull=False)
                & ~models.Q(outcome="")
                | ~models.Q(status="closed") & models.Q(outcome="", sub_reason="", closed_at=None, closed_by=None),
            ),
        )

    def __str__(self) -> str:
        return str(self.resident)

    @property
    def looked_up(self) -> "ResidentCheck | None":
        """What was looked up of this person; None before that."""
        return next(iter(self.checks.all()), None)
