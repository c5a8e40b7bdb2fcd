"""Dossiers: one per address and month, the right marks, numbers that stay (R1, R2)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from samenspoor.domain.casework import rules
from samenspoor.domain.casework.actions.rounds import close_due_rounds
from samenspoor.domain.casework.models import Dossier, PriorityRules, Round, SeparateAddress, WorkingAgreement
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, SignalStatus
from tests.linked_signals import AT

NOVEMBER, OCTOBER, MAY, APRIL = date(2026, 11, 2), date(2026, 10, 5), date(2026, 5, 4), date(2026, 4, 30)


@pytest.fixture
def dossiers(town, as_organisation):
    def read(**filters):
        with as_organisation(town.waterveen):
            return list(Dossier.objects.filter(**filters).order_by("month", "pk").select_related("round"))

    return read


def test_signals_of_one_address_and_month_make_one_dossier(deliver, dossiers, town, as_organisation):
    deliver({}, {"creditor": "energie", "surname": "De Vries"}, {"number": "14"})
    together, alone = dossiers()
    assert (together.is_multiple, together.amount_cents) == (True, 40_000)
    assert (alone.is_multiple, alone.is_successive) == (False, False)
    with as_organisation(town.waterveen):
        assert set(ArrearsSignal.objects.values_list("status", flat=True)) == {SignalStatus.TAKEN_UP}
        assert together.dossier_signals.count() == 2


def test_a_later_file_joins_the_dossier_of_the_same_month(deliver, dossiers):
    deliver({})
    (before,) = dossiers()
    deliver({"creditor": "water"})
    (after,) = dossiers()
    assert after.pk == before.pk
    assert after.is_multiple


@pytest.mark.parametrize(("earlier", "is_successive"), [(OCTOBER, True), (MAY, True), (APRIL, False)])
def test_successive_looks_back_six_months(deliver, dossiers, earlier, is_successive):
    deliver({"signalled_on": earlier, "arisen_on": date(2026, 1, 1)})
    deliver({"signalled_on": NOVEMBER})
    assert [dossier.is_successive for dossier in dossiers()] == [False, is_successive]


def test_a_file_that_comes_late_makes_the_months_after_it_successive(deliver, dossiers):
    deliver({"signalled_on": NOVEMBER})
    deliver({"signalled_on": OCTOBER})
    assert [dossier.is_successive for dossier in dossiers()] == [False, True]


def test_the_same_arrears_with_a_higher_amount_count_once(deliver, dossiers):
    same = {"customer_number": "77", "number": "20"}
    deliver(same | {"amount_cents": 10_000}, same | {"amount_cents": 15_000, "signalled_on": date(2026, 11, 9)})
    (dossier,) = dossiers()
    assert (dossier.amount_cents, dossier.is_multiple) == (15_000, False)


def test_a_signal_not_taken_up_opens_nothing(deliver, dossiers):
    deliver({"status": SignalStatus.REPEATED})
    assert dossiers() == []


def test_a_crisis_is_on_top_and_does_not_wait_for_the_round(deliver, dossiers):
    deliver({"amount_cents": 900_000, "creditor": "zorg"}, {"number": "14", "crisis_kind": "ontruiming"})
    rich, crisis = dossiers()
    assert crisis.priority > rich.priority
    assert not crisis.is_provisional
    assert rich.is_provisional


@pytest.mark.parametrize(("crisis_on", "due_on"), [
    (None, date(2026, 11, 4)), (date(2026, 12, 1), date(2026, 11, 4)), (date(2026, 11, 3), date(2026, 11, 3)),
    (date(2026, 10, 20), date(2026, 11, 3)),
], ids=["no day", "far", "today", "passed"])  # fmt: skip
def test_help_in_a_crisis_is_offered_the_next_working_day_or_before_the_crisis(deliver, dossiers, crisis_on, due_on):
    deliver({"number": "14", "crisis_kind": "ontruiming", "crisis_on": crisis_on}, {"number": "15"})
    crisis, other = dossiers()
    assert crisis.next_due_on == due_on
    assert other.next_due_on == date(2026, 12, 1)


def test_the_term_runs_from_the_day_on_which_the_file_came(deliver, dossiers):
    deliver.delivered_at = AT - timedelta(days=14)
    deliver({})
    (dossier,) = dossiers()
    assert dossier.next_due_on == date(2026, 11, 17)


def test_a_crisis_that_joins_an_open_dossier_shortens_its_term(deliver, dossiers):
    deliver({"customer_number": "1"})
    deliver({"customer_number": "2", "creditor": "energie", "crisis_kind": "afsluiting"})
    (dossier,) = dossiers()
    assert dossier.is_crisis
    assert dossier.next_due_on == date(2026, 11, 4)


def test_below_the_local_threshold_a_letter_only(deliver, dossiers, town, as_organisation):
    with as_organisation(town.waterveen):
        WorkingAgreement.objects.create(organisation=town.waterveen, closing_day=20)
        PriorityRules.objects.create(
            organisation=town.waterveen,
            starts_on=date(2026, 1, 1),
            letter_only_below_cents=10_000,
            reason="x",
            entered_at=datetime(2026, 1, 1, tzinfo=UTC),
            entered_by=1,
        )
    deliver({"amount_cents": 9_999}, {"number": "14", "amount_cents": 10_000})
    assert [dossier.is_letter_only for dossier in dossiers()] == [True, False]
    with as_organisation(town.waterveen):
        assert Round.objects.get().closes_on == date(2026, 11, 20)


def test_a_round_that_begins_late_stays_open_some_days_and_an_old_one_does_not(deliver, town, as_organisation):
    with as_organisation(town.waterveen):
        # The file comes on the third of November.
        WorkingAgreement.objects.create(organisation=town.waterveen, closing_day=1)
    deliver({}, {"number": "14", "signalled_on": date(2026, 10, 20)})
    with as_organisation(town.waterveen):
        october, november = Round.objects.order_by("month")
    assert (november.closes_on, november.closed_at) == (date(2026, 11, 3 + rules.DAYS_OPEN), None)
    assert (october.closes_on, october.closed_at) == (date(2026, 10, 1), AT)


def test_people_who_share_an_address_by_chance_get_a_dossier_each(deliver, dossiers, town, as_organisation):
    names = ["Bakker", "Çelik", "Nowak", "El Amrani", "Pinas", "Visser"][: rules.UNRELATED_NAMES]
    deliver(*({"surname": name} for name in names))
    assert len(dossiers()) == len(names)
    assert all(dossier.resident_id for dossier in dossiers())
    with as_organisation(town.waterveen):
        assert SeparateAddress.objects.count() == 1
    deliver({"surname": "Zuidema"})
    assert len(dossiers()) == len(names) + 1


def test_a_family_of_many_signals_stays_together(deliver, dossiers):
    deliver(*({"creditor": f"c{number}"} for number in range(rules.UNRELATED_NAMES + 2)))
    assert len(dossiers()) == 1


def test_another_municipality_sees_nothing_and_the_executing_party_what_is_shared(deliver, town, as_organisation):
    deliver({}, shared_with=(town.party.pk,))
    deliver({"number": "30"})
    with as_organisation(town.party):
        assert Dossier.objects.count() == 1
        assert ArrearsSignal.objects.count() == 1
        (row,) = Dossier.objects.for_list()
        assert row.creditor_names == ["Huur"]
        assert Creditor.objects.update(name="Van mij") == 0
    with as_organisation(town.duinrade):
        assert not Dossier.objects.exists()


def test_a_round_is_open_until_its_day_has_passed(deliver, dossiers, town, as_organisation):
    deliver({"signalled_on": NOVEMBER}, {"signalled_on": OCTOBER})
    october, november = dossiers()
    assert (october.is_provisional, november.is_provisional) == (False, True)
    with as_organisation(town.waterveen):
        assert close_due_rounds(town.waterveen.pk, by=0, at=datetime(2026, 11, 15, 12, tzinfo=UTC)) == 0
        assert close_due_rounds(town.waterveen.pk, by=0, at=datetime(2026, 11, 16, 12, tzinfo=UTC)) == 1
    assert not any(dossier.is_provisional for dossier in dossiers())
