"""A person says who is who: the answer outlives every run of the engine, the dossiers follow, and it can be undone."""

import csv
from argparse import Namespace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from samenspoor.domain.casework.actions import closing, contacts
from samenspoor.domain.casework.actions.contacts import Approach
from samenspoor.domain.casework.models import (
    ContactKind,
    ContactResult,
    Dossier,
    DossierResident,
    DossierSignal,
    Feedback,
    SeparateAddress,
)
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.intake import actions as intake
from samenspoor.domain.intake.layout import COLUMNS
from samenspoor.domain.intake.models import Creditor
from samenspoor.domain.journeys import review as journey
from samenspoor.domain.journeys.take_in import take_in
from samenspoor.domain.linkage import links_command
from samenspoor.domain.linkage.actions import reviewing
from samenspoor.domain.linkage.models import Link, LinkCandidate, LinkReview, Resident
from samenspoor.domain.linkage.pairs import count_unsure, count_waiting, next_pair, open_pairs

AT = datetime(2026, 11, 4, 9, tzinfo=UTC)
SAME, OTHER, UNSURE = LinkReview.Verdict
ROW = dict.fromkeys(COLUMNS, "") | {
    "achternaam": "Wiersma", "voorletters": "J.", "huisnummer": "12", "postcode": "8951AB", "bedrag": "204,50",
    "ontstaansdatum": "2026-09-01", "signaaldatum": "2026-11-01",
}  # fmt: skip
RENT = {"creditor": "huur", "klantnummer": "5", "geboortedatum": "1970-03-14"}
ENERGY = {"creditor": "energie", "klantnummer": "9", "geboortedatum": "1971-04-15"}
NEXT_MONTH = {"ontstaansdatum": "2026-10-01", "signaaldatum": "2026-12-01"}


def at(days):
    return AT + timedelta(days=days)


