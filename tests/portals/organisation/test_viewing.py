"""A coordinator who works for two municipalities looks for one of them, and sees on every page which."""

from uuid import uuid4

import pytest
from django.utils import timezone

from samenspoor.domain.volunteering import day_access, post_access
from samenspoor.domain.volunteering.actions import pairings
from samenspoor.domain.volunteering.models import Boundary, GivenBack, Pairing, RefusalReason, Refuser
from samenspoor.domain.volunteering.origin import DIRECTLY
from tests.pairings import day

TODAY, RESIDENTS, PAIRINGS = "/maatjes/coordinatie/", "/maatjes/inwoners/", "/maatjes/koppelingen/"
OFFERED = "Voor welke gemeente?"
NAMES = ("Wietske Veen", "Durk Duin", "Rik Recht")


@pytest.fixture
def coordinator(client, maatjes, employ):
    client.force_login(employ(maatjes, "coordinator"))
    return client


@pytest.fixture
def of_both(town, sign_papers, take_in, enlist, bring):
    """Someone from each municipality who waits, with a proposal, and someone who came directly."""
    sign_papers()
    sign_papers(town.duinrade)
    for municipality, name in ((town.waterveen, "Wietske Veen"), (town.duinrade, "Durk Duin"), (None, "Rik Recht")):
        bring(take_in(municipality, name=name), enlist(), to="proposed")


@pytest.mark.parametrize("page", [RESIDENTS, PAIRINGS])
def test_a_list_is_of_the_chosen_municipality_until_another_is_chosen(coordinator, town, of_both, page):
    assert OFFERED in coordinator.get(page).text
    for municipality, shown in (
        (town.duinrade.pk, {"Durk Duin"}),
        (town.waterveen.pk, {"Wietske Veen"}),
        (DIRECTLY, {"Rik Recht"}),
        (0, {"Wietske Veen", "Durk Duin", "Rik Recht"}),
    ):
        answer = coordinator.post("/maatjes/gemeente/", {"municipality": municipality, "next": page})
        assert (answer.status_code, answer["Location"]) == (302, page)
        text = coordinator.get(page).text
        assert {name for name in NAMES if name in text} == shown
        assert f'value="{municipality}" aria-current="true"' in text


def test_a_municipality_that_is_not_ours_and_an_address_elsewhere_are_left_alone(coordinator, town, of_both):
    answer = coordinator.post("/maatjes/gemeente/", {"municipality": 987654, "next": "https://elders.example/"})
    assert answer["Location"] == TODAY
    assert "Durk Duin" in coordinator.get(RESIDENTS).text


@pytest.mark.parametrize("page", [TODAY, "/maatjes/post/"])
def test_the_day_narrows_before_it_cuts_and_by_the_rule_of_the_lists(
    coordinator, town, maatjes, of_both, as_organisation, monkeypatch, page
):
    """The other municipality's work is first in each list, and a list shows one: it must not crowd out."""
    monkeypatch.setattr(post_access, "MOST_SHOWN", 1)
    monkeypatch.setattr(day_access, "_REFUSALS_SHOWN", 1)
    with as_organisation(maatjes):
        for proposal in Pairing.objects.order_by("pk"):
            GivenBack.objects.create(
                organisation=maatjes, pairing=proposal, visible_to=[7], boundary=Boundary.TOO_HEAVY, phone_key=uuid4(),
                is_urgent=proposal.resident.name == "Wietske Veen", given_at=timezone.now(), given_by=7,
            )  # fmt: skip
            pairings.refuse(proposal, who=Refuser.VOLUNTEER, reason=RefusalReason.TIMES, by=7, at=timezone.now())
    for chosen, shown in (
        (town.duinrade.pk, "Durk Duin"),
        (DIRECTLY, "Rik Recht"),
        (town.waterveen.pk, "Wietske Veen"),
    ):
        coordinator.post("/maatjes/gemeente/", {"municipality": chosen})
        text = coordinator.get(page).text
        assert {name for name in NAMES if name in text} == {shown}


def test_what_is_evaluated_with_another_municipality_does_not_stand_in_the_day(coordinator, town, sign_papers):
    for municipality in (town.waterveen, town.duinrade):
        sign_papers(municipality, cooperation={"evaluated_on": day(5)})
    for chosen, shown in (
        (0, {"Waterveen", "Duinrade"}),
        (town.duinrade.pk, {"Duinrade"}),
        (town.waterveen.pk, {"Waterveen"}),
        (DIRECTLY, set()),
    ):
        coordinator.post("/maatjes/gemeente/", {"municipality": chosen})
        text = coordinator.get(TODAY).text
        assert {name for name in ("Waterveen", "Duinrade") if f"met Gemeente {name} op" in text} == shown


def test_the_choice_stands_only_where_it_narrows_and_an_empty_list_says_why(coordinator, town, of_both):
    coordinator.post("/maatjes/gemeente/", {"municipality": DIRECTLY})
    page = coordinator.get("/maatjes/gevraagde-hulp/").text
    assert OFFERED in page
    assert "Hier staat niets bij wat je boven de pagina koos." in page
    assert "Er is nu geen gemeente" not in page
    for whole in ("/maatjes/cijfers/", "/maatjes/capaciteit/", "/maatjes/papieren/", "/maatjes/inwoners/nieuw/"):
        assert OFFERED not in coordinator.get(whole).text


def test_whoever_works_for_one_municipality_is_asked_nothing(coordinator, sign_papers, take_in, town):
    sign_papers()
    assert OFFERED not in coordinator.get(TODAY).text
