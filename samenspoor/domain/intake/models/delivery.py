"""A delivered file, and the rows of it that could not be stored."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.models.creditor import Creditor, Sender
from samenspoor.domain.intake.models.profile import DeliveryProfile
from samenspoor.domain.intake.states import UNDER_WAY, DeliveryStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey, SeenByPersons


@history(exclude=("lines_read", "new", "known", "rejected", "seconds"))
class Delivery(SeenByPersons):
    """One file from one sender; carries the step it has reached, so that a second run goes on from there."""

    Status = DeliveryStatus

    creditor = OwnedForeignKey(
        Creditor, models.PROTECT, related_name="deliveries", verbose_name=_("creditor"), null=True, blank=True
    )
    sender = OwnedForeignKey(
        Sender, models.PROTECT, related_name="deliveries", verbose_name=_("loket"), null=True, blank=True
    )
    profile = OwnedForeignKey(
        DeliveryProfile, models.SET_NULL, related_name="+", verbose_name=_("read with"), null=True, blank=True
    )
    file_name = models.CharField(_("file name"), max_length=200)
    file = models.CharField(_("place of the file"), max_length=200)
    status = models.CharField(_("status"), max_length=12, choices=Status)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    dropped_columns = models.JSONField(_("columns not stored"), default=list)
    delivered_at = models.DateTimeField(_("delivered at"))
    delivered_by = models.BigIntegerField(_("delivered by user"))
    lines_read = models.PositiveIntegerField(_("lines read"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    known = models.PositiveIntegerField(_("known"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)
    seconds = models.JSONField(_("seconds per step"), default=dict)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = (
            models.CheckConstraint(
                name="delivery_from_a_creditor_or_a_loket",
                condition=(models.Q(creditor=None) | models.Q(sender=None))
                & (
                    models.Q(status__in=("unassigned", "withdrawn"))
                    | models.Q(creditor__isnull=False)
                    | models.Q(sender__isnull=False)
                ),
            ),
        )
        indexes = (models.Index(fields=("organisation", "-delivered_at"), name="delivery_newest_first"),)

    def __str__(self) -> str:
        return self.file_name or gettext("Delivery %(number)s, file destroyed") % {"number": self.pk}

    @property
    def is_under_way(self) -> bool:
        """Answer whether a job is at work on it."""
        return self.status in UNDER_WAY

    @property
    def is_withdrawable(self) -> bool:
        """Answer whether it waits for a person, and nothing of it has been stored."""
        return self.status in {self.Status.UNASSIGNED, self.Status.WAITING, self.Status.MAPPING}

    @property
    def deliverer(self) -> Creditor | Sender | None:
        """Who delivered: a creditor or a loket; while nobody has said, who it may be, or None."""
        return self.creditor or self.sender

    @property
    def accepted(self) -> int:
        """Rows taken in: new and known."""
        return self.new + self.known


class RejectedRow(Owned):
    """A row that could not be stored: where and why, without its values."""

    delivery = OwnedForeignKey(Delivery, models.CASCADE, related_name="rejected_rows")
    line = models.PositiveIntegerField(_("line"))
    reference = models.CharField(_("reference"), max_length=200, blank=True)
    column = models.CharField(_("column"), max_length=80)
    code = models.CharField(_("reason"), max_length=30)

    class Meta:
        verbose_name = _("rejected row")
        verbose_name_plural = _("rejected rows")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "delivery", "line", "column", "code"), name="rejected_once_per_line_and_reason"
            ),
        )
