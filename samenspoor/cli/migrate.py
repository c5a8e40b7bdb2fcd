"""`samenspoor migrate`: brings the tables up to date, as their owner; the only command that works under that role."""

import argparse
import os
import sys
from urllib.parse import unquote, urlsplit

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from samenspoor.cli.errors import UnableToRunCommand

_LOCK = 7_264_101


def run(options: argparse.Namespace) -> int:
    """Migrate, one process at a time."""
    application_role = unquote(urlsplit(os.environ["DATABASE_APPLICATION_URL"]).username or "")
    if application_role in {"", connection.settings_dict["USER"]}:
        raise UnableToRunCommand(
            "DATABASE_URL en DATABASE_OWNER_URL noemen dezelfde rol. Geef de toepassing een eigen rol, "
            "anders gelden de regels van de database niet voor haar."
        )
    # The policies name the role of the application, not the one that is connected now.
    settings.DATABASE_APPLICATION_ROLE = application_role
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as guard:
        guard.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        if options.if_needed and is_up_to_date():
            return 0
        sys.stderr.write("De tabellen worden bijgewerkt.\n")
        call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    return 0


def is_up_to_date() -> bool:
    """Answer whether every migration has been applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
