"""Someone was spoken to, at the door or by telephone, and what was agreed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.casework.actions import contacts, offers, visits
from samenspoor.domain.casework.actions.assignment import assign_dossiers
from samenspoor.domain.casework.actions.contacts import Approach, Talk
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    ContactKind,
    ContactResult,
    DossierResident,
    PlannedVisit,
    StatutoryGround,
)
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.domain.volunteering.telling import tell_back_soon
from samenspoor.foundation.accounts.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What came of it: a first conversation was accepted or not, and with which threatening situation if any."""

    talk: Talk
    is_conversation: bool = False
    ground: StatutoryGround | None = None


@transaction.atomic
def record_at_door(visit: PlannedVisit, agreed: Agreed, *, actor: Actor, at: datetime) -> DossierResident:
    """Record a talk at the door; returns the person spoken to, as the work now stands."""
    with on_behalf_of(visit.organisation_id, actor=actor, day=timezone.localdate(at)):
        visits.record_spoken(visit, agreed.talk, by=actor.user, at=at)
        return _agree(visit.dossier_id, agreed, through=AcceptedThrough.VISIT, by=actor.user, at=at)


@transaction.atomic
def record_by_phone(person: DossierResident, agreed: Agreed, *, actor: Actor, at: datetime) -> DossierResident:
    """Record a talk by telephone; returns the person spoken to, as the work now stands."""
    with on_behalf_of(person.organisation_id, actor=actor, day=timezone.localdate(at)):
        contacts.record_talk(person.dossier, agreed.talk, kind=ContactKind.PHONE, by=actor.user, at=at)
        _take_up(person, by=actor.user, at=at)
        return _agree(person.dossier_id, agreed, through=AcceptedThrough.PHONE, by=actor.user, at=at)


@transaction.atomic
def record_no_answer(person: DossierResident, *, result: ContactResult, actor: Actor, at: datetime) -> None:
    """Someone rang and spoke to nobody, or to a machine."""
    rung = Approach(kind=ContactKind.PHONE, result=result, resident_id=person.resident_id)
    with on_behalf_of(person.organisation_id, actor=actor, day=timezone.localdate(at)):
        contacts.record_tap(person.dossier, [rung], by=actor.user, at=at)
        _take_up(person, by=actor.user, at=at)
        tell_back_soon(person.organisation_id, by=actor.user)


def _take_up(person: DossierResident, *, by: int, at: datetime) -> None:
    """What was nobody's yet is taken up by whoever rings."""
    if person.dossier.assigned_to is None:
        assign_dossiers([person.dossier_id], to=by, by=by, at=at)


def _agree(dossier: int, agreed: Agreed, *, through: AcceptedThrough, by: int, at: datetime) -> DossierResident:
    people = DossierResident.objects.select_related("dossier", "resident")
    person = people.get(dossier=dossier, resident=agreed.talk.resident_id)
    tell_back_soon(person.organisation_id, by=by)
    if agreed.is_conversation:
        offers.accept_conversation(person, through=through, ground=agreed.ground, by=by, at=at)
    return people.get(pk=person.pk)
