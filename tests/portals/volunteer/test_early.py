"""What is seen early stands on the phone too, kindly; of what stands still only a first name is left."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from samenspoor.domain.volunteering.actions import incidents, suspension, volunteers
from samenspoor.domain.volunteering.early_sight import sights
from samenspoor.domain.volunteering.models import EndReason, Pairing, PairingResult, Visit
from samenspoor.domain.volunteering.states import PairingStatus, VisitStatus, VolunteerStatus
from samenspoor.domain.volunteering.visibility import show_to_helpers
from samenspoor.foundation.organisations.acting import Scope, acting
from tests.paired import paired

__all__ = ["paired"]
HOME = "/maatjes/telefoon/"
QUIET = "Al 4 weken geen bezoek opgeschreven. Is er iets?"


def who() -> Any:
    return {"by": 1, "at": timezone.now()}


@pytest.fixture
def mine(client, paired):
    found = paired()
    client.force_login(found.user)
    return found


@pytest.fixture
def visit(as_organisation):
    def make(beside, *, days_ago, **changes):
        with as_organisation(beside.organisation):
            Visit.objects.create(
                **{
                    "organisation": beside.organisation, "visible_to": beside.pairing.visible_to,
                    "pairing": beside.pairing, "phone_key": uuid4(), "place": "at_home", "status": VisitStatus.HELD,
                    "starts_at": timezone.now() - timedelta(days=days_ago), "minutes": 60,
                    "logged_at": timezone.now(), "logged_by": beside.user.pk,
                }
                | changes
            )  # fmt: skip

    return make


def called_off(visit, beside, *, days_ago):
    nobody = {"minutes": None, "logged_at": None, "logged_by": None}
    visit(beside, days_ago=days_ago, status=VisitStatus.CANCELLED, cancelled_by="resident", **nobody)


def test_a_quiet_pairing_asks_kindly_until_a_visit_is_written_down(client, mine, paired, visit):
    visit(paired("Bo", "Piet Smit"), days_ago=2)
    for page in (HOME, f"{HOME}inwoner/{mine.pairing.pk}/"):
        assert QUIET in client.get(page).text
    assert "tel:0519111111" in client.get(f"{HOME}inwoner/{mine.pairing.pk}/").text
    visit(mine, days_ago=2)
    for page in (HOME, f"{HOME}inwoner/{mine.pairing.pk}/"):
        assert "Is er iets?" not in client.get(page).text


def test_the_phone_counts_what_the_coordinator_counts(client, mine, visit, as_organisation):
    visit(mine, days_ago=9, minutes=600)
    for days_ago in (5, 3):
        called_off(visit, mine, days_ago=days_ago)
    page = client.get(HOME).text
    assert "2 bezoeken achter elkaar gingen niet door." in page
    assert "10 uur in 4 weken; afgesproken is 6 uur." in page
    today = timezone.localdate()
    with as_organisation(mine.organisation):
        at_the_desk = sights([mine.pairing], on=today)
    with acting(
        organisation=mine.organisation.pk, user=mine.user.pk, purpose="test", person=mine.user.pk, scope=Scope.PERSON
    ):
        assert sights([mine.pairing], on=today) == at_the_desk


def test_of_what_stands_still_a_first_name_and_a_number_are_left(client, mine, paired, as_organisation):
    other = paired("Bo", "Piet Smit")
    with as_organisation(mine.organisation):
        for each in (mine, other):
            incidents.report_incident(each.pairing, what="Er werd geld gevraagd.", on=timezone.localdate(), **who())
    page = client.get(HOME).text
    assert "Deze koppeling met Jan staat even stil" in page
    assert "tel:0519111111" in page
    for hidden in ("Jan de Wit", "geld gevraagd", "Piet", "Kerkstraat"):
        assert hidden not in page
    assert client.get(f"{HOME}inwoner/{mine.pairing.pk}/").status_code == 404


def test_whoever_is_suspended_is_shut_out_at_once(client, mine, as_organisation):
    with as_organisation(mine.organisation):
        suspension.suspend(mine.volunteer, reason="Melding", **who())
    for page in ("", f"inwoner/{mine.pairing.pk}/", "sleutel/"):
        assert client.get(f"{HOME}{page}").status_code == 403


def test_whoever_leaves_is_signed_out_at_once_and_gets_no_further(client, mine, as_organisation):
    assert client.get(HOME).status_code == 200
    with as_organisation(mine.organisation):
        Pairing.objects.update(
            status=PairingStatus.ENDED, ended_on=timezone.localdate(), end_reason=EndReason.DONE,
            result=PairingResult.ACHIEVED,
        )  # fmt: skip
        show_to_helpers([mine.pairing.resident_id])
        volunteers.go_on(mine.volunteer, to=VolunteerStatus.LEFT, **who())
    assert client.get(HOME).status_code == 302
    mine.user.refresh_from_db()
    client.force_login(mine.user)
    assert client.get(HOME).status_code in {403, 404}
