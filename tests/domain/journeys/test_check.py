"""After a file came in, the people of its open rounds are looked up; a closed round is left alone."""

import json
from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.casework.checking import check_round as check_people
from samenspoor.domain.casework.models import CheckRun, Round
from samenspoor.domain.journeys.check import check_after, check_round
from samenspoor.foundation.jobs.owned import Assignment

AT = datetime(2026, 11, 4, 13, tzinfo=UTC)


def test_the_open_round_of_a_file_is_looked_up_once_at_a_time(deliver, town, as_organisation):
    delivery = deliver({"surname": "Bos"})
    with as_organisation(town.waterveen):
        [run] = check_after(delivery, by=7, at=AT)
        assert check_round(Round.objects.get(), by=7, at=AT) == run
        assert CheckRun.objects.count() == 1
    jobs = ProcrastinateJob.objects.filter(task_name="check_people")
    assert [job.args for job in jobs] == [{"organisation": town.waterveen.pk, "user": 7, "run": run.pk}] * 2


def test_a_second_file_asks_only_about_who_is_new(deliver, town, as_organisation, settings, tmp_path):
    settings.BRP_FILE = tmp_path / "brp.json"
    settings.BRP_FILE.write_text(json.dumps({"personen": []}))

    def look_up(run):
        check_people(run.pk, Assignment(town.waterveen, 7, run.ordered_at + timedelta(minutes=1), "check"))
        with as_organisation(town.waterveen):
            return CheckRun.objects.get(pk=run.pk).done

    for hours, signal in enumerate(({"surname": "Bos"}, {"surname": "Vos", "number": "14"})):
        delivery = deliver(signal)
        with as_organisation(town.waterveen):
            [run] = check_after(delivery, by=7, at=AT + timedelta(hours=hours))
        assert look_up(run) == 1
    with as_organisation(town.waterveen):
        run = check_round(Round.objects.get(), by=7, at=AT + timedelta(hours=3))
    assert look_up(run) == 2, "a caseworker asks again about everyone"


def test_a_closed_round_is_left_alone(deliver, town, as_organisation):
    delivery = deliver({"surname": "Bos"})
    with as_organisation(town.waterveen):
        Round.objects.update(closed_at=AT, closed_by=7)
        assert check_after(delivery, by=7, at=AT) == []
    assert not ProcrastinateJob.objects.exists()
