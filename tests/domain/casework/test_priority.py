"""The order of the worklist: what people decide stays, new rules are tried before they count, a crisis comes first."""

from datetime import UTC, date, datetime, timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.casework import judging, rules
from samenspoor.domain.casework.actions import priority as actions
from samenspoor.domain.casework.actions.priority import Judgement, UnableToChangeRules, UnableToDecide
from samenspoor.domain.casework.models import Dossier, JudgingRun, PriorityDecision, PriorityRules, Round
from samenspoor.domain.casework.tasks import judge_every_night, judge_rounds
from samenspoor.domain.casework.what_if import effect_of
from samenspoor.domain.intake.models import Creditor
from samenspoor.domain.journeys.judge import change_rules
from tests.fixtures import make_town
from tests.linked_signals import AT, Deliverer

TODAY = date(2026, 11, 3)
SET, CONFIRMED, RELEASED = PriorityDecision.Kind.SET, PriorityDecision.Kind.CONFIRMED, PriorityDecision.Kind.RELEASED


@pytest.fixture
def here(town, as_organisation):
    with as_organisation(town.waterveen):
        yield town.waterveen


def own_rules(owner, **weights):
    return PriorityRules(organisation=owner, **({"starts_on": TODAY, "reason": "Besluit 7"} | weights))


def run_job(at=AT):
    """What the worker does next, on a day."""
    job = ProcrastinateJob.objects.filter(task_name="judge_rounds").latest("pk")
    assert job.args["organisation"]
    run = JudgingRun.objects.get(pk=job.args["run"])
    while run.status == JudgingRun.Status.RUNNING:
        run = actions.judge_some(run, by=1, at=at)
    return run


def points():
    return {dossier.pk: dossier.priority for dossier in Dossier.objects.all()}


def test_a_person_decides_and_the_next_file_leaves_it(deliver, here):
    deliver({})
    dossier = Dossier.objects.get()
    with pytest.raises(UnableToDecide, match="waarom"):
        actions.decide_priority(dossier, Judgement(SET, 400), by=7, at=AT)
    actions.decide_priority(dossier, Judgement(SET, 400, "Buurman belde"), by=7, at=AT)
    deliver({"creditor": "water"})
    dossier.refresh_from_db()
    assert (dossier.priority, dossier.is_multiple) == (400, True)
    by_rules = rules.priority(dossier.contributions)
    assert by_rules != 400
    actions.decide_priority(dossier, Judgement(RELEASED), by=8, at=AT)
    dossier.refresh_from_db()
    assert dossier.priority == by_rules
    said = PriorityDecision.objects.order_by("pk").values_list("kind", "points", "reason", "decided_by")
    assert list(said) == [("set", 400, "Buurman belde", 7), ("released", by_rules, "", 8)]


def test_confirming_leaves_the_points_and_is_kept(deliver, here):
    deliver({})
    dossier = Dossier.objects.get()
    decision = actions.decide_priority(dossier, Judgement(CONFIRMED), by=7, at=AT)
    assert (decision.points, decision.points_by_rules) == (dossier.priority, dossier.priority)
    dossier.refresh_from_db()
    assert dossier.decided_priority is None


@pytest.mark.parametrize("mark", [{"crisis_kind": "ontruiming"}, {"is_end_of_supply": True}])
def test_what_becomes_worse_after_a_decision_counts_again(deliver, here, mark):
    deliver({})
    actions.decide_priority(Dossier.objects.get(), Judgement(SET, 1, "Regelt het zelf"), by=7, at=AT)
    deliver({"creditor": "energie"} | mark)
    dossier = Dossier.objects.get()
    assert dossier.decided_priority is None
    assert dossier.priority == rules.priority(dossier.contributions) > 300
    actions.decide_priority(dossier, Judgement(SET, 2, "Uitgesteld"), by=7, at=AT)
    deliver({"creditor": "water"})
    assert Dossier.objects.get().priority == 2, "it was there when the person decided"


