"""One act on many dossiers at once: what was chosen, how far it is, and per dossier what was done or why not."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models.dossier import Dossier
from samenspoor.domain.casework.models.person import DossierResident
from samenspoor.domain.casework.outcomes import Outcome, SubReason
from samenspoor.domain.casework.states import BulkLineStatus, BulkStatus
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey, Shared


class BulkKind(models.TextChoices):
    """What is done with all of them."""

    ASSIGN = "assign", _("Assign")
    CLOSE = "close", _("Close")


class BulkAction(Owned):
    """Ordered by someone of the organisation whose worklist it was; an executing party's spans municipalities."""

    Status = BulkStatus

    number = models.UUIDField(_("number"), default=uuid.uuid4)
    kind = models.CharField(_("what is done"), max_length=10, choices=BulkKind)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CHOSEN)
    assignee = models.BigIntegerField(_("assigned to"), null=True, blank=True)
    outcome = models.CharField(_("end result"), max_length=70, choices=Outcome, blank=True)
    sub_reason = models.CharField(_("reason that stays with us"), max_length=20, choices=SubReason, blank=True)
    ordered_at = models.DateTimeField(_("ordered at"))
    ordered_by = models.BigIntegerField(_("ordered by"))

    class Meta:
        verbose_name = _("bulk action")
        verbose_name_plural = _("bulk actions")
        constraints = (models.UniqueConstraint(fields=("organisation", "number"), name="one_bulk_action_per_number"),)
        indexes = (models.Index(fields=("organisation", "-ordered_at", "-id"), name="bulk_action_newest_first"),)


class BulkLineQuerySet(models.QuerySet["BulkLine"]):
    def of(self, bulk: BulkAction) -> "BulkLineQuerySet":
        """The lines of one bulk action, of every owner that may be read."""
        return self.filter(bulk=bulk.number)

    def waiting(self) -> "BulkLineQuerySet":
        """Lines that are still to be done."""
        return self.filter(status=BulkLine.Status.WAITING)

    def undone(self) -> "BulkLineQuerySet":
        """Lines of which the report says why nothing was done."""
        return self.filter(status__in=(BulkLine.Status.REFUSED, BulkLine.Status.LEFT_OUT))

    def counts(self) -> dict[str, int]:
        """How many there are of each status."""
        return dict(self.order_by().values_list("status").annotate(models.Count("pk")))


class BulkLine(Shared):
    """One dossier of a bulk action, or one person in it; it is the municipality's, whoever ordered it."""

    Status = BulkLineStatus

    # The action may be another owner's, so its number and no key.
    bulk = models.UUIDField(_("bulk action"))
    dossier = OwnedForeignKey(Dossier, models.CASCADE, related_name="bulk_lines")
    person = OwnedForeignKey(DossierResident, models.CASCADE, related_name="bulk_lines", null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CHOSEN)
    reason = models.CharField(_("why not"), max_length=300, blank=True)
    signals_seen = models.PositiveSmallIntegerField(_("signals that the list showed"), null=True, blank=True)
    chosen_at = models.DateTimeField(_("chosen at"))

    objects = BulkLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a bulk action")
        verbose_name_plural = _("lines of bulk actions")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "bulk", "dossier", "person"), name="once_in_bulk_action", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="what_was_not_done_says_why",
                condition=~models.Q(status__in=("refused", "left_out")) | ~models.Q(reason=""),
            ),
        )
        indexes = (models.Index(fields=("bulk", "status", "id"), name="bulk_line_to_do"),)
