"""Nothing that was deferred is lost: not by kill -9 of a worker, not by a database that is away for a while."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from samenspoor.embedded import Cluster
from samenspoor.foundation.jobs import finishing, rhythm
from samenspoor.foundation.jobs.workers import is_worker_alive, work_off
from samenspoor.foundation.organisations.models import Organisation
from tests.fixtures import close_pool
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[3]
# A worker with quick heartbeats and one task: the first attempt never ends, the next one does.
WORKER = """
import sys, time
import django
django.setup()
from django.db import connection
from pathlib import Path
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from samenspoor.foundation.jobs import rhythm, workers

rhythm.HEARTBEAT_SECONDS, rhythm.STALLED_SECONDS = 0.2, float(sys.argv[2])
notes = Path(sys.argv[1])

@app.task(name="test_twice", retry=RetryStrategy(max_attempts=9, wait=1))
def test_twice():
    with notes.open("a") as file:
        file.write("begun\\n")
    if notes.read_text().count("begun") == 1:
        time.sleep(120)
    with connection.cursor() as cursor, notes.open("a") as file:
        cursor.execute("SELECT 1")
        file.write("done\\n")

@app.task(name="test_through_the_loss", retry=RetryStrategy(max_attempts=9, wait=1))
def test_through_the_loss():
    with notes.open("a") as file:
        file.write("begun\\n")
    with connection.cursor() as cursor:
        for _again in range(10 if notes.read_text().count("begun") == 1 else 1):
            cursor.execute("SELECT pg_sleep(0.5)")
    with notes.open("a") as file:
        file.write("done\\n")

