"""Start and stop one PostgreSQL server on one data folder; who may do so when is decided in `sharing`."""

import hashlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from samenspoor.embedded.account import Account, choose_account
from samenspoor.embedded.binaries import Binaries, find_binaries
from samenspoor.embedded.errors import UnableToRunDatabase
from samenspoor.embedded.tuning import server_settings

SUPERUSER = "postgres"
REACHABLE_ROOT = Path("/var/lib/samenspoor")
SOCKET_PREFIX = "samenspoor-"
# Linux allows 107 bytes for a socket's path, macOS 103.
_SOCKET_PATH_LIMIT = 100
_LOG_LIMIT_BYTES = 5_000_000
_START_SECONDS = 600
_STOP_SECONDS = 120


@dataclass(frozen=True, kw_only=True)
class Postmaster:
    """What a running server wrote in its `postmaster.pid`."""

    pid: int
    socket: Path
    is_ready: bool


class Server:
    """The server of one home folder. Its methods are called by one process at a time."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "postgres"
        self.log = home / "postgres.log"
        self.socket_note = home / "postgres.socket"

    def postmaster(self) -> Postmaster | None:
        """Return the living server of this data folder, or None; a stale file or a reused number is no server."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            pid = int(lines[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None
        if not _is_server_of(pid, self.data.resolve()):
            return None
        socket = Path(lines[4]) if len(lines) > 4 else Path()
        return Postmaster(pid=pid, socket=socket, is_ready=len(lines) > 7 and lines[7].strip() == "ready")

    def ensure_started(self, *, durable: bool) -> Path:
        """Return the socket folder of the running server, starting one if needed."""
        postmaster = self.postmaster()
        if postmaster is not None:
            postmaster = self._until_ready(postmaster)
            if (postmaster.socket / ".s.PGSQL.5432").exists():
                return postmaster.socket
            # Someone cleaned the temporary folder away: the server lives but nobody can reach it.
            self.stop()
        return self._start(durable=durable)

    def stop(self) -> None:
        """Stop the server and wait until it is gone; open connections are closed."""
        postmaster = self.postmaster()
        if postmaster is None:
            return
        for how in (signal.SIGINT, signal.SIGQUIT):
            _send(postmaster.pid, how)
            until = time.monotonic() + _STOP_SECONDS
            while time.monotonic() < until:
                if not _is_server_of(postmaster.pid, self.data.resolve()):
                    self._forget_socket()
                    return
                time.sleep(0.02)
        raise UnableToRunDatabase(f"De database (proces {postmaster.pid}) stopt niet. Zie {self.log}.")

    def _until_ready(self, postmaster: Postmaster) -> Postmaster:
        until = time.monotonic() + _START_SECONDS
        while not postmaster.is_ready:
            if time.monotonic() > until:
                raise UnableToRunDatabase(f"De database komt niet op gang. Zie {self.log}.")
            time.sleep(0.05)
            again = self.postmaster()
            if again is None:
                raise UnableToRunDatabase(f"De database is bij het starten gestopt. Zie {self.log}.")
            postmaster = again
        return postmaster

    def _start(self, *, durable: bool) -> Path:
        account = choose_account()
        place = self._reachable_place(account)
        binaries = find_binaries().reachable_by(account, place=place)
        self._prepare_data(account, binaries, place=place)
        self._forget_stale_number()
        socket = self._socket_folder()
        account.take(socket)
        settings = server_settings(socket=socket, durable=durable)
        options = shlex.join(f"--{name}={value}" for name, value in settings.items())
        data = self.data.resolve()
        command: list[str | Path] = [
            *(binaries.program("pg_ctl"), "start", "-w", "-s", "-t", str(_START_SECONDS)),
            *("-D", data, "-p", binaries.program("postgres"), "-o", options),
        ]
        until = time.monotonic() + 20
        while True:
            log_start = self._log_size()
            if self._run(account, command) == 0:
                return socket
            complaint = self._log_since(log_start)
            # After a kill -9 the old server's children need a moment to notice that it is gone.
            if "shared memory block" not in complaint or time.monotonic() > until:
                shutil.rmtree(socket, ignore_errors=True)
                raise UnableToRunDatabase(
                    f"De database start niet. Laatste regels van {self.log}:\n{complaint[-2000:]}"
                )
            time.sleep(0.2)

    def _run(self, account: Account, command: list[str | Path]) -> int:
        process = account.popen(command, log=self.log)
        try:
            return process.wait()
        except BaseException:
            # Interrupted half-way: let it finish, then leave nothing running.
            process.wait(timeout=_START_SECONDS)
            self.stop()
            raise

    def _reachable_place(self, account: Account) -> Path:
        """Return the home folder, or the folder that stands in for it where the account cannot enter it."""
        if account.may("-x", self.home):
            return self.home
        place = REACHABLE_ROOT / hashlib.sha256(str(self.home.resolve()).encode()).hexdigest()[:16]
        try:
            place.mkdir(parents=True, exist_ok=True)
            REACHABLE_ROOT.chmod(0o711)
            place.chmod(0o711)
        except OSError as error:
            raise UnableToRunDatabase(
                f"Een account zonder rechten kan {self.home} niet bereiken en {place} is niet te maken ({error}). "
                "Zet SAMENSPOOR_HOME op een map die iedereen mag binnengaan, of start als gewone gebruiker."
            ) from error
        return place

    def _prepare_data(self, account: Account, binaries: Binaries, *, place: Path) -> None:
        actual = place / "postgres"
        if place != self.home:
            if self.data.is_dir() and not self.data.is_symlink():
                shutil.move(self.data, actual)
            if not self.data.is_symlink():
                self.data.symlink_to(actual)
        else:
            actual = self.data.resolve()
        version = actual / "PG_VERSION"
        if not version.exists():
            self._initialise(account, binaries, actual)
        found = version.read_text().strip()
        if found != binaries.major:
            raise UnableToRunDatabase(
                f"De gegevens in {actual} zijn van PostgreSQL {found}, maar Samenspoor gebruikt nu {binaries.major}. "
                f"Maak met PostgreSQL {found} een kopie (pg_dumpall) en lees die in een lege map in, "
                "of kies met SAMENSPOOR_HOME een andere map."
            )
        if account.owner is None and actual.stat().st_uid != os.geteuid():
            raise UnableToRunDatabase(
                f"De gegevens in {actual} horen bij een ander account. "
                "Start Samenspoor met dat account, of kies met SAMENSPOOR_HOME een andere map."
            )
        account.take(actual)

    def _initialise(self, account: Account, binaries: Binaries, data: Path) -> None:
        # Made beside it and renamed, so that an interruption never leaves half a database.
        unfinished = data.with_name("postgres.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        if data.exists() and any(data.iterdir()):
            raise UnableToRunDatabase(
                f"{data} is geen map van PostgreSQL. Kies met SAMENSPOOR_HOME een andere map, of verplaats deze."
            )
        unfinished.mkdir(mode=0o700)
        account.take(unfinished)
        # The C.UTF-8 of PostgreSQL itself sorts the same on every machine, whatever its system library.
        options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        access = ["--auth-local=trust", "--auth-host=reject", f"--username={SUPERUSER}"]
        log_start = self._log_size()
        process = account.popen([binaries.program("initdb"), "--pgdata", unfinished, *options, *access], log=self.log)
        try:
            code = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        if code != 0:
            raise UnableToRunDatabase(f"De database is niet aan te maken:\n{self._log_since(log_start)[-2000:]}")
        if data.exists():
            data.rmdir()
        unfinished.rename(data)

    def _forget_stale_number(self) -> None:
        """After a reboot the number in `postmaster.pid` may belong to another program; PostgreSQL would refuse."""
        path = self.data / "postmaster.pid"
        try:
            lines = path.read_text().splitlines()
            os.kill(int(lines[0]), 0)
        except (FileNotFoundError, ProcessLookupError):
            return
        except (IndexError, ValueError, PermissionError):
            pass
        path.unlink()

    def _socket_folder(self) -> Path:
        """Return a private folder with a short path; after a crash the same, for those who still have its address."""
        if self.socket_note.exists():
            noted = Path(self.socket_note.read_text())
            if noted.name.startswith(SOCKET_PREFIX) and noted.is_dir() and not noted.stat().st_mode & 0o077:
                for left in noted.iterdir():
                    left.unlink()
                return noted
        parent = tempfile.gettempdir()
        if len(parent) + len(SOCKET_PREFIX) + len("12345678/.s.PGSQL.5432.lock") > _SOCKET_PATH_LIMIT:
            parent = "/tmp"  # noqa: S108 the folder in it is fresh and private
        socket = Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir=parent))
        self.socket_note.write_text(str(socket))
        return socket

    def _forget_socket(self) -> None:
        if self.socket_note.exists():
            noted = Path(self.socket_note.read_text())
            if noted.name.startswith(SOCKET_PREFIX):
                shutil.rmtree(noted, ignore_errors=True)
            self.socket_note.unlink()

    def _log_size(self) -> int:
        if not self.log.exists():
            return 0
        size = self.log.stat().st_size
        if size > _LOG_LIMIT_BYTES:
            os.truncate(self.log, 0)
            return 0
        return size

    def _log_since(self, start: int) -> str:
        with self.log.open("rb") as file:
            file.seek(start)
            return file.read().decode(errors="replace")


def _is_server_of(pid: int, data: Path) -> bool:
    """Answer whether process `pid` is the PostgreSQL server of this data folder. A zombie is not."""
    proc = Path("/proc")
    if (proc / "self").exists():
        try:
            arguments = (proc / str(pid) / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            return False
        return arguments[0].endswith("postgres") and str(data) in arguments
    listing = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return "postgres" in listing.stdout and f"{data} " in listing.stdout


def _send(pid: int, how: signal.Signals) -> None:
    try:
        os.kill(pid, how)
    except ProcessLookupError:
        return
