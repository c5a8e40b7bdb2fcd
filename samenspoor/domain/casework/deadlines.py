"""Legal and agreed terms: from which day they run and on which day they end. Pure functions on dates.

Terms in weeks and days end on a working day (Algemene termijnenwet art. 1); terms in working days count those only.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays

OFFER_DAYS = 28
"""From signal to offer: no term in the Wgs is known, so the municipality sets this norm."""
CRISIS_OFFER_WORKING_DAYS = 1
"""The same where a crisis is announced: own norm, for a crisis passes at once and comes on top."""
CONVERSATION_WEEKS = 4
"""From accepting the first conversation to having it (Wgs art. 4(1))."""
CRISIS_WORKING_DAYS = 3
"""The same where eviction, cut-off of energy or water, or the end of health insurance threatens (art. 4(2))."""
DECISION_WEEKS = 8
"""From the first conversation to the decision, at most, by the municipality's own by-law (Wgs art. 4a)."""
PAUSE_DAYS = 30
"""How long a creditor pauses collection after help was accepted (agreement, no statute)."""
CONFIRMATION_WORKING_DAYS = 2
"""Own norm: someone rings to confirm an acceptance."""
HANDOVER_WORKING_DAYS = 5
"""Own norm: from admission to debt help's own word that it takes over, and again from making the hand-over."""
_NOT_OFF = frozenset({"Easter Sunday", "Pentecost"})


@lru_cache(maxsize=64)
def free_days(year: int) -> frozenset[date]:
    """The generally recognised holidays of a year, with Good Friday and every 5 May (Algemene termijnenwet art. 3)."""
    found = holidays.country_holidays("NL", years=year, categories=("public", "optional"), language="en_US")
    return frozenset(day for day, name in found.items() if name not in _NOT_OFF) | {date(year, 5, 5)}


def is_working_day(day: date) -> bool:
    """Answer whether a day is no Saturday, Sunday or generally recognised holiday."""
    return day.weekday() < 5 and day not in free_days(day.year)


def ending_on_working_day(day: date) -> date:
    """A term that ends on a free day runs on to the next working day (Algemene termijnenwet art. 1)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def after_working_days(start: date, count: int) -> date:
    """The working day that is `count` working days after `start`; the day itself does not count."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def latest_offer(received_on: date, *, days: int = OFFER_DAYS) -> date:
    """Until when the first conversation is offered."""
    return ending_on_working_day(received_on + timedelta(days=days))


def latest_crisis_offer(received_on: date, *, crisis_on: date | None = None) -> date:
    """The same where a crisis is announced: the next working day, and never later than the crisis itself."""
    soon = after_working_days(received_on, CRISIS_OFFER_WORKING_DAYS)
    return max(received_on, min(soon, crisis_on or soon))


def latest_first_conversation(accepted_on: date, *, is_threatened: bool = False) -> date:
    """Until when an accepted first conversation is held; `is_threatened` by a statutory ground, no mark alone (R4)."""
    if is_threatened:
        return after_working_days(accepted_on, CRISIS_WORKING_DAYS)
    return ending_on_working_day(accepted_on + timedelta(weeks=CONVERSATION_WEEKS))


def latest_decision(conversation_on: date, *, weeks: int = DECISION_WEEKS) -> date:
    """Until when the decision on admission is taken; a by-law may say fewer weeks, never more."""
    return ending_on_working_day(conversation_on + timedelta(weeks=min(weeks, DECISION_WEEKS)))


def latest_confirmation(accepted_on: date) -> date:
    """Until when someone rings to confirm."""
    return after_working_days(accepted_on, CONFIRMATION_WORKING_DAYS)


def latest_handover(admitted_on: date) -> date:
    """Until when debt help has confirmed that it takes over."""
    return after_working_days(admitted_on, HANDOVER_WORKING_DAYS)


def pause_ends(granted_on: date) -> date:
    """The last day on which the creditor pauses; an agreement in days, not a legal term."""
    return granted_on + timedelta(days=PAUSE_DAYS)


# A worklist asks the same few days for every row.
@lru_cache(maxsize=1024)
def working_days_left(today: date, due_on: date) -> int:
    """Working days from tomorrow up to and including the last day; negative when it has passed."""
    if due_on < today:
        return -sum(is_working_day(due_on + timedelta(days=n)) for n in range(1, (today - due_on).days + 1)) or -1
    return sum(is_working_day(today + timedelta(days=n)) for n in range(1, (due_on - today).days + 1))
