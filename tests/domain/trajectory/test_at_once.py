"""Two colleagues hand the same person over at once: the second waits, and hears that it was done."""

from datetime import UTC, datetime
from typing import Any

import pytest

from samenspoor.domain.casework.actions import offers
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.trajectory.actions.handovers import Entered, UnableToHandOver, make_handover
from samenspoor.domain.trajectory.models import Handover, HandoverGround
from tests.colleague import Colleague
from tests.fixtures import make_town
from tests.linked_signals import Deliverer

WHO: Any = {"by": 7, "at": datetime(2026, 11, 10, 13, tzinfo=UTC)}


@pytest.fixture
def owner(fresh_database: str, as_organisation: Any) -> Any:
    """A municipality with one person who was admitted."""
    municipality = make_town().waterveen
    Deliverer(municipality, as_organisation)({})
    with as_organisation(municipality):
        offers.accept_help(the_person(), help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=False, **WHO)
        offers.admit(the_person(), **WHO)
    return municipality


def the_person() -> DossierResident:
    return DossierResident.objects.select_related("dossier").get()


def hand_over() -> None:
    entered = Entered(receiver="Team Schuldhulp", ground=HandoverGround.PUBLIC_TASK, appointment="Maandag om 10 uur.")
    make_handover(the_person(), entered, **WHO)


def test_the_second_of_two_at_once_hears_that_it_was_done(owner, as_organisation):
    with as_organisation(owner):
        hand_over()
        colleague = Colleague(lambda: as_organisation(owner), hand_over)
        colleague.waits_or_is_ready()
    assert isinstance(colleague.ends(), UnableToHandOver)
    with as_organisation(owner):
        assert Handover.objects.count() == 1
