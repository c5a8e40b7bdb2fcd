"""Evaluations of agreements: which is next, who is told of it, and what both sides write down about it."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.agreements import actions
from samenspoor.domain.agreements.actions import Contact, Looked, UnableToEvaluate
from samenspoor.domain.agreements.evaluations import evaluations_coming, evaluations_held, next_evaluation
from samenspoor.domain.agreements.models import Agreement, ChainPartner, ContactSide, Evaluation, EvaluationWarning
from samenspoor.domain.agreements.rules import evaluation_after, evaluation_meant
from samenspoor.foundation.messaging.models import OutgoingMail
from samenspoor.foundation.organisations.models import Organisation
from tests.pairings import day

FIRST = date(2026, 8, 31)
LOOKED = Looked(goes_well="Elke week een bezoek.", changes="Eerder bellen.")


def test_the_next_evaluation_follows_from_the_first_day_and_the_months_between():
    assert evaluation_after(None, 6, None) is None
    assert evaluation_after(FIRST, None, None) == FIRST
    assert evaluation_after(FIRST, None, FIRST) is None
    assert evaluation_after(FIRST, 6, FIRST) == date(2027, 2, 28), "a month without a 31st"
    assert evaluation_after(FIRST, 6, date(2027, 2, 28)) == date(2027, 8, 31)


def test_an_evaluation_stands_for_the_coming_day_or_for_the_last_that_passed():
    assert evaluation_meant(FIRST, 6, None, held_on=date(2026, 8, 20)) == FIRST
    assert evaluation_meant(FIRST, 6, None, held_on=date(2026, 10, 1)) == FIRST
    assert evaluation_meant(FIRST, 6, None, held_on=date(2027, 9, 1)) == date(2027, 8, 31), "what was missed is missed"
    assert evaluation_meant(None, None, None, held_on=FIRST) == FIRST


def test_a_meeting_long_before_the_coming_day_stands_for_the_one_that_was_settled():
    first, second = date(2026, 12, 1), date(2027, 6, 1)
    assert evaluation_meant(first, 6, first, held_on=first) == first, "the other side writes the same meeting down"
    assert evaluation_meant(first, 6, first, held_on=date(2027, 2, 10)) == first, "a talk in between"
    assert evaluation_meant(first, 6, first, held_on=date(2027, 5, 10)) == second
    assert evaluation_meant(first, 6, first, held_on=date(2027, 7, 1)) == second
    assert evaluation_meant(date(2027, 2, 1), 1, date(2027, 2, 1), held_on=date(2027, 2, 1)) == date(2027, 2, 1)


@pytest.fixture
def agreed(town, maatjes, sign_papers, as_organisation):
    """A collaboration that is looked back on every six months, so many days from now for the first time."""

    def agree(in_days: int, **changes: Any) -> Agreement:
        terms = {"evaluated_on": day(in_days), "evaluated_months": 6}
        paper = sign_papers(cooperation=terms, **changes)["cooperation"]
        with as_organisation(town.waterveen):
            return Agreement.objects.with_terms().with_parties().get(pk=paper.pk)

    return agree


def record(agreement: Agreement, organisation: Organisation, held_on: date) -> Evaluation:
    return actions.record_evaluation(
        agreement, LOOKED, recorder=organisation, held_on=held_on, by=7, at=timezone.now()
    )  # fmt: skip


def test_both_sides_are_told_thirty_and_seven_days_before_and_after_it_passed(town, maatjes, agreed, as_organisation):
    agreement, now = agreed(40), timezone.make_aware(datetime.combine(day(), time(11)))
    with as_organisation(town.waterveen):
        partner = ChainPartner.objects.get()
        for side in ContactSide:
            contact = Contact(name="Joke", telephone="0519 1", email=f"{side}@keten.example")
            actions.name_contact(partner, contact, side=side, by=7, at=now)
        told = [
            days
            for days in (9, 10, 11, 32, 33, 34, 40, 41, 60)
            for _time in range(2)
            if actions.warn_of_evaluations(town.waterveen, by=0, at=now + timedelta(days=days))
        ]
        assert told == [10, 33, 41]
        subjects = [mail.subject for mail in OutgoingMail.objects.filter(to="theirs@keten.example").order_by("pk")]
        assert len(subjects) == 3
        assert "evaluatie van Samenwerkingsovereenkomst met Gemeente Waterveen op" in subjects[0]
        assert "nog niet vastgelegd" in subjects[2]
        first = OutgoingMail.objects.filter(to="theirs@keten.example").earliest("pk")
        assert "is de evaluatie van: Samenwerkingsovereenkomst, met Gemeente Waterveen." in first.body
        record(agreement, town.waterveen, timezone.localdate())
        assert EvaluationWarning.objects.count() == 3
    with as_organisation(maatjes):
        assert evaluations_coming(maatjes.pk, on=day(41)) == [], "the next is half a year away"


@pytest.mark.parametrize(("passed", "told"), [(30, 1), (31, 0)])
def test_what_passed_long_ago_is_shown_but_not_mailed(town, agreed, as_organisation, passed, told):
    agreed(-passed)
    with as_organisation(town.waterveen):
        assert actions.warn_of_evaluations(town.waterveen, by=0, at=timezone.now()) == told
        assert len(evaluations_coming(town.waterveen.pk, on=day())) == 1


def test_either_side_writes_down_that_it_was_held_and_both_read_it(town, maatjes, agreed, as_organisation):
    agreement = agreed(-3)
    for party in (town.waterveen, maatjes):
        with as_organisation(party):
            [found] = evaluations_coming(party.pk, on=day())
            assert (found.planned_on, found.has_passed) == (day(-3), True)
    with as_organisation(maatjes):
        for wrong, told in (({"goes_well": " "}, "wat goed gaat"), ({"changes": ""}, "verandert;")):
            with pytest.raises(UnableToEvaluate, match=told):
                actions.record_evaluation(
                    agreement, Looked(**{"goes_well": "a", "changes": "b"} | wrong), recorder=maatjes, held_on=day(),
                    by=1, at=timezone.now(),
                )  # fmt: skip
        with pytest.raises(UnableToEvaluate, match="moet nog komen"):
            record(agreement, maatjes, day(1))
        made = record(agreement, maatjes, day())
        assert made.planned_on == day(-3)
    for party in (town.waterveen, maatjes):
        with as_organisation(party):
            assert evaluations_coming(party.pk, on=day()) == []
            [held] = evaluations_held(agreement)
            assert (held.goes_well, held.organisation_id) == (LOOKED.goes_well, maatjes.pk)
            after = next_evaluation(agreement, on=day())
            assert after
            assert after > day(150)


def test_both_sides_write_one_late_meeting_down_and_it_settles_one_day(town, maatjes, agreed, as_organisation):
    agreement = agreed(-170)
    for party in (town.waterveen, maatjes):
        with as_organisation(party):
            assert record(agreement, party, day()).planned_on == day(-170)
    with as_organisation(town.waterveen):
        planned = next_evaluation(agreement, on=day())
        assert planned
        assert day() < planned < day(20), "half a year after the first, not a year"


def test_what_is_not_looked_back_on_is_refused(town, maatjes, sign_papers, as_organisation):
    paper = sign_papers()["data"]
    with as_organisation(maatjes), pytest.raises(UnableToEvaluate, match="niet geëvalueerd"):
        record(Agreement.objects.with_terms().with_parties().get(pk=paper.pk), maatjes, day())


def test_nothing_is_watched_of_a_paper_that_ends_before_it_or_has_ended(town, agreed, as_organisation):
    agreement = agreed(20)
    with as_organisation(town.waterveen):
        assert len(evaluations_coming(town.waterveen.pk, on=day())) == 1
        actions.terminate(agreement, stops_on=day(10), reason="Stopt", by=7, at=timezone.now())
        assert evaluations_coming(town.waterveen.pk, on=day()) == []
        assert evaluations_coming(town.waterveen.pk, on=day(25)) == []


def rows(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


def test_what_one_side_wrote_the_other_reads_and_neither_changes_nor_deletes(town, maatjes, agreed, as_organisation):
    agreement = agreed(-3)
    with as_organisation(town.waterveen):
        record(agreement, town.waterveen, day())
    with as_organisation(maatjes):
        assert rows("SELECT 1 FROM agreements_evaluation") == 1
        assert rows("DELETE FROM agreements_evaluation") == 0
        for change in ("shared_with = '{}'", "goes_well = 'Niets.'"):
            with pytest.raises(DatabaseError, match="only the owner"), transaction.atomic():
                rows(f"UPDATE agreements_evaluation SET {change}")
    with as_organisation(town.duinrade):
        for statement in ("SELECT 1 FROM", "DELETE FROM"):
            assert rows(f"{statement} agreements_evaluation") == 0
            assert rows(f"{statement} agreements_evaluationwarning") == 0


def test_a_stranger_who_pushes_an_evaluation_settles_nothing(town, maatjes, agreed, as_organisation):
    agreement = agreed(-3)
    stranger = Organisation.objects.create(slug="vreemd", name="Vreemd", kind="volunteers")
    with as_organisation(stranger):
        Evaluation.objects.create(
            organisation=stranger, shared_with=[town.waterveen.pk, maatjes.pk], agreement_number=agreement.pk,
            planned_on=day(), held_on=day(), goes_well="x", changes="x", recorded_at=timezone.now(), recorded_by=1,
        )  # fmt: skip
    for party in (town.waterveen, maatjes):
        with as_organisation(party):
            assert len(evaluations_coming(party.pk, on=day())) == 1
            assert evaluations_held(agreement) == []


def test_the_number_of_queries_does_not_grow_with_the_papers(town, maatjes, agreed, as_organisation):
    agreed(20)
    with as_organisation(town.waterveen), CaptureQueriesContext(connection) as one:
        evaluations_coming(town.waterveen.pk, on=day())
    agreed_more = {"subsidy": {"results": "x", "evaluated_on": day(10)}}
    with as_organisation(town.waterveen):
        ChainPartner.objects.update(name="Anders", participant=None)
    agreed(20, **agreed_more)
    with as_organisation(town.waterveen), CaptureQueriesContext(connection) as three:
        assert len(evaluations_coming(town.waterveen.pk, on=day())) == 3
    assert len(three) == len(one)
