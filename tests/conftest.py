"""One embedded PostgreSQL for all tests: the owner migrates a template once, tests run as the application role."""

import importlib
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import django
import pytest

from samenspoor.embedded import APPLICATION_ROLE, OWNER_ROLE, running

_stack = ExitStack()
_home = Path(_stack.enter_context(tempfile.TemporaryDirectory(prefix="samenspoor-tests-")))
_cluster = _stack.enter_context(running(_home))
_cluster.create_database("template_tests")
os.environ |= {
    "SAMENSPOOR_HOME": str(_home),
    "SAMENSPOOR_SECRET_KEY": "tests",
    "SAMENSPOOR_DEMO": "1",
    # Playwright runs an event loop beside the test; the test itself stays in one thread.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
    "DJANGO_SETTINGS_MODULE": "samenspoor.config.settings",
    "DATABASE_URL": _cluster.url(APPLICATION_ROLE, "template_tests"),
    "DATABASE_OWNER_URL": _cluster.url(OWNER_ROLE, "template_tests"),
}
subprocess.run([sys.executable, "-m", "samenspoor.cli", "migrate"], check=True, stderr=subprocess.DEVNULL)
_cluster.create_database("tests", template="template_tests")
os.environ["DATABASE_URL"] = _cluster.url(APPLICATION_ROLE, "tests")
django.setup()
# Which addresses there are is decided as they are loaded: before a test says that this is not the demo.
importlib.import_module("samenspoor.config.urls")

pytest_plugins = ["tests.fixtures", "tests.linked_signals"]
CLUSTER = _cluster


def pytest_unconfigure() -> None:
    """Stop the database and leave nothing behind."""
    _stack.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser last: from its first test on, an event loop runs in this thread, and jobs want their own."""
    items.sort(key=lambda item: "journeys" in item.path.parts and "domain" not in item.path.parts)
