"""What a volunteer can learn: a guide at every task, and a training to ask for in one tap."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from samenspoor.domain.agreements.deployment import HelpTask
from samenspoor.domain.volunteering.actions.trainings import Offered, offer_training, settle_wish, wish_training
from samenspoor.domain.volunteering.guides import GUIDES, guides_for
from samenspoor.domain.volunteering.models import TrainingOffer, TrainingWish
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from tests.paired import pair, paired
from tests.portals.conftest import day

__all__ = ["paired"]
HOME = "/maatjes/telefoon/"
PAGE = "/maatjes/vrijwilligers/trainingen/"


def who() -> Any:
    return {"by": 1, "at": timezone.now()}


@pytest.fixture
def mine(client, paired):
    found = paired()
    client.force_login(found.user)
    return found


def test_every_task_of_the_matrix_has_a_guide_and_every_guide_a_name_of_its_own():
    for task in HelpTask:
        assert guides_for([task]), task
    assert len({guide.slug for guide in GUIDES}) == len(GUIDES)
    assert guides_for([]) == []


def test_a_guide_stands_at_its_task_and_keeps_the_borders(client, mine):
    page = client.get(f"{HOME}inwoner/{mine.pairing.pk}/").text
    assert f"{HOME}leren/administratie/" in page
    assert f"{HOME}leren/meekijken/" not in page
    for guide in GUIDES:
        shown = client.get(f"{HOME}leren/{guide.slug}/").text
        assert str(guide.title) in shown
        assert "DigiD, bankpas of pincode" in shown
    assert client.get(f"{HOME}leren/verzonnen/").status_code == 404


def test_from_an_offer_to_one_tap_to_the_coordinator(client, mine, employ, as_organisation):
    coordinator = employ(mine.organisation, "coordinator")
    client.force_login(coordinator)
    offered = {"name": "Omgaan met stress", "about": "Een avond", "on": day(20).isoformat()}
    assert "Omgaan met stress" in client.post(PAGE, offered, follow=True).text
    assert "app-field--invalid" in client.post(PAGE, {"name": ""}).text
    assert "Deze dag is al geweest" in client.post(PAGE, offered | {"on": day(-1).isoformat()}).text
    client.force_login(mine.user)
    assert "Omgaan met stress" in client.get(f"{HOME}leren/").text
    with as_organisation(mine.organisation):
        offer = TrainingOffer.objects.get()
    for _time in range(2):
        answer = client.post(f"{HOME}leren/{offer.pk}/graag/", headers={"Accept": "application/json"})
        assert answer.json()["is_stored"]
    assert "Je coördinator weet dat je dit graag wilt" in client.get(f"{HOME}leren/").text
    client.force_login(coordinator)
    for page in ("/maatjes/coordinatie/", PAGE):
        assert "Wil graag een training" in client.get(page).text
    with as_organisation(mine.organisation):
        wish = TrainingWish.objects.get()
    assert (wish.name, wish.visible_to) == ("Omgaan met stress", [mine.user.pk])
    for _tap in range(2):
        assert "heeft dit al geregeld" not in client.post(f"{PAGE}wens/{wish.pk}/", follow=True).text
    client.force_login(employ(mine.organisation, "coordinator", email="bea@maatjes.example"))
    assert "heeft dit al geregeld" in client.post(f"{PAGE}wens/{wish.pk}/", follow=True).text
    assert "Wil graag een training" not in client.get("/maatjes/coordinatie/").text
    client.post(f"{PAGE}{offer.pk}/stoppen/")
    client.force_login(mine.user)
    assert "Omgaan met stress" not in client.get(f"{HOME}leren/").text
    assert client.post(f"{HOME}leren/{offer.pk}/graag/").status_code == 404


def test_who_did_a_training_can_ask_for_it_again_next_year(client, mine, employ, as_organisation):
    with as_organisation(mine.organisation):
        offer = offer_training(mine.organisation, Offered(name="Opfrissen"), **who())
        wish = wish_training(mine.volunteer, offer, **who())
        settle_wish(wish, **who())
    assert "Je coördinator weet" not in client.get(f"{HOME}leren/").text
    for _tap in range(2):
        client.post(f"{HOME}leren/{offer.pk}/graag/")
    assert "Je coördinator weet" in client.get(f"{HOME}leren/").text
    with as_organisation(mine.organisation):
        assert TrainingWish.objects.filter(settled_at=None).count() == 1
        assert TrainingWish.objects.count() == 2
        with pytest.raises(IntegrityError), transaction.atomic():
            TrainingWish.objects.update(settled_at=None, settled_by=None)


@pytest.mark.parametrize("owner", ["maatjes", "waterveen"])
def test_what_is_sent_twice_is_offered_once(client, mine, town, papers, employ, as_organisation, owner):
    own, role, page = mine.organisation, "coordinator", PAGE
    if owner == "waterveen":
        own, role, page = town.waterveen, "adviser", "/waterveen/keten/trainingen/"
    client.force_login(employ(own, role))
    once = re.search(r'name="once" value="([^"]+)"', client.get(page).text)
    assert once
    for _tap in range(2):
        assert "Opgeslagen" in client.post(page, {"name": "Opfrissen", "once": once[1]}, follow=True).text
    assert "al verstuurd" in client.post(page, {"name": "Iets anders", "once": once[1]}).text
    with as_organisation(own):
        assert TrainingOffer.objects.get().name == "Opfrissen"


def test_a_municipality_offers_to_its_partners_and_never_hears_who_asked(
    client, town, papers, mine, employ, as_organisation
):
    client.force_login(employ(town.waterveen, "adviser"))
    page = client.post("/waterveen/keten/trainingen/", {"name": "Vroegsignalering"}, follow=True).text
    assert "Vroegsignalering" in page
    with as_organisation(town.waterveen):
        offer = TrainingOffer.objects.get()
        assert offer.shared_with == [mine.organisation.pk]
    client.force_login(mine.user)
    client.post(f"{HOME}leren/{offer.pk}/graag/")
    with as_organisation(mine.organisation):
        assert TrainingWish.objects.get().offer_key == offer.key
    with pytest.raises(ProgrammingError), as_organisation(mine.organisation), connection.cursor() as cursor:
        cursor.execute("UPDATE volunteering_trainingoffer SET name = 'Anders'")
    with as_organisation(town.waterveen):
        assert not TrainingWish.objects.exists()
    client.force_login(employ(town.waterveen, "caseworker"))
    assert client.get("/waterveen/keten/trainingen/").status_code == 403


def test_others_see_no_offer_of_this_organisation_and_no_wish(client, mine, paired, as_organisation):
    with as_organisation(mine.organisation):
        offer = offer_training(mine.organisation, Offered(name="Alleen voor ons"), **who())
    client.post(f"{HOME}leren/{offer.pk}/graag/")
    with as_organisation(mine.organisation):
        wish = TrainingWish.objects.get()
    own, colleague = mine.organisation.pk, paired("Bo", "Piet Smit").user.pk
    with acting(organisation=own, user=colleague, purpose="test", person=colleague, scope=Scope.PERSON):
        assert not TrainingWish.objects.exists()
    client.force_login(mine.user)
    assert client.post(f"{PAGE}wens/{wish.pk}/").status_code == 403
    others = Organisation.objects.create(slug="anderen", name="De Anderen", kind="volunteers")
    with as_organisation(others):
        stranger = pair(others, first_name="Ali", resident="Kees Bos")
    client.force_login(stranger.user)
    assert "Alleen voor ons" not in client.get("/anderen/telefoon/leren/").text
    assert client.post(f"/anderen/telefoon/leren/{offer.pk}/graag/").status_code == 404
