"""What a resident who waits for a volunteer may count on: pure functions on dates.

A warm hand-over is a promise, not an e-mail that may stay unread: each norm here is the municipality's own.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from samenspoor.domain.casework.deadlines import after_working_days

ANSWER_WORKING_DAYS = 5
"""So soon an organisation says whether it takes a request up, as soon as debt help confirms a hand-over; then both
sides see it on top."""
RETURN_WORKING_DAYS = 10
"""Whoever has not answered by then will not: the request goes back to the caseworker by itself, so that nobody waits
for someone on holiday. A matchingsoverleg has its own day, and is waited for."""
WORD_DAYS = 14
"""Every two weeks the waiting resident hears how it stands."""


def answer_before(asked_on: date) -> date:
    """Until when an organisation answers."""
    return after_working_days(asked_on, ANSWER_WORKING_DAYS)


def returns_after(asked_on: date) -> date:
    """The last day on which it may be answered before it goes back."""
    return after_working_days(asked_on, RETURN_WORKING_DAYS)


def word_due(told_on: date) -> date:
    """On which day the resident hears again how it stands."""
    return told_on + timedelta(days=WORD_DAYS)


def link_ends_at(asked_at: datetime) -> datetime:
    """Until when a link in a mail works: through the last day on which the request may be answered."""
    last = returns_after(timezone.localdate(asked_at))
    return timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
