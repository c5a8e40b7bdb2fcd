"""Who may do what, on which paper, until when: the rules alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspoor.domain.agreements.deployment import MATRIX, Act, HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.models import AgreementKind
from samenspoor.domain.agreements.rules import (
    EARLY_SIGNALLING,
    Gap,
    Paper,
    PaperKind,
    Question,
    answer,
    ends_soon,
    last_day_of,
    warning_due,
)

TODAY = date(2026, 11, 24)
PARTY = 7


def paper(kind: PaperKind, **changes: object) -> Paper:
    given: dict = {
        "number": len(kind), "kind": kind, "party": PARTY, "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31), "transition_days": 90,
    }  # fmt: skip
    covers: dict = {
        PaperKind.COOPERATION: {
            "phases": frozenset({Phase.EARLY_SIGNALLING, Phase.AFTERCARE}),
            "roles": frozenset({HelpRole.MENTAL}),
            "tasks": frozenset({HelpTask.LOOK_ALONG}),
        },
        PaperKind.MACHTIGING: {"acts": frozenset({Act.RING})},
    }
    return Paper(**(given | covers.get(kind, {}) | changes))


ALL = [paper(kind) for kind in (PaperKind.COOPERATION, PaperKind.MACHTIGING, PaperKind.PROCESSING)]
RING = Question(party=PARTY, phase=Phase.EARLY_SIGNALLING, act=Act.RING, on=TODAY)
LOOK_ALONG = Question(party=PARTY, phase=Phase.AFTERCARE, role=HelpRole.MENTAL, task=HelpTask.LOOK_ALONG, on=TODAY)


def with_changed(kind: PaperKind, **changes: object) -> list[Paper]:
    return [replace(each, **changes) if each.kind == kind else each for each in ALL]  # type: ignore[arg-type]


def test_with_every_paper_it_is_allowed_until_the_first_ends():
    found = answer(RING, with_changed(PaperKind.PROCESSING, ends_on=date(2026, 12, 1)))
    assert found.is_allowed
    assert found.until == date(2026, 12, 1)
    assert len(found.papers) == 3


@pytest.mark.parametrize("kind", [PaperKind.COOPERATION, PaperKind.MACHTIGING, PaperKind.PROCESSING])
@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"ends_on": TODAY - timedelta(days=1)}, Gap.EXPIRED),
        ({"starts_on": TODAY + timedelta(days=1)}, Gap.NOT_YET),
        ({"starts_on": None}, Gap.NOT_SIGNED),
        ({"withdrawn_on": TODAY}, Gap.WITHDRAWN),
        ({"party": 8}, Gap.NONE),
    ],
)
def test_one_paper_that_does_not_hold_closes_the_door_and_is_named(kind, changes, gap):
    found = answer(RING, with_changed(kind, **changes))
    assert not found.is_allowed
    assert [(lack.kinds, lack.gap) for lack in found.lacks] == [((kind,), gap)]


def test_what_has_to_travel_there_and_back_is_named():
    there, back = replace(RING, data=frozenset({"name"})), replace(RING, reports=frozenset({"reached"}))
    assert [lack.gap for lack in answer(there, ALL).lacks] == [Gap.DATA_NOT_NAMED]
    assert [lack.gap for lack in answer(back, ALL).lacks] == [Gap.REPORT_NOT_NAMED]
    named = with_changed(PaperKind.PROCESSING, data=frozenset({"name", "task"}), reports=frozenset({"reached"}))
    assert answer(there, named).is_allowed
    assert answer(back, named).is_allowed


def test_the_last_day_still_counts():
    assert answer(RING, with_changed(PaperKind.MACHTIGING, ends_on=TODAY)).is_allowed


@pytest.mark.parametrize("changes", [{"act": Act.EXPLAIN}, {"phase": Phase.DEBT_HELP}])
def test_what_a_paper_does_not_name_is_not_allowed(changes):
    found = answer(replace(RING, **changes), ALL)
    assert {lack.gap for lack in found.lacks} == {Gap.DOES_NOT_COVER}


def test_before_acceptance_only_a_processing_agreement_will_do_after_it_a_data_agreement_too():
    own_controller = [*(each for each in ALL if each.kind != PaperKind.PROCESSING), paper(PaperKind.DATA)]
    assert answer(LOOK_ALONG, own_controller).is_allowed
    assert answer(RING, own_controller).lacks[0].kinds == (PaperKind.PROCESSING,)


def test_what_runs_goes_on_for_the_transition_period_and_nothing_new_begins():
    ended = with_changed(PaperKind.COOPERATION, ends_on=TODAY - timedelta(days=90))
    running = replace(LOOK_ALONG, is_running=True)
    assert not answer(LOOK_ALONG, ended).is_allowed
    assert answer(running, ended).is_allowed
    assert not answer(running, with_changed(PaperKind.COOPERATION, ends_on=TODAY - timedelta(days=91))).is_allowed


def test_a_withdrawn_machtiging_ends_what_runs_as_well():
    withdrawn = with_changed(PaperKind.MACHTIGING, withdrawn_on=TODAY)
    assert not answer(replace(RING, is_running=True), withdrawn).is_allowed


@pytest.mark.parametrize("kind", [PaperKind.COOPERATION, PaperKind.MACHTIGING, PaperKind.PROCESSING])
def test_a_paper_that_is_withdrawn_lets_nothing_new_begin_and_only_a_machtiging_stops_what_runs(kind):
    withdrawn = with_changed(kind, withdrawn_on=TODAY, transition_days=365)
    assert [lack.gap for lack in answer(RING, withdrawn).lacks] == [Gap.WITHDRAWN]
    assert answer(replace(RING, on=TODAY - timedelta(days=1)), withdrawn).is_allowed
    running = replace(RING, is_running=True)
    assert answer(running, withdrawn).is_allowed == (kind != PaperKind.MACHTIGING)
    assert not answer(replace(running, on=TODAY + timedelta(days=365)), withdrawn).is_allowed


def test_what_runs_does_not_outlive_the_shortest_transition():
    ended = TODAY - timedelta(days=1)
    papers = [
        replace(each, ends_on=ended, transition_days=0 if each.kind == PaperKind.MACHTIGING else 90) for each in ALL
    ]
    found = answer(replace(RING, is_running=True), papers)
    assert [lack.kinds for lack in found.lacks] == [(PaperKind.MACHTIGING,)]


def test_of_two_papers_the_one_that_holds_longest_counts():
    longer = paper(PaperKind.PROCESSING, number=99, ends_on=None)
    found = answer(RING, [*with_changed(PaperKind.PROCESSING, ends_on=TODAY), longer])
    assert found.until == date(2026, 12, 31)
    assert 99 in {each.number for each in found.papers}


@pytest.mark.parametrize(("days", "is_warned"), [(180, True), (181, False), (7, True), (0, True), (-1, False)])
def test_both_sides_are_warned_from_half_a_year_before_the_end(days, is_warned):
    assert (
        ends_soon(last_day_of([paper(PaperKind.DATA, ends_on=TODAY + timedelta(days=days))], TODAY), TODAY) == is_warned
    )


def test_nobody_is_warned_of_a_paper_without_an_end_that_was_withdrawn_or_that_the_next_version_follows():
    first = paper(PaperKind.DATA, ends_on=TODAY + timedelta(days=9))
    follows = replace(first, starts_on=TODAY + timedelta(days=10), ends_on=TODAY + timedelta(days=400))
    assert last_day_of([paper(PaperKind.DATA, ends_on=None)], TODAY) is None
    assert last_day_of([paper(PaperKind.DATA, ends_on=TODAY, withdrawn_on=TODAY)], TODAY) is None
    assert last_day_of([follows, first], TODAY) == TODAY + timedelta(days=400)
    after_a_gap = replace(follows, starts_on=TODAY + timedelta(days=11))
    assert last_day_of([after_a_gap, first], TODAY) == first.ends_on


@pytest.mark.parametrize(
    ("left", "days"), [(180, 180), (91, 180), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7)]
)
def test_the_latest_warning_that_was_reached_counts(left, days):
    assert warning_due(TODAY + timedelta(days=left), TODAY) == days


@given(st.lists(st.sampled_from(ALL)), st.sampled_from([RING, LOOK_ALONG]))
def test_no_paper_takes_away_what_the_others_allow(papers, question):
    if answer(question, papers).is_allowed:
        assert answer(question, [*papers, *ALL]).is_allowed
    assert answer(question, ALL).is_allowed


def test_the_rules_know_the_kinds_and_phases_of_the_tables():
    assert set(PaperKind) <= set(AgreementKind)
    assert Phase.EARLY_SIGNALLING == EARLY_SIGNALLING


def test_the_matrix_is_the_printed_one():
    informs = {(row.task, role) for row in MATRIX for role in HelpRole if role not in row.suits}
    assert len(MATRIX) == 8
    assert informs == {
        (HelpTask.ENCOURAGE_APPLYING, HelpRole.PRACTICAL),
        (HelpTask.ENCOURAGE_APPLYING, HelpRole.BEHAVIOUR),
        (HelpTask.ENCOURAGE_APPLYING, HelpRole.ADVOCACY),
        (HelpTask.GATHER_PAPERS, HelpRole.BEHAVIOUR),
        (HelpTask.GATHER_PAPERS, HelpRole.ADVOCACY),
        (HelpTask.BESIDE_PROFESSIONAL, HelpRole.ADVOCACY),
    }
