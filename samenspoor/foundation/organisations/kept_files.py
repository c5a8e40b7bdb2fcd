"""Files that an organisation keeps: outside the web root, readable by this account alone, whole or not at all."""

import contextlib
from pathlib import Path

from django.core.files import File
from django.utils.translation import gettext as _


class UnableToKeepFile(Exception):
    """The file could not be written; the message says what to do."""


def write_down(source: "File[bytes]", path: Path) -> None:
    """Write a file that nobody else on this machine can read, whole or not at all. Raises UnableToKeepFile."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("xb") as file:
            for chunk in source.chunks():
                file.write(chunk)
        path.chmod(0o600)
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise UnableToKeepFile(
            _("The file could not be kept: the disk is full or closed. Nothing was taken in. Tell the administrator.")
        ) from error
