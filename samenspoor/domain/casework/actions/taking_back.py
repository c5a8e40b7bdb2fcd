"""Contact attempts that were recorded by mistake, on the day itself: a letter not posted, a tap on the wrong button."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.casework import terms
from samenspoor.domain.casework.attempts import OFFERING, TAKEN_BACK_WITHIN
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

# What somebody is by attempts alone; whoever accepted something stays where they are.
_BY_ATTEMPTS = (PersonStatus.APPROACHED, PersonStatus.IN_CONTACT)


class UnableToTakeBack(Exception):
    """What was recorded stays; the message says why."""


@transaction.atomic
def take_back_tap(attempt: ContactAttempt, *, by: int, at: datetime) -> None:
    """Undo what one tap recorded, within half an hour, by whoever tapped."""
    if attempt.made_by != by or attempt.recorded_at < at - TAKEN_BACK_WITHIN:
        raise UnableToTakeBack(_("Only what you recorded yourself in the last half hour can be taken back here."))
    same = ContactAttempt.objects.filter(dossier=attempt.dossier_id, made_by=by, recorded_at=attempt.recorded_at)
    reached = [row.resident_id for row in same if row.is_reached]
    people = DossierResident.objects.filter(dossier=attempt.dossier_id, resident__in=reached)
    if people.exclude(status__in=(PersonStatus.OPEN, *_BY_ATTEMPTS)).exists():
        raise UnableToTakeBack(_("More was recorded after this contact, so it stays."))
    take_back_attempts(attempt.dossier_id, list(same), by=by, at=at)


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
    for person in DossierResident.objects.filter(dossier=dossier, status__in=_BY_ATTEMPTS):
        left = [other for other in others if other.resident_id in (None, person.resident_id)]
        if any(other.is_reached for other in left):
            continue
        to = PersonStatus.APPROACHED if left else PersonStatus.OPEN
        if person.status != to:
            move(person, to=to, following=NEXT)
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
