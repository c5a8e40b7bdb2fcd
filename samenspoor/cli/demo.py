"""`samenspoor demo`: database, tables, the synthetic municipality, worker and website with one command."""

import argparse
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from samenspoor.cli.errors import UnableToRunCommand
from samenspoor.cli.lifeline import PARENT
from samenspoor.cli.serve import address, choose_port
from samenspoor.embedded import home_folder
from samenspoor.synthetic.register import FILE as REGISTER
from samenspoor.synthetic.waiting import FOLDER

_SECONDS_TO_START = 120
_SECONDS_TO_STOP = 15
_SECONDS_HEALTHY = 60
_TRIES = 6


class Child:
    """A command that runs beside us and is started again when it stops."""

    def __init__(self, name: str, arguments: Sequence[str]) -> None:
        self.name = name
        self.arguments = arguments
        self.failures = 0
        self.start_again_at: float | None = None
        self._start()

    def _start(self) -> None:
        self.started_at = time.monotonic()
        self.start_again_at = None
        self.process = start(self.arguments)

    def look_after(self) -> None:
        """Start it again if it stopped, after a growing pause; give up when it does not stay up."""
        if self.start_again_at is not None:
            if time.monotonic() >= self.start_again_at:
                self._start()
            return
        code = self.process.poll()
        if code is None:
            return
        self.failures = 1 if time.monotonic() - self.started_at > _SECONDS_HEALTHY else self.failures + 1
        if self.failures >= _TRIES:
            raise UnableToRunCommand(
                f"De demo stopt: {self.name} is {_TRIES} keer gestopt (laatste code {code}). De reden staat hierboven."
            )
        sys.stderr.write(f"Samenspoor: {self.name} is gestopt (code {code}) en wordt opnieuw gestart.\n")
        self.start_again_at = time.monotonic() + 2 ** (self.failures - 1) - 1


def run(options: argparse.Namespace) -> int:
    """Prepare, then keep worker and website running until Ctrl-C or a signal."""
    os.environ["SAMENSPOOR_DEMO"] = "1"
    if not os.environ.get("BRP_URL"):
        os.environ.setdefault("BRP_FILE", str(home_folder() / REGISTER))
    children: list[Child] = []
    try:
        with _alone():
            _finish(["migrate", "--if-needed"], "De tabellen konden niet worden bijgewerkt.")
            people = _finish(
                ["prepare-town", "--months", str(options.months)], "De oefengemeente kon niet worden gemaakt."
            )
        if options.prepare_only:
            return 0
        port = choose_port(options.port)
        children.append(Child("de worker", ["worker"]))
        children.append(Child("de website", ["serve", "--port", str(port)]))
        _wait_for_website(port, children)
        _welcome(port, people)
        while True:
            time.sleep(0.5)
            for child in children:
                child.look_after()
    except (KeyboardInterrupt, SystemExit):
        sys.stderr.write("\nSamenspoor stopt.\n")
        return 0 if children else 130
    finally:
        _stop([child.process for child in children])


def start(arguments: Sequence[str], *, output: int | None = None) -> subprocess.Popen[bytes]:
    """Start a command that ends with us, in a group of its own: Ctrl-C reaches us alone, and we stop it in order."""
    return subprocess.Popen(
        [sys.executable, "-m", "samenspoor.cli", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr if output is None else output,
        env=os.environ | {PARENT: str(os.getpid())},
        process_group=0,
    )


def _finish(arguments: Sequence[str], complaint: str) -> list[str]:
    """Run a command to its end and return the lines it printed."""
    process = start(arguments, output=subprocess.PIPE)
    try:
        printed, _ = process.communicate()
    except BaseException:
        _stop([process])
        raise
    if process.returncode != 0:
        raise UnableToRunCommand(f"{complaint} De reden staat hierboven.")
    return printed.decode().splitlines()


def _stop(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    # From here on nothing may come between, or something stays behind.
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    for process in processes:
        process.terminate()
    until = time.monotonic() + _SECONDS_TO_STOP
    for process in processes:
        try:
            process.wait(max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for number, handler in before.items():
        signal.signal(number, handler)


@contextmanager
def _alone() -> Iterator[None]:
    """Two demos on one home folder prepare it one after the other."""
    with (home_folder() / "demo.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _wait_for_website(port: int, children: Sequence[Child]) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    while True:
        for child in children:
            child.look_after()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return
        except OSError:
            if time.monotonic() > until:
                raise UnableToRunCommand("De website komt niet op gang. De reden staat hierboven.") from None
            time.sleep(0.1)


def _welcome(port: int, people: Sequence[str]) -> None:
    lines = (
        "",
        f"  Samenspoor draait op {address('127.0.0.1', port)}",
        "",
        "  De inlogpagina toont de mensen van Waterveen en Duinrade; één klik meldt je aan.",
        *(f"    {line}" for line in people),
        "  Alle gegevens zijn verzonnen. Bestanden om zelf aan te leveren staan in",
        f"    {home_folder() / FOLDER}",
        "",
        "  Stoppen: Ctrl-C.",
        "",
    )
    print("\n".join(lines), flush=True)
