"""Someone else who acts at the same moment, for tests on a database of their own."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection

from tests.patience import PATIENCE


class Colleague:
    """Someone else, in a transaction of their own."""

    def __init__(self, context: Callable[[], Any], act: Callable[[], Any]) -> None:
        self.context, self.act = context, act
        self.fault: Exception | None = None
        self.backend = 0
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        try:
            with self.context():
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_backend_pid()")
                    (self.backend,) = cursor.fetchone()
                self.act()
        except Exception as fault:  # noqa: BLE001 - told to the test
            self.fault = fault
        finally:
            connection.close()

    def waits_or_is_ready(self) -> None:
        """Return once this colleague waits for a lock, or has nothing left to do."""
        until = time.monotonic() + PATIENCE
        while self.thread.is_alive():
            with connection.cursor() as cursor:
                cursor.execute("SELECT FROM pg_locks WHERE pid = %s AND NOT granted", [self.backend])
                if cursor.fetchone() is not None:
                    return
            assert time.monotonic() < until
            time.sleep(0.01)

    def ends(self) -> Exception | None:
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()
        return self.fault
