"""A volunteer organisation with papers, volunteers and residents, for tests of what happens between them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.models import Agreement, AgreementKind, ContactSide, PartnerKind
from samenspoor.domain.volunteering.actions import pairings, residents, volunteers
from samenspoor.domain.volunteering.actions.pairings import Beginning
from samenspoor.domain.volunteering.actions.residents import Asked
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.models import FirstVisit, HelpedResident, Pairing, Volunteer
from samenspoor.domain.volunteering.states import PairingStatus, VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation

SIGNED_ON = date(2026, 1, 1)
HELP_TERMS: dict[AgreementKind, dict[str, Any]] = {
    AgreementKind.COOPERATION: {
        "phases": [phase.value for phase in Phase], "roles": HelpRole.values, "tasks": HelpTask.values,
    },
    AgreementKind.DATA: {"data_categories": ["name_address", "appointment"], "reports_to_us": ["started", "ended"]},
}  # fmt: skip


def day(offset: int = 0) -> date:
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def maatjes(db: None) -> Any:
    return Organisation.objects.create(slug="maatjes", name="De Maatjes", kind="volunteers", telephone="0519 11 11 11")


@pytest.fixture
def sign_papers(town: Any, maatjes: Any, as_organisation: Callable[..., Any]) -> Callable[..., dict[str, Agreement]]:
    """Sign what help under a municipality needs; `changes` are terms per kind, `ends_on` the last day."""

    def sign(
        municipality: Any = None, *, ends_on: date | None = None, transition_days: int = 90, **changes: Any
    ) -> dict[str, Agreement]:
        owner = municipality or town.waterveen
        who: Any = {"by": 7, "at": timezone.now()}
        with as_organisation(owner):
            partner = agreements.add_partner(
                owner, name=maatjes.name, kind=PartnerKind.VOLUNTEERS, participant=maatjes, **who
            )
            for side, number in zip(ContactSide, ("0519 29 29 10", "0519 22 22 22"), strict=True):
                agreements.name_contact(partner, Contact(name="Marijke", telephone=number), side=side, **who)
            made = {}
            for kind, terms in (
                HELP_TERMS | {AgreementKind(kind): {} for kind in changes if kind not in HELP_TERMS}
            ).items():
                written = TermsWritten(
                    starts_on=SIGNED_ON,
                    ends_on=ends_on or day(400),
                    terms=terms | {"transition_days": transition_days} | changes.get(kind.value, {}),
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


ASKED: dict[str, Any] = {
    "name": "Jannie de Wit", "address": "Dorpsstraat 1, 8951 AB Waterveen", "postcode_area": "8951",
    "phase": "debt_help", "roles": ["practical"], "tasks": ["administration"],
    "question": "De post ligt ongeopend op tafel.",
}  # fmt: skip


@pytest.fixture
def take_in(maatjes: Any, as_organisation: Callable[..., Any]) -> Callable[..., HelpedResident]:
    """A resident who waits for a volunteer; `municipality` when one asked."""

    def make(municipality: Any = None, **changes: Any) -> HelpedResident:
        who: Any = {"by": 7, "at": timezone.now()}
        asked = Asked(**ASKED | changes)
        with as_organisation(maatjes):
            made = residents.enter_resident(maatjes, asked, **who)
            if municipality:
                HelpedResident.objects.filter(pk=made.pk).update(municipality=municipality.pk, request_key=uuid4())
            return residents.finish_intake(made, asked, on=day(), **who)

    return make


@pytest.fixture
def bring(maatjes: Any, as_organisation: Callable[..., Any]) -> Callable[..., Pairing]:
    """A pairing of two people, brought as far as a status."""

    def make(resident: HelpedResident, volunteer: Volunteer, *, to: PairingStatus = PairingStatus.ACTIVE) -> Pairing:
        who: Any = {"by": 7, "at": timezone.now()}
        steps: list[Callable[[Pairing], Pairing]] = [
            lambda pairing: pairings.agree(pairing, know_each_other=False, **who),
            lambda pairing: pairings.plan_introduction(pairing, on=day(), **who),
            lambda pairing: pairings.confirm(pairing, resident_said_yes_on=day(), volunteer_said_yes_on=day(), **who),
            lambda pairing: pairings.begin(
                pairing, Beginning(signed_on=day(), first_visit=FirstVisit.ELSEWHERE), **who
            ),
        ]
        with as_organisation(maatjes):
            made = pairings.propose(resident, volunteer, because="past goed", **who)
            for step in steps:
                if made.status == to:
                    break
                made = step(made)
            return made

    return make
