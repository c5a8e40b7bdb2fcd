"""Several processes share one server; it survives kill -9 and goes when the last of them goes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from samenspoor.embedded import UnableToRunDatabase, running
from samenspoor.embedded.server import Server
from tests.patience import PATIENCE

PARTICIPANT = Path(__file__).parent / "participant.py"
ROOT = Path(__file__).parents[2]


class Participant:
    """A started process that holds the database."""

    def __init__(self, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, PARTICIPANT, home],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    def server(self) -> int:
        """Wait until it has the database and return the server's process number."""
        assert self.process.stdout is not None
        return int(self.process.stdout.readline().split()[1])

    def leave(self) -> None:
        self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == 0

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=PATIENCE)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home"
    if (tmp_path / "home").exists():
        Server(tmp_path / "home").stop()


@pytest.fixture
def participant(home: Path) -> Iterator[Callable[[], Participant]]:
    started: list[Participant] = []

    def start() -> Participant:
        started.append(Participant(home))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.kill()


def is_up(home: Path) -> bool:
    return Server(home).postmaster() is not None


def wait_until_gone(pid: int) -> None:
    until = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes():
        assert time.monotonic() < until
        time.sleep(0.02)


def connect_at_last(url: str) -> psycopg.Connection:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return psycopg.connect(url)
        except psycopg.OperationalError:
            assert time.monotonic() < until
            time.sleep(0.05)


def test_the_last_one_to_leave_stops_the_server(home: Path, participant: Callable[[], Participant]) -> None:
    first, second = participant(), participant()
    assert first.server() == second.server()
    first.leave()
    assert is_up(home)
    second.leave()
    assert not is_up(home)


def test_a_nested_use_in_one_process_does_not_stop_the_server(home: Path) -> None:
    with running(home, durable=False) as outer:
        with running(home, durable=False) as inner:
            assert inner.socket == outer.socket
        with psycopg.connect(outer.url()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not is_up(home)
    assert not outer.socket.exists()


def test_a_server_left_by_a_killed_command_is_used_again_and_stopped(
    home: Path, participant: Callable[[], Participant]
) -> None:
    killed = participant()
    left = killed.server()
    killed.kill()
    assert is_up(home)
    following = participant()
    assert following.server() == left
    following.leave()
    assert not is_up(home)


def test_a_killed_user_does_not_keep_the_server_from_stopping(
    home: Path, participant: Callable[[], Participant]
) -> None:
    killed, staying = participant(), participant()
    assert killed.server() == staying.server()
    killed.kill()
    staying.leave()
    assert not is_up(home)


def test_a_killed_server_comes_back_at_the_same_address_with_what_was_committed(home: Path) -> None:
    with running(home) as cluster:
        owner = cluster.url("samenspoor_owner")
        with psycopg.connect(owner) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        postmaster = Server(home).postmaster()
        assert postmaster is not None
        os.kill(postmaster.pid, signal.SIGKILL)
        wait_until_gone(postmaster.pid)
        with connect_at_last(owner) as connection:
            assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)
    assert not is_up(home)


def test_a_newcomer_after_a_kill_shares_the_address_of_those_who_stayed(
    home: Path, participant: Callable[[], Participant]
) -> None:
    with running(home, durable=False) as cluster:
        postmaster = Server(home).postmaster()
        assert postmaster is not None
        os.kill(postmaster.pid, signal.SIGKILL)
        newcomer = participant()
        assert newcomer.server() != postmaster.pid
        with connect_at_last(cluster.url()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        newcomer.leave()
    assert not is_up(home)


def test_a_number_that_another_program_got_after_a_reboot_is_no_server(home: Path) -> None:
    with running(home, durable=False):
        lines = (home / "postgres" / "postmaster.pid").read_text().splitlines()
    sleeper = subprocess.Popen(["sleep", "60"])
    try:
        lines[0] = str(sleeper.pid)
        (home / "postgres" / "postmaster.pid").write_text("\n".join(lines))
        with running(home, durable=False) as cluster, psycopg.connect(cluster.url()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert sleeper.poll() is None
    finally:
        sleeper.kill()
        sleeper.wait()


def test_a_cleaned_temporary_folder_costs_a_restart_and_no_data(
    home: Path, participant: Callable[[], Participant]
) -> None:
    killed = participant()
    left = killed.server()
    killed.kill()
    postmaster = Server(home).postmaster()
    assert postmaster is not None
    for path in postmaster.socket.iterdir():
        path.unlink()
    postmaster.socket.rmdir()
    following = participant()
    assert following.server() != left
    following.leave()
    assert not is_up(home)


def test_the_interrupt_key_in_the_terminal_does_not_reach_the_server(home: Path) -> None:
    with running(home, durable=False):
        postmaster = Server(home).postmaster()
        assert postmaster is not None
        assert os.getpgid(postmaster.pid) != os.getpgid(0)
        assert os.getsid(postmaster.pid) != os.getsid(0)


def test_the_database_of_another_version_is_refused_with_the_remedy(home: Path) -> None:
    with running(home, durable=False):
        pass
    (home / "postgres" / "PG_VERSION").write_text("13\n")
    with pytest.raises(UnableToRunDatabase, match=r"van PostgreSQL 13.*pg_dumpall"), running(home):
        pass
    (home / "postgres" / "PG_VERSION").write_text("18\n")


def test_a_folder_with_something_else_is_left_alone(home: Path) -> None:
    (home / "postgres").mkdir(parents=True)
    (home / "postgres" / "thesis.txt").write_text("all of it")
    with pytest.raises(UnableToRunDatabase, match="geen map van PostgreSQL"), running(home):
        pass
    assert (home / "postgres" / "thesis.txt").read_text() == "all of it"


def test_a_home_that_cannot_be_made_is_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnableToRunDatabase, match="SAMENSPOOR_HOME"), running(tmp_path / "file" / "home"):
        pass


def test_nothing_listens_on_the_network_and_the_socket_is_private(home: Path) -> None:
    with running(home, durable=False) as cluster, psycopg.connect(cluster.url()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert cluster.socket.stat().st_mode & 0o077 == 0
        assert connection.execute("SHOW fsync").fetchone() == ("off",)
    with running(home) as cluster, psycopg.connect(cluster.url()) as connection:
        assert connection.execute(
            "SELECT current_setting('synchronous_commit'), current_setting('fsync')"
        ).fetchone() == (
            "on",
            "on",
        )
