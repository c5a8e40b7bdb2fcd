"""Writes the documents that the code itself knows best; a module `reference.py` anywhere in the project offers them.

DOCUMENTS = {"permissions.md": permissions}      # name in docs/reference → function that returns the text
"""

import importlib
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

PROJECT = __name__.partition(".")[0]
PACKAGE = Path(__file__).parents[4]
FOLDER = PACKAGE.parent / "docs" / "reference"
NOTE = "<!-- Gemaakt uit de code met `django-admin reference`; wijzig de code, niet dit bestand. -->"

Document = Callable[[], str]


class Command(BaseCommand):
    help = "Write docs/reference; --check refuses a document that is not current."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 and name what is not current")

    def handle(self, *, check: bool, **_options: object) -> None:
        if not check:
            FOLDER.mkdir(parents=True, exist_ok=True)
            for name, text in texts().items():
                (FOLDER / name).write_text(text, encoding="utf-8")
            return
        if names := outdated():
            raise CommandError(f"not current: {', '.join(names)}; run `reference` and commit what it writes")


def texts() -> dict[str, str]:
    """Every generated document by its name."""
    found: dict[str, str] = {}
    for name, document in _documents():
        if name in found:
            raise ValueError(f"two modules write {name}")
        found[name] = f"{NOTE}\n\n{document().strip()}\n"
    return found


def outdated() -> list[str]:
    """Documents whose file in docs/reference is missing or says something else."""
    paths = ((name, FOLDER / name, text) for name, text in texts().items())
    return [name for name, path, text in paths if not path.exists() or path.read_text(encoding="utf-8") != text]


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table in Markdown."""

    def line(cells: Iterable[object]) -> str:
        return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    return "\n".join([line(header), line("---" for _name in header), *(line(row) for row in rows)])


def _documents() -> Iterable[tuple[str, Document]]:
    for path in sorted(PACKAGE.rglob("reference.py")):
        if "management" in path.parts:
            continue
        module = ".".join((PROJECT, *path.relative_to(PACKAGE).with_suffix("").parts))
        yield from importlib.import_module(module).DOCUMENTS.items()
