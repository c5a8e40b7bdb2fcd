"""A person's part of a dossier ends with a national result, and the feedback to the creditors is composed."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
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
from samenspoor.domain.casework.states import FEEDBACK_NEXT, NEXT, PersonStatus
from samenspoor.foundation.audit.states import UnableToMove, move_all, step


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
    """End one person's part. `signals_seen` is how many signals the page showed: a later one asks for a look."""
    seen = {} if signals_seen is None else {person.pk: signals_seen}
    refused = close_people([person.pk], outcome=outcome, sub_reason=sub_reason, signals_seen=seen, by=by, at=at)
    if refused:
        raise UnableToClose(refused[person.pk])
    return DossierResident.objects.select_related("dossier").get(pk=person.pk)


@transaction.atomic
def close_people(
    people: Collection[int],
    *,
    outcome: Outcome,
    by: int,
    at: datetime,
    sub_reason: SubReason | None = None,
    signals_seen: Mapping[int, int],
) -> dict[int, str]:
    """End the parts of some tens of people with one result, in a fixed number of statements.

    Returns per person why nothing was done; `signals_seen` is per person how many signals the page showed. A dossier
    closes when nobody in it is open any more.
    """
    chosen = DossierResident.objects.filter(pk__in=people)
    dossiers = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=chosen.values("dossier")).order_by("pk")
    found = {dossier.pk: dossier for dossier in dossiers}
    parts = list(chosen.select_for_update(of=("self",)).order_by("pk"))
    counts = Counter(DossierSignal.objects.filter(dossier__in=found).values_list("dossier", "resident"))
    helped = set(HelpOffer.objects.filter(person__in=parts).exclude(help="").values_list("person", flat=True))
    refused = {}
    for part in parts:
        seen = signals_seen.get(part.pk)
        if seen is not None and counts[part.dossier_id, part.resident_id] != seen:
            refused[part.pk] = _("A signal came in since you opened this page. Look at it first.")
        elif part.status == PersonStatus.CLOSED:
            told = {"outcome": part.get_outcome_display()}
            refused[part.pk] = _("A colleague has closed this already, with: %(outcome)s.") % told
        elif why := _contradiction(part, outcome, sub_reason, has_help=part.pk in helped):
            refused[part.pk] = why
    closing = [part for part in parts if part.pk not in refused]
    if closing:
        _end(closing, outcome, sub_reason, by=by, at=at)
        terms.settle_all([found[key] for key in {part.dossier_id for part in closing}], at=at)
        _compose(closing, by=by, at=at)
    return refused


def _end(
    parts: Sequence[DossierResident], outcome: Outcome, sub_reason: SubReason | None, *, by: int, at: datetime
) -> None:
    """Store the result; terms that ran for these people have lost their meaning."""
    for part in parts:
        step(part, to=PersonStatus.CLOSED, following=NEXT)
        part.outcome, part.sub_reason = outcome, sub_reason or ""
    move_all(
        DossierResident.objects.filter(pk__in=[part.pk for part in parts]),
        to=PersonStatus.CLOSED,
        following=NEXT,
        also={"outcome": outcome, "sub_reason": sub_reason or "", "closed_at": at, "closed_by": by},
    )
    terms.meet_offers({part.dossier_id for part in parts}, on=timezone.localdate(at))
    ended = {(part.dossier_id, part.resident_id) for part in parts}
    running = Deadline.objects.running().filter(dossier__in=[part.dossier_id for part in parts])
    dropped = [key for key, *whose in running.values_list("pk", "dossier", "resident") if tuple(whose) in ended]
    if dropped:
        Deadline.objects.filter(pk__in=dropped).update(dropped_on=timezone.localdate(at))


@transaction.atomic
def reopen_person(person: DossierResident, *, by: int, at: datetime) -> DossierResident:
    """Go on with someone whose part was closed; feedback that was not sent yet is withdrawn."""
    terms.hold(person.dossier_id)
    person = DossierResident.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=person.pk)
    if person.status != PersonStatus.CLOSED:
        raise UnableToMove(_("This part is open already."))
    step(person, to=PersonStatus.OPEN, following=NEXT)
    person.outcome, person.sub_reason, person.closed_at, person.closed_by = "", "", None, None
    person.reopened_at = at
    person.save(update_fields=["status", "outcome", "sub_reason", "closed_at", "closed_by", "reopened_at"])
    move_all(_feedback_of(person), to=Feedback.Status.WITHDRAWN, following=FEEDBACK_NEXT)
    terms.settle(person.dossier, at=at)
    return person


@transaction.atomic
def compose_feedback(person: DossierResident, *, by: int, at: datetime) -> list[Feedback]:
    """Compose what each creditor of this person's signals may hear: a class from the closed list, nothing else (R8)."""
    return _compose([person], by=by, at=at)


def _compose(people: Sequence[DossierResident], *, by: int, at: datetime) -> list[Feedback]:
    """The same for some tens of people of one owner."""
    ended = {(part.dossier_id, part.resident_id): part for part in people}
    told = Feedback.objects.exclude(status=Feedback.Status.WITHDRAWN).filter(dossier_signal=OuterRef("pk"))
    untold = DossierSignal.objects.filter(~Exists(told), dossier__in={part.dossier_id for part in people})
    taken = untold.select_related("signal__creditor")
    rows = [row for row in taken if (row.dossier_id, row.resident_id) in ended]
    if not rows:
        return []
    allowed = _rights_on(people[0].organisation_id, timezone.localdate(at))
    composed = []
    for row in rows:
        part = ended[row.dossier_id, row.resident_id]
        may_hear = allowed.get(row.signal.creditor.type, frozenset())
        composed.append(
            Feedback(
                organisation_id=part.organisation_id,
                shared_with=part.shared_with,
                dossier_signal=row,
                feedback_class=class_for(Outcome(part.outcome), may_hear=may_hear),
                composed_at=at,
                composed_by=by,
            )
        )
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


def _contradiction(part: DossierResident, outcome: Outcome, sub_reason: SubReason | None, *, has_help: bool) -> str:
    """Why this result cannot be true of what was recorded; empty when it can."""
    if outcome in NEEDS_SUB_REASON and sub_reason is None:
        return _("Choose the reason that stays with us.")
    if outcome in HELP_ACCEPTED and not has_help:
        return _("Record first which help the resident accepted.")
    if has_help and outcome not in HELP_ACCEPTED | {Outcome.DECEASED}:
        return _("Help was accepted here. Choose the result that says which help.")
    if outcome == Outcome.NO_CONTACT and part.status == PersonStatus.OPEN:
        return _("Nobody has tried to make contact yet. Record the attempts first.")
    if outcome == Outcome.NO_CONTACT and part.status != PersonStatus.APPROACHED:
        return _("There was contact. Choose “no reaction after earlier contact”.")
    return ""
