"""What is installed is what was looked at: lock files follow what is asked for and name no registry."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ASKED = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
LOCK = (ROOT / "requirements.lock").read_text()
LOCKED = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK, flags=re.MULTILINE))


@pytest.mark.parametrize("asked", ASKED)
def test_every_package_is_locked_at_a_version_that_was_asked_for(asked: str) -> None:
    requirement = Requirement(asked)
    assert requirement.specifier.contains(LOCKED[canonicalize_name(requirement.name)])


def test_every_locked_package_has_a_hash() -> None:
    for entry in re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_every_package_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    for asked in ASKED:
        assert re.search(rf'"{re.escape(asked)}",\s+# \w', text), asked


def test_no_lock_file_names_a_registry() -> None:
    assert "://" not in LOCK
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert all("integrity" in package for name, package in packages.items() if name)


def test_page_assets_are_locked_at_the_pinned_version() -> None:
    asked = json.loads((ROOT / "package.json").read_text())["dependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
