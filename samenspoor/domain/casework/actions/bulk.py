"""One act on many dossiers: chosen, started, done some at a time; a dossier that cannot holds none of the others up."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from samenspoor.domain.casework.models import BulkAction, BulkKind, BulkLine, Dossier
from samenspoor.domain.casework.proposals import Likely, Proposal
from samenspoor.domain.casework.states import BULK_LINE_NEXT, BULK_NEXT
from samenspoor.foundation.audit.states import move_all, step
from samenspoor.foundation.organisations.models import Organisation

CHUNK_DOSSIERS = 50
_FORGOTTEN_AFTER = timedelta(days=1)

logger = logging.getLogger(__name__)


class UnableToStart(Exception):
    """The bulk action cannot begin as asked; the message says why."""


# Does some lines of one owner, and returns per line, by its key, why nothing was done to it.
Act = Callable[[BulkAction, Sequence[BulkLine]], dict[int, str]]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a caseworker said of one person on the list; `left_out` says why nothing is done, empty when it is."""

    proposal: Proposal
    signals_seen: int | None = None
    left_out: str = ""


@transaction.atomic
def choose(organisation: Organisation, *, kind: BulkKind, by: int, at: datetime) -> BulkAction:
    """Begin a bulk action without dossiers yet; nothing is done before someone starts it."""
    return BulkAction.objects.create(organisation=organisation, kind=kind, ordered_at=at, ordered_by=by)


@transaction.atomic
def add_lines(bulk: BulkAction, dossiers: Iterable[Dossier], *, by: int, at: datetime) -> int:
    """Add dossiers of one owner to what was chosen; returns how many."""
    lines = [
        BulkLine(
            organisation_id=dossier.organisation_id,
            shared_with=dossier.shared_with,
            bulk=bulk.number,
            dossier=dossier,
            chosen_at=at,
        )
        for dossier in dossiers
    ]
    return len(BulkLine.objects.bulk_create(lines, batch_size=1_000))


@transaction.atomic
def start_assigning(bulk: BulkAction, *, to: int | None, by: int, at: datetime) -> BulkAction:
    """Say whom the chosen dossiers go to, None for nobody, and begin."""
    bulk = _held(bulk)
    bulk.assignee = to
    step(bulk, to=BulkAction.Status.RUNNING, following=BULK_NEXT)
    bulk.save(update_fields=["assignee", "status"])
    return bulk


@transaction.atomic
def start_closing(bulk: BulkAction, *, like: Likely, by: int, at: datetime) -> BulkAction:
    """Say with which result the ticked people are closed, and begin."""
    bulk = _held(bulk)
    bulk.outcome, bulk.sub_reason = like.outcome, like.sub_reason or ""
    step(bulk, to=BulkAction.Status.RUNNING, following=BULK_NEXT)
    bulk.save(update_fields=["outcome", "sub_reason", "status"])
    return bulk


@transaction.atomic
def line_up_people(bulk: BulkAction, checked: Sequence[Checked], *, by: int, at: datetime) -> int:
    """Put a line per person in the place of those of their dossiers; returns how many will be closed."""
    dossiers = {each.proposal.dossier.pk: each.proposal.dossier for each in checked}
    BulkLine.objects.of(bulk).filter(dossier__in=dossiers).delete()
    lines = [
        BulkLine(
            organisation_id=each.proposal.dossier.organisation_id,
            shared_with=each.proposal.dossier.shared_with,
            bulk=bulk.number,
            dossier=each.proposal.dossier,
            person=each.proposal.person,
            status=BulkLine.Status.LEFT_OUT if each.left_out else BulkLine.Status.CHOSEN,
            reason=each.left_out[:300],
            signals_seen=each.signals_seen,
            chosen_at=at,
        )
        for each in checked
    ]
    BulkLine.objects.bulk_create(lines, batch_size=1_000)
    return sum(not each.left_out for each in checked)


def _held(bulk: BulkAction) -> BulkAction:
    """Lock a bulk action that has not begun; a second tap on the button begins nothing."""
    bulk = BulkAction.objects.select_for_update(of=("self",)).get(pk=bulk.pk)
    if bulk.status != BulkAction.Status.CHOSEN:
        raise UnableToStart(_("This has begun already."))
    return bulk


@transaction.atomic
def queue_lines(bulk: BulkAction, *, by: int, at: datetime) -> int:
    """Have the worker do everything that was chosen of this owner."""
    return move_all(BulkLine.objects.of(bulk), to=BulkLine.Status.WAITING, following=BULK_LINE_NEXT)


@transaction.atomic
def do_some(bulk: BulkAction, act: Act, *, by: int, at: datetime) -> int:
    """Do the next 50 lines of one owner; returns how many still wait.

    Locks the lines: a worker that was thought dead and the one that took over do none of them twice.
    """
    waiting = BulkLine.objects.of(bulk).waiting().order_by("pk")
    lines = list(waiting.select_for_update(of=("self",)).select_related("dossier", "person")[:CHUNK_DOSSIERS])
    refused = _do(bulk, lines, act)
    for line in lines:
        line.reason = refused.get(line.pk, "")[:300]
        step(line, to=BulkLine.Status.REFUSED if line.reason else BulkLine.Status.DONE, following=BULK_LINE_NEXT)
    BulkLine.objects.bulk_update(lines, ["status", "reason"])
    return waiting.count()


def _do(bulk: BulkAction, lines: Sequence[BulkLine], act: Act) -> dict[int, str]:
    """Returns per line why nothing was done. When one goes wrong by a mistake of ours, each is tried by itself."""
    try:
        with transaction.atomic():
            return act(bulk, lines)
    except (OperationalError, InterfaceError):
        # The database is gone or two waited for each other: the job tries these again.
        raise
    except Exception:
        if len(lines) > 1:
            return {key: why for line in lines for key, why in _do(bulk, [line], act).items()}
        logger.exception("bulk action %s could not do dossier %s", bulk.number, lines[0].dossier_id)
        why = _("Something went wrong here, and nothing was changed. Do this one by itself.")
        return {lines[0].pk: why}


@transaction.atomic
def refuse_waiting(bulk: BulkAction, *, of: int, reason: str, by: int, at: datetime) -> int:
    """Do nothing more for one owner, and keep why."""
    lines = BulkLine.objects.of(bulk).filter(organisation_id=of)
    return move_all(lines, to=BulkLine.Status.REFUSED, following=BULK_LINE_NEXT, also={"reason": reason[:300]})


@transaction.atomic
def end_bulk(bulk: BulkAction, *, by: int, at: datetime) -> None:
    """Everything was done, or it is known why not."""
    move_all(BulkAction.objects.filter(pk=bulk.pk), to=BulkAction.Status.DONE, following=BULK_NEXT)


@transaction.atomic
def forget_unstarted(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Drop what was chosen more than a day ago and never begun; returns how many actions."""
    old, chosen = at - _FORGOTTEN_AFTER, BulkLine.Status.CHOSEN
    BulkLine.objects.filter(organisation=organisation, status=chosen, chosen_at__lt=old).delete()
    found = BulkAction.objects.filter(organisation=organisation, status=BulkAction.Status.CHOSEN, ordered_at__lt=old)
    return found.delete()[0]
