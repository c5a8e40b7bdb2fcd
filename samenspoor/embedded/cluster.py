"""The running server as the rest sees it: addresses, the three roles, and databases for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from samenspoor.embedded.server import SUPERUSER

DATABASE = "samenspoor"
OWNER_ROLE = "samenspoor_owner"
APPLICATION_ROLE = "samenspoor_app"
ERASER_ROLE = "samenspoor_eraser"

_POWERLESS = sql.SQL("NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION")
_ROLES = {OWNER_ROLE: "LOGIN INHERIT", APPLICATION_ROLE: "LOGIN NOINHERIT", ERASER_ROLE: "NOLOGIN NOINHERIT"}


class Cluster:
    """A running server, reached through its socket folder; nothing listens on a network address."""

    def __init__(self, socket: Path) -> None:
        self.socket = socket

    def url(self, role: str = APPLICATION_ROLE, database: str = DATABASE) -> str:
        """Return the address of a database for a role, as DATABASE_URL takes it."""
        return f"postgresql://{quote(role)}@/{quote(database)}?host={quote(str(self.socket), safe='/')}"

    def create_roles(self) -> None:
        """Make the three roles, or put them back as they must be; none has more rights than its work asks."""
        with self._administrator() as connection:
            known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            for name, rights in _ROLES.items():
                verb = "ALTER" if name in known else "CREATE"
                connection.execute(
                    sql.SQL("{} ROLE {} {} {}").format(sql.SQL(verb), sql.Identifier(name), sql.SQL(rights), _POWERLESS)
                )
            connection.execute(
                sql.SQL("GRANT {} TO {} WITH INHERIT FALSE, SET TRUE, ADMIN FALSE").format(
                    sql.Identifier(ERASER_ROLE), sql.Identifier(APPLICATION_ROLE)
                )
            )
            for database in ("postgres", "template1"):
                connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(database)))

    def has_database(self, name: str) -> bool:
        """Answer whether the database exists."""
        with self._administrator() as connection:
            return connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None

    def create_database(self, name: str, *, template: str | None = None) -> str:
        """Make a database owned by the owner role and return its address for the application.

        From a `template` it is a full copy, rows included; nobody may be connected to the template meanwhile.
        """
        database = sql.Identifier(name)
        with self._administrator() as connection:
            source = sql.SQL("") if template is None else sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}{}").format(database, sql.Identifier(OWNER_ROLE), source)
            )
            connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
            connection.execute(
                sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(
                    database, sql.Identifier(APPLICATION_ROLE)
                )
            )
        if template is None:
            self._secure_schema(name)
        return self.url(APPLICATION_ROLE, name)

    def ensure_database(self, name: str = DATABASE) -> None:
        """Make the database if it is not there yet."""
        if not self.has_database(name):
            self.create_database(name)
        else:
            self._secure_schema(name)

    def drop_database(self, name: str) -> None:
        """Remove a database with all that is in it, closing whatever is connected."""
        with self._administrator() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _secure_schema(self, name: str) -> None:
        owner, application, eraser = (sql.Identifier(role) for role in (OWNER_ROLE, APPLICATION_ROLE, ERASER_ROLE))
        with self._administrator(name) as connection:
            connection.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(owner))
            connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
            connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}, {}").format(application, eraser))

    @contextmanager
    def _administrator(self, database: str = "postgres") -> Iterator[psycopg.Connection]:
        address = self.url(SUPERUSER, database)
        with psycopg.connect(address, autocommit=True, connect_timeout=30) as connection:
            yield connection
