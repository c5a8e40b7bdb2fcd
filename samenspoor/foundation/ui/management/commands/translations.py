"""Keeps the Dutch catalogue of every app complete: extracts, checks and compiles, without gettext's own programs.

Only `.po` files are committed; they hold no line numbers, dates or names, so a difference shows a changed text only.
"""

import io
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

LANGUAGE = "nl"
PROJECT = __name__.partition(".")[0]
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    f'"Language: {LANGUAGE}\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    **{
        f"{name}{ending}": DEFAULT_KEYWORDS[name]
        for name in ("gettext", "ngettext", "pgettext", "npgettext")
        for ending in ("_lazy", "_noop")
    },
}


class Command(BaseCommand):
    help = "Update the Dutch catalogue of every app; --check refuses a gap, --compile makes what runs."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--check", action="store_true", help="exit 1 and list what is missing, empty or doubtful")
        what.add_argument("--compile", action="store_true", help="write the .mo files")

    def handle(self, *, check: bool, compile: bool, **_options: object) -> None:
        folders = [Path(app.path) for app in apps.get_app_configs() if app.name.startswith(f"{PROJECT}.")]
        if compile:
            for folder in folders:
                compile_catalogue(folder)
            return
        if check:
            faults = [fault for folder in folders for fault in faults_of(folder)]
            faults += disagreements(folders)
            for fault in faults:
                self.stderr.write(fault)
            if faults:
                raise CommandError(f"{len(faults)} translations need work; run `translations` and fill in the Dutch")
            return
        for folder in folders:
            if open_texts := update_catalogue(folder):
                self.stdout.write(f"{catalogue_path(folder)}: {open_texts} to translate")


def catalogue_path(folder: Path) -> Path:
    return folder / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def update_catalogue(folder: Path) -> int:
    """Bring the catalogue of the app in `folder` up to date; return how many texts wait for a translation."""
    path, catalogue = catalogue_path(folder), merged(folder)
    if not len(catalogue):
        path.unlink(missing_ok=True)
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    text = as_text(catalogue)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return sum(not is_complete(message) for message in texts(catalogue))


def compile_catalogue(folder: Path) -> None:
    path = catalogue_path(folder)
    if path.exists():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, stored(folder))


def faults_of(folder: Path) -> Iterator[str]:
    """Name every text of the app that a Dutch reader would miss, and a catalogue that is not up to date."""
    path, catalogue = catalogue_path(folder), merged(folder)
    known = {(message.id, message.context) for message in texts(stored(folder))}
    for message in texts(catalogue):
        if (message.id, message.context) not in known:
            yield f"{path}: missing: {message.id!r}"
        elif message.fuzzy:
            yield f"{path}: doubtful: {message.id!r}"
        elif not is_complete(message):
            yield f"{path}: empty: {message.id!r}"
        else:
            for error in message.check(catalogue):
                yield f"{path}: {error}: {message.id!r}"
    if known - {(message.id, message.context) for message in texts(catalogue)}:
        yield f"{path}: holds texts that are no longer used"


def disagreements(folders: Iterable[Path]) -> Iterator[str]:
    """Name texts that two apps translate differently: Django would show one of the two in both places."""
    seen: dict[tuple[object, str | None], tuple[object, Path]] = {}
    for folder in folders:
        for message in texts(stored(folder)):
            string, elsewhere = seen.setdefault((message.id, message.context), (message.string, folder))
            if is_complete(message) and string != message.string:
                yield f"{catalogue_path(folder)}: {message.id!r} is translated differently in {elsewhere}; use pgettext"


def merged(folder: Path) -> Catalog:
    """Return what the app says today, with the translations that the stored catalogue has for it."""
    before, now = stored(folder), Catalog(locale=LANGUAGE)
    for text, context in extracted(folder):
        old = before.get(text, context)
        if old is None:
            now.add(text, context=context)
        else:
            now.add(text, old.string, context=context, flags=old.flags, user_comments=old.user_comments)
    return now


def stored(folder: Path) -> Catalog:
    path = catalogue_path(folder)
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def extracted(folder: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Yield each text, or singular and plural, and its context, from the Python files and templates of one app."""
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _spoken(path.read_bytes())
    for path in sorted((folder / "templates").rglob("*")):
        if path.suffix in {".html", ".txt"}:
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # What is left of the page around the texts must not look like indented Python.
            yield from _spoken("\n".join(line.strip() for line in code.splitlines()).encode())


def _spoken(code: bytes) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for _line, text, _comments, context in extract("python", io.BytesIO(code), keywords=KEYWORDS):
        yield (tuple(text) if isinstance(text, (list, tuple)) else text), context


def texts(catalogue: Catalog) -> Iterable[Message]:
    return (message for message in catalogue if message.id)


def is_complete(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, (list, tuple)) else bool(message.string)


def as_text(catalogue: Catalog) -> str:
    file = io.BytesIO()
    write_po(file, catalogue, omit_header=True, no_location=True, sort_output=True, ignore_obsolete=True, width=0)
    return HEADER + file.getvalue().decode().strip() + "\n"
