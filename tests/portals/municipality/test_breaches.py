"""A possible data breach: reported without names, followed with a clock, and read by nobody else."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from samenspoor.domain.casework.models import DataBreach, DataBreachStep, Dossier
from samenspoor.foundation.audit.models import AccessLog

REGISTER = "/waterveen/datalekken/"
BUTTON = "Vastleggen</button>"


@pytest.fixture
def dossier(deliver, town, as_organisation):
    deliver({"surname": "Jansen"})
    with as_organisation(town.waterveen):
        return Dossier.objects.get()


@pytest.fixture
def caseworker(town, employ):
    return employ(town.waterveen, "caseworker")


@pytest.fixture
def report(client, caseworker, dossier):
    """Report as a caseworker; returns the page that follows."""

    def send(**values):
        client.force_login(caseworker)
        now = timezone.localtime() - timedelta(hours=1)
        answers = {
            "what_happened": "De brief ging naar het verkeerde adres.", "data_classes": ["contact", "signalled"],
            "people_count": "1", "since": f"{now:%Y-%m-%d}", "discovered_on": f"{now:%Y-%m-%d}",
            "discovered_time": f"{now:%H:%M}", "measures": "",
        }  # fmt: skip
        return client.post(f"/waterveen/meldingen/{dossier.pk}/datalek/", answers | values, follow=True).text

    return send


@pytest.fixture
def breach(report, town, as_organisation):
    report()
    with as_organisation(town.waterveen):
        return DataBreach.objects.get()


def test_the_report_is_filled_in_and_starts_the_clock(
    client, report, dossier, caseworker, town, employ, as_organisation
):
    client.force_login(caseworker)
    page = client.get(f"/waterveen/meldingen/{dossier.pk}/datalek/").text
    assert 'value="contact" ' in page
    assert "Gemeld." in report()
    client.force_login(employ(town.waterveen, "data_protection_officer"))
    assert "nog 70 uur" in client.get(REGISTER).text
    with as_organisation(town.waterveen):
        found = DataBreach.objects.get()
    assert found.dossier_number == dossier.pk
    shown = client.get(f"{REGISTER}{found.pk}/").text
    assert "verkeerde adres" in shown
    assert "Jansen" not in shown
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(subject="casework.databreach", subject_ids=[found.pk]).exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"what_happened": "De brief van Jansen ging weg."}, "Laat namen weg"),
        ({"discovered_on": "2099-01-01"}, "Dit moment is nog niet geweest"),
        ({"since": "2098-01-01"}, "kies een eerdere dag"),
        ({"data_classes": []}, "Dit veld is verplicht"),
    ],
)
def test_a_report_that_cannot_be_true_or_names_someone_is_sent_back(report, town, as_organisation, values, sentence):
    page = report(**values)
    assert sentence in page
    assert "verkeerde adres" in page or "Jansen ging weg" in page, "what was typed stays"
    with as_organisation(town.waterveen):
        assert not DataBreach.objects.exists()


def test_the_officer_follows_it_to_the_end_and_says_why(client, breach, town, employ, as_organisation):
    client.force_login(employ(town.waterveen, "privacy_officer"))
    address = f"{REGISTER}{breach.pk}/"
    assert BUTTON in client.get(address).text
    assert "Schrijf op waarom" in client.post(address, {"to": "assessed", "note": ""}).text
    for step, note in (("assessed", "Brief ongeopend terug."), ("not_notified", "Geen risico."), ("closed", "")):
        assert client.post(address, {"to": step, "note": note}).status_code == 302
    page = client.get(address).text
    assert "Geen risico." in page
    assert "nog 70 uur" not in client.get(REGISTER).text
    assert BUTTON not in page
    with as_organisation(town.waterveen):
        assert list(DataBreachStep.objects.order_by("pk").values_list("status", flat=True)) == [
            "reported", "assessed", "not_notified", "closed",
        ]  # fmt: skip


def test_a_step_that_does_not_follow_is_refused(client, breach, town, employ):
    client.force_login(employ(town.waterveen, "privacy_officer"))
    assert client.post(f"{REGISTER}{breach.pk}/", {"to": "closed", "note": "x"}).status_code == 200


def test_the_fg_reads_along_and_decides_nothing(client, breach, town, employ, as_organisation):
    client.force_login(employ(town.waterveen, "data_protection_officer"))
    address = f"{REGISTER}{breach.pk}/"
    page = client.get(address).text
    assert "verkeerde adres" in page
    assert BUTTON not in page
    assert client.post(address, {"to": "assessed", "note": "Nee."}).status_code == 403
    with as_organisation(town.waterveen):
        assert DataBreach.objects.get().status == "reported"


@pytest.mark.parametrize("role", ["manager", "adviser", "administrator"])
def test_other_roles_do_not_read_the_register(client, breach, town, employ, role):
    assert client.get(REGISTER).status_code == 403, "the caseworker who reported it"
    client.force_login(employ(town.waterveen, role))
    assert client.get(REGISTER).status_code == 403
    assert client.get(f"{REGISTER}{breach.pk}/").status_code == 403


def test_another_municipality_sees_and_changes_nothing(client, breach, town, employ, as_organisation):
    client.force_login(employ(town.duinrade, "privacy_officer"))
    assert client.get(f"/duinrade/datalekken/{breach.pk}/").status_code == 404
    with as_organisation(town.duinrade):
        assert not DataBreach._base_manager.exists()
        assert DataBreach.objects.filter(pk=breach.pk).update(people_count=9) == 0
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM casework_databreachevent")
            assert cursor.fetchone() == (0,)
