"""Ports, and processes that end together, come back, or give up with a sentence."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from samenspoor.cli import demo, serve
from samenspoor.cli.errors import UnableToRunCommand
from samenspoor.embedded.server import Server
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
HOLD = """
import argparse, sys, types
from samenspoor import cli
from samenspoor.cli.commands import COMMANDS, Command

held = types.ModuleType("held")
def run(options):
    print("held", flush=True)
    sys.stdin.read()
    return 0
held.run = run
sys.modules["held"] = held
COMMANDS["hold"] = Command(module="held", help="hold", uses_django=False)
sys.exit(cli.main(["hold"]))
"""
PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", sys.argv[1], str(__import__("os").getpid())])
print(child.pid, flush=True)
sys.stdin.read()
"""
CHILD = """
import sys, time
from samenspoor.cli.lifeline import die_with
die_with(int(sys.argv[1]))
time.sleep(60)
"""


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener


def python(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def test_the_next_free_port_is_taken(listener: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = listener.getsockname()[1]
    monkeypatch.setattr(serve, "FIRST_PORT", taken)
    assert taken < serve.choose_port(None) < taken + 100


def test_a_port_that_only_listens_on_ipv6_is_taken_too() -> None:
    with socket.socket(socket.AF_INET6) as listener:
        listener.bind(("::1", 0))
        listener.listen()
        assert not serve.is_free(listener.getsockname()[1])


def test_a_port_that_was_asked_for_is_not_replaced(listener: socket.socket) -> None:
    with pytest.raises(UnableToRunCommand, match="bezet"):
        serve.choose_port(listener.getsockname()[1])


def test_a_child_ends_when_its_parent_is_killed() -> None:
    parent = python("-c", PARENT, CHILD)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    until = time.monotonic() + PATIENCE
    while _lives(child):
        assert time.monotonic() < until
        time.sleep(0.02)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_command_and_the_database(tmp_path: Path, number: int, code: int) -> None:
    command = python("-c", HOLD, SAMENSPOOR_HOME=str(tmp_path), DATABASE_URL="")
    try:
        assert command.stdout is not None
        assert command.stdout.readline() == "held\n"
        assert Server(tmp_path).postmaster() is not None
        command.send_signal(number)
        _, complaint = command.communicate(timeout=PATIENCE)
        assert (command.returncode, complaint) == (code, "")
        assert Server(tmp_path).postmaster() is None
    finally:
        command.kill()
        command.communicate()


@pytest.fixture
def short_lived(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    started: list[subprocess.Popen[bytes]] = []

    def start(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen(arguments))
        return started[-1]

    monkeypatch.setattr(demo, "start", start)
    return started


def test_a_child_that_stops_is_started_again(
    short_lived: list[subprocess.Popen[bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    child = demo.Child("de worker", ["false"])
    short_lived[0].wait()
    child.look_after()
    child.look_after()
    assert len(short_lived) == 2
    assert "de worker is gestopt (code 1) en wordt opnieuw gestart" in capsys.readouterr().err
    short_lived[1].wait()


def test_a_child_that_keeps_stopping_ends_the_demo_with_a_sentence(
    short_lived: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "_TRIES", 2)
    child = demo.Child("de worker", ["false"])
    short_lived[0].wait()
    child.look_after()
    child.look_after()
    short_lived[1].wait()
    with pytest.raises(UnableToRunCommand, match="de worker is 2 keer gestopt"):
        child.look_after()
