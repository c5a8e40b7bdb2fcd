"""Who looked at whom: the access log."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.organisations.owned import Shared


class AccessLog(Shared):
    """One look: of one person's page, of a list, or one that was refused. Only ever added to.

    Belongs to the organisation of whoever looked and is shared with the owner of what was seen.
    """

    class Kind(models.TextChoices):
        OPENED = "opened", _("Opened")
        LISTED = "listed", _("Shown in a list")
        EXPORTED = "exported", _("Exported")
        REFUSED = "refused", _("Refused")

    user = models.BigIntegerField(_("user"))
    role = models.CharField(_("role"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    purpose = models.CharField(_("purpose"), max_length=120)
    subject = models.CharField(_("what"), max_length=60, blank=True)
    subject_ids = ArrayField(models.BigIntegerField(), verbose_name=_("which"), default=list)
    reason = models.CharField(_("reason of refusal"), max_length=300, blank=True)
    looked_at = models.DateTimeField(_("moment"))

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("access log")
        indexes = (models.Index(fields=("organisation", "-looked_at"), name="access_log_newest_first"),)
