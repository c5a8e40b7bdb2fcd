"""Who can be rung now, on top, and of everybody else from when; `numbers.js` goes on with it by the phone's clock."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.office_hours import clock
from samenspoor.domain.volunteering.phone_access import DirectNumber
from samenspoor.domain.volunteering.reaching import Reach, reach_at

NOW, UNKNOWN, LATER = "now", "unknown", "later"
_SAID_BY_WEEKDAY = 7


@dataclass(frozen=True)
class ShownNumber:
    """A number with what holds at this moment; `windows` are seconds since 1970, for the phone's own clock."""

    number: DirectNumber
    state: str
    told: str

    @property
    def windows(self) -> str:
        """The moments between which it is answered."""
        return json.dumps([[int(each.timestamp()) for each in window] for window in self.number.windows])


@dataclass(frozen=True)
class ShownNumbers:
    """The numbers, whoever can be rung now on top."""

    rows: list[ShownNumber]
    say_now: str
    say_later: str

    @property
    def is_somebody_there(self) -> bool:
        """Whether anybody is known to answer now."""
        return any(each.state == NOW for each in self.rows)


def numbers_shown(numbers: Sequence[DirectNumber], *, at: datetime) -> ShownNumbers:
    """The same numbers, in the order in which they are of use at this moment."""
    rows = [_shown(each, reach_at(each.windows, at), timezone.localdate(at)) for each in numbers]
    rows.sort(key=lambda each: (NOW, UNKNOWN, LATER).index(each.state))
    return ShownNumbers(rows=rows, say_now=_now("{}"), say_later=_later("{}"))


def for_ordinary(rows: Sequence[ShownNumber]) -> list[ShownNumber]:
    """For a question that can wait: the office, with from when it answers; the other line is for what is urgent."""
    return [each for each in rows if not each.number.is_after_hours] or list(rows)


def first_to_ring(numbers: Sequence[DirectNumber], *, at: datetime) -> DirectNumber | None:
    """Whom to ring now: who is known to answer, else the first of whom nobody knows, else the first."""
    shown = numbers_shown(numbers, at=at).rows
    return shown[0].number if shown else None


def _shown(number: DirectNumber, reach: Reach, today: date) -> ShownNumber:
    if reach.is_now and reach.until:
        return ShownNumber(number, NOW, _now(moment_in_words(reach.until, today=today)))
    if reach.since:
        return ShownNumber(number, LATER, _later(moment_in_words(reach.since, today=today)))
    return ShownNumber(number, UNKNOWN, "")


def _now(when: str) -> str:
    return _("You can ring now, until %(when)s.") % {"when": when}


def _later(when: str) -> str:
    return _("Nobody answers now. Again from %(when)s.") % {"when": when}


def moment_in_words(moment: datetime, *, today: date) -> str:
    """Today only the time, within a week the day of the week, else the date: `maandag 9.00 uur`."""
    local = timezone.localtime(moment)
    told = _("%(time)s o'clock") % {"time": clock(local.time())}
    if local.date() == today:
        return told
    is_near = local.date() < today + timedelta(days=_SAID_BY_WEEKDAY)
    return f"{date_format(local, 'l' if is_near else 'l j F')} {told}"
