"""The page on which a caseworker decides on people of whom the BRP is not certain, and who may do what there."""

import json
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.casework.actions import offers
from samenspoor.domain.casework.models import (
    CheckRun,
    CourtAdministrator,
    DebtHelpList,
    DossierResident,
    KnownAtDebtHelp,
    ResidentCheck,
    Round,
)
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.casework.tasks import check_people
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Execution
from tests.domain.casework.test_lookup import NUMBERS, someone
from tests.linked_signals import Deliverer

PAGE = "/waterveen/controleren/"
BORN = date(1980, 2, 3)


@pytest.fixture
def deliver(town, as_organisation):
    return Deliverer(town.waterveen, as_organisation)


@pytest.fixture
def caseworker(client, town, employ, settings, tmp_path):
    settings.BRP_FILE = tmp_path / "brp.json"
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


@pytest.fixture
def checked(client, town, caseworker, deliver, as_organisation, settings):
    """One person who passes and one whose initials differ, looked up through the page."""
    deliver({"surname": "Bos", "birth_date": BORN}, {"surname": "Vos", "birth_date": BORN, "number": "14"})
    people = [someone(), someone("Vos", given="Johan", number=1, at={"huisnummer": 14})]
    settings.BRP_FILE.write_text(json.dumps({"personen": people}))
    with as_organisation(town.waterveen):
        month_round = Round.objects.get()
    assert client.post(f"{PAGE}ophalen/{month_round.pk}/").status_code == 302
    assert "Mensen opzoeken in de BRP" in client.get(PAGE).text
    check_people.func(**ProcrastinateJob.objects.get(task_name="check_people").args)
    assert client.get(f"{PAGE}voortgang/{month_round.pk}/").headers["HX-Refresh"] == "true"
    with as_organisation(town.waterveen):
        return ResidentCheck.objects.select_related("person").get(person__resident__surname="Vos")


def test_one_tap_repairs_what_the_register_makes_likely(client, checked):
    page = client.get(PAGE)
    assert "De voorletters zijn anders of ontbreken" in page.text
    assert "J. Vos" in page.text
    assert (page.context["waiting_count"], page.context["passed"]) == (1, 1)
    assert NUMBERS[1] not in page.text
    page = client.post(f"{PAGE}{checked.pk}/", {"finding": checked.proposal}, follow=True)
    assert "Bewaard: Woont op dit adres." in page.text
    assert "Niemand wacht op jou" in page.text
    assert page.context["decided_count"] == 1


def test_another_choice_is_asked_why(client, checked):
    page = client.post(f"{PAGE}{checked.pk}/", {"finding": "not found"}, follow=True)
    assert "waarom je anders kiest" in page.text
    page = client.post(f"{PAGE}{checked.pk}/", {"finding": "not found", "reason": "Zijn broer"}, follow=True)
    assert "Niemand wacht op jou" in page.text
    assert "Kies eerst" in client.post(f"{PAGE}{checked.pk}/", {"finding": "iets"}, follow=True).text


def test_a_stopped_run_says_why_and_can_go_on(client, checked, town, as_organisation):
    with as_organisation(town.waterveen):
        CheckRun.objects.update(status="stopped", fault="slow", done=1, total=2)
    page = client.get(PAGE)
    assert "De BRP antwoordt te langzaam." in page.text
    assert "Verder opzoeken" in page.text


def test_the_number_is_shown_after_an_act_and_each_look_is_logged(client, checked, town, as_organisation):
    with as_organisation(town.waterveen):
        passed = DossierResident.objects.get(resident__surname="Bos")
    page = client.get(f"/waterveen/meldingen/{passed.dossier_id}/")
    assert "Toon het BSN" in page.text
    assert NUMBERS[0] not in page.text
    shown = client.post(f"/waterveen/inwoners/{passed.resident_id}/bsn/", {"dossier": passed.dossier_id})
    assert NUMBERS[0] in shown.text
    assert "no-store" in shown.headers["Cache-Control"]
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(kind="opened", subject="casework.residentbsn").count() == 1
    assert client.get(f"/waterveen/inwoners/{passed.resident_id}/bsn/").status_code == 405


