"""A register with a few people, in a file's shape and behind a server on the loopback that speaks the API."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from samenspoor.connections.brp.fake import FileTransport


def person(bsn: str, surname: str, **fields: Any) -> dict[str, Any]:
    home = {"postcode": "8951AB", "huisnummer": 12, "korteStraatnaam": "Dorpsstraat", "woonplaats": "Waterveen"}
    return {
        "burgerservicenummer": bsn,
        "naam": {"geslachtsnaam": surname, "voornamen": "Anna Maria", "volledigeNaam": f"Anna Maria {surname}"},
        "geboorte": {"datum": {"type": "Datum", "datum": "1980-02-03", "langFormaat": "3 februari 1980"}},
        "gemeenteVanInschrijving": {"code": "9001", "omschrijving": "Waterveen"},
        "verblijfplaats": {"type": "Adres", "verblijfadres": home},
        "nationaliteiten": [{"type": "Nationaliteit"}],
    } | fields


PEOPLE = [
    person("900000004", "Şahin", partners=[{"naam": {"voorvoegsel": "de", "geslachtsnaam": "Vries"}}]),
    person("900000016", "Bos", opschortingBijhouding={"reden": {"code": "O", "omschrijving": "overlijden"}}),
]


@pytest.fixture
def people() -> list[dict[str, Any]]:
    return PEOPLE


class Gateway:
    """What the server does with the next questions, and what it was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.answers: Callable[[BaseHTTPRequestHandler, dict[str, Any]], None] = speak
        self.closing = threading.Event()


def speak(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
    send(handler, FileTransport(PEOPLE).ask(question))


def send(handler: BaseHTTPRequestHandler, answer: Any, *, status: int = 200) -> None:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json; charset=utf-8")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 2  # nothing stays behind when the asker leaves a connection open

        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found.asked.append(question)
            found.headers.append(dict(self.headers))
            found.paths.append(self.path)
            found.answers(self, question)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            # The asker may have been tired of waiting.
            with contextlib.suppress(OSError):
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    found = Gateway(f"http://127.0.0.1:{server.server_port}/haalcentraal/api/brp")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()
