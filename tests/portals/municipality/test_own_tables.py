"""The own table on screen: an adviser varies it with a reason, a partner reads it, a caseworker is refused by it."""

from django.test import Client

from samenspoor.domain.agreements.deployment import FIRST_DIVISION, NATIONAL, EarlyTask
from tests.portals.conftest import day

MATRIX = "/waterveen/overeenkomsten/rollen/"
EARLY = "/waterveen/overeenkomsten/vroegsignalering/"


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def cells(**changes):
    return {f"{task}_{role}": place for (task, role), place in NATIONAL.items()} | changes


def doers(**changes):
    return {task.value: [doer.value for doer in FIRST_DIVISION[task]] for task in EarlyTask} | changes


def test_a_cell_is_varied_with_a_reason_and_stands_beside_the_national_one(town, employ):
    adviser = signed_in(employ(town.waterveen, "adviser"))
    assert "Dit is de landelijke tabel" in adviser.get(MATRIX).text
    changed = cells(administration_advocacy="not")
    assert "app-field--invalid" in adviser.post(f"{MATRIX}veranderen/", changed | {"reason": ""}).text
    page = adviser.post(f"{MATRIX}veranderen/", changed | {"reason": "Dat doet de raadsvrouw"}, follow=True).text
    assert "✕" in page.split("<table")[1]
    assert "landelijk" in page
    assert "Dat doet de raadsvrouw" in page
    assert "Anne Bos" in page
    caseworker = signed_in(employ(town.waterveen, "caseworker"))
    page = caseworker.get(MATRIX).text
    assert "✕" in page
    assert "veranderen/" not in page
    assert caseworker.post(f"{MATRIX}veranderen/", changed | {"reason": "x"}).status_code == 403


def test_who_rings_is_decided_on_one_page_and_the_visit_order_keeps_to_it(papers, person, town, maatjes, employ):
    adviser, caseworker = (signed_in(employ(town.waterveen, role)) for role in ("adviser", "caseworker"))
    coordinator = signed_in(employ(maatjes, "coordinator"))
    order = f"/waterveen/personen/{person.pk}/vrijwilliger/"
    asked = {"party": maatjes.pk, "acts": ["ring"], "due_on": day(7).isoformat()}
    assert 'value="ring"' in caseworker.get(order).text
    assert caseworker.post(EARLY, doers(ring=["social_team"]) | {"reason": "x"}).status_code == 403
    given = doers(ring=["social_team"]) | {"reason": "Het wijkteam belt zelf"}
    assert "Het wijkteam belt zelf" in adviser.post(EARLY, given, follow=True).text
    page = caseworker.get(order).text
    assert 'value="ring"' not in page
    assert "Niet door vrijwilligers in jouw gemeente: bellen" in page
    assert "Geen enkele organisatie mag dit vandaag" in caseworker.post(order, asked).text
    page = coordinator.get("/maatjes/papieren/taken/").text
    assert "Gemeente Waterveen" in page
    row = page.split("Bellen om een gesprek aan te bieden")[1].split("</tr>")[0]
    assert row.count("✓") == 1
    assert "eigen takentabel" in adviser.get("/waterveen/overeenkomsten/").text


def test_a_professional_task_offers_no_volunteer(town, employ):
    adviser = signed_in(employ(town.waterveen, "adviser"))
    page = adviser.post(EARLY, doers(close=["volunteer"]) | {"reason": "x"}).text
    assert "app-field--invalid" in page
    assert "Niets" not in page
