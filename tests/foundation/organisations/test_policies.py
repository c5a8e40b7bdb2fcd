"""Attacks on another organisation's rows, as the application role."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from samenspoor.domain.linkage.models import Address
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.acting import NoActingContext
from samenspoor.foundation.organisations.models import Execution, Organisation
from tests.fixtures import Town


@pytest.fixture
def execution(town: Town, as_organisation) -> Execution:
    with as_organisation(town.waterveen):
        return Execution.objects.create(
            organisation=town.waterveen, party=town.party, starts_on="2026-01-01", shared_with=[town.party.pk]
        )


@pytest.fixture
def address(town: Town, as_organisation) -> Address:
    with as_organisation(town.waterveen):
        return Address.objects.create(
            organisation=town.waterveen, street="Kerkstraat", house_number=1, postcode="8950AB", town="Waterveen",
            shared_with=[town.party.pk],
        )  # fmt: skip


def raw(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


def test_tests_run_under_a_role_that_the_policies_bind(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("samenspoor_app", False, False)


def test_a_stranger_reads_nothing(town, execution, as_organisation):
    with as_organisation(town.duinrade):
        assert not Execution.objects.exists()
        assert not Execution._base_manager.filter(pk=execution.pk).exists()
        assert raw("SELECT * FROM organisations_execution") == 0
        joined = "SELECT * FROM organisations_organisation o JOIN organisations_execution e ON e.organisation_id = o.id"
        assert raw(joined) == 0


def test_a_stranger_changes_and_deletes_nothing(town, execution, as_organisation):
    with as_organisation(town.duinrade):
        assert Execution.objects.filter(pk=execution.pk).update(ends_on="2026-02-01") == 0
        assert raw("UPDATE organisations_execution SET ends_on = '2026-02-01'") == 0
        assert raw("DELETE FROM organisations_execution") == 0
    with as_organisation(town.waterveen):
        assert Execution.objects.get().ends_on is None


def test_a_stranger_cannot_plant_a_row(town, as_organisation):
    with as_organisation(town.duinrade), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Execution.objects.create(organisation=town.waterveen, party=town.party, starts_on="2026-01-01")


def test_the_second_party_reads_and_changes_what_is_shared(town, address, as_organisation):
    with as_organisation(town.party):
        assert Address.objects.get() == address
        assert Address.objects.update(street="Markt") == 1


def test_the_second_party_reads_its_arrangement_and_cannot_prolong_it(town, execution, as_organisation):
    with as_organisation(town.party):
        assert Execution.objects.get() == execution
        assert raw("UPDATE organisations_execution SET ends_on = NULL, starts_on = '2020-01-01'") == 0


def test_an_organisation_changes_its_own_row_only(town, as_organisation):
    with as_organisation(town.duinrade):
        assert raw("UPDATE organisations_organisation SET telephone = '112'") == 1
        assert raw("DELETE FROM organisations_organisation") == 0
    assert set(Organisation.objects.filter(telephone="112")) == {town.duinrade}


def test_nobody_changes_an_organisation_without_saying_for_whom(town):
    with pytest.raises(NoActingContext), transaction.atomic():
        Organisation.objects.update(telephone="112")


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE linkage_address SET organisation_id = {party}",
        "UPDATE linkage_address SET shared_with = shared_with || {duinrade}::bigint",
        "UPDATE linkage_address SET shared_with = '{{}}'",
    ],
    ids=["take over", "widen", "withdraw"],
)
def test_the_second_party_cannot_take_over_or_widen(town, address, as_organisation, attack):
    statement = attack.format(party=town.party.pk, duinrade=town.duinrade.pk)
    with as_organisation(town.party), pytest.raises(DatabaseError), transaction.atomic():
        raw(statement)
    with as_organisation(town.waterveen):
        row = Address.objects.get()
        assert (row.organisation_id, row.shared_with) == (town.waterveen.pk, [town.party.pk])


def test_the_second_party_cannot_delete(town, address, as_organisation):
    with as_organisation(town.party):
        assert raw("DELETE FROM linkage_address") == 0


def test_the_owner_cannot_give_a_row_away(town, execution, as_organisation):
    with as_organisation(town.waterveen), pytest.raises(DatabaseError, match="keeps its owner"), transaction.atomic():
        Execution.objects.update(organisation=town.duinrade)


def test_after_withdrawal_the_second_party_sees_nothing(town, execution, as_organisation):
    with as_organisation(town.waterveen):
        Execution.objects.update(shared_with=[])
    with as_organisation(town.party):
        assert not Execution.objects.exists()


def test_the_access_log_is_only_added_to(town, as_organisation):
    with as_organisation(town.waterveen):
        look = {"user": 1, "kind": "opened", "purpose": "test", "looked_at": "2026-11-23T09:00:00Z"}
        AccessLog.objects.create(organisation=town.waterveen, **look)
        for attack in ("UPDATE audit_accesslog SET purpose = 'other'", "DELETE FROM audit_accesslog"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                raw(attack)


def test_an_owner_that_does_not_exist_is_refused(town, as_organisation):
    class Nobody:
        pk = 999_999

    with as_organisation(Nobody):
        Execution.objects.create(organisation_id=999_999, party=town.party, starts_on="2026-01-01")
        with pytest.raises(IntegrityError), transaction.atomic():
            raw("SET CONSTRAINTS ALL IMMEDIATE")
        Execution.objects.all().delete()
