"""The caseworker's work, from the first attempt to the result: terms, three acts, feedback in allowed words."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from samenspoor.domain.casework.actions import closing, contacts, offers, safety
from samenspoor.domain.casework.actions.contacts import MISSED_VISIT, Approach
from samenspoor.domain.casework.actions.separation import GOES_BY_PERSON, GOES_BY_RESIDENT, STAYS, separate
from samenspoor.domain.casework.attempts import times_tried
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    CollectionPause,
    ContactAttempt,
    ContactKind,
    ContactResult,
    Deadline,
    DeadlineKind,
    Dossier,
    DossierResident,
    Feedback,
    FeedbackClass,
    FeedbackRight,
    Letter,
    LetterBatch,
    LetterKind,
    StatutoryGround,
)
from samenspoor.domain.casework.outcomes import Outcome, SubReason
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.steps import next_steps
from samenspoor.foundation.audit.states import UnableToMove

AT = datetime(2026, 11, 4, 13, tzinfo=UTC)
TODAY = date(2026, 11, 4)
WHO_AND_WHEN: Any = {"by": 7, "at": AT}
PHONED = Approach(kind=ContactKind.PHONE, result=ContactResult.SPOKEN)
NOBODY = Approach(kind=ContactKind.PHONE, result=ContactResult.NO_ANSWER)


@pytest.fixture
def waterveen(town, as_organisation):
    with as_organisation(town.waterveen):
        yield town.waterveen


@pytest.fixture
def dossier(deliver, waterveen):
    deliver({"creditor": "huur", "person": "new-1"}, {"creditor": "energie", "person": "new-1"})
    return Dossier.objects.get()


@pytest.fixture
def family(deliver, waterveen):
    """Two people at one address."""
    deliver({"surname": "Jansen"}, {"surname": "De Vries", "creditor": "energie"})
    return Dossier.objects.get()


def person(dossier):
    return DossierResident.objects.select_related("dossier").filter(dossier=dossier).order_by("pk").first()


def running(dossier):
    return set(Deadline.objects.running().filter(dossier=dossier).values_list("kind", flat=True))


def test_a_new_dossier_has_its_people_and_four_weeks_for_the_offer(family):
    assert family.dossier_residents.count() == 2
    term = Deadline.objects.get(dossier=family)
    assert (term.kind, term.starts_on, term.due_on) == (DeadlineKind.OFFER, date(2026, 11, 3), date(2026, 12, 1))
    assert family.next_due_on == date(2026, 12, 1)


def test_a_missed_visit_is_two_attempts_and_meets_the_term_of_the_offer(dossier):
    contacts.record_attempts(dossier, MISSED_VISIT, **WHO_AND_WHEN)
    kinds = ContactAttempt.objects.order_by("pk").values_list("kind", "is_reached", "daypart")
    assert list(kinds) == [("Huisbezoek", False, "Middag"), ("Kaartje", False, "Middag")]
    assert running(dossier) == set()
    dossier.refresh_from_db()
    assert (dossier.next_due_on, person(dossier).status) == (None, PersonStatus.APPROACHED)


def test_a_day_to_try_again_becomes_the_next_term(dossier):
    contacts.record_attempts(dossier, [NOBODY], call_back_on=TODAY + timedelta(days=2), **WHO_AND_WHEN)
    dossier.refresh_from_db()
    assert dossier.next_due_on == TODAY + timedelta(days=2)
    contacts.record_attempts(dossier, [NOBODY], **WHO_AND_WHEN)
    assert running(dossier) == set()


def test_who_was_spoken_must_be_said_when_more_people_live_there(family):
    with pytest.raises(contacts.UnableToRecordContact):
        contacts.record_attempts(family, [PHONED], **WHO_AND_WHEN)
    resident = person(family).resident_id
    spoken = Approach(kind=ContactKind.PHONE, result=ContactResult.SPOKEN, resident_id=resident)
    contacts.record_attempts(family, [spoken], **WHO_AND_WHEN)
    statuses = family.dossier_residents.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == [PersonStatus.IN_CONTACT, PersonStatus.OPEN]


def test_a_day_that_has_not_come_is_refused(dossier):
    tomorrow = Approach(kind=ContactKind.LETTER, result=ContactResult.SENT, on=TODAY + timedelta(days=1))
    with pytest.raises(contacts.UnableToRecordContact):
        contacts.record_attempts(dossier, [tomorrow], **WHO_AND_WHEN)
    assert not ContactAttempt.objects.exists()


def test_nobody_visits_an_unsafe_address_until_the_mark_is_lifted(dossier):
    mark = safety.mark_unsafe(dossier.address, review_on=TODAY + timedelta(days=90), **WHO_AND_WHEN)
    with pytest.raises(contacts.UnableToRecordContact):
        contacts.record_attempts(dossier, MISSED_VISIT, **WHO_AND_WHEN)
    contacts.record_attempts(dossier, [NOBODY], **WHO_AND_WHEN)
    safety.lift_mark(mark, **WHO_AND_WHEN)
    contacts.record_attempts(dossier, MISSED_VISIT, **WHO_AND_WHEN)


@pytest.mark.parametrize(
    ("ground", "kind", "due_on"),
    [
        (None, DeadlineKind.CONVERSATION, date(2026, 12, 2)),
        (StatutoryGround.EVICTION, DeadlineKind.CRISIS_CONVERSATION, date(2026, 11, 9)),
    ],
)
def test_the_clock_of_the_conversation_starts_with_the_acceptance(dossier, ground, kind, due_on):
    offers.accept_conversation(person(dossier), through=AcceptedThrough.PHONE, ground=ground, **WHO_AND_WHEN)
    term = Deadline.objects.running().get(dossier=dossier)
    assert (term.kind, term.due_on) == (kind, due_on)


@pytest.mark.parametrize(
    ("at", "ground", "starts_on", "due_on"),
    [
        # Half past midnight in the night in which the clock goes back, and in that in which it goes forward.
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), None, date(2026, 10, 25), date(2026, 11, 23)),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), None, date(2026, 3, 29), date(2026, 4, 28)),
        # An hour before midnight: still the day before, also where the clock changes within the term.
        (datetime(2026, 10, 22, 21, 0, tzinfo=UTC), StatutoryGround.EVICTION, date(2026, 10, 22), date(2026, 10, 27)),
        # Four weeks end on 5 May, which is followed by Ascension Day.
        (datetime(2027, 4, 6, 22, 30, tzinfo=UTC), None, date(2027, 4, 7), date(2027, 5, 7)),
    ],
)
def test_a_term_runs_from_the_day_that_it_is_here_and_a_clock_change_takes_nothing_off(
    dossier, at, ground, starts_on, due_on
):
    offers.accept_conversation(person(dossier), through=AcceptedThrough.PHONE, ground=ground, by=7, at=at)
    term = Deadline.objects.running().get(dossier=dossier)
    assert (term.starts_on, term.due_on) == (starts_on, due_on)


def test_an_end_of_supply_mark_alone_starts_no_three_day_clock(deliver, waterveen):
    deliver({"is_end_of_supply": True, "creditor": "energie"})
    assert running(Dossier.objects.get()) == {DeadlineKind.OFFER}


def test_whoever_says_yes_by_message_is_rung_to_confirm(dossier):
    offers.accept_conversation(person(dossier), through=AcceptedThrough.MESSAGE, **WHO_AND_WHEN)
    assert running(dossier) == {DeadlineKind.CONVERSATION, DeadlineKind.CONFIRMATION}
    offers.confirm_conversation(person(dossier), **WHO_AND_WHEN)
    assert running(dossier) == {DeadlineKind.CONVERSATION}


def test_accepted_help_asks_every_creditor_for_a_pause_that_it_may_refuse(dossier):
    offers.accept_conversation(person(dossier), through=AcceptedThrough.VISIT, **WHO_AND_WHEN)
    offers.hold_conversation(person(dossier), on=TODAY, **WHO_AND_WHEN)
    offers.accept_help(person(dossier), help=Outcome.ADVICE, asks_pause=True, **WHO_AND_WHEN)
    first, second = CollectionPause.objects.order_by("pk")
    granted = offers.answer_pause(first, is_granted=True, **WHO_AND_WHEN)
    assert granted.ends_on == date(2026, 12, 4)
    assert running(dossier) == {DeadlineKind.PAUSE_ANSWER}
    assert offers.answer_pause(second, is_granted=False, **WHO_AND_WHEN).ends_on is None
    assert running(dossier) == set()


def test_admission_is_a_third_act_with_a_term_from_the_conversation(dossier):
    offers.accept_conversation(person(dossier), through=AcceptedThrough.VISIT, **WHO_AND_WHEN)
    with pytest.raises(UnableToMove):
        offers.admit(person(dossier), **WHO_AND_WHEN)
    offers.hold_conversation(person(dossier), on=TODAY, **WHO_AND_WHEN)
    offers.accept_help(
        person(dossier), help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=False, wants_admission=True, **WHO_AND_WHEN
    )
    term = Deadline.objects.running().get(kind=DeadlineKind.DECISION)
    assert term.due_on == date(2026, 12, 30)
    offers.admit(person(dossier), **WHO_AND_WHEN)
    assert (person(dossier).status, running(dossier)) == (PersonStatus.ADMITTED, {DeadlineKind.HANDOVER})


def test_an_earlier_admission_does_not_stand_in_the_way_of_help_that_is_accepted_later(dossier):
    offers.accept_help(person(dossier), help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=False, **WHO_AND_WHEN)
    offers.admit(person(dossier), **WHO_AND_WHEN)
    closing.close_person(person(dossier), outcome=Outcome.FOLLOW_UP_FINANCIAL, **WHO_AND_WHEN)
    closing.reopen_person(person(dossier), **WHO_AND_WHEN)
    later = AT + timedelta(days=3)
    offer = offers.accept_help(person(dossier), help=Outcome.ADVICE, asks_pause=False, by=7, at=later)
    assert (offer.help_accepted_on, offer.admitted_on) == (date(2026, 11, 7), None)


def test_the_dossier_closes_with_its_last_person_and_its_terms_with_it(family):
    contacts.record_attempts(family, [NOBODY], **WHO_AND_WHEN)
    for each in family.dossier_residents.order_by("pk"):
        family.refresh_from_db()
        assert family.closed_at is None
        closing.close_person(each, outcome=Outcome.NO_CONTACT, **WHO_AND_WHEN)
    family.refresh_from_db()
    assert (family.closed_at, family.next_due_on, running(family)) == (AT, None, set())


def test_two_caseworkers_close_one_person_and_the_second_hears_with_what(dossier):
    contacts.record_attempts(dossier, [PHONED], **WHO_AND_WHEN)
    both_opened = person(dossier)
    closing.close_person(both_opened, outcome=Outcome.MANAGES_ALONE, **WHO_AND_WHEN)
    with pytest.raises(closing.UnableToClose, match="Inwoner regelt het zelf"):
        closing.close_person(both_opened, outcome=Outcome.HAS_PAID, **WHO_AND_WHEN)
    assert Feedback.objects.count() == 2


def test_a_signal_that_came_while_closing_is_looked_at_first(dossier, deliver, waterveen):
    contacts.record_attempts(dossier, [PHONED], **WHO_AND_WHEN)
    same = str(person(dossier).resident_id)
    deliver({"creditor": "water", "person": same})
    with pytest.raises(closing.UnableToClose):
        closing.close_person(person(dossier), outcome=Outcome.HAS_PAID, signals_seen=2, **WHO_AND_WHEN)


def test_a_signal_on_top_of_a_closed_dossier_opens_it_again(dossier, deliver):
    contacts.record_attempts(dossier, [PHONED], **WHO_AND_WHEN)
    closing.close_person(person(dossier), outcome=Outcome.HAS_PAID, **WHO_AND_WHEN)
    deliver({"creditor": "water", "person": str(person(dossier).resident_id)})
    dossier.refresh_from_db()
    assert (dossier.closed_at, person(dossier).status) == (None, PersonStatus.OPEN)
    assert running(dossier) == {DeadlineKind.OFFER}


@pytest.mark.parametrize(
    ("prepare", "outcome"),
    [
        ((), Outcome.NO_CONTACT),
        ((PHONED,), Outcome.NO_CONTACT),
        ((PHONED,), Outcome.ADVICE),
        ((), Outcome.OTHER_REASON),
    ],
    ids=["nothing tried", "spoken", "no help accepted", "no reason given"],
)
def test_a_result_that_contradicts_the_dossier_is_refused(dossier, prepare, outcome):
    if prepare:
        contacts.record_attempts(dossier, prepare, **WHO_AND_WHEN)
    with pytest.raises(closing.UnableToClose):
        closing.close_person(person(dossier), outcome=outcome, **WHO_AND_WHEN)


def test_a_reason_that_stays_with_us_is_told_to_nobody(dossier):
    closing.close_person(person(dossier), outcome=Outcome.OTHER_REASON, sub_reason=SubReason.DETENTION, **WHO_AND_WHEN)
    assert set(Feedback.objects.values_list("feedback_class", flat=True)) == {FeedbackClass.NOT_TAKEN_UP}


@pytest.mark.parametrize("is_allowed", [True, False])
def test_that_someone_died_is_told_only_where_law_or_covenant_says_so(dossier, waterveen, is_allowed):
    FeedbackRight.objects.create(
        organisation=waterveen,
        creditor_type="Huur",
        feedback_class=FeedbackClass.DECEASED,
        source="Convenant 2026",
        starts_on=date(2026, 1, 1),
        ends_on=None if is_allowed else date(2026, 6, 30),
    )
    closing.close_person(person(dossier), outcome=Outcome.DECEASED, **WHO_AND_WHEN)
    told = set(Feedback.objects.values_list("feedback_class", flat=True))
    assert told == {FeedbackClass.DECEASED if is_allowed else FeedbackClass.NOT_TAKEN_UP}


def test_reopening_withdraws_feedback_that_was_not_sent(dossier):
    contacts.record_attempts(dossier, [PHONED], **WHO_AND_WHEN)
    closing.close_person(person(dossier), outcome=Outcome.HAS_PAID, **WHO_AND_WHEN)
    closing.reopen_person(person(dossier), **WHO_AND_WHEN)
    assert set(Feedback.objects.values_list("status", flat=True)) == {Feedback.Status.WITHDRAWN}
    contacts.record_attempts(dossier, [PHONED], **WHO_AND_WHEN)
    closing.close_person(person(dossier), outcome=Outcome.MANAGES_ALONE, **WHO_AND_WHEN)
    ready = Feedback.objects.filter(status=Feedback.Status.READY)
    assert set(ready.values_list("feedback_class", flat=True)) == {FeedbackClass.NO_HELP}


def two(family):
    return list(DossierResident.objects.select_related("dossier").filter(dossier=family).order_by("pk"))


def at_phone(part, result=ContactResult.NO_ANSWER):
    return Approach(kind=ContactKind.PHONE, result=result, resident_id=part.resident_id)


def test_the_offer_to_one_person_leaves_the_term_for_the_other(family):
    first, second = two(family)
    contacts.record_attempts(family, [at_phone(first)], **WHO_AND_WHEN)
    assert running(family) == {DeadlineKind.OFFER}
    steps = next_steps(Dossier.objects.for_list().get(), most_attempts=3)
    assert steps[first.resident_id].due_on is None
    assert steps[second.resident_id].due_on == date(2026, 12, 1)
    contacts.record_attempts(family, [at_phone(second)], **WHO_AND_WHEN)
    assert running(family) == set()


def test_the_offer_is_made_once_the_other_is_closed(family):
    first, second = two(family)
    offers.accept_conversation(first, through=AcceptedThrough.VISIT, **WHO_AND_WHEN)
    assert DeadlineKind.OFFER in running(family)
    closing.close_person(second, outcome=Outcome.DECEASED, **WHO_AND_WHEN)
    assert running(family) == {DeadlineKind.CONVERSATION}


def test_attempts_count_for_whom_they_were_meant_and_since_the_part_was_opened(family):
    first, _second = two(family)
    for day in (1, 2, 3):
        contacts.record_attempts(family, [at_phone(first)], by=7, at=AT + timedelta(days=day))
    contacts.record_attempts(family, [MISSED_VISIT[0]], by=7, at=AT + timedelta(days=4))
    came_back = Approach(kind=ContactKind.LETTER, result=ContactResult.RETURNED)
    contacts.record_attempts(family, [came_back], by=7, at=AT + timedelta(days=5))

    def tried():
        found = Dossier.objects.for_list().get()
        return [times_tried(found, part) for part in sorted(found.dossier_residents.all(), key=lambda part: part.pk)]

    assert tried() == [4, 1]
    closing.close_person(first, outcome=Outcome.NO_CONTACT, by=7, at=AT + timedelta(days=6))
    closing.reopen_person(first, by=7, at=AT + timedelta(days=7))
    assert tried() == [0, 1]


def test_a_second_acceptance_asks_anew_whoever_refused_and_leaves_a_running_pause(dossier):
    offers.accept_help(person(dossier), help=Outcome.ADVICE, asks_pause=True, **WHO_AND_WHEN)
    granted, refused = CollectionPause.objects.order_by("pk")
    offers.answer_pause(granted, is_granted=True, **WHO_AND_WHEN)
    offers.answer_pause(refused, is_granted=False, **WHO_AND_WHEN)
    closing.close_person(person(dossier), outcome=Outcome.ADVICE, **WHO_AND_WHEN)
    closing.reopen_person(person(dossier), **WHO_AND_WHEN)
    offers.accept_help(person(dossier), help=Outcome.ADVICE, asks_pause=True, **WHO_AND_WHEN)
    assert [row.answer for row in CollectionPause.objects.order_by("pk")] == ["granted", "requested"]
    assert DeadlineKind.PAUSE_ANSWER in running(dossier)


def test_a_signal_on_top_takes_back_what_no_creditor_has_heard_yet(deliver, dossier):
    contacts.record_attempts(dossier, [PHONED], **WHO_AND_WHEN)
    closing.close_person(person(dossier), outcome=Outcome.HAS_PAID, **WHO_AND_WHEN)
    resident = person(dossier).resident_id
    deliver({"creditor": "water", "person": str(resident)})
    assert set(Feedback.objects.values_list("status", flat=True)) == {Feedback.Status.WITHDRAWN}
    assert person(dossier).reopened_at is not None


def test_whoever_gets_a_dossier_of_their_own_takes_their_letters_along(family):
    _first, second = two(family)
    batch = LetterBatch.objects.create(
        organisation=family.organisation, kind=LetterKind.OFFER, ordered_at=AT, ordered_by=7
    )
    Letter.objects.create(organisation=family.organisation, batch=batch, dossier=family, person=second)
    separate(family, reason="Twee huishoudens", **WHO_AND_WHEN)
    second.refresh_from_db()
    assert second.dossier_id != family.pk
    assert Letter.objects.get().dossier_id == second.dossier_id


def test_separating_says_of_everything_that_hangs_on_a_dossier_whether_it_goes_along():
    keys = {
        found.related_model for found in Dossier._meta.related_objects if found.related_model.__name__[-5:] != "Event"
    }
    assert keys == {DossierResident, *GOES_BY_RESIDENT, *GOES_BY_PERSON, *STAYS}
