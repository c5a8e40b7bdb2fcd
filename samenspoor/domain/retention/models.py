"""The terms that the privacy officer enters, the DPIA that was confirmed, and reports of destruction."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.retention.states import DestructionStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.classification import RetentionClass
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey


@history()
class RetentionTerm(Owned):
    """How many days one retention class is kept. The law names no number: the municipality decides (BIO2 5.33.01)."""

    retention_class = models.CharField(_("what"), max_length=40, choices=RetentionClass)
    days = models.PositiveIntegerField(_("days"))
    basis = models.CharField(_("where this is decided"), max_length=200)
    hold_reason = models.CharField(_("reason to wait with destruction"), max_length=200, blank=True)
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.BigIntegerField(_("entered by"))

    class Meta:
        verbose_name = _("retention term")
        verbose_name_plural = _("retention terms")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "retention_class"), name="one_term_per_retention_class"),
            models.CheckConstraint(name="term_is_at_least_a_day", condition=models.Q(days__gte=1)),
            models.CheckConstraint(name="term_was_decided_somewhere", condition=~models.Q(basis="")),
        )


@history()
class DpiaConfirmation(Owned):
    """The data protection impact assessment (AVG art. 35) covers this work; the newest one counts."""

    version = models.CharField(_("version"), max_length=80)
    decided_on = models.DateField(_("decided on"))
    confirmed_at = models.DateTimeField(_("confirmed at"))
    confirmed_by = models.BigIntegerField(_("confirmed by"))

    class Meta:
        verbose_name = _("confirmation of the DPIA")
        verbose_name_plural = _("confirmations of the DPIA")
        constraints = (models.CheckConstraint(name="dpia_has_a_version", condition=~models.Q(version="")),)


@history()
class DestructionReport(Owned):
    """One destruction: who ordered it, when, and per class how much went; never what."""

    Status = DestructionStatus

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.RUNNING)
    ordered_at = models.DateTimeField(_("ordered at"))
    ordered_by = models.BigIntegerField(_("ordered by"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("report of destruction")
        verbose_name_plural = _("reports of destruction")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=models.Q(status="running"), name="one_destruction_at_a_time"
            ),
            models.CheckConstraint(
                name="done_has_a_moment",
                condition=models.Q(status="done", finished_at__isnull=False)
                | models.Q(status="running", finished_at=None),
            ),
        )


class DestructionLine(Owned):
    """How much of one class was destroyed, under which term, and from before which day."""

    report = OwnedForeignKey(DestructionReport, models.PROTECT, related_name="lines")
    retention_class = models.CharField(_("what"), max_length=40, choices=RetentionClass)
    days = models.PositiveIntegerField(_("days"))
    before = models.DateField(_("from before"))
    expected = models.PositiveIntegerField(_("expected"))
    destroyed = models.PositiveIntegerField(_("destroyed"), default=0)

    class Meta:
        verbose_name = _("line of a report of destruction")
        verbose_name_plural = _("lines of reports of destruction")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "report", "retention_class"), name="one_line_per_class"),
        )
