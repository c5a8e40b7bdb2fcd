"""The acting context: loud without it, nothing left of it afterwards."""

import pytest
from django.db import connection, transaction

from samenspoor.foundation.organisations.acting import AnotherOrganisation, NoActingContext, Scope, acting
from samenspoor.foundation.organisations.models import Execution, Organisation
from tests.fixtures import close_pool, make_town


def settings_left() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('samenspoor.' || name, true), '')"
            " FROM unnest(ARRAY['organisation', 'user', 'person', 'scope']) AS name"
        )
        return [row[0] for row in cursor.fetchall()]


def add_execution(town):
    return Execution.objects.create(
        organisation=town.waterveen, party=town.party, starts_on="2026-01-01", shared_with=[town.party.pk]
    )


@pytest.mark.parametrize("with_rows", [False, True], ids=["empty table", "with rows"])
def test_without_context_an_owned_table_raises(fresh_database, as_organisation, with_rows):
    town = make_town()
    if with_rows:
        with as_organisation(town.waterveen):
            add_execution(town)
    close_pool()
    for _again in range(2):  # the first time PostgreSQL knows no setting, later it is empty
        with pytest.raises(NoActingContext):
            list(Execution.objects.all())
        with pytest.raises(NoActingContext), transaction.atomic():
            Execution._base_manager.update(ends_on="2026-12-31")
        with as_organisation(town.duinrade):
            assert not Execution.objects.exists()


def test_nothing_is_left_on_the_connection_after_the_transaction(fresh_database, as_organisation):
    town = make_town()
    with as_organisation(town.waterveen, person=7):
        assert settings_left() == [str(town.waterveen.pk), "1", "7", "organisation"]
    assert settings_left() == ["", "", "", ""]


def test_nothing_is_left_for_the_next_borrower_of_a_pooled_connection(fresh_database, as_organisation):
    town = make_town()
    with as_organisation(town.waterveen):
        add_execution(town)
    for _borrower in range(3):
        connection.close()  # back into the pool
        with pytest.raises(NoActingContext):
            Execution.objects.count()
        connection.close()


def test_nesting_with_another_organisation_raises(town, as_organisation):
    with as_organisation(town.waterveen), pytest.raises(AnotherOrganisation), as_organisation(town.duinrade):
        pytest.fail("acted for two organisations in one transaction")


def test_nesting_restores_every_earlier_setting(town, as_organisation):
    with as_organisation(town.waterveen, person=3):
        before = settings_left()
        with acting(organisation=town.waterveen.pk, user=9, purpose="deeper", person=8, scope=Scope.PERSON):
            assert settings_left() == [str(town.waterveen.pk), "9", "8", "person"]
        assert settings_left() == before
        with (
            pytest.raises(ValueError, match="on purpose"),
            acting(organisation=town.waterveen.pk, user=9, purpose="deeper"),
        ):
            raise ValueError("on purpose")
        assert settings_left() == before


def test_forgetting_the_scope_closes(town, as_organisation):
    with as_organisation(town.waterveen):
        add_execution(town)
        assert Execution.objects.count() == 1
        with acting(organisation=town.waterveen.pk, user=1, purpose="scope forgotten"):
            assert Execution.objects.count() == 0


def test_a_pooled_connection_that_the_server_cut_is_replaced(fresh_database, cluster):
    make_town()
    connection.close()  # back into the pool
    with cluster._administrator() as administrator:
        administrator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [connection.settings_dict["NAME"]],
        )
    assert Organisation.objects.count() == 3
