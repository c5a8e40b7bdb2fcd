"""A volunteer with a phone beside a resident, for tests of what the phone shows and keeps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from samenspoor.domain.volunteering.actions import phones, volunteers
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.models import FirstVisit, HelpedResident, Pairing, Volunteer
from samenspoor.domain.volunteering.states import HelpedStatus, PairingStatus, VolunteerStatus
from samenspoor.domain.volunteering.visibility import show_to_helpers
from samenspoor.foundation.accounts.models import User


@dataclass(frozen=True)
class Paired:
    """An organisation, one of its volunteers with the account on the phone, and an active pairing."""

    organisation: Any
    volunteer: Volunteer
    user: User
    pairing: Pairing


def pair(organisation: Any, *, first_name: str, resident: str, **changes: Any) -> Paired:
    """Must run inside `acting`."""
    today = timezone.localdate()
    who: Any = {"by": 1, "at": timezone.now()}
    described = Described(first_name=first_name, surname="Dijkstra")
    made = volunteers.enter_volunteer(organisation, described, **who)
    made = volunteers.record_papers(made, vog_issued_on=today, secrecy_signed_on=today, **who)
    for step in (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE):
        made = volunteers.go_on(made, to=step, **who)
    phones.give_access(made, **who)
    made.refresh_from_db()
    helped = HelpedResident.objects.create(
        organisation=organisation, number=HelpedResident.objects.count() + 1, name=resident, phase="debt_help",
        address="Kerkstraat 1, 8951 AA Waterveen", telephone="0519 12 34 56", question="De post ordenen",
        status=HelpedStatus.HELPED, came_at=timezone.now(), entered_by=1,
    )  # fmt: skip
    began = today - timedelta(days=30)
    pairing = Pairing.objects.create(
        **{
            "organisation": organisation, "resident": helped, "volunteer": made, "status": PairingStatus.ACTIVE,
            "tasks": ["administration"], "roles": ["practical"], "proposed_at": timezone.now(), "proposed_by": 1,
            "call_before": began, "volunteer_said_yes_on": began, "resident_said_yes_on": began,
            "agreement_signed_on": began, "started_on": began, "first_visit": FirstVisit.IN_PAIRS,
            "settled_at": timezone.now(), "settled_by": 1,
        }
        | changes
    )  # fmt: skip
    show_to_helpers([helped.pk])
    pairing.refresh_from_db()
    return Paired(organisation, made, User.objects.get(pk=made.user or 0), pairing)


@pytest.fixture
def paired(maatjes: Any, as_organisation: Callable[..., Any]) -> Callable[..., Paired]:
    """Make a volunteer with access and an active pairing."""

    def make(first_name: str = "Riet", resident: str = "Jan de Wit", **changes: Any) -> Paired:
        with as_organisation(maatjes):
            maatjes.telephone = "0519 11 11 11"
            maatjes.save(update_fields=["telephone"])
            return pair(maatjes, first_name=first_name, resident=resident, **changes)

    return make
