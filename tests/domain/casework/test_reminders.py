"""Reminders of terms: who gets one, with which numbers, once a day, and with no name in the message."""

from datetime import UTC, date, datetime

import pytest

from samenspoor.domain.casework.actions.reminders import forget_reminders, mail_reminder, remind
from samenspoor.domain.casework.models import Dossier, Reminder
from samenspoor.domain.casework.tasks import remind_colleagues

FRIDAY = datetime(2026, 11, 27, 7, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 7, tzinfo=UTC)


@pytest.fixture
def worker(town, employ):
    return employ(town.waterveen, "caseworker")


@pytest.fixture
def due(deliver, town, as_organisation):
    """Dossiers of one worker with these terms; the last of nobody."""

    def make(worker, *days, of_nobody=()):
        deliver(*({"number": str(number)} for number in range(1, len(days) + len(of_nobody) + 1)))
        with as_organisation(town.waterveen):
            dossiers = list(Dossier.objects.order_by("address__house_number"))
            wanted = [(worker, day) for day in days] + [(None, day) for day in of_nobody]
            for dossier, (assigned_to, day) in zip(dossiers, wanted, strict=True):
                Dossier.objects.filter(pk=dossier.pk).update(assigned_to=assigned_to, next_due_on=day)

    return make


def numbers(reminder):
    return reminder.overdue, reminder.today, reminder.soon, reminder.of_nobody


def test_each_colleague_gets_the_numbers_of_the_own_dossiers(town, due, worker, as_organisation):
    due(worker.pk, date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 1),
        of_nobody=[date(2026, 11, 20)])  # fmt: skip
    with as_organisation(town.waterveen):
        first, second = remind(town.waterveen, staff={worker.pk, worker.pk + 1}, by=0, at=FRIDAY)
        assert (first.worker, numbers(first)) == (worker.pk, (1, 1, 1, 1)), "Monday is the next working day"
        assert numbers(second) == (0, 0, 0, 1)


def test_nothing_on_a_free_day_and_nothing_for_who_is_up_to_date(town, due, worker, as_organisation):
    due(worker.pk, date(2026, 12, 3))
    with as_organisation(town.waterveen):
        assert remind(town.waterveen, staff={worker.pk}, by=0, at=FRIDAY) == []
        Dossier.objects.update(next_due_on=date(2026, 11, 20))
        for free in (datetime(2026, 11, 28, 7, tzinfo=UTC), datetime(2027, 5, 5, 7, tzinfo=UTC)):
            assert remind(town.waterveen, staff={worker.pk}, by=0, at=free) == []
        assert len(remind(town.waterveen, staff={worker.pk}, by=0, at=FRIDAY)) == 1


def test_a_second_run_reminds_nobody_twice(town, due, worker, as_organisation, mailoutbox, settings):
    settings.EMAIL_HOST = "mail.example"
    due(worker.pk, date(2026, 11, 20))
    for _time in range(2):
        with as_organisation(town.waterveen):
            for reminder in remind(town.waterveen, staff={worker.pk}, by=0, at=FRIDAY):
                mail_reminder(reminder, by=0, at=FRIDAY)
    assert len(mailoutbox) == 1
    with as_organisation(town.waterveen):
        assert Reminder.objects.count() == 1


def test_the_message_holds_numbers_and_no_word_about_who(town, due, worker, as_organisation, mailoutbox, settings):
    settings.EMAIL_HOST = "mail.example"
    settings.CSRF_TRUSTED_ORIGINS = ["https://samenspoor.waterveen.example"]
    due(worker.pk, date(2026, 11, 20), date(2026, 11, 27))
    with as_organisation(town.waterveen):
        [reminder] = remind(town.waterveen, staff={worker.pk}, by=0, at=FRIDAY)
        assert mail_reminder(reminder, by=0, at=FRIDAY)
    [mail] = mailoutbox
    assert mail.to == [worker.email]
    assert "Te laat: 1" in mail.body
    assert "Loopt vandaag af: 1" in mail.body
    assert "https://samenspoor.waterveen.example/waterveen/werklijst/" in mail.body
    assert not {"Dorpsstraat", "Jansen"} & set(mail.body.split())


def test_without_mail_server_or_with_a_closed_account_no_message_goes(
    town, due, worker, as_organisation, mailoutbox, settings
):
    due(worker.pk, date(2026, 11, 20))
    with as_organisation(town.waterveen):
        [reminder] = remind(town.waterveen, staff={worker.pk}, by=0, at=FRIDAY)
        assert not mail_reminder(reminder, by=0, at=FRIDAY)
        settings.EMAIL_HOST = "mail.example"
        worker.is_active = False
        worker.save()
        assert not mail_reminder(reminder, by=0, at=FRIDAY)
    assert not mailoutbox


def test_what_was_counted_on_earlier_days_is_forgotten(town, due, worker, as_organisation):
    due(worker.pk, date(2026, 11, 20))
    with as_organisation(town.waterveen):
        remind(town.waterveen, staff={worker.pk}, by=0, at=FRIDAY)
        remind(town.waterveen, staff={worker.pk}, by=0, at=MONDAY)
        forget_reminders(town.waterveen, by=0, at=MONDAY)
        assert [reminder.day for reminder in Reminder.objects.all()] == [date(2026, 11, 30)]


def test_the_job_reminds_each_organisation_of_what_it_may_see(town, due, worker, as_organisation, monkeypatch):
    due(worker.pk, date(2026, 11, 20))
    monkeypatch.setattr("samenspoor.foundation.jobs.owned.timezone.now", lambda: FRIDAY)
    remind_colleagues.func(organisation=town.duinrade.pk, user=0)
    remind_colleagues.func(organisation=town.waterveen.pk, user=0)
    with as_organisation(town.waterveen):
        assert [(each.worker, each.overdue) for each in Reminder.objects.all()] == [(worker.pk, 1)]
    with as_organisation(town.duinrade):
        assert not Reminder.objects.exists()
