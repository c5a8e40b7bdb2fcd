"""The municipality's look ahead: what will be asked against who will be there, from numbers alone.

Expected is the plain average of the last six whole months, with the lowest and the highest of them; no person is
counted on. What is not known is said.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.casework.small_cells import SMALLEST
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.volunteering.capacity import EVERYBODY, EVERYWHERE
from samenspoor.domain.volunteering.models import CapacityCount
from samenspoor.domain.volunteering.models.capacity import COUNTED
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit.verdict import Verdict

MONTHS = 6


@dataclass(frozen=True)
class Expected:
    """Requests a month, as the last six months say; None is hidden: together they were fewer than five."""

    average: float | None
    lowest: int = 0
    highest: int = 0


@dataclass(frozen=True)
class OutlookRow:
    """One role in one area: what is expected, and what all organisations together told; None is hidden."""

    role: str
    postcode_area: str
    expected: Expected
    numbers: Mapping[str, int | None]


@dataclass(frozen=True)
class Publisher:
    """An organisation that tells its numbers, and of which day they are."""

    name: str
    counted_on: date


@dataclass(frozen=True)
class Outlook:
    """Per role everywhere, and per role and area."""

    roles: tuple[OutlookRow, ...]
    areas: tuple[OutlookRow, ...]
    publishers: tuple[Publisher, ...]
    months: tuple[date, ...]


def may_see_outlook(actor: Actor) -> Verdict:
    """Answer whether this person sees figures of the municipality."""
    return actor.may(Permission.SEE_FIGURES)


def outlook_for(actor: Actor, *, on: date) -> Outlook:
    """Requests of the own municipality against the numbers that organisations tell it; two queries."""
    may_see_outlook(actor).or_refuse()
    months = last_months(on)
    asked = _asked(actor, months, on)
    counts = list(
        CapacityCount.objects.exclude(organisation=actor.organisation)
        .filter(shared_with__contains=[actor.organisation.pk])
        .select_related("organisation")
    )
    told: defaultdict[tuple[str, str], list[CapacityCount]] = defaultdict(list)
    for count in counts:
        told[count.role, count.postcode_area].append(count)
    keys = {key for key in (*asked, *told) if key[0] != EVERYBODY}
    rows = [
        OutlookRow(role, area, _expected(asked[role, area], months), _together(told[role, area]))
        for role, area in sorted(keys, key=lambda key: (key[1], list(HelpRole).index(HelpRole(key[0]))))
    ]
    days = {count.organisation.name: count.counted_on for count in counts}
    return Outlook(
        roles=tuple(row for row in rows if row.postcode_area == EVERYWHERE),
        areas=tuple(row for row in rows if row.postcode_area != EVERYWHERE),
        publishers=tuple(Publisher(name, day) for name, day in sorted(days.items())),
        months=months,
    )


def last_months(on: date) -> tuple[date, ...]:
    """The first days of the last six whole months, the oldest first."""
    ends = [on.year * 12 + on.month - 1 - back for back in range(MONTHS, 0, -1)]
    return tuple(date(number // 12, number % 12 + 1, 1) for number in ends)


def _asked(actor: Actor, months: tuple[date, ...], on: date) -> defaultdict[tuple[str, str], Counter[date]]:
    """How many requests were made per role, area and month; a request for two roles counts for both."""
    rows = (
        HelpRequest.objects.filter(
            organisation=actor.organisation,
            made_at__gte=_begin(months[0]),
            made_at__lt=_begin(on.replace(day=1)),
        )
        .annotate(month=TruncMonth("made_at"))
        .order_by()
        .values_list("month", "roles", "postcode_area")
        .annotate(count=Count("pk"))
    )
    found: defaultdict[tuple[str, str], Counter[date]] = defaultdict(Counter)
    for month, roles, area, count in rows:
        for role in roles:
            for place in {EVERYWHERE, area}:
                found[role, place][timezone.localdate(month)] += count
    return found


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _expected(by_month: Mapping[date, int], months: tuple[date, ...]) -> Expected:
    numbers = [by_month.get(month, 0) for month in months]
    if 0 < sum(numbers) < SMALLEST:
        return Expected(None)
    return Expected(round(sum(numbers) / MONTHS, 1), min(numbers), max(numbers))


def _together(counts: Iterable[CapacityCount]) -> dict[str, int | None]:
    """What organisations told, added up; a hidden number counts for nothing, and only hidden ones stay hidden."""
    rows = list(counts)
    return {name: _added([getattr(row, name) for row in rows]) for name in COUNTED}


def _added(numbers: list[int | None]) -> int | None:
    shown = [number for number in numbers if number is not None]
    return sum(shown) if shown or not numbers else None
