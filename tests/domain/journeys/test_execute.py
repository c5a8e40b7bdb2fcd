"""An executing party's worker records in the municipality's name, and only under an arrangement."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import Error, transaction

from samenspoor.domain.casework.actions import contacts
from samenspoor.domain.casework.actions.contacts import MISSED_VISIT
from samenspoor.domain.casework.models import ContactAttempt, Dossier
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit.verdict import Refused
from samenspoor.foundation.organisations.models import Execution

AT = datetime(2026, 11, 4, 13, tzinfo=UTC)
TODAY = date(2026, 11, 4)


@pytest.fixture
def dossier(deliver, town, as_organisation):
    deliver({}, shared_with=(town.party.pk,))
    with as_organisation(town.waterveen):
        return Dossier.objects.get()


@pytest.fixture
def worker(town):
    return Actor(user=7, organisation=town.party, role="executor", permissions=frozenset())


def arrange(town, as_organisation, *, until=None):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen,
            party=town.party,
            shared_with=[town.party.pk],
            starts_on=date(2026, 1, 1),
            ends_on=until,
        )


def test_what_the_worker_records_is_the_municipalitys_and_history_knows_both(dossier, worker, town, as_organisation):
    arrange(town, as_organisation)
    with as_organisation(town.party):
        with on_behalf_of(dossier.organisation_id, actor=worker, day=TODAY):
            contacts.record_attempts(dossier, MISSED_VISIT, by=worker.user, at=AT)
        assert ContactAttempt.objects.count() == 2, "shared with the party"
    with as_organisation(town.waterveen):
        attempt: Any = ContactAttempt.objects.first()
        assert (attempt.organisation_id, attempt.made_by) == (town.waterveen.pk, 7)
        context = attempt.events.get().pgh_context
        assert (context["organisation"], context["for"]) == (town.party.pk, town.waterveen.pk)
    with as_organisation(town.duinrade):
        assert not ContactAttempt.objects.exists()


@pytest.mark.parametrize("until", [None, date(2026, 10, 31)], ids=["never", "ended"])
def test_without_an_arrangement_nothing_is_recorded(dossier, worker, town, as_organisation, until):
    if until:
        arrange(town, as_organisation, until=until)
    with (
        as_organisation(town.party),
        pytest.raises(Refused),
        on_behalf_of(dossier.organisation_id, actor=worker, day=TODAY),
    ):
        contacts.record_attempts(dossier, MISSED_VISIT, by=worker.user, at=AT)
    with as_organisation(town.waterveen):
        assert not ContactAttempt.objects.exists()


def test_the_database_refuses_what_is_written_without_the_journey(dossier, worker, town, as_organisation):
    with as_organisation(town.party), pytest.raises(Error), transaction.atomic():
        contacts.record_attempts(dossier, MISSED_VISIT, by=worker.user, at=AT)


def test_after_the_journey_the_worker_acts_for_its_own_organisation_again(dossier, worker, town, as_organisation):
    arrange(town, as_organisation)
    with as_organisation(town.party):
        with pytest.raises(ZeroDivisionError), on_behalf_of(dossier.organisation_id, actor=worker, day=TODAY):
            1 / 0  # noqa: B018
        with pytest.raises(Error), transaction.atomic():
            contacts.record_attempts(dossier, MISSED_VISIT, by=worker.user, at=AT)
