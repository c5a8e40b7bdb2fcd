"""Terms have a reason and a history; with every term and the DPIA the pages stop saying "practice data"."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from samenspoor.domain.retention import actions
from samenspoor.domain.retention.models import RetentionTerm
from samenspoor.foundation.organisations.classification import RetentionClass
from samenspoor.foundation.organisations.models import Execution, Organisation

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BANNER = "Alleen oefengegevens"
START = "/waterveen/"


def all_terms(days: int = 30) -> list[actions.EnteredTerm]:
    return [actions.EnteredTerm(found, days=days, basis="Besluit 12") for found in RetentionClass.with_term()]


def confirm(organisation, **changes) -> None:
    actions.enter_terms(organisation, terms=all_terms(), by=7, at=NOW)
    actions.confirm_dpia(organisation, version="1.0", decided_on=date(2026, 11, 1), by=7, at=NOW)


def test_a_term_keeps_its_history(town, as_organisation):
    with as_organisation(town.waterveen):
        for days in (30, 30, 60):
            actions.enter_terms(town.waterveen, terms=all_terms(days), by=7, at=NOW)
        term: Any = RetentionTerm.objects.get(retention_class=RetentionClass.ACCESS_LOG)
        history = term.events.order_by("pgh_id").values_list("pgh_label", "days")
        assert list(history) == [("insert", 30), ("update", 60)]


@pytest.mark.parametrize("fault", [{"days": 0}, {"basis": ""}], ids=["no days", "decided nowhere"])
def test_a_term_without_days_or_basis_is_refused_by_the_database(town, as_organisation, fault):
    entered = {"retention_class": RetentionClass.STAFF, "days": 30, "basis": "Besluit 12"} | fault
    with as_organisation(town.waterveen), pytest.raises(IntegrityError), transaction.atomic():
        actions.enter_terms(town.waterveen, terms=[actions.EnteredTerm(**entered)], by=7, at=NOW)


def test_a_dpia_of_tomorrow_is_refused(town, as_organisation):
    with as_organisation(town.waterveen), pytest.raises(actions.UnableToConfirmDpia, match="toekomst"):
        actions.confirm_dpia(town.waterveen, version="1.0", decided_on=date(2026, 11, 24), by=7, at=NOW)


def test_the_banner_goes_only_with_every_term_and_the_dpia(client, town, employ, as_organisation):
    client.force_login(employ(town.waterveen, "privacy_officer"))
    assert BANNER in client.get(START).text
    with as_organisation(town.waterveen):
        actions.confirm_dpia(town.waterveen, version="1.0", decided_on=date(2026, 11, 1), by=7, at=NOW)
        actions.enter_terms(town.waterveen, terms=all_terms()[1:], by=7, at=NOW)
    assert BANNER in client.get(START).text
    with as_organisation(town.waterveen):
        actions.enter_terms(town.waterveen, terms=all_terms()[:1], by=7, at=NOW)
    assert BANNER not in client.get(START).text


def test_the_banner_of_one_municipality_says_nothing_of_another(client, town, employ, as_organisation):
    with as_organisation(town.waterveen):
        confirm(town.waterveen)
    client.force_login(employ(town.duinrade, "privacy_officer"))
    assert BANNER in client.get("/duinrade/").text


def test_a_class_that_comes_later_brings_the_banner_back(town, as_organisation):
    with as_organisation(town.waterveen):
        confirm(town.waterveen)
        Organisation.objects.update(confirmed_retention=RetentionClass.with_term()[1:])
    town.waterveen.refresh_from_db()
    assert not town.waterveen.may_hold_real_data


def test_an_executing_party_practises_until_every_municipality_has_confirmed(client, town, employ, as_organisation):
    client.force_login(employ(town.party, "executing_caseworker"))
    for municipality in (town.waterveen, town.duinrade):
        with as_organisation(municipality):
            Execution.objects.create(
                organisation=municipality, party=town.party, starts_on="2026-01-01", shared_with=[town.party.pk]
            )
    with as_organisation(town.waterveen):
        confirm(town.waterveen)
    assert BANNER in client.get("/kustland/werklijst/").text
    with as_organisation(town.duinrade):
        confirm(town.duinrade)
    assert BANNER not in client.get("/kustland/werklijst/").text
