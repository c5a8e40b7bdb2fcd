"""Contact attempts that were recorded by mistake, on the day itself: a letter not posted, a tap on the wrong button."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from samenspoor.domain.casework import terms
from samenspoor.domain.casework.attempts import OFFERING
from samenspoor.domain.casework.models import (
    ContactAttempt,
    ContactResult,
    Deadline,
    DeadlineKind,
    Dossier,
    DossierResident,
)
from samenspoor.domain.casework.states import NEXT, PersonStatus
from samenspoor.foundation.audit.states import move


@transaction.atomic
def take_back_attempts(dossier_id: int, attempts: Sequence[ContactAttempt], *, by: int, at: datetime) -> None:
    """Remove attempts of one day; history keeps that they were there.

    Whoever was approached by these alone stands open again, and the terms that they met run on.
    """
    terms.hold(dossier_id)
    dossier = Dossier.objects.get(pk=dossier_id)
    days = {attempt.on for attempt in attempts}
    whose = {attempt.resident_id for attempt in attempts}
    ContactAttempt.objects.filter(pk__in=[attempt.pk for attempt in attempts]).delete()
    others = list(ContactAttempt.objects.filter(dossier=dossier, kind__in=OFFERING))
    for person in DossierResident.objects.filter(dossier=dossier, status=PersonStatus.APPROACHED):
        if not any(other.resident_id in (None, person.resident_id) for other in others):
            move(person, to=PersonStatus.OPEN, following=NEXT)
    is_left_out = DossierResident.objects.filter(dossier=dossier, status=PersonStatus.OPEN).exists()
    if is_left_out or all(other.result == ContactResult.RETURNED for other in others):
        _run_again(dossier, DeadlineKind.OFFER, days, resident_id=None)
    for resident in whose:
        if not any(other.on in days and other.resident_id == resident for other in others):
            _run_again(dossier, DeadlineKind.CALL_BACK, days, resident_id=resident)
    terms.settle(dossier, at=at)


def _run_again(dossier: Dossier, kind: DeadlineKind, days: set[date], *, resident_id: int | None) -> None:
    """Let the term run on that was met on these days, unless another one runs in its place."""
    alike = Deadline.objects.filter(dossier=dossier, kind=kind, resident=resident_id)
    last = alike.filter(met_on__in=days).order_by("-pk").first()
    if last and not alike.running().exists():
        Deadline.objects.filter(pk=last.pk).update(met_on=None)
