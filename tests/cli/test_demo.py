"""The demo as a person sees it: it starts, survives what machines do, and leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from samenspoor.embedded.server import Server
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]


class Demo:
    """A running `samenspoor demo`."""

    def __init__(self, home: Path) -> None:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("DATABASE_")}
        self.complaints = (home / "demo.err").open("a")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "samenspoor.cli", "demo", "--months", "0"],
            stdout=subprocess.PIPE,
            stderr=self.complaints,
            text=True,
            cwd=ROOT,
            env=environment | {"SAMENSPOOR_HOME": str(home)},
            process_group=0,
        )

    def welcome(self) -> str:
        """Wait until it says where it is, and return all that it says."""
        assert self.process.stdout is not None
        lines: list[str] = []
        for line in self.process.stdout:
            lines.append(line)
            if "Ctrl-C" in line:
                break
        self.address = re.search(r"http://localhost:\d+", "".join(lines))[0]  # type: ignore[index]
        return "".join(lines)

    def children(self) -> list[int]:
        return descendants(self.process.pid)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=PATIENCE)
        self.complaints.close()
        return self.process.returncode

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()
        self.complaints.close()


def descendants(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        own = [int(child) for child in path.read_text().split()]
    except FileNotFoundError:
        return []
    return own + [further for child in own for further in descendants(child)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""
    except FileNotFoundError:
        return False


def until_gone(pids: list[int]) -> None:
    until = time.monotonic() + PATIENCE
    while any(alive(pid) for pid in pids):
        assert time.monotonic() < until
        time.sleep(0.05)


def sign_in_page(address: str) -> str:
    """Fetch the first page, patiently: something may just be starting again."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as response:
                return response.read().decode()
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < until
            time.sleep(0.1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("demo")
    yield home
    Server(home).stop()


@pytest.fixture
def demo(home: Path) -> Iterator[Demo]:
    demo = Demo(home)
    yield demo
    if demo.process.poll() is None:
        demo.stop()


def test_it_says_where_it_is_and_who_can_sign_in_and_stops_everything(home: Path, demo: Demo) -> None:
    welcome = demo.welcome()
    assert "Samira el Idrissi, medewerker vroegsignalering" in welcome
    assert "Samira el Idrissi" in sign_in_page(demo.address)
    children = demo.children()
    assert len(children) >= 4, "worker, web server and its two processes"
    assert demo.stop() == 0
    until_gone(children)
    assert Server(home).postmaster() is None


def test_after_kill_9_nothing_but_the_database_lives_and_the_next_demo_uses_that(home: Path, demo: Demo) -> None:
    demo.welcome()
    children = demo.children()
    demo.kill()
    until_gone(children)
    left = Server(home).postmaster()
    assert left is not None
    following = Demo(home)
    try:
        following.welcome()
        assert Server(home).postmaster() == left
        assert "Samira" in sign_in_page(following.address)
    finally:
        assert following.stop() == 0
    assert Server(home).postmaster() is None


def test_two_demos_share_the_database_and_take_two_ports(home: Path, demo: Demo) -> None:
    second = Demo(home)
    try:
        demo.welcome()
        second.welcome()
        assert demo.address != second.address
        assert demo.stop() == 0
        assert "Samira" in sign_in_page(second.address)
    finally:
        assert second.stop() == 0
    assert Server(home).postmaster() is None


def test_web_server_and_database_come_back_after_kill_9(home: Path, demo: Demo) -> None:
    demo.welcome()
    postmaster = Server(home).postmaster()
    assert postmaster is not None
    web = next(pid for pid in demo.children() if "serve" in Path(f"/proc/{pid}/cmdline").read_text().split("\0"))
    os.kill(postmaster.pid, signal.SIGKILL)
    os.kill(web, signal.SIGKILL)
    until_gone([postmaster.pid, web])
    assert "Samira" in sign_in_page(demo.address)
    assert demo.stop() == 0
