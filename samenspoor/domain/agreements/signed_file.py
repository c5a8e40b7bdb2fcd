"""The signed paper as a file: what is taken for a PDF, where it is kept, and how it is read again."""

import hashlib
import io
import uuid
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import IndirectObject

from samenspoor.foundation.organisations.kept_files import write_down

MOST_BYTES = 10 * 1024 * 1024
"""A scan of ten pages; more than that is no paper but an archive."""
AGREEMENTS = "agreements"
MAGIC = b"%PDF-"
_ACTS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE")
_HIDES = {"/JavaScript", "/EmbeddedFiles", "/EF"}


class UnableToAttach(Exception):
    """This file is not kept as a signed paper; the message says why."""


@dataclass(frozen=True)
class Kept:
    """A file that was kept."""

    path: Path
    size: int
    checksum: str


def keep_signed(source: "File[bytes]", *, organisation: int, folder: str = AGREEMENTS) -> Kept:
    """Keep a signed paper under a name of our own. Raises UnableToAttach, and UnableToKeepFile on a full disk."""
    content = _checked(source)
    path = Path(settings.MEDIA_ROOT) / folder / str(organisation) / f"{uuid.uuid4()}.pdf"
    write_down(ContentFile(content), path)
    return Kept(path, len(content), hashlib.sha256(content).hexdigest())


def read_signed(file: str, *, folder: str = AGREEMENTS) -> bytes | None:
    """What was kept; None when it is not there any more, or stands where no signed paper stands."""
    path = Path(file)
    is_ours = path.is_relative_to(Path(settings.MEDIA_ROOT) / folder)
    return path.read_bytes() if is_ours and path.is_file() else None


def _checked(source: "File[bytes]") -> bytes:
    """Return the content when it is a PDF that opens, holds a page and does nothing by itself."""
    if source.size > MOST_BYTES:
        raise UnableToAttach(_("This file is too large. At most 10 MB; scan it in black and white."))
    content = source.read()
    # What the name or the browser says counts for nothing: the first bytes do.
    if not content.startswith(MAGIC):
        raise UnableToAttach(_("This is not a PDF, whatever its name says. Scan the paper, or save it as a PDF."))
    check_pdf(content)
    return content


def check_pdf(content: bytes) -> None:
    """Refuse what does not open as a PDF with a page, or does something by itself. Raises UnableToAttach."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise UnableToAttach(_("This PDF has a password. Save it without one."))
        has_pages, acts = len(reader.pages) > 0, _acts_by_itself(reader)
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UnableToAttach(_("This PDF does not open. Make it once more.")) from None
    if not has_pages:
        raise UnableToAttach(_("This PDF has no pages."))
    if acts:
        raise UnableToAttach(_("A program or another file is hidden in this PDF. Print it and scan it."))


def _acts_by_itself(reader: PdfReader) -> bool:
    """Whether anything that hangs on the document starts a program, runs a script, or is a file of its own."""
    todo: list[object] = [reader.root_object]
    seen: set[int] = set()
    while todo:
        found = todo.pop()
        if isinstance(found, IndirectObject):
            if found.idnum in seen:
                continue
            seen.add(found.idnum)
            found = found.get_object()
        if isinstance(found, dict):
            if found.get("/S") in _ACTS or not _HIDES.isdisjoint(found):
                return True
            todo.extend(dict.values(found))
        elif isinstance(found, list):
            todo.extend(list.__iter__(found))
    return False