def test_nobody_puts_a_dossier_above_a_crisis(deliver, here):
    deliver({}, {"number": "14", "crisis_kind": "ontruiming"})
    quiet, crisis = Dossier.objects.order_by("pk")
    with pytest.raises(UnableToDecide, match="crisis"):
        actions.decide_priority(quiet, Judgement(SET, 1000, "Eerst"), by=7, at=AT)
    actions.decide_priority(quiet, Judgement(SET, 999, "Eerst"), by=7, at=AT)
    actions.decide_priority(crisis, Judgement(SET, 2000, "Nu"), by=7, at=AT)


def test_a_closed_dossier_keeps_its_place(deliver, here):
    deliver({})
    Dossier.objects.update(closed_at=AT)
    with pytest.raises(UnableToDecide, match="afgesloten"):
        actions.decide_priority(Dossier.objects.get(), Judgement(CONFIRMED), by=7, at=AT)


def test_rules_say_what_they_would_do_and_then_do_it(deliver, here):
    deliver(
        *({"number": str(number), "amount_cents": number * 1_000} for number in range(1, 31)),
        {"number": "90", "creditor": "energie", "amount_cents": 6_000},
        {"number": "91", "creditor": "energie", "amount_cents": 4_000},
        {"number": "91", "creditor": "huur", "amount_cents": 100},
    )
    Creditor.objects.filter(code="energie").update(type="Energie")
    deliver({"number": "92", "creditor": "energie", "amount_cents": 3_000})
    kept = Dossier.objects.order_by("priority", "-pk")[0]
    actions.decide_priority(kept, Judgement(SET, 777, "Kwetsbaar"), by=7, at=AT)
    month_round, before = Round.objects.get(), points()
    entered = own_rules(here, creditor_points={"Energie": 60}, multiple=10, letter_only_below_cents=10_000,
                        sample_percent=30)  # fmt: skip
    effect = effect_of(entered, month_round, day=TODAY)
    assert points() == before, "nothing was written"
    change_rules(entered, by=7, at=AT)
    run = run_job()
    assert (run.status, run.done, run.total) == ("done", 33, 33)
    after = list(Dossier.objects.order_by("-priority", "pk"))
    assert [(row.dossier.pk, row.after) for row in effect.after] == [(row.pk, row.priority) for row in after[:20]]
    ranked = sorted(before, key=lambda pk: (-before[pk], pk))
    assert [row.dossier.pk for row in effect.before] == ranked[:20]
    moved = [ranked.index(row.pk) - place for place, row in enumerate(after)]
    assert (effect.rise, effect.fall) == (sum(by > 0 for by in moved), sum(by < 0 for by in moved))
    assert {row.dossier.pk for row in effect.entering} == {row.pk for row in after[:20]} - set(ranked[:20])
    assert {row.dossier.pk for row in effect.leaving} == set(ranked[:20]) - {row.pk for row in after[:20]}
    assert effect.letters_after == sum(row.is_letter_only for row in after) != effect.letters
    assert effect.sample_after == sum(row.is_sample for row in after) != 0
    for row in after:
        fresh = Dossier.objects.get(pk=row.pk)
        assert fresh.judged_under == entered
        assert row.priority == (777 if row.pk == kept.pk else rules.priority(fresh.contributions))


def test_the_effect_asks_as_much_of_three_dossiers_as_of_thirty(deliver, here, django_assert_num_queries):
    deliver(*({"number": str(number)} for number in range(1, 4)))
    month_round = Round.objects.get()
    with django_assert_num_queries(2):
        effect_of(own_rules(here), month_round, day=TODAY)
    deliver(*({"number": str(number)} for number in range(4, 31)))
    with django_assert_num_queries(2):
        effect = effect_of(own_rules(here), month_round, day=TODAY)
    assert (effect.dossiers, len(effect.placed)) == (30, 20)


def test_an_empty_round_has_no_effect(deliver, here):
    deliver({})
    Dossier.objects.update(closed_at=AT)
    effect = effect_of(own_rules(here), Round.objects.get(), day=TODAY)
    assert (effect.dossiers, effect.placed) == (0, [])


