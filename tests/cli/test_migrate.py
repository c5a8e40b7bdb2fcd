"""The tables are made by their owner, follow the models, and are not made twice."""

import argparse
import os
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from samenspoor.cli import migrate
from samenspoor.cli.errors import UnableToRunCommand


def test_the_migrations_say_what_the_models_say(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_an_up_to_date_database_is_left_alone(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATABASE_APPLICATION_ROLE = settings.DATABASE_APPLICATION_ROLE  # so that it is put back

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("migrated again")

    monkeypatch.setattr(migrate, "call_command", refuse)
    monkeypatch.setenv("DATABASE_APPLICATION_URL", "postgresql://another_role@/samenspoor")
    assert migrate.run(argparse.Namespace(if_needed=True)) == 0
    assert capsys.readouterr().err == ""


def test_one_role_for_tables_and_pages_is_refused(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    role = urlsplit(os.environ["DATABASE_URL"]).username
    monkeypatch.setenv("DATABASE_APPLICATION_URL", f"postgresql://{role}@/samenspoor")
    with pytest.raises(UnableToRunCommand, match="dezelfde rol"):
        migrate.run(argparse.Namespace(if_needed=True))


def test_tables_of_another_version_are_refused_with_what_to_do(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    applied = MigrationRecorder.applied_migrations

    def with_another(recorder: MigrationRecorder) -> dict[tuple[str, str], object]:
        return {**applied(recorder), ("casework", "0028_long_gone"): None}

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", with_another)
    monkeypatch.setenv("DATABASE_APPLICATION_URL", "postgresql://another_role@/samenspoor")
    with pytest.raises(UnableToRunCommand, match="0028_long_gone"):
        migrate.run(argparse.Namespace(if_needed=True))
