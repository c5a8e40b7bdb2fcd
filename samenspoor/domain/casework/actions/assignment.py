"""Who works on which dossiers."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from samenspoor.domain.casework.models import Dossier


@transaction.atomic
def assign_dossiers(dossiers: Collection[int], *, to: int | None, by: int, at: datetime) -> set[int]:
    """Give open dossiers to a colleague, or to nobody; returns those that were open, a closed one stays as it was."""
    found = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=dossiers, closed_at=None).order_by("pk")
    still_open = set(found.values_list("pk", flat=True))
    changed = Dossier.objects.filter(pk__in=still_open).exclude(assigned_to=to)
    changed.update(assigned_to=to, assigned_by=by, assigned_at=at)
    return still_open
