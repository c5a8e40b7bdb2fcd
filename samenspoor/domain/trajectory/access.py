"""Who makes and reads hand-overs: whoever works on the dossier. The BSN goes along within the municipality only."""

from collections.abc import Collection
from datetime import date, datetime

from samenspoor.domain.casework import access as casework
from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.casework.models.dossier import DossierQuerySet
from samenspoor.domain.trajectory.models import Handover
from samenspoor.domain.trajectory.models import HandoverQuerySet as Handovers
from samenspoor.domain.trajectory.record import Record, compose
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict


def may_hand_over(actor: Actor) -> Verdict:
    """Answer whether this person makes hand-overs, and takes their record along."""
    return casework.may_work(actor)


def get_handover_or_404(actor: Actor, pk: int, *, day: date) -> Handover:
    """Return one hand-over to work on, and note the look."""
    may_hand_over(actor).or_refuse()
    rows = Handover.objects.filter(organisation_id__in=actor.owners(day))
    return looks.open_or_404(rows.select_related("organisation", "person__resident", "person__dossier__address"), pk)


def handovers_of(dossiers: Collection[Dossier]) -> Handovers:
    """The hand-overs of dossiers that were fetched, the newest first."""
    rows = Handover.objects.filter(person__dossier__in=dossiers)
    return rows.select_related("person__resident").order_by("-made_at", "-pk")


def with_handovers(dossiers: DossierQuerySet) -> DossierQuerySet:
    """Dossiers of a list with the hand-overs of their people, in one query more."""
    return dossiers.prefetch_related("dossier_residents__handovers")


def take_along(actor: Actor, handover: Handover, *, at: datetime) -> Record:
    """Compose the record that leaves as a file, and note that. Raises UnableToHandOver when there is none."""
    record = compose(handover, at=at)
    looks.exported([handover])
    return record.with_bsn(_bsn_for(actor, handover))


def _bsn_for(actor: Actor, handover: Handover) -> str:
    """What goes along to the municipality's own debt help; the look at it is noted apart."""
    if not (handover.is_to_own_team and casework.may_check_people(actor)):
        return ""
    return casework.bsn_of(actor, handover.person.resident)
