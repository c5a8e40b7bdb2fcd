"""Which register this installation asks: the real one, a file, or none."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from samenspoor.connections.brp.fake import FileTransport
from samenspoor.connections.brp.http import HttpTransport
from samenspoor.connections.brp.register import Register


def find_register() -> Register | None:
    """The register of BRP_URL, else the file of BRP_FILE; None without a coupling: a person looks things up."""
    if settings.BRP_URL:
        return Register(_connected(settings.BRP_URL, settings.BRP_KEY))
    if settings.BRP_FILE:
        return Register(FileTransport.of_file(Path(settings.BRP_FILE)))
    return None


@lru_cache(maxsize=1)
def _connected(url: str, key: str) -> HttpTransport:
    """One pool of connections per process."""
    return HttpTransport(url, key=key)
