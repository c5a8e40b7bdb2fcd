"""A person's part of a dossier ends with a national result, and the feedback to the creditors is composed."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import terms
from samenspoor.domain.casework.feedback import class_for
from samenspoor.domain.casework.models import (
    Deadline,
    Dossier,
    DossierResident,
    DossierSignal,
    Feedback,
    FeedbackRight,
    HelpOffer,
)
from samenspoor.domain.casework.outcomes import HELP_ACCEPTED, NEEDS_SUB_REASON, Outcome, SubReason
from samenspoor.domain.casework.states import NEXT, PersonStatus
from samenspoor.foundation.audit.states import UnableToMove


class UnableToClose(Exception):
    """The dossier cannot be closed as asked; the message says why."""


@transaction.atomic
def close_person(
    person: DossierResident,
    *,
    outcome: Outcome,
    by: int,
    at: datetime,
    sub_reason: SubReason | None = None,
    signals_seen: int | None = None,
) -> DossierResident:
    """End one person's part. `signals_seen` is how many signals the page showed: one that came since asks for a look.

    The dossier closes when nobody in it is open any more.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=person.dossier_id)
    person = DossierResident.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=person.pk)
    taken = DossierSignal.objects.filter(dossier=dossier, resident_id=person.resident_id)
    if signals_seen is not None and taken.count() != signals_seen:
        raise UnableToClose(_("A signal came in since you opened this page. Look at it first."))
    if person.status == PersonStatus.CLOSED:
        raise UnableToClose(_("A colleague has closed this already, with: %(outcome)s.") % {
            "outcome": person.get_outcome_display()
        })  # fmt: skip
    _refuse_contradiction(person, outcome, sub_reason)
    person.status, person.outcome, person.sub_reason = PersonStatus.CLOSED, outcome, sub_reason or ""
    person.closed_at, person.closed_by = at, by
    person.save(update_fields=["status", "outcome", "sub_reason", "closed_at", "closed_by"])
    today = timezone.localdate(at)
    Deadline.objects.running().filter(dossier=dossier, resident_id=person.resident_id).update(dropped_on=today)
    terms.settle(dossier, at=at)
    compose_feedback(person, by=by, at=at)
    return person


@transaction.atomic
def reopen_person(person: DossierResident, *, by: int, at: datetime) -> DossierResident:
    """Go on with someone whose part was closed; feedback that was not sent yet is withdrawn."""
    person = DossierResident.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=person.pk)
    if PersonStatus.OPEN not in NEXT[PersonStatus(person.status)]:
        raise UnableToMove(_("This part is open already."))
    person.status, person.outcome, person.sub_reason = PersonStatus.OPEN, "", ""
    person.closed_at = person.closed_by = None
    person.save(update_fields=["status", "outcome", "sub_reason", "closed_at", "closed_by"])
    _feedback_of(person).filter(status=Feedback.Status.READY).update(status=Feedback.Status.WITHDRAWN)
    terms.settle(person.dossier, at=at)
    return person


@transaction.atomic
def compose_feedback(person: DossierResident, *, by: int, at: datetime) -> list[Feedback]:
    """Compose what each creditor of this person's signals may hear: a class from the closed list, nothing else (R8)."""
    allowed = _rights_on(person.organisation_id, timezone.localdate(at))
    told = set(_feedback_of(person).exclude(status=Feedback.Status.WITHDRAWN).values_list("dossier_signal", flat=True))
    taken = DossierSignal.objects.filter(dossier_id=person.dossier_id, resident_id=person.resident_id).select_related(
        "signal__creditor"
    )
    composed = [
        Feedback(
            organisation_id=person.organisation_id,
            shared_with=person.shared_with,
            dossier_signal=row,
            feedback_class=class_for(
                Outcome(person.outcome), may_hear=allowed.get(row.signal.creditor.type, frozenset())
            ),
            composed_at=at,
            composed_by=by,
        )
        for row in taken
        if row.pk not in told
    ]
    return Feedback.objects.bulk_create(composed)


def _rights_on(organisation: int, day: date) -> dict[str, frozenset[str]]:
    """Per type of creditor the classes that law or covenant lets it hear on a day."""
    found: dict[str, set[str]] = {}
    for right in FeedbackRight.objects.filter(organisation=organisation, starts_on__lte=day):
        if right.ends_on is None or right.ends_on >= day:
            found.setdefault(right.creditor_type, set()).add(right.feedback_class)
    return {creditor_type: frozenset(classes) for creditor_type, classes in found.items()}


def _feedback_of(person: DossierResident) -> QuerySet[Feedback]:
    return Feedback.objects.filter(
        dossier_signal__dossier_id=person.dossier_id, dossier_signal__resident_id=person.resident_id
    )


def _refuse_contradiction(person: DossierResident, outcome: Outcome, sub_reason: SubReason | None) -> None:
    if outcome in NEEDS_SUB_REASON and sub_reason is None:
        raise UnableToClose(_("Choose the reason that stays with us."))
    offer = HelpOffer.objects.filter(person=person).first()
    has_help = bool(offer and offer.help)
    if outcome in HELP_ACCEPTED and not has_help:
        raise UnableToClose(_("Record first which help the resident accepted."))
    if has_help and outcome not in HELP_ACCEPTED:
        raise UnableToClose(_("Help was accepted here. Choose the result that says which help."))
    if outcome == Outcome.NO_CONTACT and person.status not in {PersonStatus.OPEN, PersonStatus.APPROACHED}:
        raise UnableToClose(_("There was contact. Choose “no reaction after earlier contact”."))
    if outcome == Outcome.NO_CONTACT and person.status == PersonStatus.OPEN:
        raise UnableToClose(_("Nobody has tried to make contact yet. Record the attempts first."))
