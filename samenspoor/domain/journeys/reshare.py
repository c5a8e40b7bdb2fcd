"""What an executing party sees follows its arrangement: earlier rows come along when it begins, all go when it ends."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.utils import timezone

from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.models import Execution

STEP = 5_000
_LAYER = "samenspoor.domain."


def shared_tables() -> Iterator[type[models.Model]]:
    """Every table of the work whose rows name the parties that may see them; history keeps what it was."""
    for model in apps.get_models():
        names = {field.name for field in model._meta.local_fields}
        if model.__module__.startswith(_LAYER) and "shared_with" in names and not hasattr(model, "pgh_tracked_model"):
            yield model


def reshare(assignment: Assignment) -> int:
    """Name the parties of today on every row of a municipality, in short transactions; returns how many changed."""
    with assignment.acting():
        arrangements = Execution.objects.filter(organisation=assignment.organisation)
        parties = arrangements.parties_on(timezone.localdate(assignment.at))
    return sum(_reshare_table(model, parties, assignment) for model in shared_tables())


def _reshare_table(model: type[models.Model], parties: list[int], assignment: Assignment) -> int:
    changed = last = 0
    while True:
        with assignment.acting():
            rows = model._base_manager.filter(organisation=assignment.organisation, pk__gt=last)
            others = rows.exclude(shared_with=parties).order_by("pk").values_list("pk", flat=True)
            step = list(others[:STEP])
            if not step:
                return changed
            changed += model._base_manager.filter(pk__in=step).update(shared_with=parties)
            last = step[-1]
