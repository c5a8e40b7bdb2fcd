"""Visible rules: what weighs, and how names are folded for the search."""

from hypothesis import given
from hypothesis import strategies as some

from samenspoor.domain.casework import rules

flags = some.booleans()


@given(flags, flags, flags, flags, some.integers(0, 100_000_000))
def test_a_crisis_comes_before_everything_else(end, multiple, successive, other, amount):
    marks = {"is_end_of_supply": end, "is_multiple": multiple, "is_successive": successive, "amount_cents": amount}
    without = rules.priority(rules.contributions(is_crisis=False, **marks))
    crisis = rules.contributions(
        is_crisis=True, is_end_of_supply=False, is_multiple=False, is_successive=False, amount_cents=0
    )
    assert rules.priority(crisis) > without


def test_each_reason_is_told_with_its_points():
    found = rules.contributions(
        is_crisis=False, is_end_of_supply=True, is_multiple=True, is_successive=False, amount_cents=123_400
    )
    assert [(item.reason.value, item.points) for item in found] == [
        ("end_of_supply", 300), ("multiple", 200), ("amount", 24),
    ]  # fmt: skip


def test_names_fold_to_what_people_type():
    assert rules.search_words("Çelik-Yıldız", "van der Łuków") == {"celik", "yildiz", "van", "der", "lukow"}


@given(some.text())
def test_folding_twice_changes_nothing(text):
    assert rules.fold(rules.fold(text)) == rules.fold(text)
