"""A real web server on a database of its own, and a real browser."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Page, expect

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.models import Creditor
from samenspoor.embedded import APPLICATION_ROLE, Cluster
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic import helping, town
from samenspoor.synthetic.chain import add_chain
from samenspoor.synthetic.files import Run, checked_run
from samenspoor.synthetic.history import live_through
from samenspoor.synthetic.volunteers import add_volunteers
from tests.fixtures import cloned, connected_to
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "how-to" / "pictures"
OTHER_PICTURES = ROOT / "build" / "pictures"
"""Of pages that no document shows: to look at, not to keep."""
expect.set_options(timeout=30_000)  # as long as playwright gives a click: the machine may be busy


@cache
def shown_in_the_manual() -> frozenset[str]:
    """The pictures that a document shows."""
    pages = (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    return frozenset(name for page in pages for name in re.findall(r"pictures/([\w-]+\.png)\)", page.read_text()))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    arguments = ("no-sandbox", "disable-gpu", "disable-background-networking", "disable-component-update",
                 "disable-sync", "no-first-run")  # fmt: skip
    return {"executable_path": os.environ["CHROMIUM"], "args": [f"--{argument}" for argument in arguments]}


Once = Callable[..., str]
"""Called as `once("month_lived", fill, after="founded")`."""


@pytest.fixture(scope="session")
def once(cluster: Cluster, django_db_setup: None, django_db_blocker: Any) -> Once:
    """Fill a database that several tests begin with, the first time it is asked for; returns its name."""

    def make(name: str, fill: Callable[[], object], *, after: str = "template_tests") -> str:
        if not cluster.has_database(name):
            cluster.create_database(name, template=after)
            with django_db_blocker.unblock():
                try:
                    with connected_to(name):
                        fill()
                except BaseException:
                    cluster.drop_database(name)
                    raise
        return name

    return make


@pytest.fixture(scope="session")
def founded(once: Once) -> str:
    """The demo town, without history."""
    return once("founded", lambda: town.prepare(months=0))


@contextmanager
def served(database: str) -> Iterator[str]:
    """Start the web server on a database; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "samenspoor.cli", "serve", "--port", str(port), "--processes", "1"],
        env=os.environ | {"DATABASE_URL": database, "SAMENSPOOR_DEMO": "1"},
        stdout=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert server.poll() is None, "the web server stopped"
                assert time.monotonic() < until, "the web server does not start"
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


@pytest.fixture
def open_site(cluster: Cluster, django_db_blocker: Any) -> Iterator[Callable[[str], str]]:
    """Open the site on a copy of a database, which this process uses too; returns its address."""
    with ExitStack() as until_the_end:
        until_the_end.enter_context(django_db_blocker.unblock())

        def open_(database: str) -> str:
            url = until_the_end.enter_context(cloned(cluster, database))
            return until_the_end.enter_context(served(url))

        yield open_


@pytest.fixture
def site(open_site: Callable[[str], str], founded: str) -> str:
    """The address of the demo town, without history."""
    return open_site(founded)


@pytest.fixture
def worker(site: str, cluster: Cluster) -> Iterator[None]:
    """Does what the website puts aside."""
    process = subprocess.Popen(
        [sys.executable, "-m", "samenspoor.cli", "worker"],
        env=os.environ | {"DATABASE_URL": cluster.url(APPLICATION_ROLE, connection.settings_dict["NAME"])},
        stderr=subprocess.DEVNULL,
    )
    yield
    process.terminate()
    process.wait(PATIENCE)


class Visitor:
    """Looks at pages as a person would: at two widths, with a check of accessibility."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def look(self, name: str) -> None:
        """Refuse violations of WCAG and sideways scrolling at 390 and 1280 px; keep a picture for the manual."""
        self.page.wait_for_load_state()  # a click waits until the next page has begun, which is before it has a root
        for width in (390, 1280):
            self.page.set_viewport_size({"width": width, "height": 900})
            result = Axe().run(self.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
            assert result.violations_count == 0, result.generate_report()
            overflow = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert overflow <= 0, f"{name} scrolls sideways at {width} px"
            if os.environ.get("SAMENSPOOR_PICTURES"):
                file = f"{name}-{width}.png"
                folder = PICTURES if file in shown_in_the_manual() else OTHER_PICTURES
                folder.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=folder / file, full_page=True)

    def sign_in(self, site: str, name: str) -> None:
        """Go on as somebody of the town; whoever was signed in signs off first."""
        leave = self.page.get_by_role("button", name="Afmelden")
        if self.page.url.startswith(site) and leave.count():
            leave.click()
            self.page.get_by_role("heading", name="Aanmelden").wait_for()
        self.page.goto(site)
        self.page.get_by_role("button", name=name).click()
        leave.wait_for()

    def open_from_menu(self, name: str) -> None:
        """Go to a page of the main menu, and wait until it is there."""
        link = self.page.get_by_role("banner").get_by_role("link", name=name, exact=True)
        address = link.get_attribute("href")
        link.click()
        self.page.wait_for_url(f"**{address}")


@pytest.fixture
def visitor(page: Page) -> Visitor:
    return Visitor(page)


@pytest.fixture(scope="session")
def asked(once: Once, founded: str) -> str:
    """The town with its papers, volunteers, and what was asked of them; nothing has been taken up."""
    return once("asked", ask_for_volunteers, after=founded)


@pytest.fixture
def chain(open_site: Callable[[str], str], asked: str) -> str:
    """The address of the town whose organisations have been asked."""
    return open_site(asked)


def ask_for_volunteers() -> None:
    owner, at = Organisation.objects.get(slug="waterveen"), timezone.now()
    with town.acting_in(owner, 1)():
        add_chain(owner, by=1, at=at)
    for slug, count in (("maatjes-waterveen", 10), ("thuisadministratie", 8), ("diaconie", 14)):
        party = Organisation.objects.get(slug=slug)
        with town.acting_in(party, 1)():
            add_volunteers(party, count=count, by=1, at=at)
    with town.acting_in(owner, 1)():
        helping.ask_for_volunteers(owner, by=1, at=at)


@pytest.fixture(scope="session")
def month_lived(once: Once, founded: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The town with one month of signals behind it."""
    return once("month_lived", lambda: live_a_month(240, tmp_path_factory.mktemp("media")), after=founded)


@pytest.fixture
def lived_in(open_site: Callable[[str], str], month_lived: str) -> str:
    """The address of the town with one month behind it."""
    return open_site(month_lived)


def live_a_month(signals: int, media: Path) -> tuple[Organisation, Run]:
    waterveen = Organisation.objects.get(slug="waterveen")
    with acting(organisation=waterveen.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        for creditor in Creditor.objects.all():
            actions.attest_creditor(creditor, covenant="LCV", by=1, at=timezone.now())
    run = checked_run(signals=signals, seed=4, municipality="waterveen", months=2, until=date(2026, 10, 31))
    with override_settings(MEDIA_ROOT=media):
        live_through(waterveen, run, workers=[1], until=datetime(2026, 10, 31, 18, tzinfo=UTC))
    return waterveen, run
