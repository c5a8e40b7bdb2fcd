"""Early sight of trouble: what was logged of pairings, counted for all of them in two questions to the database.

The volunteer's phone shows the same, by the same function: it reads only visits, and of those only the volunteer's own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from samenspoor.domain.volunteering import rules
from samenspoor.domain.volunteering.models import Pairing, Visit
from samenspoor.domain.volunteering.rules import Concern, Facts
from samenspoor.domain.volunteering.states import PairingStatus, VisitStatus


@dataclass(frozen=True)
class Sight:
    """What was logged of one pairing, and what asks for a call."""

    facts: Facts
    concerns: tuple[Concern, ...]


def sights(pairings: Collection[Pairing], *, on: date) -> dict[int, Sight]:
    """What asks for a call in each active pairing; one that pauses or stands still is quiet for a reason."""
    active = [each for each in pairings if each.status == PairingStatus.ACTIVE and not each.still_since]
    visits = Visit.objects.filter(pairing__in=active).order_by()
    last = dict(visits.filter(status=VisitStatus.HELD).values_list("pairing").annotate(Max("starts_at")))
    since = on - timedelta(weeks=rules.HOURS_WEEKS)
    held = Q(status=VisitStatus.HELD, starts_at__date__gt=since)

    minutes = dict(visits.values_list("pairing").annotate(spent=Sum("minutes", filter=held)))
    called_off: dict[int, int] = {}
    rows = visits.filter(status=VisitStatus.CANCELLED).values_list("pairing", "starts_at")
    for pairing, starts_at in rows:
        if pairing not in last or starts_at > last[pairing]:
            called_off[pairing] = called_off.get(pairing, 0) + 1
    found = {}
    for each in active:
        moment = last.get(each.pk)
        facts = Facts(
            started_on=each.started_on or on,
            last_held_on=timezone.localdate(moment) if moment else None,
            called_off=called_off.get(each.pk, 0),
            minutes_lately=minutes.get(each.pk) or 0,
            minutes_a_week=each.minutes_a_week,
            quiet_weeks=each.quiet_weeks,
        )
        found[each.pk] = Sight(facts, tuple(rules.concerns(facts, on=on)))
    return found


@dataclass(frozen=True)
class MonthOfVisits:
    """What was done in one month: visits, hours and kilometres."""

    month: date
    visits: int
    minutes: int
    kilometres: int


def months(organisation: int, *, since: date) -> list[MonthOfVisits]:
    """Visits that took place per month, the newest first; no names."""
    rows = Visit.objects.filter(organisation=organisation, status=VisitStatus.HELD, starts_at__date__gte=since)
    counted = rows.order_by().annotate(month=TruncMonth("starts_at")).values("month")
    found = [
        MonthOfVisits(timezone.localdate(row["month"]), row["visits"], row["spent"] or 0, row["driven"] or 0)
        for row in counted.annotate(visits=Count("pk"), spent=Sum("minutes"), driven=Sum("kilometres"))
    ]
    return sorted(found, key=lambda each: each.month, reverse=True)
