"""Who looked at what in the months behind the town: nobody wrote or rang without opening the dossier first."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from samenspoor.domain.casework.models import ContactAttempt, Dossier
from samenspoor.foundation.audit.looks import Look, Looks
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation

_BEFORE = timedelta(minutes=4)
"""So long before a contact was written down the dossier was opened."""
_PURPOSE = "municipality:dossier"


@dataclass(frozen=True)
class Worker:
    """For whom somebody works, and as what."""

    organisation: Organisation
    role: str


def add_looks(owner: Organisation, workers: Mapping[int, Worker]) -> None:
    """Write the looks that the contacts of a town ask for, each for whom the worker works; a second time none."""
    with acting(organisation=owner.pk, user=None, purpose="prepare the town", scope=Scope.ORGANISATION):
        if AccessLog.objects.filter(purpose=_PURPOSE).exists():
            return
        attempts = ContactAttempt.objects.order_by("recorded_at", "pk")
        contacts = list(attempts.values_list("made_by", "dossier_id", "recorded_at"))
    opened = defaultdict(list)
    for user, dossier, recorded_at in contacts:
        opened[user].append((recorded_at - _BEFORE, dossier))
    for user in sorted(opened.keys() & workers.keys()):
        worker = workers[user]
        with acting(
            organisation=worker.organisation.pk, user=user, purpose="prepare the town", scope=Scope.ORGANISATION
        ):
            for at, dossier in opened[user]:
                look = Look(AccessLog.Kind.OPENED, Dossier._meta.label_lower, (dossier,), owner=owner.pk)
                looks = Looks([look])
                looks.write(organisation=worker.organisation.pk, user=user, role=worker.role, purpose=_PURPOSE, at=at)
