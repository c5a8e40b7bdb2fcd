"""`samenspoor serve`: the website. It may run several times against one database."""

import argparse
import errno
import gc
import importlib
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from samenspoor.cli.errors import UnableToRunCommand
from samenspoor.cli.lifeline import die_with
from samenspoor.cli.role import refuse_powerful_role

FIRST_PORT = 8000
_PORTS_TO_TRY = 100
# Measured: on two cores, two processes of four threads answer most requests.
_THREADS = 4
_OBJECTS_BEFORE_COLLECTING = 20_000


class WebServer(MPServer):
    """Granian that ends however often it is told to.

    Granian sets an Event in its signal handler. A second signal in the middle of that waits for a lock that its own
    thread holds, and the server never ends. A process that loses its parent gets two at once easily.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._told_to_stop: SimpleQueue[None] = SimpleQueue()
        threading.Thread(target=self._stop_when_told, daemon=True).start()

    def signal_handler_interrupt(self, *_signal: object) -> None:
        """Pass the signal on to a thread: of all that waits, only this queue may be used in a signal handler."""
        self._told_to_stop.put(None)

    def _stop_when_told(self) -> None:
        self._told_to_stop.get()
        super().signal_handler_interrupt()


def run(options: argparse.Namespace) -> int:
    """Serve until a signal says stop."""
    refuse_powerful_role(os.environ["DATABASE_URL"])
    if not (static_folder() / "staticfiles.json").exists():
        raise UnableToRunCommand(f"De stijlen en lettertypen ontbreken in {static_folder()}. Draai 'make install'.")
    port = choose_port(options.port)
    # Fresh processes inherit neither locks nor threads of this one.
    multiprocessing.set_start_method("spawn", force=True)
    server = WebServer(
        "samenspoor.config.wsgi:application",
        address=options.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=options.processes,
        blocking_threads=_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        websockets=False,
        log_level=LogLevels.warning,
    )
    sys.stderr.write(f"De website luistert op {address(options.host, port)}\n")
    server.serve(target_loader=load_application, wrap_loader=False)
    return 0


def load_application() -> Callable[..., Any]:
    """Load Django in a process of the web server, which ends with the server."""
    die_with(os.getppid(), how=signal.SIGKILL)
    application: Callable[..., Any] = importlib.import_module("samenspoor.config.wsgi").application
    # What was loaded stays for as long as the process: looking it over in the middle of a page is time lost.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING, 20, 20)
    return application


def static_folder() -> Path:
    """Return where `make install` puts what pages need; the settings say the same."""
    return Path(os.environ.get("SAMENSPOOR_STATIC") or Path(__file__).parents[2] / "build" / "static")


def address(host: str, port: int) -> str:
    """Return what a person types in the browser."""
    return f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0', '::'} else host}:{port}"  # noqa: S104


def choose_port(wanted: int | None) -> int:
    """Return the port that was asked for, or 8000 or the next free one; raise if it is taken."""
    if wanted is not None:
        if not is_free(wanted):
            raise UnableToRunCommand(f"Poort {wanted} is bezet. Kies een andere met --port, of laat --port weg.")
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + _PORTS_TO_TRY):
        if is_free(port):
            return port
    raise UnableToRunCommand(f"Geen vrije poort van {FIRST_PORT} af. Kies er zelf een met --port.")


def is_free(port: int) -> bool:
    """Answer whether nobody listens on the port of this machine, by IPv4 or IPv6: `localhost` may mean either."""
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((host, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
    return True
