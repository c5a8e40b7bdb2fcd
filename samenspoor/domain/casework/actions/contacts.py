"""Someone is approached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import terms
from samenspoor.domain.casework.attempts import OFFERING
from samenspoor.domain.casework.models import (
    ContactAttempt,
    ContactKind,
    ContactPurpose,
    ContactResult,
    Daypart,
    DeadlineKind,
    Dossier,
    DossierResident,
    UnsafeAddress,
)
from samenspoor.domain.casework.states import NEXT, PersonStatus
from samenspoor.foundation.audit.states import move


class UnableToRecordContact(Exception):
    """The attempt cannot be recorded; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Approach:
    """How someone was approached; day and part of the day are now unless said otherwise.

    Without a resident it was meant for the whole address.
    """

    kind: ContactKind
    result: ContactResult
    purpose: ContactPurpose = ContactPurpose.OFFER
    resident_id: int | None = None
    on: date | None = None
    daypart: Daypart | None = None


_BETWEEN_TAPS = timedelta(minutes=1)
MISSED_VISIT = (
    Approach(kind=ContactKind.VISIT, result=ContactResult.NO_ANSWER),
    Approach(kind=ContactKind.CARD, result=ContactResult.MESSAGE_LEFT),
)
"""Nobody was home and a card went through the door: two attempts, as DDAS counts them."""


@transaction.atomic
def record_attempts(
    dossier: Dossier, approaches: Sequence[Approach], *, by: int, at: datetime, call_back_on: date | None = None
) -> list[ContactAttempt]:
    """Record attempts that were made; they count for everyone at the address, or for the resident whom they name.

    An attempt meets the term for the offer. `call_back_on` starts the term of trying again.
    """
    today = timezone.localdate(at)
    if call_back_on and call_back_on < today:
        raise UnableToRecordContact(_("Choose a day to try again that has not passed."))
    terms.hold(dossier.pk)
    attempts = [_record(dossier, approach, by=by, at=at) for approach in approaches]
    for resident in {approach.resident_id for approach in approaches}:
        terms.meet(dossier, (DeadlineKind.CALL_BACK,), on=today, resident_id=resident)
        if call_back_on:
            terms.start(dossier, DeadlineKind.CALL_BACK, starts_on=today, due_on=call_back_on, resident_id=resident)
    terms.settle(dossier, at=at)
    return attempts


@transaction.atomic
def record_tap(dossier: Dossier, approaches: Sequence[Approach], *, by: int, at: datetime) -> list[ContactAttempt]:
    """The same for what one tap says; a second tap of the same within a minute is one too many."""
    terms.hold(dossier.pk)
    just_now = ContactAttempt.objects.filter(dossier=dossier, made_by=by, recorded_at__gt=at - _BETWEEN_TAPS)
    for each in approaches:
        if just_now.filter(kind=each.kind, result=each.result, resident=each.resident_id).exists():
            raise UnableToRecordContact(_("This was recorded a moment ago already. It counts once."))
    return record_attempts(dossier, approaches, by=by, at=at)


@dataclass(frozen=True, kw_only=True)
class Talk:
    """With whom someone spoke and what for; `call_back_on` when that was agreed."""

    resident_id: int
    purpose: ContactPurpose = ContactPurpose.OFFER
    call_back_on: date | None = None


@transaction.atomic
def record_talk(dossier: Dossier, talk: Talk, *, kind: ContactKind, by: int, at: datetime) -> None:
    """Someone was spoken to, at this moment."""
    spoken = Approach(kind=kind, result=ContactResult.SPOKEN, purpose=talk.purpose, resident_id=talk.resident_id)
    record_attempts(dossier, [spoken], call_back_on=talk.call_back_on, by=by, at=at)


def _record(dossier: Dossier, approach: Approach, *, by: int, at: datetime) -> ContactAttempt:
    day = approach.on or timezone.localdate(at)
    people = _people(dossier, approach.resident_id)
    if day > timezone.localdate(at):
        raise UnableToRecordContact(_("This day has not come yet. Record what has happened."))
    if approach.kind == ContactKind.VISIT:
        _refuse_unsafe(dossier)
    is_reached = approach.result == ContactResult.SPOKEN
    if is_reached and approach.resident_id is None and len(people) > 1:
        raise UnableToRecordContact(_("Choose with whom you spoke."))
    if approach.kind in OFFERING:
        reached = PersonStatus.IN_CONTACT if is_reached else PersonStatus.APPROACHED
        for person in people:
            if reached in NEXT[PersonStatus(person.status)]:
                move(person, to=reached, following=NEXT)
    attempt = ContactAttempt.objects.create(
        organisation_id=dossier.organisation_id,
        shared_with=dossier.shared_with,
        dossier=dossier,
        resident_id=people[0].resident_id if is_reached else approach.resident_id,
        kind=approach.kind,
        purpose=approach.purpose,
        result=approach.result,
        is_reached=is_reached,
        on=day,
        daypart=approach.daypart or Daypart.at(timezone.localtime(at).hour),
        made_by=by,
        recorded_at=at,
    )
    terms.meet_offers([dossier.pk], on=day)
    return attempt


def _people(dossier: Dossier, resident_id: int | None) -> list[DossierResident]:
    people = DossierResident.objects.filter(dossier=dossier)
    found = list(people.filter(resident_id=resident_id) if resident_id else people.open())
    if not found:
        raise UnableToRecordContact(_("Everything in this dossier is closed. Open it again first."))
    if resident_id and found[0].status == PersonStatus.CLOSED:
        raise UnableToRecordContact(_("This person's part is closed. Open it again first."))
    return found


def _refuse_unsafe(dossier: Dossier) -> None:
    if UnsafeAddress.objects.filter(address_id=dossier.address_id, lifted_at=None).exists():
        raise UnableToRecordContact(_("Nobody visits this address: it is marked as not safe. Ring or write instead."))
