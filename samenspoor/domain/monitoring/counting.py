"""Counts a month anew as long as that is quick, and keeps the answer for a while where it is not."""

import hashlib
import json
import math
import time
from collections.abc import Mapping, Sequence
from datetime import date

from django.core.cache import caches

from samenspoor.domain.monitoring.month import Month, month_figures

QUICK_SECONDS = 0.1
KEPT_FACTOR = 60
"""An answer is kept for so many times what counting it took: what took a second is at most a minute old."""


def counted_month(month: date, *, owners: Sequence[int], today: date, names: Mapping[int, str]) -> Month:
    """The figures of a round, as `month_figures`; of a large round up to a minute old, of other rounds always new."""
    asked = json.dumps([month.isoformat(), sorted(owners), today.isoformat(), sorted(names.items())])
    key = f"month-{hashlib.sha256(asked.encode()).hexdigest()}"
    cache = caches["figures"]
    kept: Month | None = cache.get(key)
    if kept is not None:
        return kept
    started = time.perf_counter()
    counted = month_figures(month, owners=owners, today=today, names=names)
    spent = time.perf_counter() - started
    if spent > QUICK_SECONDS:
        cache.set(key, counted, timeout=math.ceil(spent * KEPT_FACTOR))
    return counted
