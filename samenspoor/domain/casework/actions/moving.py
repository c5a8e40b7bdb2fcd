"""Signals turn out to be another person's: the dossiers follow."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.casework import deadlines, terms
from samenspoor.domain.casework.actions.closing import compose_feedback, reopen_person
from samenspoor.domain.casework.actions.opening import judge_again
from samenspoor.domain.casework.models import (
    CollectionPause,
    ContactAttempt,
    Deadline,
    DeadlineKind,
    Dossier,
    DossierResident,
    DossierSignal,
    Feedback,
    HelpOffer,
    ResidentCheck,
    WorkingAgreement,
)
from samenspoor.domain.casework.states import FEEDBACK_NEXT, PersonStatus
from samenspoor.domain.linkage.models import Resident
from samenspoor.foundation.audit.states import move_all

UNTOUCHED = (PersonStatus.OPEN, PersonStatus.APPROACHED)


@transaction.atomic
def move_signals(
    signals: Collection[int], *, to: Resident, by: int, at: datetime, together_since: datetime | None = None
) -> list[Dossier]:
    """Put signals under another resident in the dossiers that took them up; returns the dossiers they stand in now.

    Feedback that was not sent yet is withdrawn. Whoever turns out to be the same person keeps the result that was
    reached. `together_since` says that they are two people, and since when their signals stood together by mistake.
    """
    rows: dict[int, list[DossierSignal]] = defaultdict(list)
    for row in DossierSignal.objects.filter(signal__in=signals).exclude(resident=to).order_by("pk"):
        rows[row.dossier_id].append(row)
    found = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=rows).order_by("pk")
    reached = [
        _move(dossier, rows[dossier.pk], to=to, together_since=together_since, by=by, at=at) for dossier in found
    ]
    touched = {dossier.pk for dossier in reached} | set(rows)
    if reached:
        first = reached[0]
        judge_again(touched, organisation=first.organisation_id, shared_with=first.shared_with, by=by, at=at)
    return list(Dossier.objects.filter(pk__in=[dossier.pk for dossier in reached]))


def _move(
    dossier: Dossier, rows: list[DossierSignal], *, to: Resident, together_since: datetime | None, by: int, at: datetime
) -> Dossier:
    target = dossier if dossier.resident_id in (None, to.pk) else _own_dossier(dossier, to, at=at)
    told = Feedback.objects.filter(dossier_signal__in=rows)
    move_all(told, to=Feedback.Status.WITHDRAWN, following=FEEDBACK_NEXT)
    DossierSignal.objects.filter(pk__in=[row.pk for row in rows]).update(dossier=target, resident=to)
    leaving = {row.resident_id for row in rows}
    earlier = list(DossierResident.objects.filter(dossier=dossier, resident__in=leaving))
    closed = [part for part in earlier if part.status == PersonStatus.CLOSED]
    part, is_new = _part(target, to, like=closed[0] if closed and not together_since else None)
    if part.closed_at and not is_new and (part.closed_at > together_since if together_since else not closed):
        # What comes on top of something that was closed opens it again (R2).
        part = reopen_person(part, by=by, at=at)
    if part.status == PersonStatus.CLOSED:
        compose_feedback(part, by=by, at=at)
    elif not Deadline.objects.running().filter(dossier=target).exists() and part.status in UNTOUCHED:
        _ask_for_an_offer(target, at=at)
    is_left = [_leave(each) for each in earlier]
    if all(is_left) and not dossier.dossier_residents.exists():
        dossier.delete()
    else:
        terms.settle(dossier, at=at)
        _empty(dossier)
    return terms.settle(target, at=at)


def _own_dossier(dossier: Dossier, resident: Resident, *, at: datetime) -> Dossier:
    """The dossier of one resident at an address that people share by chance."""
    own, _is_new = Dossier.objects.get_or_create(
        organisation_id=dossier.organisation_id,
        address_id=dossier.address_id,
        month=dossier.month,
        resident=resident,
        defaults={
            "shared_with": dossier.shared_with,
            "round_id": dossier.round_id,
            "opened_with_id": dossier.opened_with_id,
            "opened_at": at,
            "assigned_to": dossier.assigned_to,
        },
    )
    return own


def _part(dossier: Dossier, resident: Resident, *, like: DossierResident | None) -> tuple[DossierResident, bool]:
    """The row of this resident, and whether it is new; a new one takes the result of a row of the same person over."""
    was_tried = ContactAttempt.objects.filter(dossier=dossier, resident=None).exists()
    result = {"status": PersonStatus.APPROACHED if was_tried else PersonStatus.OPEN}
    if like:
        result = {name: getattr(like, name) for name in ("status", "outcome", "sub_reason", "closed_at", "closed_by")}
    return DossierResident.objects.get_or_create(
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        resident=resident,
        defaults={"shared_with": dossier.shared_with} | result,
    )


def _ask_for_an_offer(dossier: Dossier, *, at: datetime) -> None:
    agreement = WorkingAgreement.objects.filter(organisation=dossier.organisation_id).first() or WorkingAgreement()
    today = timezone.localdate(at)
    due_on = (
        deadlines.latest_crisis_offer(today, crisis_on=dossier.crisis_on)
        if dossier.is_crisis
        else deadlines.latest_offer(today, days=agreement.offer_days)
    )
    terms.start(dossier, DeadlineKind.OFFER, starts_on=today, due_on=due_on)


def _leave(part: DossierResident) -> bool:
    """Remove whoever has no signal left, unless something was done for them; answer whether they are gone."""
    if DossierSignal.objects.filter(dossier=part.dossier_id, resident=part.resident_id).exists() or _was_helped(part):
        return False
    part.delete()
    return True


def _was_helped(part: DossierResident) -> bool:
    """Answer whether anything was done for this person alone; a result that was taken over from another row was not."""
    by_name = ContactAttempt.objects.filter(dossier=part.dossier_id)
    if part.dossier.resident_id is None:
        by_name = by_name.filter(resident=part.resident_id)
    if any(
        rows.exists()
        for rows in (
            by_name,
            HelpOffer.objects.filter(person=part),
            CollectionPause.objects.filter(person=part),
            ResidentCheck.objects.filter(person=part, status=ResidentCheck.Status.DECIDED),
        )
    ):
        return True
    if part.status in UNTOUCHED:
        return False
    others = DossierResident.objects.filter(dossier=part.dossier_id, pk__lt=part.pk)
    is_copy = others.filter(closed_at=part.closed_at, closed_by=part.closed_by, outcome=part.outcome).exists()
    return part.status != PersonStatus.CLOSED or not is_copy


def _empty(dossier: Dossier) -> None:
    """A dossier without signals owes nothing and is not urgent."""
    if not dossier.dossier_signals.exists():
        Dossier.objects.filter(pk=dossier.pk).update(
            amount_cents=0, priority=0, is_crisis=False, is_end_of_supply=False, is_multiple=False, is_letter_only=False
        )