def test_a_number_that_is_not_known_is_added_by_hand(client, checked):
    address = f"/waterveen/inwoners/{checked.person.resident_id}/bsn/"
    assert "Er is geen BSN bekend" in client.post(address, {"dossier": "1"}).text
    assert "elfproef" in client.post(address, {"bsn": "123456789"}).text
    assert NUMBERS[4] in client.post(address, {"bsn": NUMBERS[4]}).text


@pytest.mark.parametrize("role", ["adviser", "manager", "privacy_officer", "administrator"])
def test_other_roles_neither_check_nor_see_the_number(client, checked, town, employ, role):
    client.force_login(employ(town.waterveen, role))
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}{checked.pk}/", {"finding": "deceased"}).status_code == 403
    assert client.post(f"/waterveen/inwoners/{checked.person.resident_id}/bsn/").status_code == 403


def test_an_executing_party_sees_the_result_but_no_number(client, town, employ, caseworker, deliver, as_organisation):
    deliver({"surname": "Bos", "birth_date": BORN}, shared_with=(town.party.pk,))
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen, party=town.party, starts_on=date(2026, 1, 1), shared_with=[town.party.pk]
        )
        person = DossierResident.objects.get()
        ResidentCheck.objects.create(
            organisation=town.waterveen, shared_with=[town.party.pk], person=person, status="passed",
            finding="lives here",
        )  # fmt: skip
    client.force_login(employ(town.party, "executing_caseworker"))
    page = client.get(f"/kustland/meldingen/{person.dossier_id}/")
    assert "Woont op dit adres" in page.text
    assert not re.search(r"\bBSN\b", page.text)  # as a word: a token may hold these letters
    assert client.get("/kustland/controleren/").status_code == 403
    assert client.post(f"/kustland/inwoners/{person.resident_id}/bsn/").status_code == 403


def test_another_municipalitys_people_are_not_found(client, checked, town, employ):
    client.force_login(employ(town.duinrade, "caseworker"))
    assert client.post(f"/duinrade/controleren/{checked.pk}/", {"finding": "deceased"}).status_code == 404
    assert client.post(f"/duinrade/inwoners/{checked.person.resident_id}/bsn/").status_code == 404


def upload(client, text: str):
    file = SimpleUploadedFile("lijst.csv", text.encode())
    return client.post(f"{PAGE}bekend-bij-shv/", {"upload": file}, follow=True)


def test_the_list_of_debt_help_leaves_only_hits_with_the_consulent(client, checked, town, as_organisation):
    page = upload(
        client,
        "BSN;Achternaam;Geboortedatum;Consulent;Schuld\n"
        f"{NUMBERS[0]};Anders;1-1-1950;Ria Smit;9000\n;Vos;03-02-1980;Jan Kok;1\n;Haan;03-02-1980;Jan Kok;1\n",
    )
    assert "3 regels gelezen; 2 mensen" in page.text
    with as_organisation(town.waterveen):
        found = dict(KnownAtDebtHelp.objects.values_list("person__resident__surname", "consulent"))
        fields = {field.name for field in KnownAtDebtHelp._meta.fields}
        dossier = KnownAtDebtHelp.objects.earliest("pk").person.dossier_id
    assert found == {"Bos": "Ria Smit", "Vos": "Jan Kok"}
    assert fields == {"id", "organisation", "shared_with", "person", "consulent", "noted_at"}
    assert "Bekend bij schuldhulpverlening" in client.get(f"/waterveen/meldingen/{dossier}/").text
    upload(client, f"bsn;consulent\n{NUMBERS[0]};Ria de Vries\n")
    with as_organisation(town.waterveen):
        assert list(KnownAtDebtHelp.objects.values_list("consulent", flat=True)) == ["Ria de Vries"]
        assert list(DebtHelpList.objects.order_by("pk").values_list("lines", "hits")) == [(3, 2), (1, 1)]


