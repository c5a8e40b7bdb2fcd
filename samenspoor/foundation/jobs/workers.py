"""Workers: is there one, be one, and do the waiting jobs here when there is none."""

import asyncio
import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg
from django.db.models.functions import Now
from procrastinate.connector import BaseConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateWorker
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.middleware import WorkerMiddleware
from procrastinate.psycopg_connector import PsycopgConnector

from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.stalled import retry_stalled

# A job that is cut off goes on from its last finished step when it is tried again.
SECONDS_TO_FINISH = 10
SECONDS_BEFORE_ANOTHER_TRY = 1

logger = logging.getLogger(__name__)


def is_worker_alive() -> bool:
    """Answer whether some process works on jobs at this moment."""
    since = Now() - timedelta(seconds=rhythm.STALLED_SECONDS)
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=since).exists()


def work(*, concurrency: int) -> None:
    """Work on jobs until SIGTERM or SIGINT, also through a time without database."""

    async def until_signalled() -> None:
        stop = asyncio.Event()
        with _set_by_signals(stop):
            await keep_working(stop, concurrency=concurrency)

    asyncio.run(until_signalled())


def work_off() -> None:
    """Do the jobs that wait, those of killed workers first, and return when none is left."""
    asyncio.run(_shift(concurrency=1, wait=False))


async def keep_working(
    stop: asyncio.Event, *, concurrency: int = 1, middleware: tuple[WorkerMiddleware, ...] = ()
) -> None:
    """Work until `stop` is set. When the database is lost, try again until it is back."""
    while not stop.is_set():
        shift = asyncio.create_task(_shift(concurrency=concurrency, middleware=middleware))
        asked = asyncio.create_task(stop.wait())
        await asyncio.wait({shift, asked}, return_when=asyncio.FIRST_COMPLETED)
        asked.cancel()
        # A worker that is cancelled lets its jobs finish first.
        shift.cancel()
        try:
            await shift
        except asyncio.CancelledError:
            if not stop.is_set():
                raise
        except (ConnectorException, psycopg.Error) as error:
            logger.warning("the worker lost its database and tries again: %s", error)
        if not stop.is_set():
            await asyncio.sleep(SECONDS_BEFORE_ANOTHER_TRY)


async def _shift(*, concurrency: int, middleware: tuple[WorkerMiddleware, ...] = (), wait: bool = True) -> None:
    """Work on one pool of connections: until cancelled, until the database is lost, or until no job waits."""
    connector = _WorkerConnector(app.connector.get_sync_connector(), kwargs=connector_params())
    with app.replace_connector(connector):
        async with app.open_async():
            await retry_stalled()
            await app.run_worker_async(
                concurrency=concurrency,
                wait=wait,
                shutdown_graceful_timeout=SECONDS_TO_FINISH,
                install_signal_handlers=False,
                update_heartbeat_interval=rhythm.HEARTBEAT_SECONDS,
                stalled_worker_timeout=rhythm.STALLED_SECONDS,
                worker_middleware=list(middleware),
            )


class _WorkerConnector(PsycopgConnector):
    """The worker's own pool; but what a job defers goes through Django's connection, inside the job's transaction."""

    def __init__(self, connector_of_jobs: BaseConnector, **parameters: Any) -> None:
        super().__init__(**parameters)
        self.connector_of_jobs = connector_of_jobs

    def get_sync_connector(self) -> BaseConnector:
        return self.connector_of_jobs


@contextmanager
def _set_by_signals(stop: asyncio.Event) -> Iterator[None]:
    loop, numbers = asyncio.get_running_loop(), (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in numbers}
    for number in numbers:
        loop.add_signal_handler(number, stop.set)
    try:
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)