class Town:
    """Files go the whole road, with the real engine."""

    def __init__(self, organisation, folder):
        self.organisation, self.folder, self.numbers = organisation, folder, count(1)

    def deliver(self, row, *, days=0):
        values = ROW | {"kenmerk": f"K{next(self.numbers)}"} | row
        creditor, is_new = Creditor.objects.get_or_create(
            organisation=self.organisation,
            code=values.pop("creditor"),
            defaults={"type": "Huur", "name": row["creditor"]},
        )
        if is_new:
            creditor = intake.attest_creditor(creditor, covenant="LCV 2026", by=1, at=AT)
        path = self.folder / f"{values['kenmerk']}.csv"
        with path.open("w", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerows([list(values), list(values.values())])
        delivery = intake.receive_delivery(creditor, file=path, file_name=path.name, by=1, at=at(days))
        take_in(delivery.pk, organisation=self.organisation, by=1, at=at(days))
        return Link.objects.get(signal__reference=values["kenmerk"])


@pytest.fixture
def waterveen(town, as_organisation):
    town.waterveen.postcode_areas = ["8951"]
    with as_organisation(town.waterveen):
        town.waterveen.save()
        yield town.waterveen


@pytest.fixture
def road(waterveen, tmp_path):
    return Town(waterveen, tmp_path)


@pytest.fixture
def doubtful(road):
    """Two signals of one address and name, with birth dates that differ: the second waits."""
    known = road.deliver(RENT)
    waiting = road.deliver(ENERGY)
    assert waiting.state == Link.State.IN_REVIEW
    return known, waiting


def waiting_links():
    return Link.objects.filter(state=Link.State.IN_REVIEW)


def next_question(*, of_unsure: bool = False) -> Any:
    return next_pair(waiting_links(), of_unsure=of_unsure)


def take_back(review, *, days) -> Any:
    return journey.take_back(review, by=8, at=at(days))


def answer(verdict, *, days=1):
    return journey.answer(next_question(), verdict=verdict, by=7, at=at(days))


def place(link):
    link.refresh_from_db()
    return link.state, link.resident_id


def test_after_somebody_else_neither_person_is_asked_about_again(road, doubtful):
    known, waiting = doubtful
    own = waiting.resident_id
    answer(OTHER)
    assert place(waiting) == (Link.State.BY_PERSON, own)
    assert road.deliver(ENERGY | NEXT_MONTH, days=28).resident_id == own
    assert road.deliver(RENT | NEXT_MONTH, days=28).resident_id == known.resident_id
    assert place(waiting) == (Link.State.BY_PERSON, own)
    assert not waiting_links().exists()


def test_after_the_same_person_the_next_signals_follow_although_they_contradict(road, doubtful):
    known, waiting = doubtful
    answer(SAME)
    assert place(waiting) == (Link.State.BY_PERSON, known.resident_id)
    later = road.deliver(ENERGY | NEXT_MONTH, days=28)
    assert (later.state, later.resident_id) == (Link.State.CERTAIN, known.resident_id)
    assert road.deliver(RENT | NEXT_MONTH, days=28).resident_id == known.resident_id
    assert not waiting_links().exists()


def test_signals_that_came_before_the_answer_move_along(road, doubtful):
    known, waiting = doubtful
    meanwhile = road.deliver(ENERGY | NEXT_MONTH)
    assert meanwhile.resident_id == waiting.resident_id
    answer(SAME)
    assert place(meanwhile) == (Link.State.CERTAIN, known.resident_id)


def test_months_later_an_answer_is_undone_and_the_signals_part(road, doubtful):
    known, waiting = doubtful
    own = waiting.resident_id
    review = answer(SAME)
    of_own = road.deliver(ENERGY | NEXT_MONTH, days=28)
    of_known = road.deliver(RENT | NEXT_MONTH, days=28)
    of_whom = road.deliver(RENT | NEXT_MONTH | {"creditor": "water", "klantnummer": "1"}, days=28)
    assert {of_own.resident_id, of_known.resident_id, of_whom.resident_id} == {known.resident_id}
    taken_back = take_back(review, days=120)
    assert place(waiting) == (Link.State.IN_REVIEW, own)
    assert place(of_own) == (Link.State.CERTAIN, own), "the same customer of the same creditor"
    assert place(of_known) == (Link.State.CERTAIN, known.resident_id)
    assert place(of_whom) == (Link.State.IN_REVIEW, known.resident_id), "nobody can know: a person is asked"
    assert taken_back.asked_again == 1
    moved = {row.signal_id: row.resident_id for row in DossierSignal.objects.all()}
    assert moved == {link.signal_id: link.resident_id for link in Link.objects.all()}


def test_one_signal_asked_about_after_an_undo_moves_alone(road, doubtful):
    known, waiting = doubtful
    own = waiting.resident_id
    review = answer(SAME)
    of_whom = road.deliver(RENT | NEXT_MONTH | {"creditor": "water", "klantnummer": "1"}, days=28)
    take_back(review, days=120)
    [pair] = open_pairs([Link.objects.get(pk=of_whom.pk)])
    journey.answer(pair, verdict=SAME, by=8, at=at(121))
    assert place(of_whom) == (Link.State.BY_PERSON, own)
    assert place(known)[1] == known.resident_id


def test_who_does_not_know_is_asked_the_rest_first_and_may_answer_later(doubtful):
    _known, waiting = doubtful
    answer(UNSURE)
    assert waiting_links().get() == waiting
    assert next_question() is None
    assert (count_waiting(waiting_links()).value, count_unsure(waiting_links()).value) == (0, 1)
    again = next_question(of_unsure=True)
    journey.answer(again, verdict=OTHER, by=7, at=at(2))
    assert place(waiting)[0] == Link.State.BY_PERSON
    assert count_unsure(waiting_links()).value == 0


def test_two_colleagues_answer_one_question_and_the_second_is_told(doubtful):
    pair = next_question()
    journey.answer(pair, verdict=OTHER, by=7, at=at(1))
    with pytest.raises(reviewing.UnableToReview, match="collega"):
        journey.answer(pair, verdict=SAME, by=8, at=at(1))
    assert LinkReview.objects.get().verdict == OTHER


def test_an_undo_is_done_once(doubtful):
    review = answer(OTHER)
    take_back(review, days=2)
    with pytest.raises(reviewing.UnableToReview):
        take_back(review, days=3)
    assert next_question() is not None


def test_the_links_command_says_that_a_person_decided(doubtful, waterveen, tmp_path):
    known, _waiting = doubtful
    answer(SAME)
    links_command.run(Namespace(municipality="waterveen", out=tmp_path / "links.csv"))
    with (tmp_path / "links.csv").open() as file:
        rows = {row["creditor"]: row for row in csv.DictReader(file)}
    assert (rows["energie"]["state"], rows["energie"]["candidates"]) == ("by person", "")
    assert rows["energie"]["person"] == rows["huur"]["person"] == str(known.resident_id)


@pytest.fixture
def chain(deliver, waterveen):
    """Three people at one address: of the second and of the third may be asked whether they are an earlier one."""
    deliver({}, {"creditor": "energie"}, {"creditor": "water"})
    links = list(Link.objects.order_by("signal"))
    for link in links[1:]:
        for other in links[: links.index(link)]:
            LinkCandidate.objects.create(
                organisation=waterveen, link=link, resident_id=other.resident_id, score=0.5, evidence=""
            )
    Link.objects.filter(pk__in=[link.pk for link in links[1:]]).update(state=Link.State.IN_REVIEW)
    return [Link.objects.get(pk=link.pk) for link in links]


def ask(link, resident_id):
    link.refresh_from_db()
    return next(pair for pair in open_pairs([link]) if pair.resident.pk == resident_id)


def test_an_answer_given_while_the_engine_runs_counts_for_what_it_stores(chain, deliver):
    first, second, _third = chain
    own = second.resident_id
    journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(1))
    deliver({"person": str(own)})
    assert Link.objects.latest("pk").resident_id == first.resident_id


