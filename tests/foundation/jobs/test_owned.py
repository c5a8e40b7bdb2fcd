"""An owned job acts for its organisation, and tries again when the database was away."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import OperationalError
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status

from samenspoor.foundation.jobs.owned import PATIENCE, Assignment, TryAgain, owned_task
from samenspoor.foundation.jobs.workers import work_off
from samenspoor.foundation.organisations.acting import NoActingContext, acting_organisation
from samenspoor.foundation.organisations.models import Execution
from tests.fixtures import make_town


@pytest.fixture
def name() -> Iterator[str]:
    yield "test_owned"
    del app.tasks["test_owned"]


def run(organisation, name, **ids) -> Status:
    job = app.configure_task(name).defer(organisation=organisation.pk, user=7, **ids)
    work_off()
    return app.job_manager.get_job_status(job)


def test_the_job_acts_for_its_organisation(fresh_database, name):
    town, seen = make_town(), []

    @owned_task(name=name, purpose="test")
    def look(assignment: Assignment, *, delivery: int) -> None:
        seen.append((acting_organisation(), assignment.by, assignment.at.tzinfo is not None, delivery))
        list(Execution.objects.all())

    assert run(town.waterveen, name, delivery=3) == Status.SUCCEEDED
    assert seen == [(town.waterveen.pk, 7, True, 3)]


def test_a_job_in_steps_opens_its_own_transactions(fresh_database, name):
    town, seen = make_town(), []

    @owned_task(name=name, purpose="test", in_steps=True)
    def walk(assignment: Assignment) -> None:
        with pytest.raises(NoActingContext):
            list(Execution.objects.all())
        for _step in range(2):
            with assignment.acting():
                seen.append(acting_organisation())

    assert run(town.waterveen, name) == Status.SUCCEEDED
    assert seen == [town.waterveen.pk] * 2


@pytest.mark.parametrize("loss", [OperationalError, psycopg.OperationalError, OSError, TryAgain])
def test_a_loss_that_passes_is_tried_again(loss):
    job = Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="x", attempts=0)
    assert PATIENCE.get_retry_decision(exception=loss(), job=job)


def test_a_mistake_is_not_tried_again(fresh_database, name, caplog):
    town = make_town()

    @owned_task(name=name, purpose="test")
    def stumble(assignment: Assignment) -> None:
        raise KeyError

    assert run(town.waterveen, name) == Status.FAILED
