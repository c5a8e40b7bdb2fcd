"""A month that is counted quickly is always new; one that takes long is kept for a while."""

from datetime import date

import pytest
from django.core.cache import caches

from samenspoor.domain.monitoring import counting

NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def counts(monkeypatch):
    caches["figures"].clear()
    asked = []

    def count(month, **of):
        asked.append(of["owners"])
        return len(asked)

    monkeypatch.setattr(counting, "month_figures", count)
    return lambda *owners: counting.counted_month(NOVEMBER, owners=owners, today=NOVEMBER, names={7: "Anne"})


def test_what_is_quick_is_counted_anew(counts, monkeypatch):
    monkeypatch.setattr(counting, "QUICK_SECONDS", 60)
    assert [counts(1), counts(1)] == [1, 2]


def test_what_takes_long_is_kept_for_the_same_question_only(counts, monkeypatch):
    monkeypatch.setattr(counting, "QUICK_SECONDS", -1)
    assert [counts(1), counts(1), counts(2), counts(1, 2), counts(2, 1)] == [1, 1, 2, 3, 3]
