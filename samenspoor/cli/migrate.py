"""`samenspoor migrate`: brings the tables up to date, as their owner; the only command that works under that role."""

import argparse
import os
import sys
from urllib.parse import unquote, urlsplit

import psycopg
from django.apps import apps
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
        if unknown := unknown_migrations():
            raise UnableToRunCommand(
                f"Deze database is met een andere versie van Samenspoor gemaakt ({unknown[0]}). Gebruik die versie, of "
                "begin met een lege database. Is het de oefengemeente? Verwijder dan de map die SAMENSPOOR_HOME noemt."
            )
        if options.if_needed and is_up_to_date():
            return 0
        sys.stderr.write("De tabellen worden bijgewerkt.\n")
        call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    return 0


def unknown_migrations() -> list[str]:
    """What was applied here and does not exist in this version: its tables would not be the ones that we expect."""
    loader = MigrationExecutor(connection).loader
    own = {config.label for config in apps.get_app_configs() if config.name.startswith("samenspoor.")}
    gone = set(loader.applied_migrations) - set(loader.disk_migrations)
    return sorted(f"{app}.{name}" for app, name in gone if app in own)


def is_up_to_date() -> bool:
    """Answer whether every migration has been applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
