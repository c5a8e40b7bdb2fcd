"""A mail that waits, went, or was given up."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.messaging.states import MailStatus
from samenspoor.foundation.organisations.owned import Owned

REFUSED = "refused"
"""The problem of an address that takes no mail."""


class OutgoingMail(Owned):
    """One mail in plain text; `key` is what it is about, so that nobody gets it twice.

    What it said goes the moment that it does: a mail may hold a link that opens something.
    """

    Status = MailStatus

    key = models.CharField(_("about"), max_length=120)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), max_length=10_000, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=MailStatus, default=MailStatus.WAITING)
    queued_at = models.DateTimeField(_("queued at"))
    queued_by = models.BigIntegerField(_("queued by"))
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    ended_at = models.DateTimeField(_("sent or given up at"), null=True, blank=True)
    problem = models.CharField(_("what went wrong"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "key"), name="mail_once_by_key"),
            models.CheckConstraint(
                name="mail_keeps_its_text_while_it_waits",
                condition=models.Q(status="waiting", ended_at=None) & ~models.Q(body="")
                | ~models.Q(status="waiting") & models.Q(body="", ended_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("organisation", "queued_at"), condition=models.Q(status="waiting"), name="mail_waits"),
        )
