"""What came of a delivery: the report of the command, and the figures of its page."""

from dataclasses import dataclass

from django.db.models import Count

from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.intake.models import ArrearsSignal, Delivery, SignalStatus
from samenspoor.domain.intake.problems import sentence
from samenspoor.domain.intake.rows import OPEN_NOTATION
from samenspoor.domain.linkage.models import Link

_ON_THE_ROAD = (SignalStatus.OPEN, SignalStatus.TAKEN_UP)


@dataclass(frozen=True)
class Rejection:
    """One thing wrong with one row: physical line (header = 1), the sender's reference, column, and what is right."""

    line: int
    reference: str
    column: str
    reason: str


@dataclass(frozen=True)
class Report:
    """Counts of one delivery; `not_taken_up` per national status, `in_review` in signals, seconds per step."""

    accepted: int
    new: int
    known: int
    rejected: list[Rejection]
    not_taken_up: dict[str, int]
    dossiers_opened: int
    dossiers_joined: int
    in_review: int
    seconds: dict[str, float]


def report(delivery: Delivery) -> Report:
    """Count what came of a delivery, in a fixed number of queries."""
    statuses = ArrearsSignal.objects.filter(delivery=delivery).exclude(status__in=_ON_THE_ROAD)
    dossiers = Dossier.objects.filter(dossier_signals__signal__delivery=delivery)
    notation = delivery.profile.notation if delivery.profile else OPEN_NOTATION
    return Report(
        accepted=delivery.accepted,
        new=delivery.new,
        known=delivery.known,
        rejected=[
            Rejection(row.line, row.reference, row.column, sentence(row.code, notation))
            for row in delivery.rejected_rows.order_by("line", "pk")
        ],
        not_taken_up=dict(statuses.values_list("status").annotate(Count("pk")).order_by("status")),
        dossiers_opened=dossiers.filter(opened_with=delivery).distinct().count(),
        dossiers_joined=dossiers.exclude(opened_with=delivery).distinct().count(),
        in_review=Link.objects.filter(signal__delivery=delivery, state=Link.State.IN_REVIEW).count(),
        seconds=delivery.seconds | {"total": round(sum(delivery.seconds.values()), 3)},
    )
