"""The paper itself, as both sides signed it; that both sides were told of its end, and that its end was corrected."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.models.agreement import Agreement, AgreementVersion
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


@history()
class SignedPaper(Shared):
    """A scanned or digitally signed version; the file stands outside the web root and goes with its agreement."""

    version = OwnedForeignKey(AgreementVersion, models.CASCADE, related_name="signed_papers")
    file = models.CharField(_("place of the file"), max_length=300)
    size = models.PositiveIntegerField(_("size in bytes"))
    checksum = models.CharField(_("checksum"), max_length=64)
    attached_at = models.DateTimeField(_("attached at"))
    attached_by = models.BigIntegerField(_("attached by"))

    class Meta:
        verbose_name = _("signed paper")
        verbose_name_plural = _("signed papers")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "version"), name="one_signed_paper_per_version"),
        )


class EndingWarning(Shared):
    """Both sides were told that a paper ends, so many days before; once, however often the job runs."""

    agreement = OwnedForeignKey(Agreement, models.CASCADE, related_name="warnings")
    ends_on = models.DateField(_("ends on"))
    days = models.PositiveSmallIntegerField(_("days before"))
    warned_at = models.DateTimeField(_("warned at"))
    is_ours_mailed = models.BooleanField(_("mailed with us"), default=False)
    is_theirs_mailed = models.BooleanField(_("mailed with them"), default=False)

    class Meta:
        verbose_name = _("warning that a paper ends")
        verbose_name_plural = _("warnings that papers end")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "agreement", "ends_on", "days"), name="one_warning_each"),
        )


class StopChange(Shared):
    """A stop was moved, or taken back, before its day had come; `now_on` is empty when it was taken back."""

    agreement = OwnedForeignKey(Agreement, models.CASCADE, related_name="stop_changes")
    was_on = models.DateField(_("stopped on"))
    now_on = models.DateField(_("now stops on"), null=True, blank=True)
    reason = models.CharField(_("why"), max_length=300)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.BigIntegerField(_("changed by"))

    class Meta:
        verbose_name = _("correction of a stop")
        verbose_name_plural = _("corrections of stops")
        constraints = (
            models.CheckConstraint(
                name="stop_change_says_why_and_changes_something",
                condition=~models.Q(reason="") & (models.Q(now_on=None) | ~models.Q(now_on=models.F("was_on"))),
            ),
        )
