"""After a file came in, the people of its open rounds are looked up; a closed round is left alone."""

from datetime import UTC, datetime

from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.casework.models import CheckRun, Round
from samenspoor.domain.journeys.check import check_after, check_round

AT = datetime(2026, 11, 4, 13, tzinfo=UTC)


def test_the_open_round_of_a_file_is_looked_up_once_at_a_time(deliver, town, as_organisation):
    delivery = deliver({"surname": "Bos"})
    with as_organisation(town.waterveen):
        [run] = check_after(delivery, by=7, at=AT)
        assert check_round(Round.objects.get(), by=7, at=AT) == run
        assert CheckRun.objects.count() == 1
    jobs = ProcrastinateJob.objects.filter(task_name="check_people")
    assert [job.args for job in jobs] == [{"organisation": town.waterveen.pk, "user": 7, "run": run.pk}] * 2


def test_a_closed_round_is_left_alone(deliver, town, as_organisation):
    delivery = deliver({"surname": "Bos"})
    with as_organisation(town.waterveen):
        Round.objects.update(closed_at=AT, closed_by=7)
        assert check_after(delivery, by=7, at=AT) == []
    assert not ProcrastinateJob.objects.exists()
