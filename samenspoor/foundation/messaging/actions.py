"""A mail is put in the queue by what happens, and sent by the worker: never both in one transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import send_mail
from django.db import transaction
from procrastinate.contrib.django import app

from samenspoor.foundation.audit.states import step
from samenspoor.foundation.messaging.access import can_mail
from samenspoor.foundation.messaging.models import REFUSED, OutgoingMail
from samenspoor.foundation.messaging.states import NEXT, MailStatus
from samenspoor.foundation.organisations.models import Organisation

SEND_MAIL = "send_mail"
PATIENCE = timedelta(days=3)
"""So long a mail server may be away; later than that the message is old news."""


@dataclass(frozen=True, kw_only=True)
class Mail:
    """What goes, to whom; plain text."""

    to: str
    subject: str
    body: str


@transaction.atomic
def queue_mail(organisation: Organisation, mail: Mail, *, key: str, by: int, at: datetime) -> OutgoingMail | None:
    """Put a mail in the queue of this transaction; None when one with this key went before. The job carries ids."""
    queued, is_new = OutgoingMail.objects.get_or_create(
        organisation=organisation,
        key=key,
        defaults={
            "to": mail.to,
            "subject": " ".join(mail.subject.split())[:200],
            "body": mail.body,
            "queued_at": at,
            "queued_by": by,
        },
    )
    if not is_new:
        return None
    app.configure_task(SEND_MAIL).defer(organisation=organisation.pk, user=by, mail=queued.pk)
    return queued


@transaction.atomic
def queue_again(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Put a job aside for each mail that still waits; one that another job sends meanwhile does not go twice."""
    waiting = OutgoingMail.objects.filter(organisation=organisation, status=MailStatus.WAITING)
    ids = list(waiting.filter(queued_at__lt=at - timedelta(minutes=30)).values_list("pk", flat=True))
    for pk in ids:
        app.configure_task(SEND_MAIL).defer(organisation=organisation.pk, user=by, mail=pk)
    return len(ids)


@transaction.atomic
def send_queued(mail: int, *, by: int, at: datetime) -> OutgoingMail:
    """Send one mail that waits; what went wrong stands in the row, and it waits on as long as that may pass."""
    queued = OutgoingMail.objects.select_for_update(of=("self",)).get(pk=mail)
    if queued.status != MailStatus.WAITING:
        return queued
    if not can_mail():
        return _end(queued, MailStatus.GIVEN_UP, problem="no mail server", at=at)
    try:
        send_mail(queued.subject, queued.body, None, [queued.to])
    except SMTPRecipientsRefused:
        return _end(queued, MailStatus.GIVEN_UP, problem=REFUSED, at=at)
    except (SMTPException, OSError) as error:
        if at - queued.queued_at > PATIENCE:
            return _end(queued, MailStatus.GIVEN_UP, problem=type(error).__name__, at=at)
        queued.tries, queued.problem = queued.tries + 1, type(error).__name__
        queued.save(update_fields=["tries", "problem"])
        return queued
    return _end(queued, MailStatus.SENT, problem="", at=at)


def _end(queued: OutgoingMail, status: MailStatus, *, problem: str, at: datetime) -> OutgoingMail:
    step(queued, to=status, following=NEXT)
    queued.body, queued.problem, queued.ended_at, queued.tries = "", problem, at, queued.tries + 1
    queued.save(update_fields=["status", "body", "problem", "ended_at", "tries"])
    return queued
