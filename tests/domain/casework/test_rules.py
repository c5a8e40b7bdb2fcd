"""Visible rules: what weighs, and how names are folded for the search."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samenspoor.domain.casework import rules

MONTH = date(2026, 11, 1)
TODAY = date(2026, 11, 12)
points = some.integers(0, 1000)
births = some.none() | some.dates(date(1930, 1, 1), date(2012, 1, 1))
TYPES = ["Huur", "Energie", "Water", "Zorg", "Overige"]
all_facts = some.builds(
    rules.Facts,
    month=some.just(MONTH),
    judged_on=some.just(TODAY),
    amount_cents=some.integers(0, 100_000_000),
    is_crisis=some.booleans(),
    crisis_on=some.none() | some.dates(date(2026, 10, 1), date(2027, 1, 31)),
    is_end_of_supply=some.booleans(),
    is_multiple=some.booleans(),
    is_successive=some.booleans(),
    creditor_types=some.lists(some.sampled_from(TYPES), max_size=4, unique=True),
    youngest_born_on=births,
    oldest_born_on=births,
)
all_weights = some.builds(
    rules.Weights,
    crisis=points, crisis_near=points, crisis_near_days=some.integers(1, 60), end_of_supply=points, multiple=points,
    successive=points, euros_per_point=some.integers(1, 500), amount_most=points,
    creditor_points=some.dictionaries(some.sampled_from(TYPES), points), young=points,
    young_below=some.integers(18, 35), pensioner=points, pensioner_from=some.integers(60, 75),
)  # fmt: skip


def facts(**known):
    return rules.Facts(month=MONTH, judged_on=TODAY, **known)


@given(all_facts, all_weights)
def test_nothing_without_a_crisis_weighs_more_than_is_said(found, weights):
    quiet = replace(found, is_crisis=False)
    assert rules.priority(rules.contributions(quiet, weights)) <= weights.most_without_crisis


def test_the_starting_weights_put_a_crisis_before_everything_else():
    assert rules.Weights().crisis > rules.Weights().most_without_crisis


def test_each_reason_is_told_with_its_points():
    weights = rules.Weights(young=30, pensioner=40)
    found = rules.contributions(
        facts(
            is_end_of_supply=True,
            is_multiple=True,
            amount_cents=123_400,
            creditor_types=["Energie", "Huur"],
            youngest_born_on=date(1999, 11, 2),
            oldest_born_on=date(1959, 11, 1),
        ),
        weights,
    )
    assert [(item.reason.value, item.points) for item in found] == [
        ("end_of_supply", 300), ("multiple", 200), ("creditor", 50), ("pensioner", 40), ("young", 30), ("amount", 24),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("crisis_on", "near"),
    [
        (date(2026, 11, 12), 100), (date(2026, 11, 1), 100), (date(2026, 11, 26), 50), (date(2026, 12, 9), 3),
        (date(2026, 12, 10), 0), (None, 0),
    ],
)  # fmt: skip
def test_a_crisis_weighs_more_each_day_that_it_comes_nearer(crisis_on, near):
    found = rules.contributions(facts(is_crisis=True, crisis_on=crisis_on), rules.Weights())
    assert rules.priority(found) == 1000 + near


@pytest.mark.parametrize(
    ("born_on", "is_young"), [(date(1999, 11, 1), False), (date(1999, 11, 2), True), (None, False)]
)
def test_age_is_that_on_the_first_day_of_the_round(born_on, is_young):
    found = rules.contributions(facts(youngest_born_on=born_on), rules.Weights(young=30))
    assert bool(found) is is_young


@pytest.mark.parametrize("mark", ["is_crisis", "is_end_of_supply", "is_multiple"])
def test_a_letter_alone_is_never_enough_for_what_is_heavy(mark):
    assert rules.is_letter_only(facts(amount_cents=4_999), below_cents=5_000)
    assert not rules.is_letter_only(facts(amount_cents=5_000), below_cents=5_000)
    assert not rules.is_letter_only(facts(amount_cents=1, **{mark: True}), below_cents=5_000)


def test_the_sample_grows_with_its_percentage_and_keeps_who_is_in_it():
    sizes = [
        {number for number in range(5_000) if rules.is_sampled(number, percent=share)} for share in (0, 5, 20, 100)
    ]
    assert sizes[0] <= sizes[1] <= sizes[2] <= sizes[3]
    assert (len(sizes[0]), len(sizes[3])) == (0, 5_000)
    assert 200 < len(sizes[1]) < 300


def test_names_fold_to_what_people_type():
    assert rules.search_words("Çelik-Yıldız", "van der Łuków") == {"celik", "yildiz", "van", "der", "lukow"}


@given(some.text())
def test_folding_twice_changes_nothing(text):
    assert rules.fold(rules.fold(text)) == rules.fold(text)
