"""The order over HTTP: why a dossier stands where it stands, and who changes that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspoor.domain.casework.models import Dossier, PriorityDecision
from samenspoor.foundation.organisations.models import Execution

SITE = "/waterveen/"


@pytest.fixture
def dossier(deliver, town, as_organisation):
    deliver({}, shared_with=(town.party.pk,))
    with as_organisation(town.waterveen):
        return Dossier.objects.get()


@pytest.fixture
def caseworker(client, town, employ):
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


def page_of(dossier, site=SITE):
    return f"{site}meldingen/{dossier.pk}/"


def test_each_rule_is_shown_with_its_points(client, dossier, caseworker):
    page = client.get(page_of(dossier)).text
    assert "Soort vastelastenpartner" in page
    assert "50 punten" in page
    assert "4 punten" in page
    assert "54 punten" in page


def test_a_person_gives_other_points_with_a_reason_and_takes_them_back(client, dossier, caseworker):
    address = f"{page_of(dossier)}volgorde/"
    assert "waarom" in client.post(address, {"kind": "set", "points": "300"}).text
    page = client.post(address, {"kind": "set", "points": "300", "reason": "Baby op komst"}, follow=True).text
    assert "300 punten" in page
    assert "de regels zeggen 54 punten" in page
    assert "Baby op komst" in page
    assert "Anne Bos" in page
    page = client.post(address, {"kind": "released"}, follow=True).text
    assert "De regels tellen weer" in page
    assert "Een mens bepaalde dit" not in page


def test_a_confirmation_says_when_the_points_have_changed_since(client, dossier, caseworker, deliver):
    client.post(f"{page_of(dossier)}volgorde/", {"kind": "confirmed"})
    assert "De punten zijn daarna veranderd" not in client.get(page_of(dossier)).text
    deliver({"creditor": "water"})
    assert "De punten zijn daarna veranderd" in client.get(page_of(dossier)).text


def test_the_executing_party_decides_for_the_municipality_and_an_adviser_does_not(
    client, dossier, town, employ, as_organisation
):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen,
            party=town.party,
            starts_on=timezone.localdate() - timedelta(9),
            shared_with=[town.party.pk],
        )
    worker = employ(town.party, "executing_caseworker")
    client.force_login(worker)
    page = client.post(f"{page_of(dossier, '/kustland/')}volgorde/",
                       {"kind": "set", "points": "9", "reason": "Al gebeld"}, follow=True)  # fmt: skip
    assert "9 punten" in page.text
    with as_organisation(town.waterveen):
        decision = PriorityDecision.objects.get()
        assert (decision.organisation, decision.decided_by) == (town.waterveen, worker.pk)
    client.force_login(employ(town.waterveen, "adviser"))
    assert client.post(f"{page_of(dossier)}volgorde/", {"kind": "confirmed"}).status_code == 403
