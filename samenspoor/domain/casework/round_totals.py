"""What a round looks like just before it closes: its totals, and what may still come."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from samenspoor.domain.casework.models import Dossier, DossierSignal, ResidentCheck, Round
from samenspoor.domain.intake.models import Creditor, Delivery, SignalStatus
from samenspoor.domain.intake.states import TURN, DeliveryStatus
from samenspoor.domain.linkage.models import Link
from samenspoor.domain.linkage.pairs import count_waiting
from samenspoor.foundation.audit.states import Turn
from samenspoor.foundation.ui.paging import Count as Counted


@dataclass(frozen=True, kw_only=True)
class Totals:
    """The dossiers of the round; one can be of more kinds."""

    dossiers: int
    crisis: int
    multiple: int
    end_of_supply: int
    letter_only: int


@dataclass(frozen=True, kw_only=True)
class StillOpen:
    """What can still change the round; nothing of it keeps the round from closing."""

    being_read: int
    files_for_person: int
    creditors_missing: list[Creditor]
    checks: int
    pairs: Counted

    def __bool__(self) -> bool:
        return bool(
            self.being_read or self.files_for_person or self.creditors_missing or self.checks or self.pairs.value
        )


def totals_of(month_round: Round) -> Totals:
    """Count the round."""
    counted = Dossier.objects.filter(organisation=month_round.organisation_id, month=month_round.month).aggregate(
        dossiers=Count("pk"),
        crisis=Count("pk", filter=Q(is_crisis=True)),
        multiple=Count("pk", filter=Q(is_multiple=True)),
        end_of_supply=Count("pk", filter=Q(is_end_of_supply=True)),
        letter_only=Count("pk", filter=Q(is_letter_only=True)),
    )
    return Totals(**counted)


def still_open(month_round: Round) -> StillOpen:
    """Look up what may still come into the round, and whom nobody has decided on."""
    owner = month_round.organisation_id
    files = dict(
        Delivery.objects.filter(organisation=owner)
        .exclude(status__in=(DeliveryStatus.DONE, DeliveryStatus.UNREADABLE, DeliveryStatus.WITHDRAWN))
        .values_list("status")
        .annotate(count=Count("pk"))
        .order_by()
    )
    reading = sum(count for status, count in files.items() if TURN[DeliveryStatus(status)] == Turn.WORKER)
    links = Link.objects.filter(
        organisation=owner,
        state=Link.State.IN_REVIEW,
        signal__status__in=(SignalStatus.OPEN, SignalStatus.TAKEN_UP),
        signal__dossier_signals__dossier__month=month_round.month,
    )
    return StillOpen(
        being_read=reading,
        files_for_person=sum(files.values()) - reading,
        creditors_missing=_missing(owner, month_round.month),
        checks=ResidentCheck.objects.filter(
            organisation=owner, person__dossier__round=month_round, status=ResidentCheck.Status.PROPOSED
        ).count(),
        pairs=count_waiting(links),
    )


def _missing(owner: int, month: date) -> list[Creditor]:
    """Creditors of whom there was a dossier last month, and none yet now."""
    before = (month - timedelta(days=1)).replace(day=1)
    return list(
        Creditor.objects.filter(organisation=owner, pk__in=_creditors_in(owner, before))
        .exclude(pk__in=_creditors_in(owner, month))
        .order_by("name")
    )


def _creditors_in(owner: int, month: date) -> list[int]:
    taken = DossierSignal.objects.filter(organisation=owner, dossier__month=month)
    return list(taken.values_list("signal__creditor", flat=True).distinct().order_by())
