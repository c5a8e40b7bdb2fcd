"""A paper expires: nothing new begins, what runs goes on for a while, the screens say why, a new version mends it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, HelpRequestContact
from samenspoor.domain.volunteering.models import Pairing
from samenspoor.foundation.ui.formats import day as written
from tests.pairings import day

TAKE_UP = "Wij pakken dit op</button>"
LAST, TRANSITION = 5, 30
SIGNED = {
    "our_signatory": "A. Bos", "our_power": "mandaat 12", "their_signatory": "J. Vis", "their_power": "bestuur",
}  # fmt: skip


@pytest.fixture
def people(town, maatjes, employ):
    """A client for each of the people of the story, signed in again after each jump in time."""
    users = {
        role: employ(organisation, role)
        for organisation, role in (
            (town.waterveen, "adviser"),
            (town.waterveen, "caseworker"),
            (maatjes, "coordinator"),
        )
    }

    def sign_in() -> dict[str, Client]:
        clients = {role: Client() for role in users}
        for role, client in clients.items():
            client.force_login(users[role])
        return clients

    return sign_in


@pytest.fixture
def later(monkeypatch):
    """Let so many days pass since the beginning of the story."""
    real = timezone.now

    def jump(days: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(days=days))

    return jump


def asking(party: Any) -> dict[str, Any]:
    return {
        "question": "De post ordenen", "tasks": ["administration"], "roles": ["practical"], "urgency": "ordinary",
        "to": [party.pk], "ground": "public_task", "languages": ["nl"],
    }  # fmt: skip


def test_what_stops_what_goes_on_and_why_when_papers_expire(
    people, later, admitted, town, maatjes, sign_papers, enlist, take_in, bring, as_organisation
):  # fmt: skip
    terms = {"transition_days": TRANSITION}
    named = {"data_categories": ["name_address", "telephone", "appointment"], "reports_to_us": ["started"]}
    papers = sign_papers(ends_on=day(LAST), cooperation=terms, data=terms | named)
    last, transition_until = written(day(LAST)), written(day(LAST + TRANSITION))
    bo = enlist()
    pairing = bring(take_in(town.waterveen), bo)
    waiting = take_in(town.waterveen, name="Piet Smit")
    ask = f"/waterveen/personen/{admitted.pk}/hulpvraag/"

    # Long beforehand both sides read it, and everything is open still.
    at = people()
    assert "nog 5 dagen" in at["adviser"].get("/waterveen/overeenkomsten/").text
    assert last in at["coordinator"].get("/maatjes/papieren/").text
    assert "Er is nog niets verstuurd" in at["caseworker"].post(ask, asking(maatjes)).text
    at["caseworker"].post(ask, asking(maatjes) | {"send": "1"})
    with as_organisation(town.waterveen):
        invitation = HelpInvitation.objects.get()
    asked = f"/maatjes/gevraagde-hulp/{invitation.pk}/"
    assert TAKE_UP in at["coordinator"].get(asked).text

    # The day after: nothing new. No request, no taking up, so no data; no pairing.
    later(LAST + 1)
    at = people()
    page = at["adviser"].get("/waterveen/overeenkomsten/").text
    assert "Samenwerkingsovereenkomst is verlopen" in page
    assert "schrijft een nieuwe versie" in page
    page = at["caseworker"].post("/waterveen/hulpvragen/loket/", asking(maatjes)).text
    assert "Samenwerkingsovereenkomst is verlopen" in page
    page = at["coordinator"].get(asked).text
    assert TAKE_UP not in page
    assert "is verlopen" in page
    page = at["coordinator"].post(f"{asked}aannemen/", follow=True).text
    assert "is verlopen" in page.split("<main")[1].split("<h1")[0]
    with as_organisation(maatjes):
        assert not HelpRequestContact.objects.exists()
    propose = f"/maatjes/inwoners/{waiting.pk}/voorstellen/"
    page = at["coordinator"].get(propose).text
    assert "Samenwerkingsovereenkomst met Gemeente Waterveen is verlopen" in page
    assert "0519\xa029\xa029\xa010" in page
    at["coordinator"].post(f"{propose}{bo.pk}/", {"because": "past goed"})
    with as_organisation(maatjes):
        assert Pairing.objects.count() == 1

    # What runs goes on, and says until when, why, and who can mend it.
    page = at["coordinator"].get(f"/maatjes/koppelingen/{pairing.pk}/").text
    assert transition_until in page
    assert "is verlopen" in page
    assert "0519\xa029\xa029\xa010" in page
    assert "Loopt door" in at["coordinator"].get("/maatjes/coordinatie/").text

    # After the transition the pairing stands still: nobody is cut off overnight, but nobody visits without a paper.
    later(LAST + TRANSITION + 1)
    at = people()
    page = at["coordinator"].get(f"/maatjes/koppelingen/{pairing.pk}/").text
    assert "Loopt door" not in page
    assert "is verlopen" in page

    # A new version that both sides sign opens every door at once.
    fresh = {"starts_on": timezone.localdate().isoformat(), "transition_days": "30"}
    agreed = {
        "cooperation": fresh | {"phases": ["debt_help"], "roles": ["practical"], "tasks": ["administration"]},
        "data": fresh | named,
    }
    for kind, given in agreed.items():
        page = f"/waterveen/overeenkomsten/{papers[kind].pk}/"
        at["adviser"].post(f"{page}herschrijven/", given)
        at["adviser"].post(f"{page}ondertekend/", SIGNED | {"on": timezone.localdate().isoformat()})
    assert "is verlopen" not in at["coordinator"].get(f"/maatjes/koppelingen/{pairing.pk}/").text
    at["coordinator"].post(f"{asked}aannemen/")
    with as_organisation(town.waterveen):
        assert HelpRequest.objects.get().status == HelpRequest.Status.ACCEPTED
