"""After a volunteer reported: the municipality tells the organisation that somebody picked it up, or that it ended."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.agreements.authority import Authority, authority_of
from samenspoor.domain.agreements.models import ReportToPartner
from samenspoor.domain.casework.models import ContactAttempt, ContactKind
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.intake.access import names_of
from samenspoor.domain.volunteering.asking import NOT_REACHED
from samenspoor.domain.volunteering.models import ToldBack, VisitOrder, WordBack
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def tell_back(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Tell what the agreement names of every order that was reported and not told of yet; returns how many words."""
    today = timezone.localdate(at)
    authority = authority_of(organisation.pk, reader=organisation.pk)
    untold = VisitOrder.objects.untold(at).filter(organisation=organisation)
    hearing = [
        party
        for party in untold.order_by().values_list("party", flat=True).distinct()
        if any(authority.may_report_back(party, word, on=today) for word in ToldBack)
    ]
    orders = list(untold.filter(party__in=hearing).select_related("person__dossier").prefetch_related("words_back"))
    picked = _who_picked_up(orders)
    names = names_of(picked.values())
    made = []
    for order in orders:
        told = {each.word for each in order.words_back.all()}
        for word in _words(order, is_picked_up=order.pk in picked):
            if word in told or not authority.may_report_back(order.party, word, on=today):
                continue
            is_named = word == ToldBack.PICKED_UP and _names_who(authority, order, at)
            made.append(
                WordBack(
                    organisation=organisation,
                    shared_with=[order.party],
                    order=order,
                    word=word,
                    colleague=names.get(picked[order.pk] or 0, "") if is_named else "",
                    told_at=at,
                )
            )
    # The hourly look and a caseworker's act may tell the same.
    WordBack.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def _words(order: VisitOrder, *, is_picked_up: bool) -> list[ToldBack]:
    is_closed = order.person.status == PersonStatus.CLOSED
    return [ToldBack.PICKED_UP] * is_picked_up + [ToldBack.CLOSED] * is_closed


def _names_who(authority: Authority, order: VisitOrder, at: datetime) -> bool:
    return authority.may_report_back(order.party, ReportToPartner.BY_WHOM, on=timezone.localdate(at))


def _who_picked_up(orders: Sequence[VisitOrder]) -> dict[int, int | None]:
    """Per order that somebody went on with: who rang or went by first since the report, else whose dossier it is."""
    attempts = ContactAttempt.objects.filter(
        dossier__in={order.person.dossier_id for order in orders}, kind__in=(ContactKind.PHONE, ContactKind.VISIT)
    ).order_by("recorded_at", "pk")
    made: dict[int, list[tuple[int | None, datetime, int]]] = defaultdict(list)
    for dossier, resident, at, by in attempts.values_list("dossier", "resident", "recorded_at", "made_by"):
        made[dossier].append((resident, at, by))
    picked: dict[int, int | None] = {}
    for order in orders:
        person = order.person
        since = (
            by
            for resident, at, by in made[person.dossier_id]
            if resident in {None, person.resident_id} and order.reported_at and at >= order.reported_at
        )
        who = next(since, None)
        if who or person.status not in {*NOT_REACHED, PersonStatus.CLOSED}:
            picked[order.pk] = who or person.dossier.assigned_to
    return picked
