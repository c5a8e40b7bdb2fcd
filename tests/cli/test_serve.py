"""The web server as a process: what is too large is refused at the door, and a delivery outlives kill -9 of anyone."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.layout import COLUMNS
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, Delivery
from samenspoor.domain.linkage.models import Link
from samenspoor.embedded.server import Server
from tests.fixtures import close_pool, make_town
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
PAGE = "/waterveen/aanleveringen/"
AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
TWO_GB = (
    f"POST {PAGE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    f"Content-Length: {2 * 1024**3}\r\n\r\n"
).encode()
ROWS = 2_000
VALUES = dict.fromkeys(COLUMNS, "") | {
    "achternaam": "Jong", "postcode": "8951AB", "bedrag": "204,50", "ontstaansdatum": "2026-09-01",
    "signaaldatum": "2026-11-01",
}  # fmt: skip
# A worker of a machine that is not busy, which stores a file in many small chunks.
WORKER = """
import django
django.setup()
from samenspoor.domain.journeys import take_in
from samenspoor.foundation.jobs import rhythm, workers

rhythm.HEARTBEAT_SECONDS, rhythm.STALLED_SECONDS = 0.2, 1
take_in.CHUNK_ROWS = 20
workers.work(concurrency=1)
"""


def wait_until(condition: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.02)


@dataclass
class Site:
    """Processes on one database and one folder of files; whoever is killed may be started again."""

    environment: dict[str, str]
    port: int
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, *arguments], env=self.environment, cwd=ROOT, stdout=subprocess.DEVNULL
        )
        self.started.append(process)
        return process

    def serve(self) -> subprocess.Popen[bytes]:
        server = self.start("-m", "samenspoor.cli", "serve", "--port", str(self.port))
        wait_until(self.answers)
        return server

    def kill(self, server: subprocess.Popen[bytes]) -> None:
        """Kill the web server; the processes that answer for it end a moment later."""
        server.kill()
        server.wait()
        wait_until(lambda: not self.answers())

    def work(self) -> subprocess.Popen[bytes]:
        return self.start("-c", WORKER)

    def answers(self) -> bool:
        try:
            self.connect().close()
        except OSError:
            return False
        return True

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)


@pytest.fixture
def site(fresh_database: str, tmp_path: Path) -> Iterator[Site]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {"DATABASE_URL": fresh_database, "SAMENSPOOR_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    site = Site(os.environ | own, port)
    yield site
    for process in site.started:
        process.kill()
        process.wait()


def test_it_ends_however_often_it_is_told_to(site: Site) -> None:
    server = site.serve()
    for _time in range(20_000):
        server.send_signal(signal.SIGTERM)
    assert server.wait(PATIENCE) in {0, -signal.SIGTERM}, "the latter when Python was already putting things away"


def test_two_gigabytes_are_refused_on_the_announcement_alone_and_hold_nobody_up(site: Site) -> None:
    site.serve()
    senders = [site.connect() for _number in range(16)]
    for sender in senders:
        sender.sendall(TWO_GB)
    page = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    page.request("GET", "/")
    assert page.getresponse().status == 302
    page.close()
    for sender in senders:
        with sender, sender.makefile("rb") as answer:
            told = answer.read().decode()  # ends, because the connection is closed
        assert told.startswith("HTTP/1.1 413 ")
        assert "Dit is te groot" in told


class Caseworker:
    """Someone who is signed in at the served pages, and uploads one file."""

    def __init__(self, site: Site, user: Any, creditor: Creditor) -> None:
        self.site = site
        self.pages = Client()
        self.pages.force_login(user)
        token = "t" * 32
        self.headers = {
            "Cookie": f"sessionid={self.pages.cookies['sessionid'].value}; csrftoken={token}",
            "Content-Type": "multipart/form-data; boundary=x",
        }
        fields = {"csrfmiddlewaretoken": token, "deliverer": f"creditor-{creditor.pk}"}
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in fields.items()
        ]
        rows = [VALUES | {"kenmerk": f"K{number}", "huisnummer": str(number)} for number in range(1, ROWS + 1)]
        content = "\n".join([";".join(COLUMNS), *(";".join(row.values()) for row in rows)])
        upload = f'--x\r\nContent-Disposition: form-data; name="uploads"; filename="signalen.csv"\r\n\r\n{content}\r\n'
        self.body = "".join([*parts, upload, "--x--\r\n"]).encode()

    def begin(self) -> http.client.HTTPConnection:
        """Send half the file."""
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=30)
        connection.putrequest("POST", PAGE)
        for name, value in (self.headers | {"Content-Length": str(len(self.body))}).items():
            connection.putheader(name, value)
        connection.endheaders(self.body[: len(self.body) // 2])
        return connection

    def upload(self) -> str:
        """Send the whole file; returns the address of the delivery's page."""
        connection = self.begin()
        connection.send(self.body[len(self.body) // 2 :])
        answer = connection.getresponse()
        connection.close()
        assert answer.status == 302
        return answer.headers["Location"]


@dataclass
class Delivering:
    """What the caseworker uploads, and what stands in the tables of it."""

    caseworker: Caseworker
    acting: Callable[[], Any]

    def now(self) -> Delivery:
        with self.acting():
            return Delivery.objects.get()

    def is_there(self) -> bool:
        with self.acting():
            return Delivery.objects.exists()

    def is_stored_once(self) -> bool:
        """Every row is there, and none twice."""
        found = self.now()
        with self.acting():
            stored = (ArrearsSignal.objects.count(), Link.objects.count())
        return (found.status, found.new, found.known, *stored) == ("done", ROWS, 0, ROWS, ROWS)


@pytest.fixture
def delivering(site: Site, tmp_path: Path, as_organisation: Any, employ: Any, settings: Any) -> Delivering:
    settings.MEDIA_ROOT = tmp_path / "files"
    town = make_town()
    user = employ(town.waterveen, "caseworker")
    with as_organisation(town.waterveen):
        creditor = Creditor.objects.create(organisation=town.waterveen, code="huur", name="Huur", type="Huur")
        creditor = actions.attest_creditor(creditor, covenant="LCV", by=1, at=AT)
    return Delivering(Caseworker(site, user, creditor), lambda: as_organisation(town.waterveen))


def test_a_delivery_outlives_the_web_server_and_the_worker(site: Site, delivering: Delivering, tmp_path: Path) -> None:
    caseworker = delivering.caseworker
    first = site.serve()
    half = caseworker.begin()
    site.kill(first)
    half.close()
    assert not delivering.is_there()
    assert list((tmp_path / "files").rglob("*")) == [], "half a file is no file"

    second = site.serve()
    page = caseworker.upload()
    site.kill(second)
    assert "Bestand inlezen" in caseworker.pages.get(page).text

    worker = site.work()
    wait_until(lambda: delivering.now().lines_read)
    worker.kill()
    worker.wait()
    assert 0 < delivering.now().lines_read < ROWS, "the worker was killed half way"
    told = caseworker.pages.get(page)
    assert "Bestand inlezen" in told.text
    assert told.context["delivery"].new == delivering.now().new

    site.work()
    wait_until(lambda: not delivering.now().is_under_way)
    assert "Naar de werklijst" in caseworker.pages.get(page).text
    assert delivering.is_stored_once()


def test_a_delivery_outlives_the_database(site: Site, delivering: Delivering) -> None:
    server = Server(Path(os.environ["SAMENSPOOR_HOME"]))
    site.serve()
    page = delivering.caseworker.upload()
    worker = site.work()
    wait_until(lambda: delivering.now().lines_read)
    before = server.postmaster()
    assert before is not None
    os.kill(before.pid, signal.SIGKILL)

    def is_back() -> bool:
        after = server.postmaster()
        return after is not None and after.pid != before.pid and after.is_ready

    wait_until(is_back)
    close_pool()
    assert 0 < delivering.now().lines_read < ROWS, "the database was killed half way"
    wait_until(lambda: not delivering.now().is_under_way)
    assert worker.poll() is None, "the same worker went on"
    assert "Naar de werklijst" in delivering.caseworker.pages.get(page).text
    assert delivering.is_stored_once()
