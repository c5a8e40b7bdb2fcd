"""People who live together by chance are put apart: each a dossier, with what was done for them; and back."""

import pytest
from django.utils import timezone

from samenspoor.domain.casework.actions import contacts
from samenspoor.domain.casework.actions.contacts import Approach
from samenspoor.domain.casework.models import (
    ContactAttempt,
    ContactKind,
    ContactResult,
    Deadline,
    Dossier,
    SeparateAddress,
)

VRIES = {"surname": "De Vries", "creditor": "energie"}


@pytest.fixture
def family(deliver, town, as_organisation):
    deliver({"surname": "Jansen", "person": "new-1"}, VRIES | {"person": "new-2"})
    with as_organisation(town.waterveen):
        return Dossier.objects.get()


@pytest.fixture
def address(family, client, town, employ):
    client.force_login(employ(town.waterveen, "caseworker"))
    return f"/waterveen/meldingen/{family.pk}/splitsen/"


def test_each_gets_a_dossier_with_what_was_done_for_them(client, deliver, family, address, town, as_organisation):
    with as_organisation(town.waterveen):
        jansen, vries = family.dossier_residents.order_by("pk")
        rung = Approach(kind=ContactKind.PHONE, result=ContactResult.NO_ANSWER, resident_id=vries.resident_id)
        contacts.record_attempts(family, [rung], by=1, at=timezone.now())
        assert family.is_multiple or Dossier.objects.get().is_multiple
    assert "Dit veld is verplicht" in client.post(address, {"reason": " "}).text
    page = client.post(address, {"reason": "Kamerverhuur"}, follow=True).text
    assert "Uit elkaar gehaald in 2 meldingen" in page
    with as_organisation(town.waterveen):
        first, second = Dossier.objects.order_by("pk")
        assert (first.pk, first.resident_id, second.resident_id) == (family.pk, jansen.resident_id, vries.resident_id)
        assert [each.is_multiple for each in (first, second)] == [False, False]
        assert [each.amount_cents for each in (first, second)] == [20_000, 20_000]
        assert list(ContactAttempt.objects.values_list("dossier", flat=True)) == [second.pk]
        assert [each.dossier_residents.count() for each in (first, second)] == [1, 1]
    deliver(VRIES | {"person": str(vries.resident_id), "customer_number": "9"})
    with as_organisation(town.waterveen):
        assert Dossier.objects.count() == 2, "the next signal joins the dossier of its own person"


def test_it_can_be_taken_back_for_what_comes(client, address, town, as_organisation):
    client.post(address, {"reason": "Kamerverhuur"})
    assert "Kamerverhuur" in client.get(address).text
    client.post(address)
    with as_organisation(town.waterveen):
        assert not SeparateAddress.objects.exists()
        assert Dossier.objects.count() == 2
        assert {term.dossier_id for term in Deadline.objects.running()} == set(
            Dossier.objects.values_list("pk", flat=True)
        ), "the term to offer help runs for both"


def test_who_only_looks_or_works_elsewhere_puts_nobody_apart(client, address, town, employ, as_organisation):
    client.force_login(employ(town.waterveen, "manager"))
    assert client.post(address, {"reason": "x"}).status_code == 403
    client.force_login(employ(town.duinrade, "caseworker"))
    assert client.post(address.replace("waterveen", "duinrade"), {"reason": "x"}).status_code == 404
    with as_organisation(town.waterveen):
        assert Dossier.objects.count() == 1
