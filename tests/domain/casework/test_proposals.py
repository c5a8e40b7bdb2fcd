"""With which result someone's part likely ends: only what is clear may be closed with others."""

from datetime import UTC, date, datetime, timedelta

import pytest

from samenspoor.domain.casework.actions.closing import close_person
from samenspoor.domain.casework.actions.contacts import Approach, record_attempts
from samenspoor.domain.casework.actions.offers import accept_help
from samenspoor.domain.casework.models import (
    ContactKind,
    ContactResult,
    CourtAdministrator,
    Dossier,
    DossierResident,
    KnownAtDebtHelp,
    ResidentCheck,
)
from samenspoor.domain.casework.outcomes import Outcome, SubReason
from samenspoor.domain.casework.proposals import proposals

AT = datetime(2026, 11, 10, 9, tzinfo=UTC)


@pytest.fixture
def person(deliver, town, as_organisation):
    """One person with one signal; the test acts for the municipality."""
    deliver({})
    with as_organisation(town.waterveen):
        yield DossierResident.objects.select_related("resident", "dossier").get()


@pytest.fixture
def owner(town):
    return {"organisation": town.waterveen}


def proposed():
    [found] = proposals(Dossier.objects.for_closing().get(), most_attempts=2)
    return found


def result():
    found = proposed()
    return found.likely.outcome if found.is_clear and found.likely else found.look_at


def ring(person, *, days_ago=0, result=ContactResult.NO_ANSWER, **more):
    approach = Approach(kind=ContactKind.PHONE, result=result, resident_id=person.resident_id)
    record_attempts(person.dossier, [approach], by=1, at=AT - timedelta(days=days_ago), **more)


def checked(person, owner, finding, status="decided", **more):
    decided = {"decided_at": AT, "decided_by": 1, "finding": finding} if status == "decided" else {}
    ResidentCheck.objects.create(**owner, person=person, status=status, proposal=finding, **decided, **more)


def test_without_an_attempt_nothing_is_clear(person):
    assert result() == ("Nog niemand heeft contact gezocht",)


def test_no_contact_is_clear_after_the_agreed_attempts_and_not_before(person):
    ring(person, days_ago=1)
    assert result() == ("1 van de 2 pogingen gedaan",)
    ring(person)
    assert result() == Outcome.NO_CONTACT


def test_an_agreement_to_try_again_asks_for_a_look(person):
    ring(person, days_ago=1)
    ring(person, call_back_on=date(2026, 11, 20))
    assert result() == ("Er is afgesproken om het op 20 november 2026 opnieuw te proberen",)


def test_contact_is_for_a_person_to_judge(person):
    ring(person, result=ContactResult.SPOKEN)
    assert result() == ("Er was contact: kies zelf hoe het afliep",)


def test_accepted_help_is_the_result_once_every_creditor_has_answered(person):
    accept_help(person, help=Outcome.ADVICE, asks_pause=True, wants_admission=False, by=1, at=AT)
    assert result() == ("Een vastelastenpartner heeft nog niet gezegd of het de incasso pauzeert",)


def test_accepted_help_without_a_pause_is_clear(person):
    accept_help(person, help=Outcome.ADVICE, asks_pause=False, wants_admission=False, by=1, at=AT)
    assert result() == Outcome.ADVICE


def test_what_a_person_decided_about_the_brp_leaves_no_other_result(person, owner):
    ring(person, days_ago=1)
    ring(person)
    checked(person, owner, "deceased")
    assert result() == Outcome.DECEASED


def test_whoever_died_after_accepting_help_is_for_a_person_to_judge(person, owner):
    accept_help(person, help=Outcome.ADVICE, asks_pause=False, wants_admission=False, by=1, at=AT)
    checked(person, owner, "deceased")
    [why] = result()
    assert why.startswith("Er past meer dan één resultaat: Overleden")
    assert close_person(person, outcome=Outcome.DECEASED, by=1, at=AT).outcome == Outcome.DECEASED


def test_what_the_brp_only_makes_likely_waits_for_a_person(person, owner):
    ring(person, days_ago=1)
    ring(person)
    checked(person, owner, "deceased", status="proposed", checked_at=AT)
    assert result() == ("De controle in de BRP wacht op een mens",)


def test_a_bewindvoerder_takes_it_up_with_the_reason_that_stays_here(person, owner):
    CourtAdministrator.objects.create(
        **owner, resident=person.resident, name="Bewind BV", telephone="1", entered_at=AT, entered_by=1
    )
    found = proposed()
    assert (found.likely.outcome, found.likely.sub_reason) == (Outcome.OTHER_TRAJECTORY, SubReason.BEWINDVOERDER)


def test_two_results_that_fit_are_for_a_person_to_choose_from(person, owner):
    ring(person, days_ago=1)
    ring(person)
    KnownAtDebtHelp.objects.create(**owner, person=person, noted_at=AT)
    [why] = result()
    assert why.startswith("Er past meer dan één resultaat: ")


def test_a_crisis_is_never_closed_with_others(person):
    ring(person, days_ago=1)
    ring(person)
    Dossier.objects.update(is_crisis=True)
    assert result() == ("Er is een crisis",)
