"""A batch of letters outlives its worker: after kill -9 the next one goes on, and nobody is written to twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from django.utils import timezone

from samenspoor.domain.casework.letter_access import candidates_for
from samenspoor.domain.casework.models import ContactAttempt, Dossier, DossierResident, LetterBatch, LetterKind
from samenspoor.domain.journeys.letters import order_letters
from samenspoor.domain.linkage.models import Address, Resident
from samenspoor.foundation.accounts.actor import find_actor
from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.workers import is_worker_alive
from tests.fixtures import make_town
from tests.linked_signals import Deliverer
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[3]
MANY = 300
WORKER = """
import django
django.setup()
from samenspoor.foundation.jobs import rhythm, workers

rhythm.HEARTBEAT_SECONDS, rhythm.STALLED_SECONDS = 0.2, 1
workers.work(concurrency=1)
"""


@pytest.fixture
def start_worker(fresh_database, tmp_path):
    started = []

    def start():
        environment = os.environ | {
            "DATABASE_URL": fresh_database,
            "PYTHONPATH": str(ROOT),
            "SAMENSPOOR_HOME": str(tmp_path),
        }
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
    """Open dossiers in which a letter will do, without the road of a file."""
    owner, numbers = {"organisation": organisation}, range(1_000, 1_000 + MANY)
    month_round = Dossier.objects.get().round
    month_round.closed_at, month_round.closed_by = timezone.now(), 1
    month_round.save()
    places = Address.objects.bulk_create(
        Address(**owner, street="Dorpsstraat", postcode="8951AB", house_number=number) for number in numbers
    )
    people = Resident.objects.bulk_create(Resident(**owner, surname=f"Jansen{number}") for number in numbers)
    same = {"round": month_round, "month": month_round.month, "opened_at": timezone.now(), "is_letter_only": True}
    dossiers = Dossier.objects.bulk_create(Dossier(**owner, address=place, **same) for place in places)
    DossierResident.objects.bulk_create(
        DossierResident(**owner, dossier=dossier, resident=person)
        for dossier, person in zip(dossiers, people, strict=True)
    )


def test_three_hundred_letters_are_each_written_once_though_the_worker_is_killed(
    fresh_database, start_worker, as_organisation, employ, monkeypatch
):
    monkeypatch.setattr(rhythm, "STALLED_SECONDS", 1)
    town = make_town()
    town.waterveen.telephone = "14 0519"
    with as_organisation(town.waterveen):
        town.waterveen.save()
    user = employ(town.waterveen, "caseworker")
    Deliverer(town.waterveen, as_organisation)({})
    with as_organisation(town.waterveen, user=user.pk):
        open_many(town.waterveen)
        actor = find_actor(user=user, slug="waterveen", day=timezone.localdate())
        assert actor is not None
        found = candidates_for(actor, LetterKind.OFFER, day=timezone.localdate())
        ticked = {each.person.pk for each in found}
        assert len(ticked) == MANY
        [batch] = order_letters(found, kind=LetterKind.OFFER, ticked=ticked, actor=actor, at=timezone.now())

    def written():
        with as_organisation(town.waterveen):
            return batch.letters.written().count()

    first = start_worker()
    wait_until(lambda: written() > 0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    wait_until(lambda: not is_worker_alive())
    assert 0 < written() < MANY, "the worker was killed half way"
    start_worker()

    def is_ready():
        with as_organisation(town.waterveen):
            return LetterBatch.objects.get().status == LetterBatch.Status.DONE

    wait_until(is_ready)
    with as_organisation(town.waterveen):
        assert Counter(Counter(ContactAttempt.objects.values_list("dossier", flat=True)).values()) == {1: MANY}
        assert Path(LetterBatch.objects.get().file).read_bytes().startswith(b"%PDF-")
