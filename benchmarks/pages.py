"""How long a page takes, for one caseworker and for sixteen at once, from a real server over loopback."""

import http.client
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlencode

from benchmarks.large_town import LargeTown

LOOKS = 40
USERS = 16
SECONDS_BETWEEN = 2
SECONDS = 30
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Caseworker:
    """Someone with a browser that keeps its connection and cookies."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.went_to = ""
        page = self.ask("GET", "/account/login/")
        button = re.search(r'<form[^>]*action="([^"]+)"[^>]*>(?:(?!</form>).)*Samira', page, re.DOTALL)
        if button is None:
            raise RuntimeError("the sign-in page of the demo names nobody")
        self.ask("POST", button[1], csrfmiddlewaretoken=_TOKEN.findall(page)[0])

    def ask(self, method: str, address: str, **values: str | list[str]) -> str:
        """Ask for a page and return it; follows no redirect, and keeps where it leads in `went_to`."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, address, urlencode(values, doseq=True) if values else None, headers)
        response = self.connection.getresponse()
        body = response.read().decode()
        self.went_to = response.headers.get("Location", "")
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if response.status >= 400:
            raise RuntimeError(f"{address} answered {response.status}")
        return body


@contextmanager
def serving(town: LargeTown) -> Iterator[int]:
    """Run the web server; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "samenspoor.cli", "serve", "--port", str(port)],
        env=town.environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if time.monotonic() > until or server.poll() is not None:
                    raise
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def looks(worker: Caseworker) -> dict[str, Callable[[], str]]:
    """The three pages that are measured; the search names a common surname, the dossier stands on top of the list."""
    worklist = worker.ask("GET", "/waterveen/werklijst/")
    dossiers = re.findall(r"/waterveen/meldingen/\d+/", worklist)
    token = _TOKEN.findall(worklist)[0]
    return {
        "worklist": lambda: worker.ask("GET", "/waterveen/werklijst/"),
        "dossier": lambda: worker.ask("GET", dossiers[0]),
        "search": lambda: worker.ask(
            "POST", "/waterveen/werklijst/zoeken/", csrfmiddlewaretoken=token, q="jansen brug"
        ),
    }


def lists(worker: Caseworker) -> dict[str, Callable[[], str]]:
    """The other pages of a caseworker's day, for one user only."""
    addresses = {
        "month": "/waterveen/maand/",
        "call list of nobody": "/waterveen/bellen/?whose=nobody",
        "visits of nobody": "/waterveen/bezoeken/?whose=nobody",
        "today": "/waterveen/vandaag/",
    }
    return {name: partial(worker.ask, "GET", address) for name, address in addresses.items()}


def one_user(port: int) -> dict[str, float]:
    """Median milliseconds per page for one user."""
    worker = Caseworker(port)
    pages = looks(worker) | lists(worker)
    found = {}
    for name, look in pages.items():
        look()
        found[name] = statistics.median(_milliseconds(look) for _ in range(LOOKS))
    return found


def many_users(port: int) -> list[float]:
    """Milliseconds of every look of sixteen users who each look every two seconds, in turn at the three pages."""
    spent: list[float] = []
    workers = [list(looks(Caseworker(port)).values()) for _ in range(USERS)]

    def work(pages: list[Callable[[], str]], start: float) -> None:
        time.sleep(start)
        for number in range(SECONDS // SECONDS_BETWEEN):
            began = time.monotonic()
            spent.append(_milliseconds(pages[number % len(pages)]))
            time.sleep(max(0.0, SECONDS_BETWEEN - (time.monotonic() - began)))

    threads = [
        threading.Thread(target=work, args=(pages, number * SECONDS_BETWEEN / USERS))
        for number, pages in enumerate(workers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return spent


def _milliseconds(look: Callable[[], str]) -> float:
    started = time.monotonic()
    look()
    return (time.monotonic() - started) * 1000
