"""The month's round over HTTP: one look, what may still come, and it closes once; and who may not."""

from datetime import date, timedelta

import pytest

from samenspoor.domain.casework.models import Round
from samenspoor.domain.intake.models import Delivery
from samenspoor.foundation.organisations.models import Execution


@pytest.fixture
def month_round(deliver, town, as_organisation):
    energy = {"number": "16", "creditor": "energie"}
    deliver({"crisis_kind": "ontruiming"}, {"number": "14"}, energy, shared_with=(town.party.pk,))
    with as_organisation(town.waterveen):
        Delivery.objects.update(status=Delivery.Status.DONE)
        Round.objects.update(closed_at=None, closed_by=None)
        return Round.objects.get()


@pytest.fixture
def address(month_round):
    return f"/waterveen/rondes/{month_round.pk}/"


@pytest.fixture
def caseworker(client, town, employ):
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


def test_one_look_and_the_round_is_closed_once(client, month_round, address, caseworker, town, as_organisation):
    assert address in client.get("/waterveen/werklijst/").text
    shown = client.get(address).text
    assert "wachten niet op de ronde" in shown
    assert "alle bestanden zijn binnen" in shown
    assert "3 meldingen staan vast" in client.post(address, follow=True).text
    with as_organisation(town.waterveen):
        closed = Round.objects.get(pk=month_round.pk)
    assert closed.closed_by == caseworker.pk
    assert "Deze ronde is al gesloten" in client.post(address, follow=True).text
    with as_organisation(town.waterveen):
        assert Round.objects.get(pk=month_round.pk).closed_at == closed.closed_at


def test_what_may_still_come_is_named_and_keeps_nothing_back(
    client, deliver, month_round, address, caseworker, town, as_organisation
):
    deliver({"number": "18", "creditor": "water", "signalled_on": month_round.month - timedelta(days=3)})
    with as_organisation(town.waterveen):
        Delivery.objects.filter(status=Delivery.Status.LINKED).update(status=Delivery.Status.MAPPING)
    shown = client.get(address).text
    assert "1 bestand wacht op een mens" in shown
    assert "Water." in shown
    assert client.post(address).status_code == 302


def test_another_municipality_the_executing_party_and_other_roles_do_not_close(
    client, month_round, address, town, employ, as_organisation
):
    client.force_login(employ(town.duinrade, "caseworker"))
    assert client.get(address.replace("waterveen", "duinrade")).status_code == 404
    assert client.post(address).status_code == 403
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )
    client.force_login(employ(town.party, "executing_caseworker"))
    assert client.post(address.replace("waterveen", town.party.slug)).status_code == 404
    client.force_login(employ(town.waterveen, "manager"))
    assert "Sluit deze ronde" not in client.get(address).text
    assert client.post(address).status_code == 403
    with as_organisation(town.waterveen):
        assert Round.objects.get(pk=month_round.pk).closed_at is None
