"""An executing party sees the rows of a municipality as long as it works there: the database itself says so."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from samenspoor.domain.casework.actions.contacts import MISSED_VISIT, record_attempts
from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.intake import actions
from samenspoor.domain.intake.models import ArrearsSignal
from samenspoor.domain.journeys import reshare as module
from samenspoor.domain.journeys.reshare import reshare, shared_tables
from samenspoor.domain.journeys.take_in import take_in
from samenspoor.domain.linkage.models import Address, Link, Resident
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.models import Execution
from tests.domain.journeys.test_trouble import lines, make_creditor

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)


@pytest.fixture
def worked_on(deliver, town, as_organisation):
    """Two dossiers with a contact attempt each, of before any arrangement."""
    deliver({"number": "1"}, {"number": "2"})
    with as_organisation(town.waterveen):
        for dossier in Dossier.objects.all():
            record_attempts(dossier, MISSED_VISIT, by=1, at=AT)


def arrange(town, as_organisation, starts_on, ends_on=None):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk],
            starts_on=starts_on, ends_on=ends_on,
        )  # fmt: skip


def run(town, at=AT):
    return reshare(Assignment(town.waterveen, 0, at, "share"))


def seen(as_organisation, party):
    """How many rows of each table the party's own session reads, by plain SQL."""
    with as_organisation(party), connection.cursor() as cursor:
        found = {}
        for model in shared_tables():
            cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
            [found[model.__name__]] = cursor.fetchone()
        return found


def test_when_it_ends_the_party_reads_no_row_of_any_table(town, worked_on, as_organisation):
    arrange(town, as_organisation, date(2026, 1, 1), date(2026, 11, 23))
    run(town, datetime(2026, 11, 20, 1, tzinfo=UTC))
    assert sum(seen(as_organisation, town.party).values()) > 0
    run(town)
    assert sum(seen(as_organisation, town.party).values()) == 0


def test_when_it_begins_the_party_reads_what_was_there_before(town, worked_on, as_organisation):
    assert sum(seen(as_organisation, town.party).values()) == 0
    arrange(town, as_organisation, date(2026, 11, 24))
    assert run(town) > 0
    found = seen(as_organisation, town.party)
    own = seen(as_organisation, town.waterveen)
    assert found == own
    assert found["Dossier"] == 2
    assert run(town) == 0, "nothing is left to change"


UNFOUNDED = {"kenmerk": "K2", "klantnummer": "9", "achternaam": "", "bedrijfsnaam": "De Kade B.V.", "huisnummer": "14"}
OWN = (ArrearsSignal, Link, Resident, Address)


def test_what_nobody_took_up_is_the_municipality_s_alone(town, tmp_path, as_organisation):
    path = tmp_path / "signalen.csv"
    path.write_text(lines({}, UNFOUNDED))
    arrange(town, as_organisation, date(2026, 1, 1))
    with as_organisation(town.waterveen):
        delivery = actions.receive_delivery(make_creditor(town.waterveen), file=path, file_name="a.csv", by=1, at=AT)
    take_in(delivery.pk, organisation=town.waterveen, by=1, at=AT)

    def counted(organisation):
        found = seen(as_organisation, organisation)
        return [found[model.__name__] for model in OWN]

    assert (counted(town.waterveen), counted(town.party)) == ([2] * 4, [1] * 4)
    assert run(town) == 0, "the nightly run names whom the work itself names"
    with as_organisation(town.waterveen):
        for model in OWN:
            model.objects.update(shared_with=[town.party.pk])
    assert run(town) == 4
    assert counted(town.party) == [1] * 4


def test_who_was_known_from_something_unfounded_is_seen_once_it_is_taken_up(town, tmp_path, as_organisation):
    arrange(town, as_organisation, date(2026, 1, 1))
    with as_organisation(town.waterveen):
        creditor = make_creditor(town.waterveen)
    who = {"voorletters": "B.", "geboortedatum": "1971-05-06"}
    early = who | {"ontstaansdatum": "2020-01-01", "signaaldatum": "2020-06-01"}
    for name, row in (("a.csv", early), ("b.csv", who | {"kenmerk": "K2"})):
        path = tmp_path / name
        path.write_text(lines(row))
        with as_organisation(town.waterveen):
            delivery = actions.receive_delivery(creditor, file=path, file_name=name, by=1, at=AT)
        take_in(delivery.pk, organisation=town.waterveen, by=1, at=AT)
    found = seen(as_organisation, town.party)
    assert [found[model.__name__] for model in OWN] == [1] * 4
    assert seen(as_organisation, town.waterveen)["Link"] == 2
    assert run(town) == 0


def test_another_municipality_s_rows_stay_as_they_are(town, worked_on, as_organisation):
    before = seen(as_organisation, town.duinrade)
    arrange(town, as_organisation, date(2026, 11, 24))
    run(town)
    assert seen(as_organisation, town.duinrade) == before


def test_a_run_that_was_cut_off_goes_on(town, worked_on, as_organisation, monkeypatch):
    arrange(town, as_organisation, date(2026, 11, 24))
    monkeypatch.setattr(module, "STEP", 1)
    tables = list(shared_tables())
    monkeypatch.setattr(module, "shared_tables", lambda: iter(tables[:3]))
    run(town)
    monkeypatch.setattr(module, "shared_tables", lambda: iter(tables))
    run(town)
    assert seen(as_organisation, town.party) == seen(as_organisation, town.waterveen)