def test_a_crisis_must_outweigh_everything_else(here):
    with pytest.raises(UnableToChangeRules, match="meer dan"):
        actions.enter_rules(own_rules(here, crisis=700), by=7, at=AT)
    with pytest.raises(UnableToChangeRules, match="vandaag"):
        actions.enter_rules(own_rules(here, starts_on=TODAY - timedelta(1)), by=7, at=AT)


def test_rules_of_later_wait_for_their_day(deliver, here):
    deliver({})
    before = points()
    change_rules(own_rules(here, creditor_points={"Huur": 99}, starts_on=TODAY + timedelta(2)), by=7, at=AT)
    assert not ProcrastinateJob.objects.filter(task_name="judge_rounds").exists()
    assert judging.rules_in_force(here.pk, TODAY).pk is None
    for days, more in ((1, 0), (2, 49)):
        run = actions.order_judging(here, by=0, at=AT + timedelta(days))
        actions.judge_some(run, by=0, at=AT + timedelta(days))
        assert points() == {pk: value + more for pk, value in before.items()}


def test_a_crisis_comes_nearer_by_itself(deliver, here):
    deliver({"crisis_kind": "ontruiming", "crisis_on": TODAY + timedelta(28)})
    (now,) = points().values()
    run = actions.order_judging(here, by=0, at=AT + timedelta(14))
    actions.judge_some(run, by=0, at=AT + timedelta(14))
    assert points() == {Dossier.objects.get().pk: now + 50}


def test_a_closed_round_of_before_keeps_its_order(deliver, here):
    deliver({"signalled_on": date(2026, 10, 5)}, {"number": "14"})
    Round.objects.update(closed_at=AT, closed_by=1)
    old, new = Dossier.objects.order_by("month")
    change_rules(own_rules(here, creditor_points={"Huur": 99}), by=7, at=AT)
    run_job()
    assert points() == {old.pk: old.priority, new.pk: new.priority + 49}


def test_a_run_that_is_ordered_again_begins_anew_and_one_that_was_cut_off_goes_on(deliver, here, monkeypatch):
    monkeypatch.setattr(actions, "CHUNK_DOSSIERS", 4)
    deliver(*({"number": str(number)} for number in range(1, 11)))
    change_rules(own_rules(here, creditor_points={"Huur": 99}), by=7, at=AT)
    run = actions.judge_some(JudgingRun.objects.get(), by=7, at=AT)
    assert (run.done, run.total, run.status) == (4, 10, "running")
    run = actions.judge_some(run, by=7, at=AT)
    change_rules(own_rules(here, creditor_points={"Huur": 10}), by=7, at=AT)
    assert run_job().done == 10
    assert len(set(points().values())) == 1


def test_the_jobs_find_their_way(fresh_database, django_db_blocker, as_organisation):
    with django_db_blocker.unblock():
        town = make_town()
        Deliverer(town.waterveen, as_organisation)({})
        with as_organisation(town.waterveen):
            before = Dossier.objects.get().priority
            change_rules(own_rules(town.waterveen, creditor_points={"Huur": 99}, starts_on=_today()), by=7, at=_now())
            arguments = ProcrastinateJob.objects.get(task_name="judge_rounds").args
        judge_rounds.func(**arguments)
        judge_every_night.func(organisation=town.waterveen.pk, user=0)
        with as_organisation(town.waterveen):
            assert Dossier.objects.get().priority == before + 49


def _now():
    return datetime.now(UTC)


def _today():
    return _now().date()


def test_who_works_for_the_municipality_reads_the_rules_and_another_does_not(deliver, town, as_organisation):
    with as_organisation(town.waterveen):
        actions.enter_rules(own_rules(town.waterveen, multiple=123), by=7, at=AT)
    deliver({}, {"creditor": "water"}, shared_with=(town.party.pk,))
    with as_organisation(town.party):
        found = {item.reason: item.points for item in Dossier.objects.for_list().get().contributions}
        assert found[rules.Reason.MULTIPLE] == 123
    with as_organisation(town.duinrade):
        assert not PriorityRules.objects.exists()
