"""Two at once on one request for a volunteer: the first one wins, and whoever stops it is not passed by."""

from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from samenspoor.domain.agreements.deployment import Phase
from samenspoor.domain.journeys import hand_over_request, help_requests
from samenspoor.domain.trajectory.actions.answers import UnableToAnswer, share_contact
from samenspoor.domain.trajectory.actions.following import return_unanswered
from samenspoor.domain.trajectory.actions.requests import send_from_counter
from samenspoor.domain.trajectory.asked import Asker
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.foundation.jobs.owned import Assignment
from tests.colleague import Colleague
from tests.fixtures import make_town
from tests.help_requests import asked, make_helpers, who

ASKER = Asker(name="F. Bakker", street="Kerkweg", postcode="8951AB", house_number=12, town="Waterveen")


def job(organisation: Any) -> Assignment:
    return Assignment(organisation=organisation, by=0, at=timezone.now(), purpose="test")


@pytest.fixture
def asked_of_both(fresh_database, as_organisation):
    """Waterveen has asked two organisations; committed."""
    town = make_town()
    helpers = make_helpers(town.waterveen, as_organisation)
    given = asked(helpers.maatjes, helpers.ordner, phase=Phase.DEBT_HELP)
    with as_organisation(town.waterveen):
        return town, helpers, send_from_counter(town.waterveen, given, asker=ASKER, **who())


def test_the_first_of_two_organisations_wins(asked_of_both, as_organisation):
    town, helpers, request = asked_of_both
    with as_organisation(helpers.maatjes):
        help_requests.take_up(request, party=helpers.maatjes.pk, **who())
        other = Colleague(
            lambda: as_organisation(helpers.ordner),
            lambda: help_requests.take_up(request, party=helpers.ordner.pk, **who()),
        )
        other.waits_or_is_ready()
    assert isinstance(other.ends(), UnableToAnswer)
    with as_organisation(town.waterveen):
        assert HelpRequest.objects.get().accepted_by == helpers.maatjes.pk


def test_a_stop_that_comes_while_the_resident_is_received_leaves_nobody_in_the_intake(asked_of_both, as_organisation):
    town, helpers, request = asked_of_both
    with as_organisation(helpers.maatjes):
        help_requests.take_up(request, party=helpers.maatjes.pk, **who())
    with as_organisation(town.waterveen):
        share_contact(request, **who())

    def stop_and_tell():
        with as_organisation(town.waterveen):
            help_requests.stop(request, reason="De inwoner wil niet meer", **who())
        with as_organisation(helpers.maatjes):
            hand_over_request.tell(request.pk, job(helpers.maatjes))

    with as_organisation(helpers.maatjes):
        hand_over_request.receive(request.pk, job(helpers.maatjes))
        municipality = Colleague(nullcontext, stop_and_tell)
        municipality.waits_or_is_ready()
    assert municipality.ends() is None
    with as_organisation(helpers.maatjes):
        assert HelpedResident.objects.exists()
        assert not HelpedResident.objects.exclude(status="ended").exists()


def test_who_takes_it_up_while_it_goes_back_unanswered_keeps_it(asked_of_both, as_organisation):
    town, helpers, request = asked_of_both
    with as_organisation(town.waterveen):
        HelpInvitation.objects.update(asked_at=timezone.now() - timedelta(days=40))

    with as_organisation(helpers.maatjes):
        help_requests.take_up(request, party=helpers.maatjes.pk, **who())
        worker = Colleague(lambda: as_organisation(town.waterveen), lambda: return_unanswered(town.waterveen, **who()))
        worker.waits_or_is_ready()
    assert worker.ends() is None
    with as_organisation(helpers.maatjes):
        assert HelpRequest.objects.get().accepted_by == helpers.maatjes.pk
