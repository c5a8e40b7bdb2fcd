"""A volunteer organisation whose papers allow ringing for a municipality, and somebody to ring at."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.agreements.models import AgreementKind, ContactSide, PartnerKind
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.volunteering.actions.orders import Order, send_order

WHO: Any = {"by": 7, "at": datetime(2026, 11, 24, 9, tzinfo=UTC)}
TERMS: dict[AgreementKind, dict[str, Any]] = {
    AgreementKind.COOPERATION: {"phases": ["early_signalling"]},
    AgreementKind.MACHTIGING: {"acts": ["ring"], "side": "leading", "law": "private"},
    AgreementKind.PROCESSING: {
        "data_categories": ["name_address", "telephone"],
        "reports_to_us": ["reached", "answer", "urgent"],
    },
}


def day(offset: int = 0) -> date:
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def papers(town, maatjes, as_organisation):
    """Every paper that ringing needs."""
    with as_organisation(town.waterveen):
        partner = agreements.add_partner(
            town.waterveen, name="De Maatjes", kind=PartnerKind.VOLUNTEERS, participant=maatjes, **WHO
        )
        for side in ContactSide:
            agreements.name_contact(partner, Contact(name="Marijke", telephone="0519 29 29 10"), side=side, **WHO)
        for kind, terms in TERMS.items():
            written = TermsWritten(starts_on=date(2026, 1, 1), ends_on=day(90), terms=terms)
            made = agreements.draft_agreement(partner, written, kind=kind, **WHO)
            signed = Signature(name="A. Bos", power="mandaat")
            agreements.sign(made, on=date(2026, 1, 1), ours=signed, theirs=signed, **WHO)


@pytest.fixture
def person(deliver, town, as_organisation):
    deliver({"person": "new-1", "phone": "0612345678"})
    with as_organisation(town.waterveen):
        return DossierResident.objects.select_related("dossier", "resident").get()


@pytest.fixture
def order(papers, person, town, maatjes, as_organisation):
    with as_organisation(town.waterveen):
        return send_order(person, Order(party=maatjes.pk, acts=[Act.RING], due_on=day(14)), by=7, at=timezone.now())