def test_a_question_that_an_answer_elsewhere_settled_is_not_asked(chain):
    first, second, third = chain
    journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(1))
    assert [pair.resident.pk for pair in open_pairs([third])] == [first.resident_id]
    review = journey.answer(ask(third, first.resident_id), verdict=OTHER, by=7, at=at(1))
    assert place(third)[0] == Link.State.BY_PERSON
    assert review.resident_id == first.resident_id


def test_answers_that_contradict_each_other_are_refused(chain):
    first, second, third = chain
    journey.answer(ask(third, first.resident_id), verdict=OTHER, by=7, at=at(1))
    journey.answer(ask(third, second.resident_id), verdict=SAME, by=7, at=at(1))
    with pytest.raises(reviewing.UnableToReview, match="twee personen"):
        journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(1))
    assert place(second)[0] == Link.State.IN_REVIEW


def test_a_later_answer_is_taken_back_first(chain):
    first, second, third = chain
    early = journey.answer(ask(third, second.resident_id), verdict=SAME, by=7, at=at(1))
    late = journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(2))
    assert place(third)[1] == first.resident_id
    with pytest.raises(reviewing.UnableToReview, match="eerst het latere"):
        take_back(early, days=3)
    take_back(late, days=3)
    take_back(early, days=3)
    assert place(third)[1] == third.resident_id


def parts():
    return dict(DossierResident.objects.values_list("resident", "status"))


def test_the_row_of_someone_for_whom_nothing_was_done_disappears_and_comes_back(chain):
    first, second, _third = chain
    own = second.resident_id
    review = journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(1))
    assert own not in parts()
    assert Resident.objects.filter(pk=own).exists()
    take_back(review, days=2)
    assert parts()[own] == PersonStatus.OPEN


def test_who_was_spoken_stays_in_the_dossier_and_on_the_page(chain):
    first, second, _third = chain
    dossier = Dossier.objects.get()
    spoken = Approach(kind=ContactKind.PHONE, result=ContactResult.SPOKEN, resident_id=second.resident_id)
    contacts.record_attempts(dossier, [spoken], by=7, at=at(0))
    own = second.resident_id
    journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(1))
    assert parts()[own] == PersonStatus.IN_CONTACT
    assert own in {person.pk for person in Dossier.objects.get().people}


def close(resident_id, *, days):
    part = DossierResident.objects.get(resident=resident_id)
    if part.status == PersonStatus.OPEN:
        tried = Approach(kind=ContactKind.PHONE, result=ContactResult.NO_ANSWER, resident_id=resident_id)
        contacts.record_attempts(part.dossier, [tried], by=7, at=at(days))
        part.refresh_from_db()
    return closing.close_person(part, outcome=Outcome.HAS_PAID, by=7, at=at(days))


