"""The privacy officer sets terms, confirms the DPIA and destroys; the FG reads along, others stay out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.casework.models import Dossier, Round
from samenspoor.domain.linkage.models import Address
from samenspoor.domain.retention import actions
from samenspoor.domain.retention.models import DestructionReport, RetentionTerm
from samenspoor.domain.retention.tasks import destroy
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.classification import RetentionClass

PAGE = "/waterveen/bewaren/"
LOG = f"{PAGE}termijnen/{RetentionClass.ACCESS_LOG}/"
TERM = {"days": "30", "basis": "Besluit 12", "hold_reason": ""}


@pytest.fixture
def officer(client, town, employ):
    user = employ(town.waterveen, "privacy_officer")
    client.force_login(user)
    return user


@pytest.fixture
def old_look(town, as_organisation):
    with as_organisation(town.waterveen):
        return AccessLog.objects.create(
            organisation=town.waterveen, user=1, kind="opened", purpose="test",
            looked_at=datetime.now(UTC) - timedelta(days=90),
        )  # fmt: skip


def test_from_the_first_term_to_the_report(client, town, officer, old_look, as_organisation):
    page = client.get(PAGE)
    assert "Vul in hoe lang dit bewaard blijft: Inzagelogboek." in page.text
    assert "Vernietig wat ouder" not in page.text
    assert client.post(LOG, TERM).status_code == 302
    page = client.get(PAGE)
    assert "30 dagen" in page.text.replace("\xa0", " ")
    assert page.context["due"] == 1
    assert "<dd" in client.get(f"{PAGE}vernietigen/").text
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(pk=old_look.pk).exists(), "looking destroys nothing"
    for typed in ("", "2", "ja"):
        page = client.post(f"{PAGE}vernietigen/", {"expected": typed})
        assert page.status_code == 200
    assert not ProcrastinateJob.objects.exists()
    response = client.post(f"{PAGE}vernietigen/", {"expected": "1"})
    assert "Bezig met vernietigen" in client.get(response.url).text
    job = ProcrastinateJob.objects.get()
    destroy.func(**job.args)
    with as_organisation(town.waterveen):
        assert not AccessLog.objects.filter(pk=old_look.pk).exists()
        assert DestructionReport.objects.get().ordered_by == officer.pk
    page = client.get(response.url)
    assert "Bezig met vernietigen" not in page.text
    assert client.get(f"{response.url}voortgang/").headers["HX-Refresh"] == "true"
    text = client.get(f"{response.url}?export=csv").content.decode("utf-8-sig")
    assert "Inzagelogboek;30;" in text
    assert text.strip().endswith(";1;1")


def test_nothing_to_destroy_says_so(client, town, officer):
    client.post(LOG, TERM)
    for page in (client.get(f"{PAGE}vernietigen/", follow=True), client.post(f"{PAGE}vernietigen/", follow=True)):
        assert "niets te vernietigen" in page.text
        assert "Wil je dit voorgoed vernietigen" not in page.text


def test_a_term_of_days_where_years_were_meant_is_asked_for_again(client, town, officer, as_organisation):
    page = client.post(LOG, TERM | {"days": "1"})
    assert "korter dan 30 dagen" in page.text
    with as_organisation(town.waterveen):
        assert not RetentionTerm.objects.exists()
    assert client.post(LOG, TERM | {"days": "1", "is_meant": "on"}).status_code == 302
    with as_organisation(town.waterveen):
        assert RetentionTerm.objects.get().days == 1


def test_the_officer_reads_how_many_dossiers_stay_and_how_recent_the_newest_is(client, town, officer, as_organisation):
    closed = datetime(2026, 6, 12, 9, tzinfo=UTC)
    with as_organisation(town.waterveen):
        address = Address.objects.create(organisation=town.waterveen, postcode="8951AB", house_number=1)
        for month in (4, 5, 6):
            first = date(2026, month, 1)
            of_month = Round.objects.create(organisation=town.waterveen, month=first, closes_on=first)
            Dossier.objects.create(
                organisation=town.waterveen, address=address, round=of_month, month=first, opened_at=closed,
                closed_at=None if month == 6 else closed - timedelta(days=month),
            )  # fmt: skip
        term = actions.EnteredTerm(RetentionClass.DOSSIER, days=30, basis="Besluit 12")
        actions.enter_terms(town.waterveen, terms=[term], by=1, at=closed)
    text = client.get(f"{PAGE}vernietigen/").text.replace("\xa0", " ")
    assert "2; de nieuwste is gesloten op 8 juni 2026; 1 blijft, want er loopt nog werk" in text


@pytest.mark.parametrize("fault", [{"days": "0"}, {"days": ""}, {"basis": ""}])
def test_a_term_without_days_or_reason_is_not_stored(client, town, officer, as_organisation, fault):
    assert client.post(LOG, TERM | fault).status_code == 200
    with as_organisation(town.waterveen):
        assert not RetentionTerm.objects.exists()


def test_what_cannot_have_a_term_has_no_page(client, officer):
    assert client.get(f"{PAGE}termijnen/account/").status_code == 404
    assert client.get(f"{PAGE}termijnen/iets/").status_code == 404


def test_the_dpia_is_confirmed_with_its_version(client, town, officer):
    assert client.post(f"{PAGE}dpia/", {"version": "1.2", "decided_on": "2026-11-01"}).status_code == 302
    assert "DPIA versie 1.2" in client.get(PAGE).text
    page = client.post(f"{PAGE}dpia/", {"version": "1.3", "decided_on": "2099-01-01"})
    assert "toekomst" in page.text


def test_the_fg_reads_and_changes_nothing(client, town, employ, old_look, as_organisation):
    with as_organisation(town.waterveen):
        term = actions.EnteredTerm(RetentionClass.ACCESS_LOG, days=30, basis="Besluit 12")
        actions.enter_terms(town.waterveen, terms=[term], by=1, at=datetime(2026, 11, 1, tzinfo=UTC))
    client.force_login(employ(town.waterveen, "data_protection_officer"))
    page = client.get(PAGE)
    assert page.context["due"] == 1
    assert "bewaren/termijnen" not in page.text
    for address in (LOG, f"{PAGE}dpia/", f"{PAGE}vernietigen/"):
        assert client.get(address).status_code == 403
        assert client.post(address, TERM).status_code == 403
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.parametrize("role", ["caseworker", "adviser", "manager", "administrator"])
def test_other_roles_are_refused(client, town, employ, role):
    client.force_login(employ(town.waterveen, role))
    assert client.get(PAGE).status_code == 403


def test_another_municipalitys_report_is_not_found(client, town, officer, as_organisation):
    with as_organisation(town.duinrade):
        theirs = DestructionReport.objects.create(
            organisation=town.duinrade, ordered_by=1, ordered_at=datetime(2026, 11, 1, tzinfo=UTC)
        )
    assert client.get(f"{PAGE}verslagen/{theirs.pk}/").status_code == 404


@pytest.mark.parametrize("count", [3, 12])
def test_the_overview_asks_the_database_as_often_for_many_as_for_few(
    client, town, officer, as_organisation, count, django_assert_num_queries
):
    with as_organisation(town.waterveen):
        for number in range(count):
            DestructionReport.objects.create(
                organisation=town.waterveen, ordered_by=1, ordered_at=datetime(2026, 11, 1, tzinfo=UTC),
                status="done", finished_at=datetime(2026, 11, 1 + number, tzinfo=UTC),
            )  # fmt: skip
    client.get(PAGE)
    with django_assert_num_queries(QUERIES, connection=connection):
        client.get(PAGE)


QUERIES = 21
