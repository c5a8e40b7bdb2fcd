"""Who works on which dossiers."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from samenspoor.domain.casework.models import Dossier


@transaction.atomic
def assign_dossiers(dossiers: Collection[int], *, to: int | None, by: int, at: datetime) -> int:
    """Give open dossiers to a colleague, or to nobody; returns how many changed hands."""
    return Dossier.objects.filter(pk__in=dossiers, closed_at=None).exclude(assigned_to=to).update(assigned_to=to)
