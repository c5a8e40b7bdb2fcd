"""As root the server runs as someone without rights, by a user namespace or, where that is forbidden, by a copy."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from samenspoor.embedded import account, running, server
from samenspoor.embedded.account import Account, unprivileged_account
from samenspoor.embedded.binaries import Binaries, find_binaries
from samenspoor.embedded.server import Server

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account")


@pytest.fixture
def reachable_root(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="samenspoor-test-"))
    monkeypatch.setattr(server, "REACHABLE_ROOT", folder)
    yield folder
    shutil.rmtree(folder)


def owner_of_server(home: Path) -> int:
    postmaster = Server(home).postmaster()
    assert postmaster is not None
    return Path(f"/proc/{postmaster.pid}").stat().st_uid


def test_an_ordinary_user_runs_it_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1234)
    assert account.choose_account() == Account()


@only_root
def test_without_user_namespaces_root_runs_it_as_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reachable_root: Path
) -> None:
    monkeypatch.setattr(account, "namespace_account", lambda: None)
    home = tmp_path / "home"
    for _ in range(2):
        with running(home, durable=False) as cluster:
            assert owner_of_server(home) == unprivileged_account().uid
            with psycopg.connect(cluster.url("samenspoor_owner")) as connection:
                connection.execute("CREATE TABLE IF NOT EXISTS seen (id int)")
                connection.execute("INSERT INTO seen VALUES (1)")
        assert Server(home).postmaster() is None
    assert (home / "postgres").resolve().is_relative_to(reachable_root)
    assert tmp_path.stat().st_mode & 0o077 == 0, "no parent folder is opened up"


@only_root
def test_programs_that_nobody_can_reach_are_copied_with_their_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reachable_root: Path
) -> None:
    package = find_binaries().folder.parent
    closed = tmp_path / "closed"
    for folder in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, closed / folder.name, symlinks=True)
    hidden = Binaries(folder=closed / package.name / find_binaries().folder.name, major=find_binaries().major)
    monkeypatch.setattr(account, "namespace_account", lambda: None)
    monkeypatch.setattr(server, "find_binaries", lambda: hidden)
    home = tmp_path / "home"
    with running(home, durable=False) as cluster, psycopg.connect(cluster.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        postmaster = Server(home).postmaster()
        assert postmaster is not None
        program = Path(f"/proc/{postmaster.pid}/exe").resolve()
        assert program.is_relative_to(reachable_root)


@only_root
def test_data_moves_along_when_user_namespaces_become_forbidden_and_allowed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reachable_root: Path
) -> None:
    home = tmp_path / "home"
    with running(home, durable=False) as cluster, psycopg.connect(cluster.url("samenspoor_owner")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    with monkeypatch.context() as patch:
        patch.setattr(account, "namespace_account", lambda: None)
        with running(home, durable=False) as cluster, psycopg.connect(cluster.url("samenspoor_owner")) as connection:
            assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)
    with running(home, durable=False) as cluster, psycopg.connect(cluster.url("samenspoor_owner")) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)
