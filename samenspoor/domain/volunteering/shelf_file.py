"""The file of a format: what is taken for a PDF, DOCX or ODT, where it is kept, and how it is read again."""

import hashlib
import io
import re
import uuid
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.signed_file import MAGIC, MOST_BYTES, UnableToAttach, check_pdf
from samenspoor.domain.volunteering.models import ShelfItem
from samenspoor.foundation.organisations.kept_files import write_down

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
_ZIP = b"PK\x03\x04"
_MOST_ENTRIES, _MOST_UNPACKED = 2000, 100 * 1024 * 1024
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PROGRAMS = re.compile(r"vbaproject\.bin$|/activex/|/embeddings/|^basic/|^scripts/|^object ", re.IGNORECASE)
# A document may name a website; it may not fetch a template, a picture or an object from elsewhere by itself.
_ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_HREF = "http://www.w3.org/1999/xlink href"
_NOT_READ = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


@dataclass(frozen=True)
class Kept:
    """A file that was kept."""

    path: Path
    kind: str
    size: int
    checksum: str


def keep_format(source: "File[bytes]", *, organisation: int) -> Kept:
    """Keep a format under a name of our own. Raises UnableToAttach, and UnableToKeepFile on a full disk."""
    if source.size > MOST_BYTES:
        raise UnableToAttach(_("This file is too large. At most 10 MB."))
    content = source.read()
    kind = _kind_of(content)
    path = _place(organisation) / f"{uuid.uuid4()}.{kind}"
    write_down(ContentFile(content), path)
    return Kept(path, kind, len(content), checksum_of(source))


def checksum_of(source: "File[bytes]") -> str:
    """What tells one file from another, whatever their names say."""
    source.seek(0)
    return hashlib.sha256(source.read()).hexdigest()


def read_format(item: ShelfItem) -> bytes | None:
    """What was kept; None when it is not there any more, or does not stand on the shelf of its owner."""
    path = Path(item.file).resolve()
    is_ours = path.is_relative_to(_place(item.organisation_id).resolve())
    return path.read_bytes() if item.file and is_ours and path.is_file() else None


def _place(organisation: int) -> Path:
    return Path(settings.MEDIA_ROOT) / "shelf" / str(organisation)


def _kind_of(content: bytes) -> str:
    """Which of the three kinds it is, by what stands in it: name and browser count for nothing."""
    if content.startswith(MAGIC):
        check_pdf(content)
        return "pdf"
    if not content.startswith(_ZIP):
        raise _something_else()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _kind_of_archive(archive)
    except _NOT_READ:
        raise _broken() from None


def _kind_of_archive(archive: zipfile.ZipFile) -> str:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise UnableToAttach(_("This file is too large. At most 10 MB."))
    names = {entry.filename for entry in entries}
    # What stands in it twice one program reads the first time, and another the second.
    if len(names) < len(entries) or any(entry.compress_type not in _PACKED for entry in entries):
        raise _broken()
    if {"[Content_Types].xml", "word/document.xml"} <= names:
        kind = "docx"
    elif "mimetype" in names and archive.read("mimetype").strip() == CONTENT_TYPES["odt"].encode():
        kind = "odt"
    else:
        raise _something_else()
    fetches = _relates_elsewhere if kind == "docx" else _links_elsewhere
    read = (archive.read(name) for name in names if name.lower().endswith(".rels" if kind == "docx" else ".xml"))
    if any(map(_PROGRAMS.search, names)) or any(map(partial(_has_element, which=fetches), read)):
        raise _hidden()
    return kind


def _relates_elsewhere(name: str, given: dict[str, str]) -> bool:
    """Whether this is a relation of a DOCX with something that is not in it, other than a link to click on."""
    if name != "relationship" or given.get("Type", "").lower().endswith("/hyperlink"):
        return False
    is_external = given.get("TargetMode", "").strip().lower() == "external"
    return is_external or bool(_ELSEWHERE.match(given.get("Target", "")))


def _links_elsewhere(name: str, given: dict[str, str]) -> bool:
    """Whether this is an element of an ODT that shows something that is not in it, other than a link to click on."""
    return name != "a" and bool(_ELSEWHERE.match(given.get(_HREF, "")))


def _has_element(content: bytes, *, which: Callable[[str, dict[str, str]], bool]) -> bool:
    """Whether such an element stands in it. What declares words of its own could hide one, and is not read on."""
    found: list[bool] = []

    def refuse(*_declared: object) -> None:
        raise _hidden()

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, given: found.append(which(name.rpartition(" ")[2].lower(), given))
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(content, True)
    return any(found)


def _hidden() -> UnableToAttach:
    return UnableToAttach(_("A program or another file is hidden in this document. Save it as a PDF."))


def _broken() -> UnableToAttach:
    return UnableToAttach(_("This document does not open. Make it once more."))


def _something_else() -> UnableToAttach:
    return UnableToAttach(_("This is not a PDF, DOCX or ODT, whatever its name says."))
