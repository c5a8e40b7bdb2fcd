"""What runs later of messages: each is sent, tried again while the mail server is away, and its link forgotten."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from samenspoor.foundation.accounts.codes import sweep_codes
from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.owned import Assignment, TryAgain, owned_task
from samenspoor.foundation.messaging.actions import SEND_MAIL, queue_again, send_queued
from samenspoor.foundation.messaging.states import MailStatus
from samenspoor.foundation.organisations.models import Organisation

_BY_ITSELF = 0
_CODES_KEPT = timedelta(days=30)
"""So long a code in a mail that is over still leads to whom to ring."""


@owned_task(name=SEND_MAIL, purpose="send a mail", in_steps=True)
def send(assignment: Assignment, *, mail: int) -> None:
    """Send one mail; the try is written down before the job is given back."""
    with assignment.acting():
        queued = send_queued(mail, by=assignment.by, at=assignment.at)
    if queued.status == MailStatus.WAITING:
        raise TryAgain(queued.problem)


@owned_task(name="send_waiting_mail", purpose="send a mail")
def send_waiting(assignment: Assignment) -> None:
    """Try the mails of one organisation again that still wait."""
    queue_again(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=rhythm.EVERY_HOUR)
@app.task(name="send_waiting_mail_everywhere", queueing_lock="send_waiting_mail_everywhere")
def send_waiting_everywhere(timestamp: int) -> None:
    """Put a task aside for each organisation: no transaction works for two."""
    for organisation in Organisation.objects.all():
        send_waiting.defer(organisation=organisation.pk, user=_BY_ITSELF)


@app.periodic(cron=rhythm.EVERY_NIGHT)
@app.task(name="forget_codes")
def forget_codes(timestamp: int) -> None:
    """Forget the codes in mails that have been over for long, of every organisation at once."""
    sweep_codes(before=timezone.now() - _CODES_KEPT)
