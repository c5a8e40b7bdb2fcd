"""The worker does a bulk action: some dossiers at a time, each in the name of its municipality, exactly once."""

from collections.abc import Callable, Sequence
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework.actions import bulk as actions
from samenspoor.domain.casework.actions import closing
from samenspoor.domain.casework.actions.assignment import assign_dossiers
from samenspoor.domain.casework.models import BulkAction, BulkKind, BulkLine
from samenspoor.domain.casework.outcomes import Outcome, SubReason
from samenspoor.domain.journeys.execute import on_behalf_of, whoever_ordered
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit.verdict import Refused
from samenspoor.foundation.jobs.owned import Assignment

Act = Callable[[Assignment, BulkAction, Sequence[BulkLine]], dict[int, str]]


def carry_out(bulk_id: int, assignment: Assignment) -> None:
    """Do what still waits; a second try goes on where the first was cut off."""
    actor = whoever_ordered(assignment)
    with assignment.acting():
        bulk = BulkAction.objects.get(pk=bulk_id)
        owners = set(BulkLine.objects.of(bulk).waiting().values_list("organisation_id", flat=True))
    for owner in sorted(owners):
        try:
            while _do_some(owner, bulk, actor, assignment):
                pass
        except Refused as error:
            with assignment.acting():
                actions.refuse_waiting(bulk, of=owner, reason=str(error), by=assignment.by, at=assignment.at)
    with assignment.acting():
        actions.end_bulk(bulk, by=assignment.by, at=assignment.at)


def _do_some(owner: int, bulk: BulkAction, actor: Actor | None, assignment: Assignment) -> int:
    """Do some dossiers of one municipality in one transaction; returns how many still wait. May raise Refused."""
    if actor is None:
        raise Refused(_("Whoever ordered this does not work here any more."))
    act = partial(ACTS[BulkKind(bulk.kind)], assignment)
    with assignment.acting(), on_behalf_of(owner, actor=actor, day=timezone.localdate(assignment.at)):
        return actions.do_some(bulk, act, by=assignment.by, at=assignment.at)


def _assign(assignment: Assignment, bulk: BulkAction, lines: Sequence[BulkLine]) -> dict[int, str]:
    dossiers = [line.dossier_id for line in lines]
    still_open = assign_dossiers(dossiers, to=bulk.assignee, by=assignment.by, at=assignment.at)
    closed = _("A colleague has closed this dossier meanwhile.")
    return {line.pk: closed for line in lines if line.dossier_id not in still_open}


def _close(assignment: Assignment, bulk: BulkAction, lines: Sequence[BulkLine]) -> dict[int, str]:
    of_person = {line.person_id: line.pk for line in lines if line.person_id}
    seen = {line.person_id: line.signals_seen for line in lines if line.person_id}
    refused = closing.close_people(
        list(of_person),
        outcome=Outcome(bulk.outcome),
        sub_reason=SubReason(bulk.sub_reason) if bulk.sub_reason else None,
        signals_seen={person: signals for person, signals in seen.items() if signals is not None},
        by=assignment.by,
        at=assignment.at,
    )
    nobody = _("Nobody in this dossier is open any more.")
    return {of_person[person]: why for person, why in refused.items()} | {
        line.pk: nobody for line in lines if not line.person_id
    }


ACTS: dict[BulkKind, Act] = {BulkKind.ASSIGN: _assign, BulkKind.CLOSE: _close}
