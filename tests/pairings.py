"""A volunteer organisation with papers, volunteers and residents, for tests of what happens between them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.models import Agreement, AgreementKind, ContactSide, PartnerKind
from samenspoor.domain.volunteering.actions import volunteers
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.models import Volunteer
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation

SIGNED_ON = date(2026, 1, 1)
HELP_TERMS: dict[AgreementKind, dict[str, Any]] = {
    AgreementKind.COOPERATION: {
        "phases": [phase.value for phase in Phase], "roles": HelpRole.values, "tasks": HelpTask.values,
    },
    AgreementKind.DATA: {"data_categories": ["name_address"], "reports_to_us": ["started", "ended"]},
}  # fmt: skip


def day(offset: int = 0) -> date:
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def maatjes(db: None) -> Any:
    return Organisation.objects.create(slug="maatjes", name="De Maatjes", kind="volunteers", telephone="0519 11 11 11")


@pytest.fixture
def sign_papers(town: Any, maatjes: Any, as_organisation: Callable[..., Any]) -> Callable[..., dict[str, Agreement]]:
    """Sign what help under a municipality needs; `changes` are terms per kind, `ends_on` the last day."""

    def sign(municipality: Any = None, *, ends_on: date | None = None, **changes: Any) -> dict[str, Agreement]:
        owner = municipality or town.waterveen
        who: Any = {"by": 7, "at": timezone.now()}
        with as_organisation(owner):
            partner = agreements.add_partner(
                owner, name=maatjes.name, kind=PartnerKind.VOLUNTEERS, participant=maatjes, **who
            )
            for side, number in zip(ContactSide, ("0519 29 29 10", "0519 22 22 22"), strict=True):
                agreements.name_contact(partner, Contact(name="Marijke", telephone=number), side=side, **who)
            made = {}
            for kind, terms in HELP_TERMS.items():
                written = TermsWritten(
                    starts_on=SIGNED_ON, ends_on=ends_on or day(400), terms=terms | changes.get(kind.value, {})
                )
                made[kind.value] = agreements.draft_agreement(partner, written, kind=kind, **who)
                signed = Signature(name="A. Bos", power="mandaat")
                agreements.sign(made[kind.value], on=SIGNED_ON, ours=signed, theirs=signed, **who)
            return made

    return sign


@pytest.fixture
def enlist(maatjes: Any, as_organisation: Callable[..., Any]) -> Callable[..., Volunteer]:
    """Enter an active volunteer whose papers are in order."""

    def make(first_name: str = "Bo", **changes: Any) -> Volunteer:
        who: Any = {"by": 7, "at": timezone.now()}
        described: dict[str, Any] = {"surname": "Vos", "roles": ["practical"], "most_residents": 2} | changes
        user = described.pop("user", None)
        with as_organisation(maatjes):
            made = volunteers.enter_volunteer(maatjes, Described(first_name=first_name, **described), **who)
            made = volunteers.record_papers(made, vog_issued_on=day(-300), secrecy_signed_on=day(-300), **who)
            for status in (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE):
                made = volunteers.go_on(made, to=status, **who)
            if user:
                Volunteer.objects.filter(pk=made.pk).update(user=user)
                made.refresh_from_db()
            return made

    return make
