"""What the planner knows of the size of tables."""

from django.db import connection


def refresh_statistics() -> None:
    """Look again at tables that have grown by a third; between the chunks of a large job, never inside one.

    Costs nothing where nothing has grown. The looking locks a table against another look until the transaction ends.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT samenspoor_refresh_statistics()")


def count_changes() -> None:
    """Let the open transaction report its changes as it ends: PostgreSQL may otherwise keep them for a second."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
