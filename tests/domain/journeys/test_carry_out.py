"""A bulk action outlives its worker: after kill -9 the next one goes on, and no dossier is done twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from django.utils import timezone

from samenspoor.domain.casework.models import BulkAction, BulkKind, BulkLine, ContactAttempt, Dossier, DossierResident
from samenspoor.domain.journeys.bulk import assign_chosen, choose_dossiers
from samenspoor.domain.linkage.models import Address, Resident
from samenspoor.foundation.accounts.actor import find_actor
from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.workers import is_worker_alive
from tests.fixtures import make_town
from tests.linked_signals import Deliverer
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[3]
MANY = 500
# A worker with quick heartbeats whose act shows when it is done twice: it records a contact attempt.
WORKER = """
import time
import django
django.setup()
from samenspoor.domain.casework.actions.contacts import Approach, record_attempts
from samenspoor.domain.casework.models import BulkKind, ContactKind, ContactResult
from samenspoor.domain.journeys import carry_out
from samenspoor.foundation.jobs import rhythm, workers

rhythm.HEARTBEAT_SECONDS, rhythm.STALLED_SECONDS = 0.2, 1

def ring(assignment, bulk, lines):
    approach = Approach(kind=ContactKind.PHONE, result=ContactResult.NO_ANSWER)
    for line in lines:
        record_attempts(line.dossier, [approach], by=assignment.by, at=assignment.at)
    return {}

carry_out.ACTS[BulkKind.ASSIGN] = ring
workers.work(concurrency=1)
"""


@pytest.fixture
def start_worker(fresh_database):
    started = []

    def start():
        environment = os.environ | {"DATABASE_URL": fresh_database, "PYTHONPATH": str(ROOT)}
        started.append(subprocess.Popen([sys.executable, "-c", WORKER], env=environment))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


def wait_until(condition, *, seconds=PATIENCE):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.02)


def open_many(organisation):
    """Open dossiers beside the one there is, without the road of a file."""
    first = DossierResident.objects.select_related("dossier", "resident").get()
    owner, numbers = {"organisation": organisation}, range(1_000, 999 + MANY)
    places = Address.objects.bulk_create(Address(**owner, postcode="8951AB", house_number=number) for number in numbers)
    people = Resident.objects.bulk_create(Resident(**owner, surname=f"Jansen{number}") for number in numbers)
    same = {"round_id": first.dossier.round_id, "month": first.dossier.month, "opened_at": first.dossier.opened_at}
    dossiers = Dossier.objects.bulk_create(Dossier(**owner, address=place, **same) for place in places)
    DossierResident.objects.bulk_create(
        DossierResident(**owner, dossier=dossier, resident=person)
        for dossier, person in zip(dossiers, people, strict=True)
    )


def test_five_hundred_dossiers_are_each_done_once_though_the_worker_is_killed(
    fresh_database, start_worker, as_organisation, employ, monkeypatch
):
    monkeypatch.setattr(rhythm, "STALLED_SECONDS", 1)
    town = make_town()
    user = employ(town.waterveen, "caseworker")
    Deliverer(town.waterveen, as_organisation)({})
    with as_organisation(town.waterveen, user=user.pk):
        open_many(town.waterveen)
        actor = find_actor(user=user, slug="waterveen", day=timezone.localdate())
        assert actor is not None
        bulk = choose_dossiers(Dossier.objects.all(), kind=BulkKind.ASSIGN, actor=actor, at=timezone.now())
        assign_chosen(bulk, to=user.pk, actor=actor, at=timezone.now())

    def done():
        with as_organisation(town.waterveen):
            return BulkLine.objects.of(bulk).counts().get("done", 0)

    first = start_worker()
    wait_until(lambda: done() > 0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    wait_until(lambda: not is_worker_alive())
    assert 0 < done() < MANY, "the worker was killed half way"
    start_worker()

    def is_ready():
        with as_organisation(town.waterveen):
            return BulkAction.objects.get().status == BulkAction.Status.DONE

    wait_until(is_ready)
    with as_organisation(town.waterveen):
        attempts = Counter(ContactAttempt.objects.values_list("dossier", flat=True))
        assert set(attempts.values()) == {1}
        assert len(attempts) == MANY
        assert BulkLine.objects.of(bulk).counts() == {"done": MANY}
