"""The telephone numbers that came with signals."""

from collections import defaultdict
from collections.abc import Collection

from samenspoor.domain.casework.models import DossierSignal


def phone_numbers(dossiers: Collection[int]) -> dict[tuple[int, int], list[str]]:
    """Per dossier and resident the numbers, newest first, each once; in one query."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    rows = DossierSignal.objects.filter(dossier__in=dossiers).exclude(signal__phone="").order_by("-pk")
    for dossier, resident, phone in rows.values_list("dossier", "resident", "signal__phone"):
        if phone not in found[dossier, resident]:
            found[dossier, resident].append(phone)
    return found
