"""Creditors on screen: who attested, what waits for it, whose task that is."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.layout import Layout
from samenspoor.domain.intake.models import Creditor, Delivery, DeliveryProfile, Sender

PAGE = "/waterveen/vastelastenpartners/"
AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
CONDITIONS = dict.fromkeys(("contact", "pointed", "reminder", "offer"), "on")
RIGHT = CONDITIONS | {"covenant": "LCV 2026", "minimum_euros": "50,00", "minimum_days": "30", "maximum_days": ""}


@pytest.fixture
def creditor(town, as_organisation):
    with as_organisation(town.waterveen):
        return Creditor.objects.create(organisation=town.waterveen, code="brugwonen", name="Brugwonen", type="Huur")


@pytest.fixture
def waiting(town, creditor, tmp_path, as_organisation):
    with as_organisation(town.waterveen):
        return actions.receive_delivery(creditor, file=tmp_path, file_name="wacht.csv", by=1, at=AT)


@pytest.fixture
def adviser(client, town, employ):
    user = employ(town.waterveen, "adviser")
    client.force_login(user)
    return user


def test_attestation_lets_the_waiting_file_go_on(client, town, creditor, waiting, adviser, as_organisation):
    page = client.get(PAGE).text
    assert "Brugwonen" in page
    assert "Niet verklaard" in page
    response = client.post(f"{PAGE}{creditor.pk}/", RIGHT, follow=True)
    assert "1 bestand dat wachtte, wordt nu gelezen." in response.text
    assert ProcrastinateJob.objects.get().args["delivery"] == waiting.pk
    with as_organisation(town.waterveen):
        creditor.refresh_from_db()
        assert (creditor.covenant, creditor.attested_by, creditor.minimum_cents) == ("LCV 2026", adviser.pk, 5_000)
        assert (creditor.minimum_days, creditor.maximum_days) == (30, None)
        assert Delivery.objects.get().status == "reading"
    assert "Anne Bos" in client.get(PAGE).text
    details = client.get(f"{PAGE}{creditor.pk}/").text
    assert "vanaf 30 dagen" in details


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        *(({name: ""}, "Vink dit alleen aan als het zo is") for name in CONDITIONS),
        ({"covenant": ""}, "verplicht"),
        ({"minimum_days": "90", "maximum_days": "30"}, "Dit is minder dan de minste dagen"),
        ({"minimum_euros": "-1"}, "minimum_euros_error"),
    ],
)
def test_without_every_condition_nothing_is_attested(
    client, town, creditor, waiting, adviser, as_organisation, change, sentence
):
    page = client.post(f"{PAGE}{creditor.pk}/", {name: value for name, value in (RIGHT | change).items() if value})
    assert page.status_code == 200
    assert sentence in page.text
    with as_organisation(town.waterveen):
        creditor.refresh_from_db()
        assert creditor.attested_at is None


def test_a_file_that_waits_is_the_task_of_the_person_named_for_it(client, town, creditor, adviser, employ, waiting):
    assert "Je taken" not in client.get("/waterveen/").text
    client.post(f"{PAGE}{creditor.pk}/verantwoordelijke/", {"responsible": adviser.pk})
    start = client.get("/waterveen/").text
    assert "Je taken: zorgvuldige incasso verklaren" in start
    assert "Brugwonen" in start
    assert "1 bestand wacht hierop." in start
    client.force_login(employ(town.waterveen, "caseworker"))
    page = client.get("/waterveen/aanleveringen/").text
    assert "1 bestand wacht tot iemand heeft verklaard" in page
    assert "1 bestand wacht tot iemand heeft verklaard" in client.get("/waterveen/werklijst/").text
    assert "Dit is een taak van Anne Bos." in client.get(f"/waterveen/aanleveringen/{waiting.pk}/").text


def test_the_worklist_says_what_waits_for_a_choice(client, town, employ, tmp_path, as_organisation):
    client.force_login(employ(town.waterveen, "caseworker"))
    assert "tot je de afzender of de kolommen kiest" not in client.get("/waterveen/werklijst/").text
    with as_organisation(town.waterveen):
        for name in ("a.csv", "b.csv"):
            actions.receive_unassigned(town.waterveen.pk, proposed=None, file=tmp_path, file_name=name, by=1, at=AT)
    assert "2 bestanden wachten tot je de afzender of de kolommen kiest." in client.get("/waterveen/werklijst/").text


def test_a_choice_stands_still_when_a_colleague_chose_another(client, town, creditor, adviser, employ, as_organisation):
    address, page = f"{PAGE}{creditor.pk}/verantwoordelijke/", client.get(f"{PAGE}{creditor.pk}/").text
    seen = unescape(re.findall(r'name="seen" value="([^"]*)"', page)[-1])
    other = employ(town.waterveen, "adviser", email="cora@waterveen.example", name="Cora Dam")
    client.post(address, {"responsible": other.pk, "seen": seen})
    answer = client.post(address, {"responsible": adviser.pk, "seen": seen})
    assert answer.status_code == 200
    assert "Er staat nu: Cora Dam" in unescape(answer.text)
    assert re.search(rf'value="{adviser.pk}"[^>]* selected', answer.text)
    seen = unescape(re.findall(r'name="seen" value="([^"]*)"', answer.text)[-1])
    assert client.post(address, {"responsible": adviser.pk, "seen": seen}).status_code == 302
    with as_organisation(town.waterveen):
        creditor.refresh_from_db()
        assert creditor.responsible == adviser.pk


def test_only_who_may_attest_can_be_named(client, town, creditor, adviser, employ, as_organisation):
    stranger = employ(town.waterveen, "caseworker")
    client.post(f"{PAGE}{creditor.pk}/verantwoordelijke/", {"responsible": stranger.pk})
    with as_organisation(town.waterveen):
        creditor.refresh_from_db()
        assert creditor.responsible is None


def test_a_caseworker_sees_but_does_not_attest(client, town, creditor, employ):
    client.force_login(employ(town.waterveen, "caseworker"))
    assert "Je kunt hier geen verklaring afgeven." in client.get(f"{PAGE}{creditor.pk}/").text
    assert client.post(f"{PAGE}{creditor.pk}/", RIGHT).status_code == 403
    assert client.post(f"{PAGE}{creditor.pk}/verantwoordelijke/", {"responsible": ""}).status_code == 403


@pytest.mark.parametrize("role", ["privacy_officer", "data_protection_officer", "administrator"])
def test_other_roles_are_refused(client, town, creditor, employ, role):
    client.force_login(employ(town.waterveen, role))
    assert client.get(PAGE).status_code == 403
    assert client.get(f"{PAGE}{creditor.pk}/").status_code == 403


def test_another_municipalitys_creditor_is_not_found(client, town, adviser, as_organisation):
    with as_organisation(town.duinrade):
        theirs = Creditor.objects.create(organisation=town.duinrade, code="x", name="Elders", type="Huur")
    assert client.get(f"{PAGE}{theirs.pk}/").status_code == 404
    assert "Elders" not in client.get(PAGE).text


def test_a_saved_layout_is_forgotten_after_a_question(client, town, creditor, employ, as_organisation):
    client.force_login(employ(town.waterveen, "caseworker"))
    with as_organisation(town.waterveen):
        layout = Layout(("Ref", "PC"), {"kenmerk": 0, "postcode": 1})
        profile = actions.save_profile(creditor, name="Huurbestand", layout=layout, by=1, at=AT)
    address = f"{PAGE}indelingen/{profile.pk}/vergeten/"
    assert address in client.get(f"{PAGE}{creditor.pk}/").text
    assert "Huurbestand" in client.get(address).text
    assert client.post(address, follow=True).status_code == 200
    with as_organisation(town.waterveen):
        assert not DeliveryProfile.objects.exists()


def test_the_layout_of_a_loket_is_forgotten_too(client, town, employ, as_organisation):
    client.force_login(employ(town.waterveen, "caseworker"))
    with as_organisation(town.waterveen):
        loket = Sender.objects.create(organisation=town.waterveen, code="loketnoord", name="Loket Noord")
        layout = Layout(("Ref", "PC"), {"kenmerk": 0, "postcode": 1})
        profile = actions.save_profile(loket, name="Verzamelbestand", layout=layout, by=1, at=AT)
    address = f"{PAGE}indelingen/{profile.pk}/vergeten/"
    assert address in client.get(PAGE).text
    assert client.post(address).url == PAGE


def test_a_layout_of_another_municipality_is_not_found(client, town, employ, as_organisation):
    client.force_login(employ(town.waterveen, "caseworker"))
    with as_organisation(town.duinrade):
        loket = Sender.objects.create(organisation=town.duinrade, code="x", name="Elders")
        layout = Layout(("Ref", "PC"), {"kenmerk": 0, "postcode": 1})
        theirs = actions.save_profile(loket, name="Geheim", layout=layout, by=1, at=AT)
    assert client.post(f"{PAGE}indelingen/{theirs.pk}/vergeten/").status_code == 404


def test_a_broken_upload_field_is_no_error_page(client, town, creditor, employ):
    client.force_login(employ(town.waterveen, "caseworker"))
    page = client.post("/waterveen/aanleveringen/", {"uploads": SimpleUploadedFile("x" * 300 + ".csv", b"a;b\n")})
    assert page.status_code in {200, 302}


def test_an_adviser_adds_a_creditor_and_a_loket(client, town, adviser, as_organisation):
    assert f"{PAGE}nieuw/" in client.get(PAGE).text
    response = client.post(f"{PAGE}nieuw/", {"name": " Woonstede Noord ", "type": "Huur"})
    with as_organisation(town.waterveen):
        made = Creditor.objects.get()
        assert (made.code, made.name, made.type, made.attested_at) == (
            "woonstede-noord",
            "Woonstede Noord",
            "Huur",
            None,
        )
    assert response.url == f"{PAGE}{made.pk}/"
    client.post(f"{PAGE}nieuw/", {"name": "Loket Oost", "type": "loket"})
    assert "Loket Oost" in client.get(PAGE).text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"name": "Brugwonen", "type": "Water"}, "Er is al een vastelastenpartner of loket met deze naam."),
        ({"name": "brugwonen", "type": "loket"}, "Er is al een vastelastenpartner of loket met deze naam."),
        ({"name": "!!", "type": "Huur"}, "Schrijf een naam met letters of cijfers."),
        ({"name": "Nieuw", "type": "Kwaad"}, "geldige keuze"),
    ],
)
def test_a_creditor_that_cannot_be_added_says_why(client, town, creditor, adviser, data, sentence):
    assert sentence in client.post(f"{PAGE}nieuw/", data).text


def test_a_caseworker_adds_no_creditor(client, town, employ):
    client.force_login(employ(town.waterveen, "caseworker"))
    assert f"{PAGE}nieuw/" not in client.get(PAGE).text
    assert client.post(f"{PAGE}nieuw/", {"name": "X", "type": "Huur"}).status_code == 403
