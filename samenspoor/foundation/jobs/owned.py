"""A job that works for one organisation: it carries ids, and enters the acting context itself."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

import psycopg
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation


class TryAgain(Exception):
    """What stopped a job may pass by itself: the same job is tried again after a while."""


# A lost connection or a full disk passes, here within eight minutes; a mistake in the code does not, and stays visible
# as a failed job. COPY speaks to psycopg directly, so its errors have no Django name.
PATIENCE = RetryStrategy(
    max_attempts=8,
    exponential_wait=2,
    retry_exceptions=(
        OperationalError,
        InterfaceError,
        psycopg.OperationalError,
        psycopg.InterfaceError,
        OSError,
        TryAgain,
    ),
)


@dataclass(frozen=True)
class Assignment:
    """For whom, as whom, when and why a job works."""

    organisation: Organisation
    by: int
    at: datetime
    purpose: str

    def acting(self) -> AbstractContextManager[None]:
        """One transaction for the whole organisation."""
        return acting(organisation=self.organisation.pk, user=self.by, purpose=self.purpose, scope=Scope.ORGANISATION)


def owned_task(*, name: str, purpose: str, in_steps: bool = False) -> Callable[[Callable[..., object]], Task]:
    """Make a task of a function that gets an Assignment and ids; defer it with `organisation`, `user` and those ids.

    The function runs in one transaction of that organisation; with `in_steps` it opens a short one per step itself, by
    `assignment.acting()`, and must be able to go on from any step.
    """

    def decorate(function: Callable[..., object]) -> Task:
        def run(*, organisation: int, user: int, **ids: int) -> None:
            assignment = Assignment(Organisation.objects.get(pk=organisation), user, timezone.now(), purpose)
            if in_steps:
                function(assignment, **ids)
                return
            with assignment.acting():
                function(assignment, **ids)

        run.__doc__ = function.__doc__
        return app.task(name=name, retry=PATIENCE)(run)

    return decorate
