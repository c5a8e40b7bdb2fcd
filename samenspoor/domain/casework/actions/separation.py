"""People live together by chance: each of them gets a dossier, and signals at the address are not bundled any more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.casework import terms
from samenspoor.domain.casework.actions.opening import judge_again
from samenspoor.domain.casework.models import (
    BulkLine,
    ContactAttempt,
    Deadline,
    DeadlineKind,
    Dossier,
    DossierResident,
    DossierSignal,
    Letter,
    PlannedVisit,
    PriorityDecision,
    ReferenceCode,
    SeparateAddress,
)

# What was done for one person goes along with that person; what was done at the door or decided for all stays.
GOES_BY_RESIDENT = (DossierSignal, ContactAttempt, Deadline)
GOES_BY_PERSON = (Letter, BulkLine)
STAYS = (PlannedVisit, ReferenceCode, PriorityDecision)


class UnableToSeparate(Exception):
    """The people cannot be put apart, or together again; the message says why."""


@transaction.atomic
def separate(dossier: Dossier, *, reason: str, by: int, at: datetime) -> list[Dossier]:
    """Give everyone in a dossier one of their own, and keep the address apart from now on; the first keeps the dossier.

    What was done for one person goes along; what was done for all stays where it was, and its running terms go on for
    each. Dossiers of earlier months stay as they are.
    """
    terms.hold(dossier.pk)
    if not reason.strip():
        raise UnableToSeparate(_("Write down how you know that these people do not belong together."))
    SeparateAddress.objects.get_or_create(
        organisation_id=dossier.organisation_id,
        address_id=dossier.address_id,
        defaults={"shared_with": dossier.shared_with, "reason": reason.strip()[:200], "since": at, "decided_by": by},
    )
    dossier.refresh_from_db()
    if dossier.resident_id is not None:
        return [dossier]
    first, *others = DossierResident.objects.filter(dossier=dossier).order_by("pk")
    apart = [dossier, *(_take_out(part, dossier, at=at) for part in others)]
    dossier.resident_id = first.resident_id
    dossier.save(update_fields=["resident"])
    terms.settle_all(apart, at=at)
    numbers = [each.pk for each in apart]
    judge_again(numbers, organisation=dossier.organisation_id, shared_with=dossier.shared_with, by=by, at=at)
    return apart


@transaction.atomic
def end_separation(mark: SeparateAddress, *, by: int, at: datetime) -> None:
    """Bundle the signals at this address again, from the next one on."""
    mark.delete()


def _take_out(part: DossierResident, dossier: Dossier, *, at: datetime) -> Dossier:
    own = Dossier.objects.create(
        organisation_id=dossier.organisation_id,
        shared_with=dossier.shared_with,
        address_id=dossier.address_id,
        month=dossier.month,
        resident_id=part.resident_id,
        round_id=dossier.round_id,
        opened_with_id=dossier.opened_with_id,
        opened_at=dossier.opened_at,
        assigned_to=dossier.assigned_to,
    )
    for model in GOES_BY_RESIDENT:
        model._default_manager.filter(dossier=dossier, resident=part.resident_id).update(dossier=own)
    for bound in GOES_BY_PERSON:
        bound._default_manager.filter(dossier=dossier, person=part).update(dossier=own)
    DossierResident.objects.filter(pk=part.pk).update(dossier=own)
    for term in Deadline.objects.running().filter(dossier=dossier, resident=None):
        terms.start(own, DeadlineKind(term.kind), starts_on=term.starts_on, due_on=term.due_on)
    return own
