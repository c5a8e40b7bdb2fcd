"""One act on many dossiers at once: chosen on the worklist, started by a person, done by the worker (`carry_out`).

An executing party's bulk action spans municipalities; what is written of a dossier is its municipality's.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.casework.actions import bulk as actions
from samenspoor.domain.casework.models import BulkAction, BulkKind, Dossier
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.domain.journeys.tasks import do_bulk
from samenspoor.foundation.accounts.actor import Actor


@transaction.atomic
def choose_dossiers(dossiers: Iterable[Dossier], *, kind: BulkKind, actor: Actor, at: datetime) -> BulkAction:
    """Keep what was chosen on the worklist; the next page asks what to do with it, and nothing is done before."""
    of_owner: dict[int, list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        of_owner[dossier.organisation_id].append(dossier)
    bulk = actions.choose(actor.organisation, kind=kind, by=actor.user, at=at)
    for owner, rows in of_owner.items():
        with on_behalf_of(owner, actor=actor, day=timezone.localdate(at)):
            actions.add_lines(bulk, rows, by=actor.user, at=at)
    return bulk


@transaction.atomic
def assign_chosen(bulk: BulkAction, *, to: int | None, actor: Actor, at: datetime) -> BulkAction:
    """Have all chosen dossiers given to a colleague, or to nobody."""
    bulk = actions.start_assigning(bulk, to=to, by=actor.user, at=at)
    put_to_work(bulk, actor=actor, at=at)
    return bulk


def put_to_work(bulk: BulkAction, *, actor: Actor, at: datetime) -> None:
    """Hand everything that is still chosen to the worker; inside the transaction that started the bulk action."""
    actions.queue_lines(bulk, by=actor.user, at=at)
    do_bulk.configure(lock=f"bulk-{bulk.pk}").defer(organisation=bulk.organisation_id, user=actor.user, bulk=bulk.pk)
