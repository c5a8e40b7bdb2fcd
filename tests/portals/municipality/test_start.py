"""Where each role lands: on the worklist, or on the parts of its work with what waits and one way in."""

import pytest

from samenspoor.domain.intake.models import Creditor

START = "/waterveen/"
PARTS = {
    "adviser": [
        ("Vastelastenpartners", "/waterveen/vastelastenpartners/"),
        ("Overeenkomsten", "/waterveen/overeenkomsten/"),
    ],
    "privacy_officer": [
        ("Bewaren en vernietigen", "/waterveen/bewaren/"),
        ("Wie heeft wat bekeken", "/waterveen/inzage/"),
    ],
    "data_protection_officer": [
        ("Bewaren en vernietigen", "/waterveen/bewaren/"),
        ("Hoe vaak er is gekeken", "/waterveen/inzage/aantallen/"),
    ],
    "administrator": [
        ("Medewerkers", "/waterveen/medewerkers/"),
        ("Hoe inwoners ons bereiken", "/waterveen/organisatie/"),
    ],
}


@pytest.mark.parametrize("role", PARTS)
def test_a_role_without_worklist_lands_on_the_parts_of_its_work(client, town, employ, role):
    client.force_login(employ(town.waterveen, role))
    page = client.get(START)
    assert [(part.title, part.url) for part in page.context["parts"]] == PARTS[role]
    for _title, url in PARTS[role]:
        assert client.get(url).status_code == 200, "every button leads to a page that the role may open"


@pytest.mark.parametrize("role", ["caseworker", "manager"])
def test_who_works_on_dossiers_lands_on_the_worklist(client, town, employ, role):
    client.force_login(employ(town.waterveen, role))
    assert client.get(START).url == "/waterveen/werklijst/"


def test_the_adviser_reads_how_many_creditors_wait(client, town, employ, as_organisation):
    client.force_login(employ(town.waterveen, "adviser"))
    assert "nog geen verklaring" not in client.get(START).text
    with as_organisation(town.waterveen):
        Creditor.objects.create(organisation=town.waterveen, code="brugwonen", name="Brugwonen", type="Huur")
    assert "1 vastelastenpartner heeft nog geen verklaring." in client.get(START).text


def test_the_fg_reads_along_and_is_not_asked_to_fill_in(client, town, employ):
    client.force_login(employ(town.waterveen, "data_protection_officer"))
    assert "Vul in wat ontbreekt" not in client.get(START).text
    client.force_login(employ(town.waterveen, "privacy_officer"))
    assert "Vul in wat ontbreekt" in client.get(START).text