@pytest.mark.parametrize("text", ["", "kolom\n1\n", "achternaam\nBos\n"])
def test_a_list_that_cannot_be_used_says_what_it_needs(client, checked, town, as_organisation, text):
    page = upload(client, text)
    assert "utrecht-alert--error" in page.text
    with as_organisation(town.waterveen):
        assert not DebtHelpList.objects.exists()


def test_a_bewindvoerder_is_entered_and_removed(client, checked, town, as_organisation):
    address = f"/waterveen/inwoners/{checked.person.resident_id}/bewindvoerder/"
    assert "telefoonnummer" in client.post(address, {"name": "Bewind BV", "telephone": ""}).text
    page = client.post(address, {"name": "Bewind BV", "telephone": "0519 123456"}, follow=True)
    assert "Bewind BV" in page.text
    client.post(address, {"name": "", "telephone": ""})
    with as_organisation(town.waterveen):
        assert not CourtAdministrator.objects.exists()


def test_without_dossiers_the_page_says_what_comes(client, caseworker):
    assert "Zodra er een bestand binnen is" in client.get(PAGE).text


@pytest.mark.parametrize("count", [3, 12])
def test_the_page_asks_the_database_as_often_for_many_as_for_few(
    client, town, caseworker, deliver, as_organisation, count, django_assert_num_queries
):
    deliver(*({"surname": "Bos", "number": str(number)} for number in range(1, count + 1)))
    with as_organisation(town.waterveen):
        ResidentCheck.objects.bulk_create(
            ResidentCheck(organisation=town.waterveen, person=person) for person in DossierResident.objects.all()
        )
    client.get(PAGE)
    with django_assert_num_queries(QUERIES, connection=connection):
        client.get(PAGE)


QUERIES = 24


def test_the_dossier_says_beforehand_why_no_volunteer_goes_and_leads_to_that_check(
    client, checked, town, as_organisation
):
    dossier = f"/waterveen/meldingen/{checked.person.dossier_id}/"
    page = client.get(dossier).text
    ask = f"/waterveen/personen/{checked.person_id}/vrijwilliger/"
    assert ask not in page, "it would only lead back"
    assert "De controle in de BRP wacht op een mens. Beslis daar eerst over." in page
    with as_organisation(town.waterveen):
        month = f"{checked.person.dossier.month:%Y-%m}"
    assert f'href="{PAGE}?month={month}&amp;check={checked.pk}#check-{checked.pk}"' in page
    for number in (str(checked.pk), "9" * 30, "x"):
        assert client.get(f"{PAGE}?month={month}&check={number}").status_code == 200
    client.post(f"{PAGE}{checked.pk}/", {"finding": "not found", "reason": "Zijn broer"})
    page = client.get(f"{PAGE}?month={month}&check={checked.pk}")
    assert page.text.count(f'id="check-{checked.pk}"') == 1
    assert "De controle waarvoor je komt" in page.text
    client.post(f"{PAGE}{checked.pk}/", {"finding": checked.proposal})
    page = client.get(dossier).text
    assert ask in page
    assert client.get(ask).status_code == 200
    client.post(f"{PAGE}{checked.pk}/", {"finding": "lives elsewhere", "reason": "Verhuisd"})
    page = client.get(dossier).text
    assert ask not in page
    assert "Deze persoon woont volgens de BRP in een andere gemeente" in page


def test_after_acceptance_the_dossier_says_so_as_well(client, checked, town, as_organisation):
    with as_organisation(town.waterveen):
        offers.accept_help(checked.person, help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=False, by=7, at=timezone.now())
    dossier = f"/waterveen/meldingen/{checked.person.dossier_id}/"
    ask = f"/waterveen/personen/{checked.person_id}/hulpvraag/"
    assert ask in client.get(dossier).text
    client.post(f"{PAGE}{checked.pk}/", {"finding": "deceased", "reason": "Zegt zijn zus"})
    page = client.get(dossier).text
    assert ask not in page
    assert "Nu is er geen vrijwilliger te vragen." in page
