"""The worklist and the search over HTTP: what is refused in words, what is logged, how many questions it asks."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspoor.domain.casework.models import Dossier
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Execution
from samenspoor.foundation.ui import tables

SITE = "/waterveen/"
WORKLIST = f"{SITE}werklijst/"
SEARCH = f"{WORKLIST}zoeken/"


@pytest.fixture
def caseworker(client, town, employ):
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


@pytest.fixture
def kinds_logged(town, as_organisation):
    def kinds():
        with as_organisation(town.waterveen):
            return list(AccessLog.objects.values_list("kind", "subject_ids"))

    return kinds


def addresses(first, last):
    return [{"number": str(number), "surname": f"Jansen{number}"} for number in range(first, last + 1)]


def test_a_list_that_is_too_long_for_a_file_says_so_and_leaves_no_trace_of_an_export(
    client, deliver, caseworker, kinds_logged, monkeypatch
):
    monkeypatch.setattr(tables, "EXPORT_LIMIT", 2)
    deliver(*addresses(1, 3))
    page = client.get(f"{WORKLIST}?export=csv")
    assert page.status_code == 422
    assert "Deze lijst is langer dan 2 regels. Kies eerst een filter" in page.text
    assert "exported" not in {kind for kind, _ids in kinds_logged()}


def test_the_log_of_an_export_names_the_rows_that_left(
    client, deliver, town, caseworker, kinds_logged, as_organisation
):
    deliver(*addresses(1, 2), {"number": "9", "crisis_kind": "ontruiming"})
    assert client.get(f"{WORKLIST}?export=csv&mark=is_crisis").status_code == 200
    with as_organisation(town.waterveen):
        crisis = Dossier.objects.get(is_crisis=True)
    assert kinds_logged() == [("exported", [crisis.pk])]


@pytest.fixture
def two_months(deliver, town, caseworker, as_organisation):
    """October: 1 open, 2 closed. November: 3 too late, 4 a crisis, 5 urgent, 6 closed."""
    november, october = date(2026, 11, 10), date(2026, 10, 10)
    deliver(*({"number": str(n), "signalled_on": october if n < 3 else november} for n in range(1, 7)))
    with as_organisation(town.waterveen):
        Dossier.objects.update(next_due_on=date(2100, 1, 1), priority=1, assigned_to=caseworker.pk)
        of = {n: Dossier.objects.filter(address__house_number=n) for n in range(1, 7)}
        of[3].update(next_due_on=date(2026, 11, 1))
        of[4].update(next_due_on=date(2026, 11, 20), is_crisis=True, crisis_on=date(2026, 12, 12))
        of[5].update(priority=9)
        (of[2] | of[6]).update(closed_at="2026-11-20T10:00:00Z")


@pytest.mark.parametrize(("query", "shown"), [
    ("", [4, 3, 5, 1]), ("?who=mine", [4, 3, 5, 1]), ("?work=overdue", [4, 3]), ("?work=all", [4, 3, 5, 6]),
    ("?work=closed", [6]), ("?month=2026-10", [1]), ("?month=2026-10&work=all", [1, 2]),
])  # fmt: skip
def test_the_newest_round_shows_what_is_open_of_every_round(client, two_months, query, shown):
    page = client.get(f"{WORKLIST}{query}").text
    assert [int(number) for number in dict.fromkeys(re.findall(r"Dorpsstraat (\d+),", page))] == shown


def test_a_crisis_says_its_day(client, two_months):
    assert "Crisis 12 december" in client.get(WORKLIST).text


def test_who_comes_back_to_the_search_without_a_question_gets_the_worklist(client, caseworker):
    assert client.get(SEARCH).url == WORKLIST


def test_the_address_of_a_button_says_what_to_do(client, caseworker):
    page = client.get(f"{SITE}aanleveringen/afzenders/")
    assert page.status_code == 405
    assert page["Allow"] == "POST"
    assert "Ga naar de startpagina" in page.text


@pytest.mark.parametrize("number", [10**6, 10**20])
def test_a_number_that_does_not_exist_is_not_found_and_logged(client, caseworker, kinds_logged, number):
    assert client.get(f"{SITE}meldingen/{number}/").status_code == 404
    assert kinds_logged() == [("refused", [number] if number < 10**19 else [])]


def questions(ask):
    with CaptureQueriesContext(connection) as captured:
        assert ask().status_code == 200
    return len(captured)


@pytest.mark.parametrize(("role", "site"), [("caseworker", SITE), ("executing_caseworker", "/kustland/")])
@pytest.mark.parametrize("what", ["worklist", "search"])
def test_a_longer_list_asks_the_database_no_more(client, deliver, town, employ, as_organisation, role, site, what):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )
    client.force_login(employ(town.waterveen if role == "caseworker" else town.party, role))
    shared = (town.party.pk,)

    def ask():
        if what == "worklist":
            return client.get(f"{site}werklijst/")
        return client.post(f"{site}werklijst/zoeken/", {"q": "dorpsstraat"})

    deliver(*addresses(1, 3), shared_with=shared)
    few = questions(ask)
    deliver(*addresses(4, 12), shared_with=shared)
    assert questions(ask) == few
    assert ask().text.count("Dorpsstraat") >= 12


def test_a_fuller_dossier_asks_the_database_no_more(client, deliver, caseworker, town, as_organisation):
    deliver(*({"person": f"new-{name}", "surname": name} for name in "ABC"))
    with as_organisation(town.waterveen):
        address = f"{SITE}meldingen/{Dossier.objects.get().pk}/"
    few = questions(lambda: client.get(address))
    deliver(*({"person": f"new-{name}", "surname": name} for name in "DEFGHIJKL"))
    assert questions(lambda: client.get(address)) == few
