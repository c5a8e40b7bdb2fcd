"""Who answers the phone when: what stands in the chain as days and hours, laid out as moments from today on.

A phone without connection has only its own clock, so it gets moments and no rules: days off and the change to summer
time are reckoned with here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from samenspoor.domain.agreements.models import AfterHours, ContactPerson
from samenspoor.domain.casework.deadlines import free_days

DAYS_AHEAD = 28
Window = tuple[datetime, datetime]


@dataclass(frozen=True)
class Reach:
    """Whether somebody answers now; and until when, or else from when. Nothing is known where both are empty."""

    is_now: bool = False
    until: datetime | None = None
    since: datetime | None = None

    @property
    def is_known(self) -> bool:
        """Whether anybody entered when it is answered."""
        return bool(self.until or self.since)


def office_windows(contact: ContactPerson, *, on: date) -> list[Window]:
    """When the office is answered, on its days without those that are off (Algemene termijnenwet, art. 3)."""
    if contact.opens is None or contact.closes is None:
        return []
    days = (on + timedelta(days=ahead) for ahead in range(DAYS_AHEAD))
    open_days = (day for day in days if day.weekday() in contact.days and day not in free_days(day.year))
    return [(_moment(day, contact.opens), _moment(day, contact.closes)) for day in open_days]


def after_hours_windows(after: AfterHours, office: Sequence[Window], *, on: date) -> list[Window]:
    """When the other number is answered: at its own hours, as long as the office is closed.

    Without hours of its own it is answered whenever the office is closed; when nobody entered that either, who knows.
    """
    if after.after_hours_from is None or after.after_hours_until is None:
        offered = [(_moment(on, time.min), _moment(on + timedelta(days=DAYS_AHEAD), time.min))] if office else []
    else:
        offered = list(_daily(after.after_hours_from, after.after_hours_until, on=on))
    return [left for each in offered for left in _without(each, office)]


def reach_at(windows: Sequence[Window], at: datetime) -> Reach:
    """What holds at a moment; `numbers.js` says the same by the clock of the phone."""
    ahead = next((each for each in windows if each[1] > at), None)
    if ahead is None:
        return Reach()
    begins, ends = ahead
    return Reach(is_now=True, until=ends) if begins <= at else Reach(since=begins)


def _daily(begins: time, ends: time, *, on: date) -> Iterator[Window]:
    """Every day's hours, from yesterday's that may last past midnight."""
    for ahead in range(-1, DAYS_AHEAD):
        day = on + timedelta(days=ahead)
        last = day if ends > begins else day + timedelta(days=1)
        yield _moment(day, begins), _moment(last, ends)


def _without(window: Window, taken: Sequence[Window]) -> Iterator[Window]:
    """What is left of a window."""
    begins, ends = window
    for taken_from, taken_until in taken:
        if taken_until <= begins or taken_from >= ends:
            continue
        if taken_from > begins:
            yield begins, taken_from
        begins = max(begins, taken_until)
    if begins < ends:
        yield begins, ends


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