def test_an_undo_after_feedback_withdraws_what_was_not_sent_and_names_the_leak(chain):
    first, second, _third = chain
    own = second.resident_id
    review = journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(1))
    close(first.resident_id, days=2)
    assert Feedback.objects.filter(dossier_signal__signal=second.signal_id).get().status == Feedback.Status.READY
    taken_back = take_back(review, days=100)
    assert Feedback.objects.filter(dossier_signal__signal=second.signal_id).get().status == Feedback.Status.WITHDRAWN
    assert Feedback.objects.filter(dossier_signal__signal=first.signal_id).get().status == Feedback.Status.READY
    assert (taken_back.leak.told, taken_back.leak.withdrawn, taken_back.leak.letters) == (0, 1, 0)
    assert parts()[own] == PersonStatus.OPEN, "nobody has approached this person"
    assert Dossier.objects.get().closed_at is None


def test_feedback_that_was_sent_stays_and_is_counted_with_the_letters(chain):
    first, second, _third = chain
    review = journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(1))
    letter = Approach(kind=ContactKind.LETTER, result=ContactResult.SENT)
    contacts.record_attempts(Dossier.objects.get(), [letter], by=7, at=at(2))
    close(first.resident_id, days=3)
    Feedback.objects.update(status=Feedback.Status.SENT)
    leak = take_back(review, days=100).leak
    assert (leak.told, leak.withdrawn, leak.letters) == (1, 0, 1)
    assert set(Feedback.objects.values_list("status", flat=True)) == {Feedback.Status.SENT}


def test_when_nothing_went_out_there_is_no_leak(chain):
    first, second, _third = chain
    letter = Approach(kind=ContactKind.LETTER, result=ContactResult.SENT)
    contacts.record_attempts(Dossier.objects.get(), [letter], by=7, at=at(0))
    review = journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(1))
    assert take_back(review, days=2).leak is None


def test_a_result_that_was_reached_counts_for_the_same_person_and_opens_nothing(chain):
    first, second, _third = chain
    close(second.resident_id, days=0)
    review = journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(1))
    assert parts()[second.resident_id] == PersonStatus.CLOSED
    take_back(review, days=2)
    assert parts()[second.resident_id] == PersonStatus.CLOSED, "it was closed before they were taken for one"
    ready = Feedback.objects.get(dossier_signal__signal=second.signal_id, status=Feedback.Status.READY)
    assert ready.feedback_class == "solved"


@pytest.fixture
def shelter(deliver, waterveen, chain):
    """The same three, at an address that people share by chance, a month later."""
    first, second, _third = chain
    SeparateAddress.objects.create(organisation=waterveen, address=first.address, reason="opvang", since=AT)
    december = {"signalled_on": date(2026, 12, 1)}
    deliver({"person": str(first.resident_id)} | december, {"person": str(second.resident_id)} | december)
    return chain


def test_at_a_shared_address_the_signal_goes_to_the_dossier_of_the_other(shelter):
    first, second, _third = shelter
    own = Dossier.objects.get(resident=second.resident_id)
    review = journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(40))
    assert not Dossier.objects.filter(pk=own.pk).exists(), "nothing was done in it"
    joined = Dossier.objects.get(resident=first.resident_id)
    assert (joined.dossier_signals.count(), joined.amount_cents, joined.is_multiple) == (2, 40_000, True)
    take_back(review, days=41)
    again = Dossier.objects.get(resident=second.resident_id)
    assert (again.dossier_signals.count(), again.amount_cents) == (1, 20_000)
    assert again.next_due_on is not None
    joined.refresh_from_db()
    assert (joined.amount_cents, joined.is_multiple) == (20_000, False)


def test_a_dossier_in_which_something_was_done_stays_without_signals(shelter):
    first, second, _third = shelter
    own = Dossier.objects.get(resident=second.resident_id)
    letter = Approach(kind=ContactKind.LETTER, result=ContactResult.SENT)
    contacts.record_attempts(own, [letter], by=7, at=at(39))
    journey.answer(ask(second, first.resident_id), verdict=SAME, by=7, at=at(40))
    own.refresh_from_db()
    assert (own.dossier_signals.count(), own.amount_cents, own.contact_attempts.count()) == (0, 0, 1)


def test_history_knows_who_said_so_and_who_took_it_back(doubtful):
    review = answer(SAME)
    take_back(review, days=2)
    told = list(review.events.order_by("pgh_id").values_list("pgh_label", "decided_by", "undone_by"))
    assert told[0] == ("insert", 7, None)
    assert told[-1] == ("update", 7, 8)
    states = list(doubtful[1].events.order_by("pgh_id").values_list("state", flat=True))
    assert [states[0], states[-1]] == ["in review", "in review"]
    assert "by person" in states
