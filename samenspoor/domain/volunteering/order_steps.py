"""What a volunteer who went by changes in the next step of the caseworker: who asks for something is rung first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samenspoor.domain.casework.deadlines import after_working_days
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.volunteering.asking import NOT_REACHED
from samenspoor.domain.volunteering.models import Report, VisitOrder
from samenspoor.domain.volunteering.states import OrderStatus

RING_WORKING_DAYS = 2
"""Own norm: so soon after the report somebody rings who asks for it, as an appointment is confirmed."""


class OrderStep(StrEnum):
    """What there is to do because of a visit order, what is urgent first."""

    RING_TODAY = "ring_today"
    RING_WHO_ASKS = "ring_who_asks"
    RING_PROFESSIONAL = "ring_professional"
    HEAR_ANSWER = "hear_answer"
    AWAIT_VISIT = "await_visit"


_AFTER = {
    Report.URGENT: OrderStep.RING_TODAY,
    Report.WANTS_CONTACT: OrderStep.RING_WHO_ASKS,
    Report.WANTS_PROFESSIONAL: OrderStep.RING_PROFESSIONAL,
    Report.REACHED: OrderStep.HEAR_ANSWER,
    Report.DECLINES: OrderStep.HEAR_ANSWER,
}
ORDER = list(OrderStep)
MET = frozenset(_AFTER.values())
"""A volunteer met this person; no caseworker has yet."""


@dataclass(frozen=True)
class OrderNext:
    """What an order asks, and by when: the term for the offer says nothing more once a volunteer spoke to someone."""

    step: OrderStep
    order: VisitOrder

    @property
    def due_on(self) -> date:
        """A day for whoever asks to be rung; for who goes by the day that was asked."""
        if self.order.reported_on is None:
            return self.order.due_on
        if self.step == OrderStep.RING_TODAY:
            return self.order.reported_on
        return after_working_days(self.order.reported_on, RING_WORKING_DAYS)

    def term_beside(self, own: date | None) -> date:
        """By when, beside the dossier's own term: while nobody was met a visit order puts that off to no later day."""
        return self.due_on if self.step in MET or own is None else min(self.due_on, own)


def order_steps(parts: Iterable[DossierResident], orders: Sequence[VisitOrder]) -> dict[int, OrderNext]:
    """Per person whom no caseworker spoke to yet, what their newest order asks; the orders come newest first."""
    newest: dict[int, VisitOrder] = {}
    for order in orders:
        if order.status != OrderStatus.RECALLED:
            newest.setdefault(order.person_id, order)
    found = {part.pk: _step(newest[part.pk]) for part in parts if part.pk in newest and part.status in NOT_REACHED}
    return {pk: OrderNext(step, newest[pk]) for pk, step in found.items() if step}


def _step(order: VisitOrder) -> OrderStep | None:
    if order.status == OrderStatus.REPORTED:
        # Nobody was at home: the work goes on as if the caseworker had stood there.
        return _AFTER.get(Report(order.report))
    return OrderStep.AWAIT_VISIT if order.status == OrderStatus.ACCEPTED else None
