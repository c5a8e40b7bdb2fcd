"""One embedded PostgreSQL per process: the owner migrates a template, tests run as the application role.

It starts with the first test that asks for it. With `-n` every worker has its own, and who leads them has none.
"""

import fcntl
import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import django
import pytest
from django.db import connections
from django.utils import timezone
from hypothesis import settings as hypothesis_settings

from samenspoor.embedded import APPLICATION_ROLE, OWNER_ROLE, Cluster, running
from samenspoor.embedded.server import Server

ROOT = Path(__file__).parents[1]
WORKER = os.environ.get("PYTEST_XDIST_WORKER")
FOLDER = Path(os.environ["SAMENSPOOR_TESTS"] if WORKER else tempfile.mkdtemp(prefix="samenspoor-tests-"))
HOME = FOLDER / (WORKER or "alone")
HOME.mkdir(exist_ok=True)
os.environ |= {
    "SAMENSPOOR_TESTS": str(FOLDER),
    "SAMENSPOOR_HOME": str(HOME),
    "SAMENSPOOR_SECRET_KEY": "tests",
    "SAMENSPOOR_DEMO": "1",
    # Playwright runs an event loop beside the test; the test itself stays in one thread.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
    "DJANGO_SETTINGS_MODULE": "samenspoor.config.settings",
    # Nothing answers here: a test that wants the database asks for it.
    "DATABASE_URL": f"postgresql://{APPLICATION_ROLE}@/tests?host={HOME}",
}
os.environ.pop("DATABASE_OWNER_URL", None)
django.setup()
# Which addresses there are is decided as they are loaded: before a test says that this is not the demo.
importlib.import_module("samenspoor.config.urls")

hypothesis_settings.register_profile("patient", deadline=None)  # a busy machine is no fault of what is tested
hypothesis_settings.load_profile("patient")

pytest_plugins = ["tests.fixtures", "tests.linked_signals", "tests.pairings", "tests.help_requests"]


@pytest.fixture(scope="session")
def cluster(pytestconfig: pytest.Config) -> Iterator[Cluster]:
    """The server, with the database `template_tests` and the tests' own clone of it."""
    _take_migrated(pytestconfig)
    with running(HOME, durable=False) as cluster:
        os.environ["DATABASE_URL"] = cluster.create_database("tests", template="template_tests")
        os.environ["DATABASE_OWNER_URL"] = cluster.url(OWNER_ROLE, "template_tests")
        connections.settings["default"]["HOST"] = str(cluster.socket)
        yield cluster


def _take_migrated(config: pytest.Config) -> None:
    """Put a server's data with all tables into the home folder; tables that were made before only grow."""
    kept = config.cache.mkdir("migrated") if config.cache else FOLDER
    data, note = kept / "tables", kept / "made_from.json"
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made_from = json.loads(note.read_text()) if note.exists() else {}
        sources = _sources_of_tables()
        if made_from and made_from.items() <= sources.items():
            shutil.copytree(data, HOME / "postgres")
        if made_from != sources:
            _migrate()
            note.unlink(missing_ok=True)
            shutil.rmtree(data, ignore_errors=True)
            shutil.copytree((HOME / "postgres").resolve(), data)
            note.write_text(json.dumps(sources))


def _sources_of_tables() -> dict[str, str]:
    """The migrations and what they lean on, each with a checksum: who changes one gets new tables."""
    foundation = ("organisations/policies.py", "organisations/owned.py", "accounts/permissions.py")
    parts = ("samenspoor/**/migrations/*.py", "samenspoor/embedded/*.py", "requirements.lock")
    files = [
        file for part in (*parts, *(f"samenspoor/foundation/{name}" for name in foundation)) for file in ROOT.glob(part)
    ]
    return {str(file.relative_to(ROOT)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _migrate() -> None:
    with running(HOME, durable=False) as cluster:
        if not cluster.has_database("template_tests"):
            cluster.create_database("template_tests")
        own = {
            "DATABASE_URL": cluster.url(APPLICATION_ROLE, "template_tests"),
            "DATABASE_OWNER_URL": cluster.url(OWNER_ROLE, "template_tests"),
        }
        command = [sys.executable, "-m", "samenspoor.cli", "migrate"]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env=os.environ | own)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--clock", type=datetime.fromisoformat, help="run as if it were this moment, 2027-02-28T23:30")


def pytest_configure(config: pytest.Config) -> None:
    """Find the tests that depend on the day: what this process does happens at the moment that `--clock` names."""
    if not WORKER and config.getoption("numprocesses", None):
        # A worker would load the settings by this name at once, with the home folder of whoever leads it.
        os.environ.pop("DJANGO_SETTINGS_MODULE")
    if moment := config.getoption("clock"):
        real, shift = timezone.now, timezone.make_aware(moment) - timezone.now()
        timezone.now = lambda: real() + shift


def pytest_unconfigure() -> None:
    """Leave nothing behind, also of a worker that was killed."""
    if WORKER:
        return
    for home in FOLDER.iterdir():
        Server(home).stop()
    shutil.rmtree(FOLDER)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser last: from its first test on, an event loop runs in this thread, and jobs want their own."""
    items.sort(key=lambda item: "journeys" in item.path.parts and "domain" not in item.path.parts)
    for item in items:
        if _shares_something(item):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def _shares_something(item: pytest.Item) -> bool:
    """Whether a fixture is made once for all tests of this file; then one worker runs them."""
    made: dict[str, Any] = getattr(item, "_fixtureinfo").name2fixturedefs  # noqa: B009
    return any(definition.scope == "module" for found in made.values() for definition in found)
