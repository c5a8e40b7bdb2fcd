"""The web server and the worker refuse a database role for which the policies do not hold."""

import psycopg

from samenspoor.cli.errors import UnableToRunCommand

# Also counts what the role could become by SET ROLE.
_POWERS = """
SELECT
    EXISTS (SELECT FROM pg_roles WHERE rolsuper AND pg_has_role(current_user, oid, 'MEMBER')),
    EXISTS (SELECT FROM pg_roles WHERE rolbypassrls AND pg_has_role(current_user, oid, 'MEMBER')),
    EXISTS (
        SELECT FROM pg_class
        WHERE relkind IN ('r', 'p') AND relpersistence <> 't' AND relnamespace = 'public'::regnamespace
            AND pg_has_role(current_user, relowner, 'MEMBER')
    ),
    to_regclass('public.django_migrations') IS NULL,
    current_user
"""


def refuse_powerful_role(url: str) -> None:
    """Raise unless the tables are there and the role of this address is bound by every policy."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            row = connection.execute(_POWERS).fetchone()
    except psycopg.OperationalError as error:
        raise UnableToRunCommand(
            f"De database is niet bereikbaar. Controleer DATABASE_URL en of de server draait. ({error})"
        ) from error
    if row is None:
        raise AssertionError("a query without FROM gives one row")
    is_superuser, passes_policies, owns_tables, is_empty, role = row
    faults = {
        "is beheerder van de databaseserver (superuser)": is_superuser,
        "mag langs de afscherming per organisatie (BYPASSRLS)": passes_policies and not is_superuser,
        "is eigenaar van de tabellen": owns_tables and not is_superuser,
    }
    if found := [text for text, applies in faults.items() if applies]:
        raise UnableToRunCommand(
            f"Databaserol '{role}' {' en '.join(found)}; dan is de afscherming tussen organisaties niet zeker. "
            "Zet in DATABASE_URL de rol van de toepassing (samenspoor_app). "
            "De rol van de eigenaar hoort in DATABASE_OWNER_URL."
        )
    if is_empty:
        raise UnableToRunCommand("De database heeft nog geen tabellen. Draai eerst 'samenspoor migrate'.")
