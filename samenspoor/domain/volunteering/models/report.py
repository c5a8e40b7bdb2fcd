"""What the organisation reports on a help request: words of a closed list, as far as the agreement names them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import Shared


class ReportedEvent(models.TextChoices):
    """The closed list (S6); nothing that was heard at the kitchen table is on it (S9)."""

    GIVEN_BACK = "given_back", _("Cannot be helped here after all")
    SEEKING = "seeking", _("The first talk was held; they look for who fits")
    PROPOSED = "proposed", _("Somebody was asked who may fit")
    MEETING = "meeting", _("Somebody was found who may fit; they get to know each other")
    STARTED = "started", _("Help has begun")
    ENDED = "ended", _("Help has ended")
    URGENT = "urgent", _("Urgent: someone has to ring today")


@history()
class HelpReport(Shared):
    """The organisation's, shared with the municipality that asked: a first name, and the number that a helper chose."""

    request_key = models.UUIDField(_("help request"))
    event = models.CharField(_("what"), max_length=12, choices=ReportedEvent)
    helper = models.CharField(_("first name of the helper"), max_length=60, blank=True)
    helper_telephone = models.CharField(_("number"), max_length=20, blank=True)
    result = models.CharField(_("result"), max_length=12, blank=True)
    reported_at = models.DateTimeField(_("reported at"))
    reported_by = models.BigIntegerField(_("reported by"))
    heard_at = models.DateTimeField(_("heard at"), null=True, blank=True)

    class Meta:
        verbose_name = _("report on a help request")
        verbose_name_plural = _("reports on help requests")
        indexes = (models.Index(fields=("request_key", "reported_at"), name="help_report_by_request"),)
