"""Signals that are linked already, as the engine would have left them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from django.utils import timezone

from samenspoor.domain.casework.actions.opening import open_dossiers
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, Delivery
from samenspoor.domain.linkage.actions.storing import store_links
from samenspoor.domain.linkage.exchange import Decision
from samenspoor.domain.linkage.models import Address

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)


class Deliverer:
    """Stores linked signals and opens their dossiers, delivery by delivery."""

    def __init__(self, organisation: Any, as_organisation: Callable[[Any], Any]) -> None:
        self.organisation = organisation
        self.as_organisation = as_organisation
        self.numbers = count(1)
        self.creditors: dict[str, Creditor] = {}
        self.sharing: list[int] = []
        self.delivered_at = AT

    def __call__(self, *signals: dict[str, Any], shared_with: tuple[int, ...] = ()) -> Delivery:
        self.sharing = list(shared_with)
        with self.as_organisation(self.organisation):
            delivery = Delivery.objects.create(
                organisation=self.organisation,
                creditor=self.creditor("huur"),
                file_name="x.csv",
                file="x",
                status=Delivery.Status.LINKED,
                delivered_at=self.delivered_at,
                delivered_by=1,
            )
            decisions = [self._store(delivery, **signal) for signal in signals]
            store_links(decisions, organisation=self.organisation.pk, shared_with=self.sharing, by=1, at=AT)
            while open_dossiers(delivery, shared_with=self.sharing, by=1, at=AT):
                pass
        return delivery

    def creditor(self, code: str) -> Creditor:
        if code not in self.creditors:
            self.creditors[code] = Creditor.objects.create(
                organisation=self.organisation, code=code, name=code.title(), type="Huur"
            )
        return self.creditors[code]

    def _store(self, delivery: Delivery, *, number: str = "12", person: str = "", **fields: Any) -> Decision:
        place = int(number)
        address, _new = Address.objects.get_or_create(
            organisation=self.organisation,
            postcode="8951AB",
            house_number=place,
            defaults={"street": "Dorpsstraat", "town": "Waterveen", "shared_with": self.sharing},
        )
        own = next(self.numbers)
        values = {
            "surname": "Jansen", "initials": "A.", "amount_cents": 20_000, "arisen_on": date(2026, 9, 1),
            "signalled_on": date(2026, 11, 2), "is_end_of_supply": False, "is_warm_handover": False,
            "customer_number": str(own),
        }  # fmt: skip
        signal = ArrearsSignal.objects.create(
            organisation=self.organisation,
            delivery=delivery,
            creditor=self.creditor(fields.pop("creditor", "huur")),
            line=own,
            reference=f"K{own}",
            fingerprint=own.to_bytes(16),
            house_number=number,
            postcode="8951AB",
            **(values | fields),
        )
        return Decision(signal.pk, address.pk, "single", person or f"new-{signal.pk}", 0.0, "")


@pytest.fixture
def deliver(town: Any, as_organisation: Callable[[Any], Any]) -> Deliverer:
    return Deliverer(town.waterveen, as_organisation)


@pytest.fixture
def received_today(deliver: Deliverer) -> None:
    """For pages, which go by the clock: no term of what is delivered has passed by itself, whatever day it is."""
    deliver.delivered_at = timezone.now()
