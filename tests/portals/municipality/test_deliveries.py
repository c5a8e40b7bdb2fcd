"""Deliveries on screen: upload, report, and who may see them."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.layout import COLUMNS
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, Delivery
from samenspoor.domain.journeys.tasks import take_in_delivery
from samenspoor.foundation.audit.models import AccessLog

PAGE = "/waterveen/aanleveringen/"
AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
VALUES = dict.fromkeys(COLUMNS, "") | {
    "kenmerk": "K1", "klantnummer": "88", "achternaam": "<b>Jong</b>", "huisnummer": "12", "postcode": "8951AB",
    "bedrag": "204,50", "ontstaansdatum": "2026-09-01", "signaaldatum": "2026-11-01",
}  # fmt: skip


def signal_file(*rows, name="signalen.csv"):
    lines = [";".join(COLUMNS), *(";".join((VALUES | row).values()) for row in rows)]
    return SimpleUploadedFile(name, "\n".join(lines).encode())


@pytest.fixture
def creditor(town, as_organisation):
    with as_organisation(town.waterveen):
        rent = Creditor.objects.create(organisation=town.waterveen, code="brugwonen", name="Brugwonen", type="Huur")
        return actions.attest_creditor(rent, covenant="LCV 2026", by=1, at=AT)


@pytest.fixture
def caseworker(client, town, employ, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


def work(user, town):
    """Do what the worker does with the one job that waits."""
    job = ProcrastinateJob.objects.get()
    assert job.args == {"organisation": town.waterveen.pk, "delivery": job.args["delivery"], "user": user.pk}
    take_in_delivery.func(**job.args)


def test_an_uploaded_file_becomes_signals_and_a_report(client, town, creditor, caseworker, as_organisation):
    upload = signal_file({}, {"kenmerk": "K2", "geboortedatum": "1980-02-31"})
    response = client.post(PAGE, {"creditor": creditor.pk, "file": upload})
    assert response.status_code == 302
    assert "Bestand inlezen" in client.get(response.url).text
    assert "HX-Refresh" not in client.get(f"{response.url}voortgang/").headers
    work(caseworker, town)
    assert client.get(f"{response.url}voortgang/").headers["HX-Refresh"] == "true"
    page = client.get(response.url).text
    assert "Deze datum bestaat niet" in page
    assert "1980-02-31" not in page, "the report tells no values"
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.count() == 1
    report = client.get(f"{response.url}?export=csv")
    assert "K2" in report.content.decode("utf-8-sig")
    assert "signalen.csv" in client.get(PAGE).text


def test_a_file_without_the_right_columns_says_which_are_missing(client, town, creditor, caseworker):
    upload = SimpleUploadedFile("vreemd.csv", b"naam;saldo\nJong;12\n")
    response = client.post(PAGE, {"creditor": creditor.pk, "file": upload})
    work(caseworker, town)
    assert "Deze kolommen ontbreken: kenmerk" in client.get(response.url).text


def test_an_empty_file_says_what_to_do(client, town, creditor, caseworker):
    response = client.post(PAGE, {"creditor": creditor.pk, "file": SimpleUploadedFile("leeg.csv", b"")})
    work(caseworker, town)
    assert "Dit bestand is leeg." in client.get(response.url).text


def test_without_a_file_the_form_says_so(client, town, creditor, caseworker):
    page = client.post(PAGE, {"creditor": creditor.pk})
    assert page.status_code == 200
    assert not ProcrastinateJob.objects.exists()


def test_a_creditor_of_another_municipality_cannot_be_chosen(client, town, caseworker, as_organisation):
    with as_organisation(town.duinrade):
        theirs = Creditor.objects.create(organisation=town.duinrade, code="x", name="Elders", type="Huur")
    page = client.post(PAGE, {"creditor": theirs.pk, "file": signal_file({})})
    assert page.status_code == 200
    assert "Elders" not in page.text
    with as_organisation(town.duinrade):
        assert not Delivery.objects.exists()


def test_a_full_disk_loses_nothing_and_says_so(client, town, creditor, caseworker, settings, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should come")
    settings.MEDIA_ROOT = blocked
    page = client.post(PAGE, {"creditor": creditor.pk, "file": signal_file({})})
    assert "Het bestand kon niet worden bewaard" in page.text
    assert not ProcrastinateJob.objects.exists()


def test_another_municipalitys_delivery_is_not_found_and_the_look_is_logged(
    client, town, creditor, caseworker, as_organisation, tmp_path
):
    with as_organisation(town.duinrade):
        rent = Creditor.objects.create(organisation=town.duinrade, code="x", name="Elders", type="Huur")
        theirs = actions.receive_delivery(rent, file=tmp_path, file_name="geheim.csv", by=1, at=AT)
    assert client.get(f"{PAGE}{theirs.pk}/").status_code == 404
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(kind="refused", subject_ids=[theirs.pk], user=caseworker.pk).exists()


@pytest.mark.parametrize("role", ["adviser", "privacy_officer", "data_protection_officer", "administrator"])
def test_other_roles_are_refused(client, town, employ, role):
    client.force_login(employ(town.waterveen, role))
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("count", [3, 12])
def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    client, town, creditor, caseworker, as_organisation, count, django_assert_num_queries, tmp_path
):
    with as_organisation(town.waterveen):
        for _number in range(count):
            actions.receive_delivery(creditor, file=tmp_path, file_name="x.csv", by=1, at=AT)
    client.get(PAGE)
    with django_assert_num_queries(QUERIES, connection=connection):
        client.get(PAGE)


QUERIES = 20
