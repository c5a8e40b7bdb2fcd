"""The table of commands, made from the commands themselves."""

import argparse

from samenspoor.cli.commands import COMMANDS, Command
from samenspoor.foundation.ui.management.commands.reference import markdown_table

INTRODUCTION = (
    "# Opdrachten\n\nAlles begint met `.venv/bin/samenspoor`; `--help` na een opdracht geeft dezelfde uitleg."
)


def commands() -> str:
    """A section per command with its arguments; hidden commands are for other commands."""
    return "\n\n".join(
        [INTRODUCTION, *(_section(name, command) for name, command in COMMANDS.items() if command.is_shown)]
    )


def _section(name: str, command: Command) -> str:
    parser = argparse.ArgumentParser(add_help=False)
    command.add_arguments(parser)
    rows = [_row(action) for action in parser._actions]
    text = f"## `samenspoor {name}`\n\n{command.help[0].upper()}{command.help[1:]}."
    return f"{text}\n\n{markdown_table(('argument', 'uitleg', 'verplicht'), rows)}" if rows else text


def _row(action: argparse.Action) -> tuple[str, str, str]:
    takes = f" {action.metavar}" if action.metavar and action.option_strings else ""
    name = action.option_strings[-1] if action.option_strings else str(action.metavar or action.dest)
    is_needed = action.required or not action.option_strings
    return f"`{name}{takes}`", str(action.help or ""), "ja" if is_needed else ""


DOCUMENTS = {"commands.md": commands}
