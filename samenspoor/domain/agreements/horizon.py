"""The papers over the coming two years as bars: what holds until when, and how long what runs goes on after that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.authority import papers_of
from samenspoor.domain.agreements.models import Agreement

MONTHS = 24
MARKS = (0, 6, 12, 18)
"""After so many months a date stands on the axis."""


@dataclass(frozen=True)
class Stretch:
    """A part of a bar in days from today; in transition nothing new begins."""

    start: int
    days: int
    is_transition: bool = False


@dataclass(frozen=True)
class Bar:
    """One paper: its last day (None without an end), until when its transition lasts, and the bar itself."""

    agreement: Agreement
    holds: bool
    last: date | None
    transition_until: date | None
    stretches: Sequence[Stretch]

    def ends_soon(self, on: date) -> bool:
        """Whether it holds, and will not within half a year."""
        return self.holds and rules.ends_soon(self.last, on)


def window(on: date) -> list[date]:
    """The day on which the picture begins, a day for each mark, and the day on which it ends."""
    return [_months_later(on, months) for months in (*MARKS, MONTHS)]


def bars(agreements: Iterable[Agreement], *, on: date) -> list[Bar]:
    """A bar for each agreement that was read `with_terms`."""
    end = window(on)[-1]
    return [_bar(agreement, on, end) for agreement in agreements]


def _bar(agreement: Agreement, on: date, end: date) -> Bar:
    signed = [paper for paper in papers_of(agreement) if paper.starts_on]
    stretches = [
        Stretch((first - on).days, (until - first).days + 1)
        for paper in signed
        if (first := max(paper.starts_on or on, on)) <= (until := min(paper.last_day() or end, end))
    ]
    holds = any(not paper.gap(on) for paper in signed)
    newest = max(signed, key=lambda paper: paper.starts_on or on, default=None)
    ended = newest.last_day() if newest else None
    last = rules.last_day_of(signed, on) if holds else ended
    transition = newest.last_day(also_in_transition=True) if newest else None
    if ended and transition:
        begins, until = max(ended + timedelta(days=1), on), min(transition, end)
        if begins <= until:
            stretches.append(Stretch((begins - on).days, (until - begins).days + 1, is_transition=True))
    return Bar(agreement, holds, last, transition, stretches)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    # The first of the month is on every calendar.
    return day if not months else date(day.year + years, month + 1, 1)
