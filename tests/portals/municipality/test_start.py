"""Where each role lands: on the worklist, or on the parts of its work with what waits and one way in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Contact, Signature
from samenspoor.domain.agreements.models import AgreementKind, ContactSide, PartnerKind
from samenspoor.domain.intake.models import Creditor
from samenspoor.foundation.ui.formats import day as written
from tests.help_requests import COOPERATION, DATA, day, make_paper, who

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
        ("Hoe inwoners ons bereiken", "/waterveen/organisatie/"),  # first: this town has no telephone number yet
        ("Medewerkers", "/waterveen/medewerkers/"),
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


def ended_paper(partner, *, ended_days_ago, kind=AgreementKind.COOPERATION, transition_days=90):
    """A signed paper that ended so many days ago; must run inside `acting`."""
    terms = COOPERATION if kind == AgreementKind.COOPERATION else DATA
    return make_paper(partner, kind, terms | {"transition_days": transition_days}, ends_in=-ended_days_ago).agreement


@pytest.fixture
def partner(town, as_organisation):
    with as_organisation(town.waterveen):
        made = agreements.add_partner(town.waterveen, name="De Brug", kind=PartnerKind.VOLUNTEERS, **who())
        for side in ContactSide:
            agreements.name_contact(made, Contact(name="Marijke", telephone="0519 29 29 10"), side=side, **who())
        return made


def test_the_adviser_reads_which_papers_ended_what_stopped_and_where_to_mend_it(
    client, town, employ, as_organisation, partner
):
    client.force_login(employ(town.waterveen, "adviser"))
    with as_organisation(town.waterveen):
        recent = ended_paper(partner, ended_days_ago=10)
        long_ago = ended_paper(partner, ended_days_ago=181, kind=AgreementKind.DATA)
    first = client.get(START)
    assert first.context["parts"][0].title == "Overeenkomsten", "what has stopped comes before what stands well"
    page = first.text
    assert f"Samenwerkingsovereenkomst met De Brug is geëindigd op {written(day(-10))}." in page
    assert "Er gaat geen nieuwe hulpvraag of bezoekopdracht naar hen" in page
    assert f"Wat al liep, loopt door t/m {written(day(80))}." in page
    rewrite = f"/waterveen/overeenkomsten/{recent.pk}/herschrijven/"
    assert rewrite in page
    assert f"/overeenkomsten/{long_ago.pk}/" not in page, "half a year later nobody waits for it"
    assert client.get(rewrite).status_code == 200
    client.post(rewrite, {"starts_on": day().isoformat(), "phases": ["debt_help"], "transition_days": "30"})
    page = client.get(START).text
    assert "De volgende versie wacht op beide handtekeningen" in page
    with as_organisation(town.waterveen):
        signed = Signature(name="A. Bos", power="mandaat")
        agreements.sign(recent, on=day(), ours=signed, theirs=signed, **who())
    assert "is geëindigd op" not in client.get(START).text


def test_of_a_paper_that_was_stopped_the_adviser_makes_a_new_one(client, town, employ, as_organisation, partner):
    client.force_login(employ(town.waterveen, "adviser"))
    with as_organisation(town.waterveen):
        paper = make_paper(partner, AgreementKind.MACHTIGING, {"acts": ["ring"]}).agreement
        agreements.withdraw(paper, reason="Zij stoppen", **who())
    page = client.get(START).text
    assert "Geen vrijwilliger van hen belt" in page
    assert "Wat daaronder liep, is gestopt." in page
    make = f"/waterveen/keten/{partner.pk}/overeenkomst/machtiging/"
    assert make in page
    assert client.get(make).status_code == 200


def test_papers_that_ended_cost_no_question_more_each(client, town, employ, as_organisation, partner):
    client.force_login(employ(town.waterveen, "adviser"))
    counts = []
    for number in (2, 7):
        with as_organisation(town.waterveen):
            for _each in range(number):
                ended_paper(partner, ended_days_ago=10)
        with CaptureQueriesContext(connection) as found:
            page = client.get(START).text
        counts.append(len(found))
    assert counts[0] == counts[1]
    assert "En nog 4" in page
