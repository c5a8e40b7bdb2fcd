"""Looking back together: both sides see it coming, the coordinator writes it down, the adviser reads it."""

from django.test import Client

from samenspoor.foundation.ui.formats import day as written
from samenspoor.portals.municipality.views import start
from tests.pairings import day

LOOKED = {"goes_well": "Elke week een bezoek.", "changes": "Eerder bellen bij een nieuwe inwoner."}


def test_both_sides_see_an_evaluation_coming_and_read_what_one_of_them_wrote(town, maatjes, sign_papers, employ):
    agreed = {"evaluated_on": day(7), "evaluated_months": 6, "results": "Zestig inwoners per jaar."}
    papers = sign_papers(cooperation=agreed)
    paper, data = papers["cooperation"], papers["data"]
    adviser, coordinator, caseworker = Client(), Client(), Client()
    adviser.force_login(employ(town.waterveen, "adviser"))
    coordinator.force_login(employ(maatjes, "coordinator"))
    caseworker.force_login(employ(town.waterveen, "caseworker"))
    ours, theirs = f"/waterveen/overeenkomsten/{paper.pk}/", f"/maatjes/papieren/{paper.pk}/"
    held_here, held_there = f"/waterveen/evaluatie/{paper.pk}/", f"/maatjes/evaluatie/{paper.pk}/"
    coming = "Evaluatie van Samenwerkingsovereenkomst met {} op " + written(day(7))

    assert coming.format("De Maatjes") in adviser.get("/waterveen/").text
    assert coming.format("Gemeente Waterveen") in coordinator.get("/maatjes/coordinatie/").text
    page = adviser.get(ours).text
    assert "Zestig inwoners per jaar." in page
    assert 'href="/waterveen/vooruitblik/"' in page
    assert 'href="/maatjes/cijfers/"' in coordinator.get(theirs).text
    assert held_here not in caseworker.get(ours).text
    assert caseworker.post(held_here, LOOKED | {"held_on": day().isoformat()}).status_code == 403

    for asks, page in ((adviser, f"/waterveen/evaluatie/{data.pk}/"), (coordinator, f"/maatjes/evaluatie/{data.pk}/")):
        assert asks.get(page).status_code == 404, "a paper on data is not looked back on"

    tomorrow = coordinator.post(held_there, LOOKED | {"held_on": day(1).isoformat()})
    assert "Deze dag moet nog komen" in tomorrow.text
    for _tap in range(2):
        coordinator.post(held_there, LOOKED | {"held_on": day().isoformat()})
    other = coordinator.post(held_there, LOOKED | {"held_on": day().isoformat(), "changes": "Niets."})
    assert "is al vastgelegd wat eruit kwam" in other.text
    page = adviser.get(ours).text
    assert page.count(LOOKED["changes"]) == 1
    assert "Vastgelegd door De Maatjes" in page
    assert "Evaluatie van" not in adviser.get("/waterveen/").text
    assert "Evaluatie van" not in coordinator.get("/maatjes/coordinatie/").text


def test_what_does_not_fit_on_the_first_page_is_counted(town, sign_papers, employ, client, monkeypatch):
    monkeypatch.setattr(start, "MOST_ENDED", 1)
    sign_papers(cooperation={"evaluated_on": day(5)}, subsidy={"results": "x", "evaluated_on": day(6)})
    client.force_login(employ(town.waterveen, "adviser"))
    page = client.get("/waterveen/").text
    assert page.count("Evaluatie van") == 1
    assert "En nog 1, op de pagina Overeenkomsten." in page


def test_how_often_is_only_said_with_a_first_day(town, sign_papers, employ, client):
    paper = sign_papers()["cooperation"]
    client.force_login(employ(town.waterveen, "adviser"))
    given = {"starts_on": day().isoformat(), "transition_days": "30", "phases": ["debt_help"], "evaluated_months": "6"}
    page = client.post(f"/waterveen/overeenkomsten/{paper.pk}/herschrijven/", given)
    assert "Vul de eerste dag in" in page.text
