"""A colleague keeps a way of looking at the worklist, or throws it away."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from samenspoor.domain.casework.models import SavedView
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def save_view(
    organisation: Organisation, *, name: str, query: str, is_shared: bool, by: int, at: datetime
) -> SavedView:
    """Keep filters and order under a name; one of the same name and colleague is replaced."""
    view, _is_new = SavedView.objects.update_or_create(
        organisation=organisation,
        made_by=by,
        name=name,
        defaults={"query": query, "is_shared": is_shared, "made_at": at},
    )
    return view


@transaction.atomic
def remove_view(view: SavedView, *, by: int, at: datetime) -> None:
    """Throw a view away; no dossier changes by it."""
    view.delete()


@transaction.atomic
def forget_views(organisation: Organisation, *, staff: Collection[int], by: int, at: datetime) -> int:
    """Throw away the own views of whoever no longer works here; what was for the team stays."""
    own = SavedView.objects.filter(organisation=organisation, is_shared=False)
    return own.exclude(made_by__in=staff).delete()[0]
