"""The administrator says how residents reach the organisation; nobody else does."""

import re
from html import unescape

import pytest

from samenspoor.foundation.accounts import access
from samenspoor.foundation.organisations.models import Organisation

PAGE = "/waterveen/organisatie/"


@pytest.mark.parametrize(("owner", "role", "status"), [
    ("waterveen", "caseworker", 403), ("waterveen", "manager", 403), ("duinrade", "administrator", 403),
])  # fmt: skip
def test_only_the_own_administrator_changes_it(client, town, employ, owner, role, status):
    client.force_login(employ(getattr(town, owner), role))
    assert client.post(PAGE, {"telephone": "112 112", "email": ""}).status_code == status
    assert not Organisation.objects.filter(telephone="112 112").exists()


def test_what_is_filled_in_stands_on_the_page_and_in_the_footer(client, town, employ):
    client.force_login(employ(town.waterveen, "administrator"))
    page = client.post(PAGE, {"telephone": " 14 0519 ", "email": "hulp@waterveen.example"}, follow=True).text
    assert "Opgeslagen" in page
    assert page.count("14 0519") >= 2
    found = Organisation.objects.exclude(telephone="").values_list("slug", "telephone", "email")
    assert list(found) == [("waterveen", "14 0519", "hulp@waterveen.example")]


def test_whoever_waited_compares_with_what_the_other_stored(client, town, employ, monkeypatch):
    """The middleware reads the organisation before this person waits."""
    client.force_login(employ(town.waterveen, "administrator"))
    [seen] = re.findall(r'name="seen" value="([^"]*)"', client.get(PAGE).text)
    may = access.may_change_reach

    def meanwhile(actor):
        Organisation.objects.filter(slug="waterveen").update(telephone="0519292910")
        return may(actor)

    monkeypatch.setattr(access, "may_change_reach", meanwhile)
    answer = client.post(PAGE, {"telephone": "140519", "email": "", "seen": unescape(seen)})
    assert answer.status_code == 200
    assert "terwijl jij bezig was" in answer.text
    assert Organisation.objects.get(slug="waterveen").telephone == "0519292910"


@pytest.mark.parametrize("telephone", ["", "bel ons", "12", "+31 (0)", "1" * 21])
def test_a_number_that_nobody_can_ring_is_refused(client, town, employ, telephone):
    client.force_login(employ(town.waterveen, "administrator"))
    answer = client.post(PAGE, {"telephone": telephone, "email": ""})
    assert answer.status_code == 200
    assert "app-field--invalid" in answer.text
    assert not Organisation.objects.exclude(telephone="").exists()
