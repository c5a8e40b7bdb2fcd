"""The privacy officer reads who looked at what; the FG how often, and nothing more."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from samenspoor.foundation.audit.models import AccessLog

PAGE = "/waterveen/inzage/"
AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def look(town, as_organisation):
    def note(organisation=None, **fields):
        owner = organisation or town.waterveen
        with as_organisation(owner):
            values = {"user": 999_999, "kind": "opened", "purpose": "municipality:delivery",
                      "subject": "intake.delivery", "subject_ids": [7], "looked_at": AT}  # fmt: skip
            return AccessLog.objects.create(organisation=owner, **(values | fields))

    return note


@pytest.fixture
def officer(client, town, employ):
    user = employ(town.waterveen, "privacy_officer")
    client.force_login(user)
    return user


def shown(client, **query) -> str:
    page = client.get(PAGE, query)
    assert page.status_code == 200
    return page.text.split("</form></details>")[1]


def test_a_look_says_who_what_when_and_why(client, town, employ, officer, look):
    colleague = employ(town.waterveen, "caseworker")
    type(colleague).objects.filter(pk=colleague.pk).update(name="Samira el Idrissi")
    look(user=colleague.pk)
    page = shown(client)
    for text in ("Samira el Idrissi", "Aanlevering 7", "Geopend", "Een aanlevering volgen", "20 november 2026"):
        assert text in page.replace("\xa0", " ")


def test_a_refused_look_is_marked_and_says_why(client, officer, look):
    look(kind="refused", reason="Dit hoort niet bij je rol.")
    page = shown(client, kind="refused")
    assert "app-badge--negative" in page
    assert "Dit hoort niet bij je rol." in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"subject": "intake.delivery", "number": "7"}, {"one", "list"}),
        ({"number": "8"}, {"list"}),
        ({"kind": "listed"}, {"list"}),
        ({"day": "2026-11-20"}, {"one", "list"}),
        ({"day": "2026-11-21"}, {"other"}),
        ({"subject": "intake.creditor"}, {"other"}),
        ({"day": "geen dag"}, {"one", "list", "other"}),
    ],
    ids=["who looked at this record", "in a list", "kind", "day", "next day", "kind of record", "nonsense"],
)
def test_looks_are_narrowed(client, officer, look, query, expected):
    look(purpose="one")
    look(purpose="list", kind="listed", subject_ids=[7, 8])
    look(purpose="other", subject="intake.creditor", subject_ids=[9], looked_at=AT + timedelta(days=1))
    page = shown(client, **query)
    assert {purpose for purpose in ("one", "list", "other") if f">{purpose}</div></td>" in page} == expected


def test_looks_of_one_person(client, town, officer, look):
    look(user=officer.pk, purpose="own")
    look(user=officer.pk + 1, purpose="strange")
    page = shown(client, user=officer.pk)
    assert ">own</div></td>" in page
    assert ">strange</div></td>" not in page


def test_an_owner_reads_the_looks_of_others_at_its_records(client, town, officer, look):
    look(town.party, shared_with=[town.waterveen.pk], purpose="by the party")
    look(town.duinrade, purpose="of duinrade alone")
    page = shown(client)
    assert ">by the party</div></td>" in page
    assert ">of duinrade alone</div></td>" not in page


def test_looks_go_page_by_page_and_into_a_file(client, officer, look):
    for number in range(60):
        look(purpose=f"look {number:02}", looked_at=AT + timedelta(minutes=number))
    first = client.get(PAGE)
    assert ">look 59</div></td>" in first.text
    assert ">look 03</div></td>" not in first.text
    assert first.context["table"].next_url
    assert ">look 03</div></td>" in client.get(PAGE + first.context["table"].next_url).text
    text = client.get(PAGE, {"export": "csv"}).content.decode("utf-8-sig")
    assert "look 00" in text
    assert "look 59" in text


def test_reading_the_log_is_a_look_too(client, town, officer, look, as_organisation):
    read = look()
    client.get(PAGE)
    with as_organisation(town.waterveen):
        own = AccessLog.objects.get(user=officer.pk)
        assert (own.kind, own.subject, own.subject_ids) == ("listed", "audit.accesslog", [read.pk])


def test_the_fg_sees_numbers_and_nothing_else(client, town, employ, look):
    colleague = employ(town.waterveen, "caseworker")
    now = timezone.now()
    look(user=colleague.pk, looked_at=now)
    look(user=colleague.pk, looked_at=now, kind="refused")
    look(user=999, looked_at=now, kind="listed")
    client.force_login(employ(town.waterveen, "data_protection_officer"))
    assert client.get(PAGE).status_code == 403
    page = client.get(f"{PAGE}aantallen/")
    [row] = [row for row in page.context["table"].objects if row["day"] == timezone.localdate()]
    assert row["people"] >= 2
    assert (row["opened"], row["listed"], row["exported"]) == (1, 1, 0)
    assert "Anne Bos" not in page.text.split("<main")[1]
    assert "Aanlevering" not in page.text.split("<main")[1]


@pytest.mark.parametrize("role", ["caseworker", "adviser", "manager", "administrator"])
def test_other_roles_are_refused(client, town, employ, role):
    client.force_login(employ(town.waterveen, role))
    assert client.get(PAGE).status_code == 403
    assert client.get(f"{PAGE}aantallen/").status_code == 403


@pytest.mark.parametrize("count", [3, 12])
def test_the_log_asks_the_database_as_often_for_many_as_for_few(
    client, officer, look, count, django_assert_num_queries
):
    for number in range(count):
        look(user=number)
    client.get(PAGE)
    with django_assert_num_queries(QUERIES, connection=connection):
        client.get(PAGE)


QUERIES = 21
