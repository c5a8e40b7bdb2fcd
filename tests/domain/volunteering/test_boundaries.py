"""What a volunteer, or the organisation that was asked, can never do: the database itself refuses (R11)."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from samenspoor.domain.agreements.models import ChainPartner
from samenspoor.domain.trajectory.models import HandoverGround, HelpRequest, HelpSource
from samenspoor.foundation.organisations.acting import Scope
from samenspoor.foundation.organisations.models import Organisation

DECIDED = [model for model in apps.get_app_config("casework").get_models() if not hasattr(model, "pgh_tracked_model")]


@pytest.fixture
def maatjes(db):
    return Organisation.objects.create(slug="maatjes", name="De Maatjes", kind="volunteers")


@pytest.fixture
def request_for(town, maatjes, as_organisation):
    """A help request of Waterveen that the Maatjes were asked to take up."""
    with as_organisation(town.waterveen):
        return HelpRequest.objects.create(
            organisation=town.waterveen, shared_with=[maatjes.pk], source=HelpSource.COUNTER, phase="debt_help",
            roles=["practical"], tasks=["administration"], question="Post openen", ground=HandoverGround.PUBLIC_TASK,
            told_on="2026-11-02", made_at="2026-11-02T09:00:00Z", made_by=1,
        )  # fmt: skip


def raw(statement: str) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@pytest.mark.parametrize("scope", Scope)
def test_no_decision_of_a_municipality_is_read_or_changed_from_a_volunteer_organisation(
    deliver, town, maatjes, as_organisation, scope
):
    deliver({"person": "new-1"})
    with as_organisation(maatjes, scope=scope, person=7):
        for model in DECIDED:
            if any(field.name == "organisation" for field in model._meta.local_fields):
                table = model._meta.db_table
                assert raw(f'SELECT 1 FROM "{table}"') == 0
                assert raw(f'UPDATE "{table}" SET id = id') == 0
                assert raw(f'DELETE FROM "{table}"') == 0


def test_a_volunteer_plants_no_result(town, maatjes, as_organisation):
    with as_organisation(maatjes, scope=Scope.PERSON, person=7), pytest.raises(DatabaseError, match="row-level"):
        raw(f"INSERT INTO casework_savedview (organisation_id, name) VALUES ({town.waterveen.pk}, 'x')")


@pytest.mark.parametrize("change", ["question = 'x'", "roles = '{mental}'", "ended_at = now()", "made_by = 9"])
def test_whoever_is_asked_answers_and_changes_nothing_of_the_question(request_for, maatjes, as_organisation, change):
    with as_organisation(maatjes):
        assert raw("UPDATE trajectory_helprequest SET status = 'open'") == 1
        with pytest.raises(DatabaseError, match="only the owner"):
            raw(f"UPDATE trajectory_helprequest SET {change}")


def test_a_partner_changes_nothing_of_what_was_agreed(town, maatjes, as_organisation):
    with as_organisation(town.waterveen):
        ChainPartner.objects.create(
            organisation=town.waterveen, shared_with=[maatjes.pk], name="De Maatjes", kind="volunteers",
            added_at="2026-11-02T09:00:00Z", added_by=1,
        )  # fmt: skip
    with as_organisation(maatjes):
        assert ChainPartner.objects.get().name == "De Maatjes"
        with pytest.raises(DatabaseError, match="only the owner"):
            raw("UPDATE agreements_chainpartner SET name = 'Wij'")
