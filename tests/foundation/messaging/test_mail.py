"""A mail goes once, is tried again while the server is away, and says nothing more once it went."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.foundation.messaging import actions
from samenspoor.foundation.messaging.actions import Mail, queue_again, queue_mail, send_queued
from samenspoor.foundation.messaging.models import OutgoingMail

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
WHO: Any = {"by": 7, "at": AT}
MAIL = Mail(to="fenna@maatjes.example", subject="Papier\neindigt", body="Geheime link")


@pytest.fixture
def waterveen(town, as_organisation):
    with as_organisation(town.waterveen):
        yield town.waterveen


@pytest.fixture
def queued(waterveen):
    return queue_mail(waterveen, MAIL, key="ending-1", **WHO)


def test_a_mail_goes_once_and_then_says_nothing_more(waterveen, queued):
    assert queue_mail(waterveen, MAIL, key="ending-1", **WHO) is None
    for _time in range(2):
        send_queued(queued.pk, **WHO)
    assert [(sent.to, sent.subject, sent.body) for sent in mail.outbox] == [
        (["fenna@maatjes.example"], "Papier eindigt", "Geheime link")
    ]
    assert OutgoingMail.objects.values_list("status", "body", "tries").get() == ("sent", "", 1)


def test_the_job_carries_ids_only(queued):
    assert set(ProcrastinateJob.objects.get(task_name="send_mail").args) == {"organisation", "user", "mail"}


def test_while_the_server_is_away_it_waits_and_after_three_days_it_is_given_up(monkeypatch, waterveen, queued):
    def away(*_arguments: object) -> None:
        raise SMTPServerDisconnected

    monkeypatch.setattr(actions, "send_mail", away)
    assert send_queued(queued.pk, **WHO).status == "waiting"
    assert OutgoingMail.objects.values_list("tries", "problem").get() == (1, "SMTPServerDisconnected")
    assert queue_again(waterveen, by=7, at=AT + timedelta(hours=1)) == 1
    send_queued(queued.pk, by=7, at=AT + timedelta(days=4))
    assert OutgoingMail.objects.values_list("status", "body").get() == ("given_up", "")
    assert queue_again(waterveen, by=7, at=AT + timedelta(days=4)) == 0


def test_an_address_that_is_refused_is_not_tried_again(monkeypatch, queued):
    def refused(*_arguments: object) -> None:
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr(actions, "send_mail", refused)
    assert send_queued(queued.pk, **WHO).status == "given_up"


def test_without_a_mail_server_nothing_goes_and_nothing_waits(settings, queued):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert send_queued(queued.pk, **WHO).problem == "no mail server"
    assert mail.outbox == []


def test_another_organisation_reads_no_mail(town, as_organisation):
    with as_organisation(town.waterveen):
        queue_mail(town.waterveen, MAIL, key="ending-1", **WHO)
    with as_organisation(town.duinrade):
        assert not OutgoingMail.objects.exists()
