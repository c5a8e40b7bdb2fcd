"""What to do next: nobody is approached who has died, or has perhaps (R7)."""

from datetime import UTC, datetime

import pytest

from samenspoor.domain.casework.actions.contacts import Approach, record_attempts
from samenspoor.domain.casework.actions.offers import accept_conversation
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    ContactKind,
    ContactResult,
    Dossier,
    DossierResident,
    ResidentCheck,
)
from samenspoor.domain.casework.steps import Next, Step, next_steps

AT = datetime(2026, 11, 10, 9, tzinfo=UTC)


@pytest.fixture
def family(deliver, town, as_organisation):
    """Two people at one address; the test acts for the municipality."""
    deliver({"surname": "Jansen"}, {"surname": "De Vries", "creditor": "energie"})
    with as_organisation(town.waterveen):
        yield list(DossierResident.objects.select_related("dossier").order_by("pk"))


def steps() -> dict[int, Next]:
    return next_steps(Dossier.objects.for_list().get(), most_attempts=2)


def looked_up(person: DossierResident, **found) -> ResidentCheck:
    return ResidentCheck.objects.create(organisation=person.organisation, person=person, **found)


def write(person: DossierResident) -> None:
    letter = Approach(kind=ContactKind.LETTER, result=ContactResult.SENT, resident_id=person.resident_id)
    record_attempts(person.dossier, [letter], by=1, at=AT)


def accept(person: DossierResident) -> None:
    accept_conversation(person, through=AcceptedThrough.PHONE, by=1, at=AT)


@pytest.mark.parametrize("before", [lambda _person: None, write, accept], ids=["open", "approached", "conversation"])
def test_whoever_dies_in_the_round_is_approached_no_more_and_the_others_are(family, before):
    dies, stays = family
    before(dies)
    contact = steps()[stays.resident_id]
    check = looked_up(dies, status="proposed", proposal="deceased", checked_at=AT)
    assert steps() == {dies.resident_id: Next(Step.CHECK_DEATH), stays.resident_id: contact}
    check.status, check.finding, check.decided_at, check.decided_by = "decided", "deceased", AT, 1
    check.save()
    assert steps() == {dies.resident_id: Next(Step.CLOSE_DECEASED), stays.resident_id: contact}


@pytest.mark.parametrize("status", ["proposed", "decided"])
def test_who_lives_elsewhere_is_closed_once_a_person_decided_so(family, status):
    first, second = family
    before = steps()
    decided = {"finding": "lives elsewhere", "decided_at": AT, "decided_by": 1} if status == "decided" else {}
    looked_up(first, status=status, proposal="lives elsewhere", checked_at=AT, **decided)
    assert steps()[first.resident_id] == (Next(Step.CLOSE_ELSEWHERE) if decided else before[first.resident_id])
    assert steps()[second.resident_id] == before[second.resident_id]


@pytest.mark.parametrize("finding", ["lives here", "not found"])
def test_nothing_else_that_was_found_holds_contact_back(family, finding):
    first, _second = family
    before = steps()
    looked_up(first, status="decided", proposal="deceased", finding=finding, decided_at=AT, decided_by=1)
    assert steps() == before
