"""The `samenspoor` command: reads the arguments, sees to a database, and only then starts Django and the work.

Without DATABASE_URL every command uses the embedded database and holds it for as long as it runs. Help and mistakes
answer at once, before Django; that is why what a person reads here is Dutch without gettext.
"""

import argparse
import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import NoReturn

import django
from django.db import InterfaceError, OperationalError

from samenspoor.cli.commands import COMMANDS, Command
from samenspoor.cli.errors import UnableToRunCommand
from samenspoor.cli.lifeline import PARENT, die_with
from samenspoor.embedded import APPLICATION_ROLE, OWNER_ROLE, UnableToRunDatabase, running

SETTINGS = "samenspoor.config.settings"


class Parser(argparse.ArgumentParser):
    """A parser that ends with 1: in the contract of `deliver` 2 means an unreadable file."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(1, f"Deze opdracht klopt niet: {message}\nUitleg: {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if parent := os.environ.pop(PARENT, None):
        die_with(int(parent))
    options = _parser().parse_args(arguments)
    command = COMMANDS[options.command]
    # Ends the blocks below in order, so that the database stops too.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    # A shell without job control starts what runs in the background with Ctrl-C switched off.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with _database(command):
            if command.uses_django:
                os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
                django.setup()
            code: int = importlib.import_module(command.module).run(options)
            return code
    except (UnableToRunCommand, UnableToRunDatabase) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (OperationalError, InterfaceError):
        sys.stderr.write("De database is weg. Wat al was opgeslagen, blijft: geef dezelfde opdracht nog een keer.\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _leave(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="samenspoor", description="Samenspoor: samen schulden voorkomen, klein houden en oplossen.")
    parser.add_argument("--version", action="version", version=version("samenspoor"))
    groups = parser.add_subparsers(dest="command", metavar="OPDRACHT", required=True)
    for name, command in COMMANDS.items():
        # Only a command with `help` is listed.
        if command.is_shown:
            parser_of_command = groups.add_parser(name, help=command.help, description=command.help)
        else:
            parser_of_command = groups.add_parser(name, description=command.help)
        command.add_arguments(parser_of_command)
    return parser


@contextlib.contextmanager
def _database(command: Command) -> Iterator[None]:
    """Put the address of the database in the environment, for this process and those that it starts."""
    if not command.uses_database:
        yield
    elif os.environ.get("DATABASE_URL"):
        if command.only_embedded:
            raise UnableToRunCommand(
                "DATABASE_URL is gezet, maar deze opdracht vult alleen de ingebouwde database met verzonnen inwoners. "
                "Haal DATABASE_URL weg."
            )
        _choose_role(command)
        yield
    else:
        with running() as cluster:
            os.environ["DATABASE_URL"] = cluster.url(APPLICATION_ROLE)
            os.environ["DATABASE_OWNER_URL"] = cluster.url(OWNER_ROLE)
            _choose_role(command)
            yield


def _choose_role(command: Command) -> None:
    if not command.as_owner:
        return
    owner = os.environ.get("DATABASE_OWNER_URL")
    if not owner:
        raise UnableToRunCommand(
            "DATABASE_OWNER_URL ontbreekt: het adres van de database voor de rol die de tabellen bezit. "
            "Zet die naast DATABASE_URL, het adres voor de rol van de toepassing."
        )
    os.environ["DATABASE_APPLICATION_URL"] = os.environ["DATABASE_URL"]
    os.environ["DATABASE_URL"] = owner
