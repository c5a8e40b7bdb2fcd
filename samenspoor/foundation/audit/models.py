"""Who looked at whom: the access log."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.organisations.owned import Shared


class AccessLogQuerySet(models.QuerySet["AccessLog"]):
    def on_day(self, day: date) -> "AccessLogQuerySet":
        """Looks on one Dutch calendar day; a plain range, so that an index serves."""
        return self.filter(looked_at__gte=_midnight(day), looked_at__lt=_midnight(day + timedelta(days=1)))

    def counts_per_day(self, *, since: date) -> list[dict[str, Any]]:
        """Per day from `since`, newest first: `day`, how many `people` looked, and a count per kind."""
        kinds = {kind.value: models.Count("pk", filter=models.Q(kind=kind)) for kind in AccessLog.Kind}
        rows = (
            self.filter(looked_at__gte=_midnight(since))
            .annotate(day=TruncDate("looked_at"))
            .values("day")
            .annotate(people=models.Count("user", distinct=True), **kinds)
            .order_by("-day")
        )
        return [dict(row) for row in rows]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())


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

    objects = AccessLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("access log")
        # Looks at what others own are shared with those owners; they read by moment too, across organisations.
        indexes = (
            models.Index(fields=("organisation", "-looked_at"), name="access_log_newest_first"),
            models.Index(fields=("-looked_at",), name="access_log_by_moment"),
        )
