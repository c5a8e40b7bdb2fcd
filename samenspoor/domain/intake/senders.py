"""Who may have sent a file: proposed from its name and its header, so that a person only has to agree."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from samenspoor.domain.intake.models import Creditor, DeliveryProfile, Sender
from samenspoor.domain.intake.profiles import best_profile
from samenspoor.domain.intake.reading import UnableToReadFile, open_signal_file

LARGEST_LOOK_BYTES = 20 * 1024 * 1024
"""Of a larger file only the name is looked at: a person waits for the answer."""


def propose_sender(path: Path, *, file_name: str, organisation: int) -> Creditor | Sender | None:
    """Return the creditor or loket whose name stands in the file name, else the only one that delivers this header."""
    deliverers = deliverers_of(organisation)
    name = _bare(file_name)
    named = [found for found in deliverers if any(len(bare) > 2 and bare in name for bare in _names(found))]
    if named:
        return max(named, key=lambda found: len(found.code))
    header = _header(path)
    if not header:
        return None
    profiles = DeliveryProfile.objects.filter(organisation=organisation).select_related("creditor", "sender")
    fitting = [profile for profile in profiles if best_profile(header, [profile])]
    found = {key_of(profile.creditor or profile.sender): profile.creditor or profile.sender for profile in fitting}
    return next(iter(found.values())) if len(found) == 1 else None


def deliverers_of(organisation: int) -> list[Creditor | Sender]:
    """Everyone who may deliver to a municipality, creditors first."""
    return [
        *Creditor.objects.filter(organisation=organisation).order_by("name"),
        *Sender.objects.filter(organisation=organisation).order_by("name"),
    ]


def key_of(deliverer: Creditor | Sender | None) -> str:
    """What a form calls a creditor or loket."""
    if deliverer is None:
        return ""
    return f"{'loket' if isinstance(deliverer, Sender) else 'creditor'}-{deliverer.pk}"


def find_deliverer(deliverers: Sequence[Creditor | Sender], key: str) -> Creditor | Sender | None:
    """The creditor or loket behind such a key, of those that may be chosen."""
    return next((found for found in deliverers if key_of(found) == key), None)


def _header(path: Path) -> tuple[str, ...]:
    try:
        return open_signal_file(path).header if path.stat().st_size <= LARGEST_LOOK_BYTES else ()
    except (UnableToReadFile, OSError):
        return ()


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", text.lower()))


def _names(deliverer: Creditor | Sender) -> tuple[str, str]:
    return _bare(deliverer.code), _bare(deliverer.name)
