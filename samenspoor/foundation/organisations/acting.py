"""The acting context: for which organisation, as whom and why the database is spoken to.

PostgreSQL's row-level policies read these settings; without them every owned table raises.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DataError, ProgrammingError


class NoActingContext(Exception):
    """An owned table was touched without saying for which organisation."""


class AnotherOrganisation(Exception):
    """One transaction tried to act for two organisations; only journeys cross that border, in two transactions."""


class Scope(StrEnum):
    """How far the acting person sees: the organisation's rows, or only rows that name the person."""

    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True)
class Settings:
    """The transaction-local settings, as PostgreSQL holds them: text, empty where nothing is meant."""

    organisation: str
    user: str
    person: str
    scope: str
    context: str

    def apply(self) -> None:
        """Set all of them until the end of the transaction, in one statement."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('samenspoor.organisation', %s, true), set_config('samenspoor.user', %s, true),"
                " set_config('samenspoor.person', %s, true), set_config('samenspoor.scope', %s, true),"
                " set_config('pghistory.context_metadata', %s, true)",
                [self.organisation, self.user, self.person, self.scope, self.context],
            )

    @classmethod
    def current(cls) -> "Settings":
        """Read the settings in force; empty text where none was made."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT coalesce(current_setting('samenspoor.organisation', true), ''),"
                " coalesce(current_setting('samenspoor.user', true), ''),"
                " coalesce(current_setting('samenspoor.person', true), ''),"
                " coalesce(current_setting('samenspoor.scope', true), ''),"
                " coalesce(current_setting('pghistory.context_metadata', true), '')"
            )
            return cls(*cursor.fetchone())


@contextmanager
def acting(
    *, organisation: int | None, user: int | None, purpose: str, person: int = 0, scope: Scope = Scope.PERSON
) -> Iterator[None]:
    """Speak to the database for one organisation, in one transaction (a savepoint when one is open already).

    `organisation` is None only while signing in: owned tables then raise. `purpose` says why, for history.
    Raises AnotherOrganisation when the open transaction acts for a different organisation.
    """
    wanted = Settings(
        organisation=str(organisation or ""),
        user=str(user or 0),
        person=str(person),
        scope=scope,
        context=json.dumps({"user": user, "organisation": organisation, "purpose": purpose}),
    )
    nested = connection.in_atomic_block
    with transaction.atomic():
        earlier = Settings.current() if nested else None
        if earlier and earlier.organisation and earlier.organisation != wanted.organisation:
            raise AnotherOrganisation(f"acting for {earlier.organisation}, asked to act for {wanted.organisation}")
        wanted.apply()
        yield
        # SET LOCAL outlives the savepoint; after an error the savepoint's rollback restores it instead.
        if earlier:
            earlier.apply()


@contextmanager
def acting_for(organisation: int, *, purpose: str) -> Iterator[None]:
    """Inside an open context, write in the name of another organisation; history keeps both.

    Only journeys may: they have asked whether there is an arrangement (a guard sees to it).
    """
    with transaction.atomic():
        earlier = Settings.current()
        if not earlier.organisation:
            raise NoActingContext("enter `acting` before acting for another")
        context = json.loads(earlier.context) | {"for": organisation, "purpose": purpose}
        Settings(
            organisation=str(organisation),
            user=earlier.user,
            person="0",
            scope=Scope.ORGANISATION,
            context=json.dumps(context),
        ).apply()
        yield
        earlier.apply()


def acting_organisation() -> int:
    """Return the id of the organisation that the open transaction acts for; raises NoActingContext without one."""
    organisation = Settings.current().organisation
    if not organisation:
        raise NoActingContext("no organisation to act for")
    return int(organisation)


def explain_missing_context(
    execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Turn PostgreSQL's two ways of saying "no acting context" into one error with a name."""
    try:
        return execute(sql, parameters, many, context)
    except (ProgrammingError, DataError) as error:
        sqlstate = getattr(error.__cause__, "sqlstate", None)
        if (sqlstate == "42704" and "samenspoor." in str(error)) or (
            sqlstate == "22P02" and 'type bigint: ""' in str(error)
        ):
            raise NoActingContext("enter `acting` before touching an owned table") from error
        raise


def watch_connection(*, connection: BaseDatabaseWrapper, **_: object) -> None:
    """Install the translation on a connection that Django has just opened."""
    if explain_missing_context not in connection.execute_wrappers:
        connection.execute_wrappers.append(explain_missing_context)
