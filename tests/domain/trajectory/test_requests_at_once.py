"""Two at once on one request for a volunteer: whoever stops or takes it up at that moment is not passed by."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from samenspoor.domain.agreements.deployment import Phase
from samenspoor.domain.journeys import hand_over_request, help_requests
from samenspoor.domain.trajectory.actions.answers import share_contact
from samenspoor.domain.trajectory.actions.following import return_unanswered
from samenspoor.domain.trajectory.actions.requests import send_from_counter
from samenspoor.domain.trajectory.asked import Asker
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.foundation.jobs.owned import Assignment
from tests.fixtures import make_town
from tests.help_requests import asked, make_helpers, who

ASKER = Asker(name="F. Bakker", street="Kerkweg", postcode="8951AB", house_number=12, town="Waterveen")


def meanwhile(pool: ThreadPoolExecutor, act: Callable[[], Any]) -> "Future[Any]":
    """Begin an act on a connection of its own, and go on when it is done or waits for a lock that is held here."""

    def alone() -> Any:
        try:
            return act()
        finally:
            connection.close()

    started = pool.submit(alone)
    with connection.cursor() as cursor:
        for _time in range(200):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if started.done() or cursor.fetchone()[0]:
                break
            time.sleep(0.02)
    return started


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


def test_a_stop_that_comes_while_the_resident_is_received_leaves_nobody_in_the_intake(asked_of_both, as_organisation):
    town, helpers, request = asked_of_both
    with as_organisation(helpers.maatjes):
        help_requests.take_up(request, party=helpers.maatjes.pk, **who())
    with as_organisation(town.waterveen):
        share_contact(request, **who())

    def receive():
        with as_organisation(helpers.maatjes):
            hand_over_request.receive(request.pk, job(helpers.maatjes))

    with ThreadPoolExecutor(1) as pool:
        with as_organisation(town.waterveen):
            help_requests.stop(request, reason="De inwoner wil niet meer", **who())
            received = meanwhile(pool, receive)
        received.result()
    with as_organisation(helpers.maatjes):
        hand_over_request.tell(request.pk, job(helpers.maatjes))
        assert not HelpedResident.objects.exclude(status="ended").exists()


def test_who_takes_it_up_while_it_goes_back_unanswered_keeps_it(asked_of_both, as_organisation):
    town, helpers, request = asked_of_both
    with as_organisation(town.waterveen):
        HelpInvitation.objects.update(asked_at=timezone.now() - timedelta(days=40))

    def return_it():
        with as_organisation(town.waterveen):
            return return_unanswered(town.waterveen, **who())

    with ThreadPoolExecutor(1) as pool:
        with as_organisation(helpers.maatjes):
            help_requests.take_up(request, party=helpers.maatjes.pk, **who())
            returned = meanwhile(pool, return_it)
        returned.result()
    with as_organisation(helpers.maatjes):
        assert HelpRequest.objects.get().accepted_by == helpers.maatjes.pk