workers.work(concurrency=1)
"""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rhythm, "HEARTBEAT_SECONDS", 0.2)
    monkeypatch.setattr(rhythm, "STALLED_SECONDS", 1)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes"
    path.touch()
    return path


@pytest.fixture
def start_worker(fresh_database: str, notes: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def start(*, stalled_after: float = 1) -> subprocess.Popen[bytes]:
        environment = os.environ | {"DATABASE_URL": fresh_database, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", WORKER, str(notes), str(stalled_after)]
        started.append(subprocess.Popen(command, env=environment))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


def wait_until(condition: Callable[[], object], *, seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.05)


def status(job: int) -> Status:
    return app.job_manager.get_job_status(job)


def test_a_killed_workers_job_is_taken_over_by_another(start_worker, notes, quick):
    job = app.configure_task("test_twice").defer()
    first = start_worker()
    wait_until(lambda: "begun" in notes.read_text())
    assert is_worker_alive()
    first.send_signal(signal.SIGKILL)
    first.wait()
    wait_until(lambda: not is_worker_alive())
    assert status(job) == Status.DOING
    second = start_worker()
    wait_until(lambda: status(job) == Status.SUCCEEDED)
    assert notes.read_text().split() == ["begun", "begun", "done"]
    second.terminate()
    assert second.wait(PATIENCE) == 0
    assert not is_worker_alive()


def test_a_living_worker_finds_the_job_of_a_killed_one_by_itself(start_worker, notes, quick):
    first, second = start_worker(), start_worker()
    wait_until(is_worker_alive)
    job = app.configure_task("test_twice").defer()
    wait_until(lambda: "begun" in notes.read_text())
    first.kill()
    second.kill()
    start_worker(stalled_after=5)  # when it starts, the heartbeats are still fresh
    wait_until(lambda: status(job) == Status.SUCCEEDED)


def test_a_worker_outlives_a_lost_database_and_tries_the_job_again(start_worker, notes, cluster: Cluster):
    job = app.configure_task("test_through_the_loss").defer()
    worker = start_worker()
    wait_until(lambda: "begun" in notes.read_text())
    name = connection.settings_dict["NAME"]
    close_pool()
    with cluster._administrator() as administrator:
        administrator.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        time.sleep(3)
        administrator.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
    wait_until(lambda: status(job) == Status.SUCCEEDED)
    assert worker.poll() is None, "the worker itself stays"


@pytest.fixture
def task() -> Iterator[Callable[..., int]]:
    """Defer a function as a job; forget the task afterwards."""
    names: list[str] = []

    def defer(function: Callable[[], object], **options: Any) -> int:
        names.append(f"test_{function.__name__}")
        app.task(name=names[-1], **options)(function)
        return app.configure_task(names[-1]).defer()

    yield defer
    for name in names:
        del app.tasks[name]


def test_without_worker_a_job_is_seen_through_here(fresh_database, task):
    done: list[str] = []
    looks: list[str] = []
    job = task(_named("quickly", lambda: done.append("done")))
    finishing.see_through(job, timeout=30, meanwhile=lambda: looks.append("look"))
    assert done == ["done"]
    assert looks
    assert not is_worker_alive()


def _named(name: str, function: Callable[[], object]) -> Callable[[], None]:
    def job() -> None:
        function()

    job.__name__ = name
    return job


def test_other_jobs_are_left_once_ours_is_done(fresh_database, task):
    ours = task(_named("ours", lambda: None))
    other = task(_named("other", lambda: None))
    finishing.see_through(ours, timeout=30)
    assert status(other) == Status.TODO
    work_off()
    assert status(other) == Status.SUCCEEDED


def test_whoever_waits_waits_for_the_database_too(fresh_database, task, cluster: Cluster, monkeypatch):
    monkeypatch.setattr(rhythm, "STALLED_SECONDS", 1)
    name, done = connection.settings_dict["NAME"], []

    def takes_a_while() -> None:
        done.append("begun")
        if len(done) > 1:
            return
        time.sleep(1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    def be_away() -> None:
        wait_until(lambda: done)
        with cluster._administrator() as administrator:
            administrator.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
            administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            time.sleep(3)
            administrator.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')

    job = task(takes_a_while, retry=RetryStrategy(max_attempts=9, wait=1))
    away = threading.Thread(target=be_away)
    away.start()
    finishing.see_through(job, timeout=PATIENCE)
    away.join()
    assert status(job) == Status.SUCCEEDED


def test_a_failing_job_is_told(fresh_database, task, caplog):
    def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(finishing.UnableToFinishJob, match="mislukt"):
        finishing.see_through(task(fails), timeout=30)


def test_waiting_ends_when_time_is_up(fresh_database, task, monkeypatch):
    monkeypatch.setattr(finishing, "is_worker_alive", lambda: True)
    with pytest.raises(finishing.UnableToFinishJob, match="niet klaar"):
        finishing.see_through(task(_named("late", lambda: None)), timeout=0.3)


def test_a_job_is_not_seen_through_inside_a_transaction(db):
    with pytest.raises(RuntimeError, match="transaction"):
        finishing.see_through(1, timeout=1)


def test_what_a_job_defers_is_lost_with_its_transaction(fresh_database, task):
    deferred: list[int] = []

    def defers_and_fails() -> None:
        with transaction.atomic():
            Organisation.objects.create(slug="kort", name="Kort", kind=Organisation.Kind.EXECUTING_PARTY)
            deferred.append(app.configure_task("test_never").defer())
            raise ZeroDivisionError

    task(_named("never", lambda: None))
    task(defers_and_fails)
    work_off()
    assert deferred
    assert not Organisation.objects.exists()
    assert app.job_manager.list_jobs(id=deferred[0]) == []


def test_a_stalled_job_is_given_up_in_the_end(fresh_database, start_worker, notes, quick, monkeypatch):
    monkeypatch.setattr("samenspoor.foundation.jobs.stalled.MAXIMUM_ATTEMPTS", 1)
    job = app.configure_task("test_twice").defer()
    first = start_worker()
    wait_until(lambda: "begun" in notes.read_text())
    first.kill()
    wait_until(lambda: not is_worker_alive())
    work_off()
    assert status(job) == Status.FAILED
