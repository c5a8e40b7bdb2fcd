"""See a job through: wait for the workers, or do its work in this process when none of them lives."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.job_context import JobContext
from procrastinate.jobs import Status
from procrastinate.worker import Worker

from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.workers import is_worker_alive, keep_working

POLL_SECONDS = 0.1
Answer = TypeVar("Answer")
_ENDED_BADLY = {Status.FAILED, Status.CANCELLED, Status.ABORTED}


class UnableToFinishJob(Exception):
    """The job did not come to a good end; the message says what happened."""


def see_through(job: int, *, timeout: float, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Return once the deferred job has succeeded; `timeout` in seconds, `meanwhile` is called while it runs.

    Not inside a transaction: nobody else would see the job. Raises UnableToFinishJob when the job fails, and when time
    is up, or when the database stays away: then a job that runs in this process ends its work first, and one in a
    worker goes on.
    """
    if connection.in_atomic_block:
        raise RuntimeError("a job cannot be seen through before the transaction that deferred it has ended")
    until, hand = time.monotonic() + timeout, None
    try:
        while (status := _patiently(lambda: app.job_manager.get_job_status(job))) != Status.SUCCEEDED:
            if status in _ENDED_BADLY:
                raise UnableToFinishJob(_("The job failed. The log says why; tell the administrator."))
            if time.monotonic() > until:
                raise UnableToFinishJob(
                    _("The job was not ready within %(seconds)s seconds. It goes on when a worker runs.")
                    % {"seconds": timeout}
                )
            if hand is None and not _patiently(is_worker_alive):
                hand = HelpingHand(job)
                hand.start()
            if hand is not None and hand.fault is not None:
                raise hand.fault
            _patiently(meanwhile)
            time.sleep(POLL_SECONDS)
    finally:
        if hand is not None:
            hand.stop()


def _patiently(ask: Callable[[], Answer]) -> Answer:
    """Ask the database, and once more as long as it is gone."""
    until = time.monotonic() + rhythm.LOST_SECONDS
    while True:
        try:
            return ask()
        except (ConnectorException, OperationalError, InterfaceError) as error:
            connection.close()
            if time.monotonic() > until:
                raise UnableToFinishJob(
                    _("The database is gone. What was stored is kept: start the database and do this once more.")
                ) from error
            time.sleep(POLL_SECONDS)


class HelpingHand(threading.Thread):
    """A worker in this process that works off the queue until one job has succeeded, and then stops."""

    def __init__(self, job: int) -> None:
        super().__init__(name=f"works off job {job}")
        self.job = job
        self.is_ready = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.asked: asyncio.Event | None = None
        self.fault: BaseException | None = None

    def run(self) -> None:
        """Work, with a loop of its own."""

        async def until_asked() -> None:
            self.loop, self.asked = asyncio.get_running_loop(), asyncio.Event()
            self.is_ready.set()
            await keep_working(self.asked, middleware=(self._stop_after_the_job,))

        try:
            asyncio.run(until_asked())
        except BaseException as fault:  # noqa: BLE001 - raised again in the thread that waits
            self.fault = fault

    def stop(self) -> None:
        """Let the running job end, take no other one, and wait for that."""
        self.is_ready.wait()
        if self.loop is not None and self.asked is not None and self.is_alive():
            self.loop.call_soon_threadsafe(self.asked.set)
        self.join()

    async def _stop_after_the_job(
        self, call_next: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker
    ) -> Any:
        result = await call_next()
        if context.job.id == self.job and self.asked is not None:
            # Before the worker takes a job that nobody here waits for.
            self.asked.set()
            worker.stop()
        return result
