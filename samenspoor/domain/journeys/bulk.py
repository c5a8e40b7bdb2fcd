"""One act on many dossiers at once: chosen on the worklist, started by a person, done by the worker (`carry_out`).

An executing party's bulk action spans municipalities; what is written of a dossier is its municipality's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import access
from samenspoor.domain.casework.actions import bulk as actions
from samenspoor.domain.casework.actions.bulk import Checked, UnableToStart
from samenspoor.domain.casework.models import BulkAction, BulkKind, Dossier
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.casework.proposals import Proposal, same_as
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


@transaction.atomic
def close_checked(
    bulk: BulkAction, *, outcome: Outcome, ticked: Mapping[int, int], actor: Actor, at: datetime
) -> BulkAction:
    """Have the ticked people closed with one result; `ticked` is per person how many signals the list showed.

    Whoever is not ticked stays, and so does anyone for whom this result is not, or no longer, the one clear proposal.
    """
    day = timezone.localdate(at)
    found = access.proposals_of(actor, bulk, day=day)
    alike = same_as(found, outcome)
    if not any(each.person.pk in ticked for each in alike) or alike[0].likely is None:
        raise UnableToStart(_("Nobody is ticked who can be closed with this result."))
    bulk = actions.start_closing(bulk, like=alike[0].likely, by=actor.user, at=at)
    of_owner: dict[int, list[Checked]] = defaultdict(list)
    for proposal in found:
        seen = ticked.get(proposal.person.pk)
        checked = Checked(proposal=proposal, signals_seen=seen, left_out=_left_out(proposal, outcome, seen))
        of_owner[proposal.dossier.organisation_id].append(checked)
    for owner, rows in of_owner.items():
        with on_behalf_of(owner, actor=actor, day=day):
            actions.line_up_people(bulk, rows, by=actor.user, at=at)
    put_to_work(bulk, actor=actor, at=at)
    return bulk


def _left_out(proposal: Proposal, outcome: Outcome, seen: int | None) -> str:
    """Why someone stays; empty for whoever is closed."""
    if proposal.look_at or proposal.likely is None:
        return "; ".join(proposal.look_at)
    if proposal.likely.outcome != outcome:
        return _("Another result is proposed: %(outcome)s") % {"outcome": proposal.likely.outcome.label}
    return _("Not ticked") if seen is None else ""


def put_to_work(bulk: BulkAction, *, actor: Actor, at: datetime) -> None:
    """Hand everything that is still chosen to the worker; inside the transaction that started the bulk action."""
    actions.queue_lines(bulk, by=actor.user, at=at)
    do_bulk.configure(lock=f"bulk-{bulk.pk}").defer(organisation=bulk.organisation_id, user=actor.user, bulk=bulk.pk)
