"""The hand-over to debt help: who may not, then once per admitted person, and confirmed by name."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from samenspoor.domain.casework.actions import closing, offers
from samenspoor.domain.casework.actions.separation import separate
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    Deadline,
    DeadlineKind,
    Dossier,
    DossierResident,
    ResidentCheck,
)
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.casework.steps import next_steps
from samenspoor.domain.trajectory.actions import handovers as actions
from samenspoor.domain.trajectory.actions.handovers import Entered, UnableToHandOver
from samenspoor.domain.trajectory.models import Handover, HandoverGround
from samenspoor.domain.trajectory.steps import HandoverStep, handover_steps
from samenspoor.foundation.audit.states import UnableToMove

AT = datetime(2026, 11, 10, 13, tzinfo=UTC)
TODAY = date(2026, 11, 10)
WHO: Any = {"by": 7, "at": AT}
OWN_TEAM = Entered(
    receiver="Team Schuldhulp", ground=HandoverGround.PUBLIC_TASK, appointment="Gesprek op 14 november om 10 uur."
)


@pytest.fixture
def waterveen(town, as_organisation):
    with as_organisation(town.waterveen):
        yield town.waterveen


def admit(part: DossierResident) -> DossierResident:
    offers.accept_conversation(part, through=AcceptedThrough.PHONE, **WHO)
    offers.accept_help(fresh(part), help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=True, wants_admission=True, **WHO)
    offers.admit(fresh(part), **WHO)
    return fresh(part)


def fresh(part: DossierResident) -> DossierResident:
    return DossierResident.objects.select_related("dossier", "resident").get(pk=part.pk)


@pytest.fixture
def person(deliver, town, as_organisation):
    deliver({"person": "new-1"}, {"person": "new-1", "creditor": "energie"}, shared_with=(town.party.pk,))
    with as_organisation(town.waterveen):
        return admit(DossierResident.objects.select_related("dossier").get())


@pytest.fixture
def handover(person, town, as_organisation):
    with as_organisation(town.waterveen):
        return actions.make_handover(person, OWN_TEAM, **WHO)


def ask(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


def test_another_municipality_neither_reads_nor_changes_in_the_database(handover, town, as_organisation):
    with as_organisation(town.duinrade):
        assert ask("SELECT 1 FROM trajectory_handover") == 0
        assert ask("SELECT 1 FROM trajectory_handoverevent") == 0
        assert ask("UPDATE trajectory_handover SET colleague = 'ik'") == 0
        assert ask("DELETE FROM trajectory_handover") == 0
    with as_organisation(town.waterveen):
        assert Handover.objects.get().colleague == ""


def test_nobody_adds_a_hand_over_in_another_s_name_or_to_another_s_person(handover, town, as_organisation):
    def copy(**changed: int) -> None:
        row = Handover(
            person_id=handover.person_id, receiver="x", ground="public_task", appointment="x", made_at=AT, made_by=1,
            **changed,
        )  # fmt: skip
        with transaction.atomic():
            row.save()
            connection.check_constraints()

    with as_organisation(town.duinrade):
        with pytest.raises(DatabaseError, match="row-level security"):
            copy(organisation_id=town.waterveen.pk)
        with pytest.raises(IntegrityError, match="person_id_owner"):
            copy(organisation_id=town.duinrade.pk)


def test_the_executing_party_reads_and_confirms_but_neither_deletes_nor_shares(handover, town, as_organisation):
    with as_organisation(town.party):
        assert ask("SELECT 1 FROM trajectory_handover") == 1
        assert ask("SELECT 1 FROM trajectory_handoverevent") == 0
        assert ask("DELETE FROM trajectory_handover") == 0
        with pytest.raises(DatabaseError, match="only the owner shares"), transaction.atomic():
            ask("UPDATE trajectory_handover SET shared_with = '{}'")


@pytest.mark.parametrize("how_far", ["not spoken", "help accepted", "closed without admission", "came back"])
def test_only_who_is_admitted_is_handed_over(deliver, waterveen, how_far):
    deliver({"person": "new-1"})
    part = DossierResident.objects.select_related("dossier").get()
    if how_far == "came back":
        part = admit(part)
        part = closing.close_person(part, outcome=Outcome.FOLLOW_UP_FINANCIAL, **WHO)
        closing.reopen_person(part, **WHO)
    elif how_far != "not spoken":
        offers.accept_help(part, help=Outcome.ADVICE, asks_pause=False, **WHO)
        if how_far == "closed without admission":
            closing.close_person(fresh(part), outcome=Outcome.ADVICE, **WHO)
    with pytest.raises(UnableToHandOver, match="toegelaten"):
        actions.make_handover(fresh(part), OWN_TEAM, **WHO)
    assert handover_steps([fresh(part)], []) == {}


def test_who_came_back_is_not_admitted_any_more(person, waterveen):
    closing.close_person(person, outcome=Outcome.FOLLOW_UP_FINANCIAL, **WHO)
    closing.reopen_person(fresh(person), **WHO)
    later = AT + timedelta(days=4)
    offers.accept_help(fresh(person), help=Outcome.ADVICE, asks_pause=False, by=7, at=later)
    closing.close_person(fresh(person), outcome=Outcome.ADVICE, by=7, at=later)
    with pytest.raises(UnableToHandOver, match="toegelaten"):
        actions.make_handover(fresh(person), OWN_TEAM, by=7, at=later)


def test_who_was_closed_after_admission_is_still_handed_over(person, waterveen):
    closing.close_person(person, outcome=Outcome.FOLLOW_UP_FINANCIAL, **WHO)
    made = actions.make_handover(fresh(person), OWN_TEAM, **WHO)
    assert (made.receiver, made.shared_with) == ("Team Schuldhulp", person.shared_with)


def test_who_has_perhaps_died_is_not_handed_over(person, waterveen):
    ResidentCheck.objects.create(organisation=waterveen, person=person, status="proposed", proposal="deceased")
    with pytest.raises(UnableToHandOver, match="overleden"):
        actions.make_handover(person, OWN_TEAM, **WHO)


def test_a_second_tap_makes_no_second_hand_over(handover, person, waterveen):
    with pytest.raises(UnableToHandOver, match="al een overdracht"):
        actions.make_handover(person, OWN_TEAM, **WHO)
    with pytest.raises(IntegrityError, match="one_handover_per_person"), transaction.atomic():
        Handover.objects.create(
            organisation=waterveen, person=person, receiver="x", ground="public_task", appointment="x", made_at=AT,
            made_by=7,
        )  # fmt: skip
    assert Handover.objects.count() == 1


@pytest.mark.parametrize(
    ("agreed_on", "words"), [(None, "Ja, dat is goed."), (TODAY, "  "), (TODAY + timedelta(days=1), "Ja")]
)
def test_the_agreement_of_the_resident_has_a_day_and_words(person, waterveen, agreed_on, words):
    entered = Entered(
        receiver="Kredietbank", ground=HandoverGround.AGREEMENT, appointment="Zij bellen.", agreed_on=agreed_on,
        agreed_words=words,
    )  # fmt: skip
    with pytest.raises(UnableToHandOver):
        actions.make_handover(person, entered, **WHO)


def test_the_own_team_needs_no_agreement_and_keeps_none(person, waterveen):
    entered = Entered(
        receiver="Team Schuldhulp", ground=HandoverGround.PUBLIC_TASK, appointment="x", agreed_on=TODAY,
        agreed_words="Ja",
    )  # fmt: skip
    made = actions.make_handover(person, entered, **WHO)
    assert (made.agreed_on, made.agreed_words, made.is_to_own_team) == (None, "", True)


def test_debt_help_confirms_by_name_and_the_step_goes_with_it(handover, person, waterveen):
    assert handover_steps([person], []) == {person.pk: HandoverStep.HAND_OVER}
    assert handover_steps([person], [handover]) == {person.pk: HandoverStep.AWAIT}
    done = actions.acknowledge(handover, colleague=" Ben Mulder ", on=TODAY, **WHO)
    assert (done.colleague, done.acknowledged_on, done.settled_by) == ("Ben Mulder", TODAY, 7)
    assert handover_steps([person], [done]) == {}
    with pytest.raises(UnableToMove):
        actions.acknowledge(handover, colleague="Iemand anders", on=TODAY, **WHO)
    assert Handover.objects.get().colleague == "Ben Mulder"


@pytest.mark.parametrize("on", [TODAY - timedelta(days=1), TODAY + timedelta(days=1)])
def test_nobody_confirms_before_the_hand_over_or_tomorrow(handover, waterveen, on):
    with pytest.raises(UnableToHandOver, match="tussen"):
        actions.acknowledge(handover, colleague="Ben Mulder", on=on, **WHO)


def test_a_confirmation_without_a_name_is_refused(handover, waterveen):
    with pytest.raises(IntegrityError, match="handover_confirmed_by_name"), transaction.atomic():
        actions.acknowledge(handover, colleague="  ", on=TODAY, **WHO)


def test_after_a_withdrawn_acceptance_nobody_confirms_and_it_is_withdrawn(handover, person, waterveen):
    closing.close_person(person, outcome=Outcome.FOLLOW_UP_FINANCIAL, **WHO)
    closing.reopen_person(fresh(person), **WHO)
    with pytest.raises(UnableToHandOver, match="teruggenomen"):
        actions.acknowledge(handover, colleague="Ben Mulder", on=TODAY, **WHO)
    actions.withdraw_handover(handover, **WHO)
    with pytest.raises(UnableToMove):
        actions.withdraw_handover(handover, **WHO)
    admit(fresh(person))
    actions.make_handover(fresh(person), OWN_TEAM, **WHO)
    assert sorted(Handover.objects.values_list("status", flat=True)) == ["made", "withdrawn"]


def test_debt_help_may_send_someone_back_after_it_confirmed(handover, person, waterveen):
    actions.acknowledge(handover, colleague="Ben Mulder", on=TODAY, **WHO)
    back = actions.withdraw_handover(handover, **WHO)
    assert (back.status, back.colleague) == ("withdrawn", "Ben Mulder")
    assert handover_steps([person], [back]) == {person.pk: HandoverStep.HAND_OVER}


def test_a_hand_over_goes_with_its_person_to_a_dossier_apart(deliver, waterveen):
    deliver({"surname": "Jansen"}, {"surname": "De Vries", "creditor": "energie"})
    first, second = DossierResident.objects.select_related("dossier").order_by("pk")
    made = actions.make_handover(admit(second), OWN_TEAM, **WHO)
    separate(first.dossier, reason="kamers", **WHO)
    made.refresh_from_db()
    assert made.person.dossier_id != first.dossier_id


def term_of(part: DossierResident) -> tuple[date | None, date | None]:
    """Until when debt help confirms, and what the worklist sorts by."""
    dossier = fresh(part).dossier
    running = Deadline.objects.running().filter(dossier=dossier, kind=DeadlineKind.HANDOVER)
    return running.values_list("due_on", flat=True).first(), dossier.next_due_on


def test_debt_help_has_five_working_days_from_the_admission_and_again_from_the_hand_over(person, waterveen):
    assert term_of(person)[0] == date(2026, 11, 17)
    later = AT + timedelta(days=3)
    actions.make_handover(person, OWN_TEAM, by=7, at=later)
    assert term_of(person)[0] == date(2026, 11, 20)
    steps = next_steps(Dossier.objects.for_list().get(), most_attempts=4)
    assert steps[person.resident_id].due_on == date(2026, 11, 20)


def test_its_word_meets_the_term_and_sending_back_starts_it_anew(handover, person, waterveen):
    Deadline.objects.running().exclude(kind=DeadlineKind.HANDOVER).update(dropped_on=TODAY)
    acknowledged = actions.acknowledge(handover, colleague="Joke de Haan", on=TODAY, **WHO)
    assert term_of(person) == (None, None)
    assert Deadline.objects.get(kind=DeadlineKind.HANDOVER, dropped_on=None).met_on == TODAY
    actions.withdraw_handover(acknowledged, by=7, at=AT + timedelta(days=7))
    assert term_of(person) == (date(2026, 11, 24), date(2026, 11, 24))


def test_no_term_runs_for_who_was_closed_before_the_hand_over(person, waterveen):
    closing.close_person(person, outcome=Outcome.FOLLOW_UP_FINANCIAL, **WHO)
    made = actions.make_handover(fresh(person), OWN_TEAM, **WHO)
    actions.acknowledge(made, colleague="Joke de Haan", on=TODAY, **WHO)
    assert term_of(person) == (None, None)
