"""Who uses the server: every process holds a lock that the kernel takes back, even after kill -9.

Two lock files. `gate` is held alone while someone starts or stops the server. `users` is held together by all who
use it; whoever can have it alone is the last, and stops the server.
"""

import fcntl
import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from platformdirs import user_data_path

from samenspoor.embedded.cluster import DATABASE, Cluster
from samenspoor.embedded.errors import UnableToRunDatabase
from samenspoor.embedded.server import Server

_LOG = logging.getLogger(__name__)
_SECONDS_BETWEEN_LOOKS = 1.0


def home_folder() -> Path:
    """Return where database and files stand: SAMENSPOOR_HOME, else the user's data folder."""
    return Path(os.environ.get("SAMENSPOOR_HOME") or user_data_path("samenspoor")).absolute()


@contextmanager
def running(home: Path | None = None, *, durable: bool = True) -> Iterator[Cluster]:
    """Use the server of a home folder: start it or join it, and stop it on leaving if nobody else is left.

    Roles and the database `samenspoor` exist when the block begins. `durable=False` suits test databases only.
    """
    folder = home_folder() if home is None else home.absolute()
    _make(folder)
    server = Server(folder)
    with _lock_file(folder / "postgres.gate") as gate, _lock_file(folder / "postgres.users") as users:
        try:
            with _locked(gate):
                fcntl.flock(users, fcntl.LOCK_SH)
                cluster = Cluster(server.ensure_started(durable=durable))
                cluster.create_roles()
                cluster.ensure_database(DATABASE)
            with _kept_alive(server, folder / "postgres.gate", durable=durable):
                yield cluster
        finally:
            with _locked(gate):
                with suppress(BlockingIOError):
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    server.stop()
                fcntl.flock(users, fcntl.LOCK_UN)


@contextmanager
def _kept_alive(server: Server, gate: Path, *, durable: bool) -> Iterator[None]:
    """Start the server again, at the same address, if it is killed while somebody uses it."""
    left = threading.Event()

    def look() -> None:
        while not left.wait(_SECONDS_BETWEEN_LOOKS):
            if server.postmaster() is None:
                with _lock_file(gate) as descriptor, _locked(descriptor):
                    try:
                        server.ensure_started(durable=durable)
                    except UnableToRunDatabase:
                        _LOG.exception("the database was gone and does not start")

    keeper = threading.Thread(target=look, name="samenspoor-database-keeper", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        left.set()
        keeper.join()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "postgres.users").touch(mode=0o600)
    except OSError as error:
        raise UnableToRunDatabase(
            f"De map {folder} is niet te maken of te beschrijven ({error.strerror}). "
            "Kies met SAMENSPOOR_HOME een map waarin u mag schrijven."
        ) from error


@contextmanager
def _lock_file(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
