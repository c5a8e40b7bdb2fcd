"""Light participation: an organisation with a system of its own brings who is free, by number and without names.

numbers, roles, area, dayparts, free places, "papers in order until"
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.trajectory.wishes import FreeTime
from samenspoor.domain.volunteering import lists
from samenspoor.domain.volunteering.allocation import suitability
from samenspoor.domain.volunteering.lists import RawList, WrongLine
from samenspoor.domain.volunteering.models import LightVolunteer
from samenspoor.domain.volunteering.rules import SOON_DAYS
from samenspoor.foundation.organisations.models import Organisation

COLUMNS = {
    "number": ("nummer", "nr"),
    "roles": ("rollen", "rol"),
    "postcode_area": ("gebied", "postcodegebied", "postcode"),
    "free_times": ("dagdelen", "wanneer"),
    "free_places": ("vrijeplaatsen", "plaatsen"),
    "papers_until": ("papierenopordetot", "papierenordetot", "papierentot"),
}
HEADER = ("nummer", "rollen", "gebied", "dagdelen", "vrije_plaatsen", "papieren_op_orde_tot")
_PARSE: Mapping[str, lists.Parse] = {
    "number": lists.whole(1, 999_999_999),
    "roles": lists.several_of(HelpRole),
    "postcode_area": lists.area,
    "free_times": lists.several_of(FreeTime, also=lists.DAYPARTS),
    "free_places": lists.whole(0, 20),
    "papers_until": lists.day,
}
_EMPTY: Mapping[str, Any] = {
    "roles": [], "postcode_area": "", "free_times": [], "free_places": 0, "papers_until": None,
}  # fmt: skip


@dataclass(frozen=True)
class LightPlan:
    """What a new list changes: it takes the place of the earlier one, so who is not on it goes."""

    new: tuple[int, ...]
    changed: tuple[int, ...]
    gone: tuple[int, ...]
    same: int
    wrong: tuple[WrongLine, ...]
    passed_over: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]


def plan_light(organisation: Organisation, raw: RawList) -> LightPlan:
    """Compare a new list with the one that stands; stores nothing. Raises UnableToReadList."""
    checked = lists.check_list(raw, columns=COLUMNS, parse=_PARSE)
    rows = tuple({**_EMPTY, **row} for row in checked.rows)
    before = {
        each.number: {field: getattr(each, field) for field in ("number", *_EMPTY)}
        for each in LightVolunteer.objects.filter(organisation=organisation)
    }
    after = {row["number"]: row for row in rows}
    both = before.keys() & after.keys()
    changed = tuple(sorted(number for number in both if before[number] != after[number]))
    return LightPlan(
        new=tuple(sorted(after.keys() - before.keys())),
        changed=changed,
        gone=tuple(sorted(before.keys() - after.keys())),
        same=len(both) - len(changed),
        wrong=checked.wrong,
        passed_over=checked.passed_over,
        rows=rows,
    )


@dataclass(frozen=True)
class OnList:
    """The list at a glance; `lapsing` are the numbers whose papers ended, lack or end soon, the first on top."""

    volunteers: int
    free_places: int
    brought_at: datetime
    lapsing: Sequence[LightVolunteer]


def on_list(rows: Sequence[LightVolunteer], *, on: date) -> OnList | None:
    """What the newest list comes to on a day; None without one. A place counts while the papers are in order."""
    if not rows:
        return None
    soon = on + timedelta(days=SOON_DAYS)
    return OnList(
        volunteers=len(rows),
        free_places=sum(row.free_places for row in rows if row.papers_until and row.papers_until >= on),
        brought_at=rows[0].brought_at,
        lapsing=sorted(
            (row for row in rows if row.papers_until is None or row.papers_until <= soon),
            key=lambda row: (row.papers_until or date.min, row.number),
        ),
    )


def light_key(number: int) -> str:
    """The key of a light volunteer in proposals and rounds; no key of a file looks like it."""
    return f"light-{number}"


def offers_of(organisation: int, *, on: date) -> list[tuple[LightVolunteer, suitability.Volunteer]]:
    """Who is free, in the words of `suitability.weigh`; where nothing is known of languages only Dutch is.

    Whoever has a file under the same number takes part by that file.
    """
    rows = LightVolunteer.objects.without_file(organisation).filter(free_places__gt=0).order_by("number")
    return [
        (
            row,
            suitability.Volunteer(
                key=light_key(row.number),
                organisation=str(organisation),
                free_places=row.free_places,
                roles=frozenset(row.roles),
                free_times=frozenset(row.free_times),
                has_papers=row.papers_until is not None and row.papers_until >= on,
            ),
        )
        for row in rows
    ]
