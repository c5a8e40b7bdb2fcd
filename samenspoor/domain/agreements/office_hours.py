"""When an office is answered: the days and hours of a fixed contact person, in words."""

from collections.abc import Sequence
from datetime import time
from itertools import pairwise

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

_SPOKEN_AS_A_ROW = 3


def clock(value: time) -> str:
    """Write a time as `9.00`."""
    return f"{value.hour}.{value.minute:02d}"


def days_in_words(days: Sequence[int]) -> str:
    """Days of the week, Monday is 0: `maandag t/m donderdag`, else `dinsdag en donderdag`."""
    ordered = sorted(days)
    names = [str(WEEKDAYS[day]) for day in ordered]
    if len(ordered) >= _SPOKEN_AS_A_ROW and all(after - before == 1 for before, after in pairwise(ordered)):
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    if len(names) < 2:
        return "".join(names)
    return _("%(days)s and %(last)s") % {"days": ", ".join(names[:-1]), "last": names[-1]}


def hours_in_words(opens: time, closes: time) -> str:
    """From when until when: `9.00 tot 17.00 uur`."""
    return _("%(opens)s until %(closes)s") % {"opens": clock(opens), "closes": clock(closes)}
