"""How long 500 dossiers take in one bulk action: from the tap on the button until the bar is full, by a real worker."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.large_town import LargeTown
from benchmarks.pages import Caseworker

MANY = 500
SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_TO_START = 5
LIST = "/waterveen/werklijst/"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_FULL = f"{MANY} van {MANY}"
# In the town: ring at dossiers of one person as often as agreed, without an answer; prints which dossiers.
_RING = """
import sys
from datetime import timedelta
import django
django.setup()
from django.db.models import Count
from django.utils import timezone
from samenspoor.domain.casework.actions.contacts import Approach, record_attempts
from samenspoor.domain.casework.models import ContactKind, ContactResult, Dossier
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation

owner, now = Organisation.objects.get(slug="waterveen"), timezone.now()
ring = Approach(kind=ContactKind.PHONE, result=ContactResult.NO_ANSWER)
with acting(organisation=owner.pk, user=1, purpose="bench", scope=Scope.ORGANISATION):
    calm = Dossier.objects.with_review().filter(organisation=owner, is_crisis=False, is_in_review=False, closed_at=None)
    alone = calm.annotate(count=Count("dossier_residents")).filter(count=1).order_by("-priority", "pk")
    for dossier in alone[: int(sys.argv[1])]:
        for days in (1, 2, 3):
            record_attempts(dossier, [ring], by=1, at=now - timedelta(days=days))
        print(dossier.pk)
"""


def measure(town: LargeTown, port: int) -> Iterator[tuple[str, float]]:
    """Seconds of assigning and of closing; the town's web server listens on the port."""
    for_closing = subprocess.run(
        [sys.executable, "-c", _RING, str(MANY)], env=town.environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout.split()
    worker = Caseworker(port)
    with _working(town):
        page = _choose(worker, for_closing, "assign")
        colleague = re.findall(r'<option value="(\d+)"', worker.ask("GET", page))[0]
        yield "assigning", _through(worker, page, "toewijzen", to=colleague)
        page = _choose(worker, for_closing, "close")
        shown = worker.ask("GET", page)
        outcome = re.findall(r'name="outcome" value="([^"]+)"', shown)[0]
        people = re.findall(r'name="person" value="([^"]+)"', shown)
        if len(people) != MANY:
            raise RuntimeError(f"{len(people)} people can be closed at once, not {MANY}")
        yield "closing", _through(worker, page, "afsluiten", outcome=outcome, person=people)


@contextmanager
def _working(town: LargeTown) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "-m", "samenspoor.cli", "worker"], env=town.environment)
    try:
        time.sleep(SECONDS_TO_START)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _choose(worker: Caseworker, dossiers: list[str], kind: str) -> str:
    """Tick dossiers; returns the page that asks what to do with them."""
    token = _TOKEN.findall(worker.ask("GET", LIST))[0]
    worker.ask("POST", f"{LIST}kiezen/", csrfmiddlewaretoken=token, kind=kind, chosen=dossiers)
    return worker.went_to


def _through(worker: Caseworker, page: str, button: str, **values: str | list[str]) -> float:
    """Press the button and look at the bar until it is full; returns the seconds."""
    token = _TOKEN.findall(worker.ask("GET", page))[0]
    started = time.monotonic()
    worker.ask("POST", f"{page}{button}/", csrfmiddlewaretoken=token, **values)
    while _FULL not in worker.ask("GET", f"{page}voortgang/"):
        time.sleep(SECONDS_BETWEEN_LOOKS)
    return time.monotonic() - started
