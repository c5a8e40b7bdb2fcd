"""Two organisations take one request up at once: the first one wins, the other hears it and reads nothing any more."""

import threading
import time
from typing import Any

import pytest
from django.db import connection

from samenspoor.domain.journeys.help_requests import take_up
from samenspoor.domain.trajectory.actions.answers import UnableToAnswer
from samenspoor.domain.trajectory.actions.requests import send_request
from samenspoor.domain.trajectory.models import HelpRequest
from tests.fixtures import make_town
from tests.help_requests import admitted_person, asked, make_helpers, who
from tests.linked_signals import Deliverer


@pytest.fixture
def request_of_two(fresh_database: str, as_organisation: Any) -> Any:
    municipality = make_town().waterveen
    helpers = make_helpers(municipality, as_organisation)
    person = admitted_person(Deliverer(municipality, as_organisation), municipality, as_organisation)
    with as_organisation(municipality):
        return send_request(person, asked(helpers.maatjes, helpers.ordner), **who()), helpers, municipality


def test_the_first_of_two_organisations_wins(request_of_two, as_organisation):
    request, helpers, municipality = request_of_two
    faults: list[Exception] = []

    def second() -> None:
        try:
            with as_organisation(helpers.ordner):
                take_up(request, party=helpers.ordner.pk, **who())
        except Exception as fault:  # noqa: BLE001 - told to the test
            faults.append(fault)
        finally:
            connection.close()

    def someone_waits() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            return bool(cursor.fetchone()[0])

    other = threading.Thread(target=second)
    with as_organisation(helpers.maatjes):
        take_up(request, party=helpers.maatjes.pk, **who())
        other.start()
        until = time.monotonic() + 30
        while not someone_waits():
            assert other.is_alive()
            assert time.monotonic() < until
            time.sleep(0.01)
    other.join(30)
    assert [type(fault) for fault in faults] == [UnableToAnswer]
    with as_organisation(municipality):
        assert HelpRequest.objects.get().accepted_by == helpers.maatjes.pk
