"""Who gets which letter and who never gets one; a text that is checked; a batch that is written once and taken back."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from samenspoor.domain.casework.actions import contacts, letters, safety
from samenspoor.domain.casework.actions.contacts import Approach
from samenspoor.domain.casework.actions.letters import Listed, UnableToChangeText, UnableToSend
from samenspoor.domain.casework.letter_print import Addressee, print_letters
from samenspoor.domain.casework.letter_texts import faults, starting_words
from samenspoor.domain.casework.letters import candidates, for_letters
from samenspoor.domain.casework.lookup import Finding
from samenspoor.domain.casework.models import (
    ContactAttempt,
    ContactKind,
    ContactResult,
    Deadline,
    Dossier,
    DossierResident,
    Letter,
    LetterBatch,
    LetterKind,
    LetterText,
    ResidentCheck,
    Round,
)
from samenspoor.domain.casework.states import PersonStatus

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
TODAY = date(2026, 11, 20)
WHO_AND_WHEN: Any = {"by": 7, "at": AT}
SMALL = {"amount_cents": 3_000}


@pytest.fixture
def waterveen(town, as_organisation):
    town.waterveen.telephone = "14 0519"
    with as_organisation(town.waterveen):
        yield town.waterveen


@pytest.fixture
def dossier(deliver, waterveen):
    """One person with small arrears, in a round that has closed."""
    deliver(SMALL)
    Round.objects.update(closed_at=AT, closed_by=1)
    return Dossier.objects.get()


def listed(*, day=TODAY, most_attempts=3):
    dossiers = for_letters(Dossier.objects.order_by("pk"))
    return [each for dossier in dossiers for each in candidates(dossier, most_attempts=most_attempts, today=day)]


def order(waterveen, kind=LetterKind.OFFER, **who_and_when):
    chosen = [Listed(candidate=each, left_out=each.withheld) for each in listed()]
    return letters.order_letters(waterveen, kind=kind, listed=chosen, **(WHO_AND_WHEN | who_and_when))


def write(batch):
    while letters.write_some(batch, **WHO_AND_WHEN):
        pass
    return letters.finish_batch(batch, file="", **WHO_AND_WHEN)


def attempt(dossier, *, kind=ContactKind.LETTER, days_ago=8):
    result = ContactResult.SENT if kind == ContactKind.LETTER else ContactResult.NO_ANSWER
    at = AT - timedelta(days=days_ago)
    contacts.record_attempts(dossier, [Approach(kind=kind, result=result)], by=7, at=at)


def test_small_arrears_get_the_first_letter_then_a_reminder_then_the_last(dossier):
    assert [each.kind for each in listed()] == [LetterKind.OFFER]
    attempt(dossier, days_ago=16)
    assert [each.kind for each in listed()] == [LetterKind.REMINDER]
    attempt(dossier, days_ago=8)
    assert [each.kind for each in listed()] == [LetterKind.LAST]
    attempt(dossier, days_ago=7)
    assert [each.kind for each in listed()] == [None]


def test_the_next_letter_waits_a_week(dossier):
    attempt(dossier, days_ago=6)
    assert [each.kind for each in listed()] == [None]


def test_whoever_is_to_be_visited_gets_no_letter_by_itself(deliver, waterveen):
    deliver({"amount_cents": 30_000})
    Round.objects.update(closed_at=AT, closed_by=1)
    assert [each.kind for each in listed()] == [None]


def why(dossier):
    [found] = listed()
    assert found.dossier == dossier
    return found.withheld


@pytest.mark.parametrize("is_proposed", [True, False])
@pytest.mark.parametrize(
    ("finding", "told"), [(Finding.DECEASED, "overleden"), (Finding.LIVES_ELSEWHERE, "andere gem")]
)
def test_no_letter_to_whoever_died_or_left_also_when_that_is_only_proposed(dossier, finding, told, is_proposed):
    person = DossierResident.objects.get()
    done = {"status": "proposed", "proposal": finding} if is_proposed else {
        "status": "decided", "finding": finding, "decided_at": AT, "decided_by": 1,
    }  # fmt: skip
    ResidentCheck.objects.create(organisation_id=dossier.organisation_id, person=person, **done)
    assert told in why(dossier)


def test_no_letter_to_an_unsafe_address(dossier):
    safety.mark_unsafe(dossier.address, review_on=date(2027, 1, 1), **WHO_AND_WHEN)
    assert "overleg eerst" in why(dossier)


def test_no_letter_before_the_round_closes_except_in_a_crisis(dossier):
    Round.objects.update(closed_at=None, closed_by=None)
    assert "ronde" in why(dossier)
    Dossier.objects.update(is_crisis=True)
    assert why(dossier) == ""


def test_no_second_letter_on_the_same_day_and_none_after_contact(dossier):
    attempt(dossier, days_ago=0)
    assert "vandaag" in why(dossier)
    spoken = Approach(kind=ContactKind.PHONE, result=ContactResult.SPOKEN)
    contacts.record_attempts(dossier, [spoken], **WHO_AND_WHEN)
    assert "contact" in why(dossier)


def test_whoever_moved_is_written_to_at_the_new_address_only(dossier):
    person = DossierResident.objects.get()
    decided = {"status": "decided", "finding": Finding.MOVED_WITHIN, "decided_at": AT, "decided_by": 1}
    ResidentCheck.objects.create(organisation_id=dossier.organisation_id, person=person, **decided)
    assert "nieuwe adres" in why(dossier)


def test_a_check_that_waits_for_a_person_is_unticked(dossier):
    person = DossierResident.objects.get()
    ResidentCheck.objects.create(
        organisation_id=dossier.organisation_id, person=person, status="proposed", proposal=Finding.DIFFERS
    )
    [found] = listed()
    assert (found.is_ticked, found.withheld) == (False, "")


def test_each_letter_is_one_attempt_that_meets_the_term(dossier, waterveen):
    batch = write(order(waterveen))
    [letter] = Letter.objects.all()
    [recorded] = ContactAttempt.objects.all()
    assert (letter.status, letter.attempt) == (Letter.Status.WRITTEN, recorded)
    assert (recorded.kind, recorded.result, recorded.on) == (ContactKind.LETTER, ContactResult.SENT, TODAY)
    assert DossierResident.objects.get().status == PersonStatus.APPROACHED
    assert not Deadline.objects.running().exists()
    assert batch.status == LetterBatch.Status.DONE
    write(batch)
    assert ContactAttempt.objects.count() == 1


def test_a_second_order_writes_nobody_twice(dossier, waterveen):
    order(waterveen)
    with pytest.raises(UnableToSend):
        order(waterveen)


def test_whoever_dies_between_list_and_letter_gets_none(dossier, waterveen):
    batch = order(waterveen)
    ResidentCheck.objects.create(
        organisation_id=dossier.organisation_id, person=DossierResident.objects.get(),
        status="proposed", proposal=Finding.DECEASED,
    )  # fmt: skip
    write(batch)
    assert Letter.objects.get().status == Letter.Status.LEFT_OUT
    assert not ContactAttempt.objects.exists()


def test_what_was_not_posted_is_as_if_it_never_was(dossier, waterveen):
    batch = write(order(waterveen))
    assert letters.take_back(batch, by=7, at=AT + timedelta(hours=3)) == 1
    assert not ContactAttempt.objects.exists()
    assert DossierResident.objects.get().status == PersonStatus.OPEN
    term = Deadline.objects.running().get()
    dossier.refresh_from_db()
    assert dossier.next_due_on == term.due_on
    assert LetterBatch.objects.get().status == LetterBatch.Status.TAKEN_BACK
    assert [each.kind for each in listed()] == [LetterKind.OFFER]


def test_taking_back_leaves_what_others_did(dossier, waterveen):
    attempt(dossier, kind=ContactKind.PHONE, days_ago=2)
    met_on = Deadline.objects.get().met_on
    batch = write(order(waterveen))
    letters.take_back(batch, **WHO_AND_WHEN)
    assert ContactAttempt.objects.get().kind == ContactKind.PHONE
    assert DossierResident.objects.get().status == PersonStatus.APPROACHED
    assert Deadline.objects.get().met_on == met_on


def test_tomorrow_it_has_been_posted(dossier, waterveen):
    batch = write(order(waterveen))
    with pytest.raises(UnableToSend):
        letters.take_back(batch, by=7, at=AT + timedelta(days=1))


def test_a_letter_without_telephone_number_is_not_made(dossier, waterveen):
    waterveen.telephone = ""
    with pytest.raises(UnableToSend):
        order(waterveen)


@pytest.mark.parametrize("kind", LetterKind)
def test_the_starting_texts_may_be_stored(kind):
    assert faults(starting_words(kind), kind) == {}


@pytest.mark.parametrize(
    ("field", "text"),
    [("body", "Bel {telefoon}. U moet {bedrag} betalen."), ("body", "Bel {telefoon} {"), ("body", "Bel ons."),
     ("subject", "Uw betalingsachterstand"), ("rights", " ")],
)  # fmt: skip
def test_a_text_with_a_fault_is_not_stored(waterveen, field, text):
    words = starting_words(LetterKind.OFFER)
    wrong = type(words)(**{**vars(words), field: text})
    with pytest.raises(UnableToChangeText) as refused:
        letters.enter_text(waterveen, kind=LetterKind.OFFER, words=wrong, starts_on=TODAY, **WHO_AND_WHEN)
    assert set(refused.value.faults) == {field}
    assert not LetterText.objects.exists()


def test_a_text_counts_from_its_day_and_the_batch_keeps_the_one_it_was_made_with(dossier, waterveen):
    words = starting_words(LetterKind.OFFER)
    store = {"kind": LetterKind.OFFER, "words": words, **WHO_AND_WHEN}
    now = letters.enter_text(waterveen, starts_on=TODAY, **store)
    later = letters.enter_text(waterveen, starts_on=TODAY + timedelta(days=1), **store)
    with pytest.raises(UnableToChangeText):
        letters.enter_text(waterveen, starts_on=TODAY - timedelta(days=1), **store)
    assert order(waterveen).text == now
    assert LetterText.objects.in_force_on(later.starts_on, kind=LetterKind.OFFER) == later


def test_markup_in_a_name_stays_text(waterveen):
    odd = Addressee(name="#panic() $x$ *", street="\\ [", postcode="8951 AB", town="@x")
    printed = print_letters(waterveen, starting_words(LetterKind.OFFER), [odd] * 2, day=TODAY)
    assert printed.startswith(b"%PDF-")
