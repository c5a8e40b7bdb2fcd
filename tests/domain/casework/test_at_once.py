"""Two at once on one dossier: whoever comes second waits, hears what the first did, and nobody waits for ever."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from samenspoor.domain.casework.actions import closing, contacts, offers, opening
from samenspoor.domain.casework.actions.closing import UnableToClose
from samenspoor.domain.casework.actions.contacts import Approach, UnableToRecordContact
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    ContactAttempt,
    ContactKind,
    ContactResult,
    Deadline,
    DeadlineKind,
    Dossier,
    DossierResident,
    Feedback,
)
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.foundation.audit.states import UnableToMove
from tests.colleague import Colleague
from tests.fixtures import make_town
from tests.linked_signals import Deliverer

AT = datetime(2026, 11, 10, 9, tzinfo=UTC)
WHO_AND_WHEN: Any = {"by": 7, "at": AT}
SAME_ARREARS = {"creditor": "huur", "customer_number": "77", "person": "new-1"}
PHONED = Approach(kind=ContactKind.PHONE, result=ContactResult.SPOKEN)
LETTER = Approach(kind=ContactKind.LETTER, result=ContactResult.SENT)


@pytest.fixture
def municipality(fresh_database: str, as_organisation: Any) -> tuple[Callable[[], Any], Deliverer]:
    """To act for a municipality, and to deliver to it."""
    owner = make_town().waterveen
    return lambda: as_organisation(owner), Deliverer(owner, as_organisation)


@pytest.fixture
def acting(municipality):
    """One person with one signal; returns how to act for the municipality."""
    context, deliver = municipality
    deliver(SAME_ARREARS)
    return context


def the_person() -> DossierResident:
    return DossierResident.objects.select_related("dossier").get()


def hold() -> None:
    """Half of closing: whoever closes takes the dossier first, then its people."""
    Dossier.objects.select_for_update(of=("self",)).get()


def close_with(outcome: Outcome, signals_seen: int = 1) -> DossierResident:
    return closing.close_person(the_person(), outcome=outcome, signals_seen=signals_seen, **WHO_AND_WHEN)


def test_two_close_at_once_and_the_second_hears_with_what(acting):
    with acting():
        contacts.record_attempts(Dossier.objects.get(), [PHONED], **WHO_AND_WHEN)
    with acting():
        close_with(Outcome.MANAGES_ALONE)
        second = Colleague(acting, lambda: close_with(Outcome.HAS_PAID))
        second.waits_or_is_ready()
    fault = second.ends()
    assert isinstance(fault, UnableToClose)
    assert str(Outcome.MANAGES_ALONE.label) in str(fault)
    with acting():
        assert the_person().outcome == Outcome.MANAGES_ALONE
        assert Feedback.objects.count() == 1


@pytest.fixture
def higher(acting, municipality, monkeypatch):
    """A linked signal of the same arrears with a higher amount, that still has to open its dossier; returns how."""
    monkeypatch.setattr("tests.linked_signals.open_dossiers", lambda *_arguments, **_named: 0)
    _context, deliver = municipality
    with acting():
        person = str(the_person().resident_id)
    delivery = deliver(SAME_ARREARS | {"amount_cents": 90_000, "signalled_on": date(2026, 11, 9), "person": person})
    return lambda: opening.open_dossiers(delivery, shared_with=[], **WHO_AND_WHEN)


def test_a_higher_amount_that_comes_just_before_closing_is_looked_at_first(acting, higher, monkeypatch):
    closers = []
    judge = opening._judge_touched

    def close_half_way(*arguments):
        closers.append(Colleague(acting, lambda: close_with(Outcome.HAS_PAID)))
        closers[0].waits_or_is_ready()
        judge(*arguments)

    with acting():
        contacts.record_attempts(Dossier.objects.get(), [PHONED], call_back_on=date(2026, 11, 20), **WHO_AND_WHEN)
    monkeypatch.setattr(opening, "_judge_touched", close_half_way)
    with acting():
        assert higher() == 1
    assert isinstance(closers[0].ends(), UnableToClose)
    with acting():
        assert the_person().status == PersonStatus.IN_CONTACT
        assert Dossier.objects.get().amount_cents == 90_000


def test_a_higher_amount_that_comes_just_after_closing_opens_it_again(acting, higher):
    with acting():
        contacts.record_attempts(Dossier.objects.get(), [PHONED], **WHO_AND_WHEN)
    with acting():
        hold()
        delivery = Colleague(acting, higher)
        delivery.waits_or_is_ready()
        close_with(Outcome.HAS_PAID)
    assert delivery.ends() is None
    with acting():
        dossier = Dossier.objects.get()
        assert (the_person().status, dossier.closed_at, dossier.amount_cents) == (PersonStatus.OPEN, None, 90_000)
        assert Deadline.objects.running().get().kind == DeadlineKind.OFFER


ACTS: dict[str, tuple[Callable[[], Any], type[Exception]]] = {
    "attempt": (
        lambda: contacts.record_attempts(Dossier.objects.get(), [LETTER], **WHO_AND_WHEN),
        UnableToRecordContact,
    ),
    "conversation": (
        lambda: offers.accept_conversation(the_person(), through=AcceptedThrough.PHONE, **WHO_AND_WHEN),
        UnableToMove,
    ),
    "help": (
        lambda: offers.accept_help(the_person(), help=Outcome.ADVICE, asks_pause=True, **WHO_AND_WHEN),
        UnableToMove,
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_who_acts_while_a_colleague_closes_waits_and_hears_that_it_is_closed(acting, act):
    do, refusal = ACTS[act]
    with acting():
        contacts.record_attempts(Dossier.objects.get(), [LETTER], **WHO_AND_WHEN)
    with acting():
        hold()
        other = Colleague(acting, do)
        other.waits_or_is_ready()
        close_with(Outcome.NO_CONTACT)
    assert isinstance(other.ends(), refusal)
    with acting():
        dossier = Dossier.objects.get()
        assert (the_person().status, dossier.closed_at) == (PersonStatus.CLOSED, AT)
        assert ContactAttempt.objects.count() == 1
        assert not Deadline.objects.running().exists()
