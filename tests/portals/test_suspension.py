"""A suspended volunteer may do nothing new, what runs stands still, and somebody lifts it by name."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspoor.domain.volunteering.actions import volunteers
from samenspoor.domain.volunteering.actions.orders import UnableToOrder, accept_order
from samenspoor.domain.volunteering.actions.suspension import suspend
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.models import Volunteer
from samenspoor.domain.volunteering.states import VolunteerStatus

PAGE = "/maatjes/vrijwilligers/"
WHO: Any = {"by": 7, "at": datetime(2026, 11, 24, 9, tzinfo=UTC)}


@pytest.fixture
def active(maatjes, as_organisation):
    def act(first_name: str) -> Volunteer:
        described = Described(first_name=first_name, surname="Vos", roles=("practical",))
        with as_organisation(maatjes):
            made = volunteers.enter_volunteer(maatjes, described, **WHO)
            day = timezone.localdate(WHO["at"])
            volunteers.record_papers(made, vog_issued_on=day, secrecy_signed_on=day, **WHO)
            for status in (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE):
                made = volunteers.go_on(made, to=status, **WHO)
            return made

    return act


@pytest.fixture
def coordinator(client, maatjes, employ):
    client.force_login(employ(maatjes, "coordinator", name="Fenna Wiersma"))


def test_a_suspension_works_at_once_and_is_lifted_by_name(client, active, coordinator, maatjes, as_organisation):
    bo = active("Bo")
    one = f"{PAGE}{bo.pk}/"
    assert "app-field--invalid" in client.post(f"{one}schorsen/", {"reason": ""}).text
    page = client.post(f"{one}schorsen/", {"reason": "Melding van een bewoner"}, follow=True).text
    assert "Geschorst sinds" in page
    assert "Melding van een bewoner" in page
    assert "Fenna Wiersma" in page
    assert "Geschorst" in client.get(PAGE).text
    assert "Geschorst" in client.get("/maatjes/coordinatie/").text
    assert "al geschorst" in client.post(f"{one}schorsen/", {"reason": "Nog eens"}).text
    client.post(f"{one}verder/", {"to": "paused"})
    assert "Hef eerst de schorsing op" in client.post(f"{one}verder/", {"to": "active"}, follow=True).text
    page = client.post(f"{one}schorsing-opheffen/", follow=True).text
    assert "Melding van een bewoner" not in page
    assert "door Fenna Wiersma" in page
    assert "niet geschorst" in client.post(f"{one}schorsing-opheffen/", follow=True).text
    with as_organisation(maatjes):
        kept = apps.get_model("volunteering", "VolunteerEvent").objects.values_list("suspended_reason", flat=True)
        assert "Melding van een bewoner" in kept


def test_who_is_suspended_goes_nowhere_and_someone_else_takes_over(
    client, active, coordinator, order, maatjes, as_organisation
):
    bo, an = active("Bo"), active("An")
    one = f"/maatjes/opdrachten/{order.pk}/"
    client.post(f"{one}wie/", {"volunteer": bo.pk})
    with as_organisation(maatjes):
        suspend(bo, reason="Melding", **WHO)
        with pytest.raises(UnableToOrder, match="actieve vrijwilliger"):
            accept_order(order, bo, by=7, at=timezone.now())
    assert "Laat iemand anders gaan" in client.get(f"{PAGE}{bo.pk}/").text
    assert "Bo Vos" not in client.get(f"{one}wie/").text
    client.post(f"{one}wie/", {"volunteer": an.pk})
    assert "An Vos" in client.get(one).text
    assert "Laat iemand anders gaan" not in client.get(f"{PAGE}{bo.pk}/").text


def test_whose_move_it_is_and_the_number_for_others_stand_in_the_file(client, active, coordinator):
    bo = active("Bo")
    one = f"{PAGE}{bo.pk}/"
    assert "Aan zet" not in client.get(one).text
    given = {"first_name": "Bo", "surname": "Vos", "kilometres": "5", "most_residents": "1", "gender": "woman"}
    page = client.post(f"{one}gegevens/", given | {"shown_telephone": "06 11 22 33 44"}, follow=True).text
    assert "06\xa011\xa022\xa033\xa044" in page
    assert "Vrouw" in page
    assert "Aan zet: de vrijwilliger" in client.post(f"{one}verder/", {"to": "paused"}, follow=True).text


def test_the_day_of_a_suspension_comes_with_its_reason(active, maatjes, as_organisation):
    bo = active("Bo")
    refused = pytest.raises(IntegrityError, match="volunteer_suspended_with_a_reason")
    with as_organisation(maatjes), refused, transaction.atomic():
        Volunteer.objects.filter(pk=bo.pk).update(suspended_on=date(2026, 1, 1))
