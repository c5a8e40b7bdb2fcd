"""What the coordinator sees of visits, and of what asks for a call; and the figures."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from samenspoor.domain.volunteering import suggestions
from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.allocation.suitability import Weights
from samenspoor.domain.volunteering.early_sight import MonthOfVisits, Sight, months, sights
from samenspoor.domain.volunteering.models import HelpedResident, Pairing, Visit
from samenspoor.domain.volunteering.offers import Offer
from samenspoor.domain.volunteering.origin import EVERYWHERE, Origin
from samenspoor.domain.volunteering.pairing_access import calls_due, pairings_of, residents_of
from samenspoor.domain.volunteering.states import HelpedStatus, PairingStatus
from samenspoor.foundation.accounts.actor import Actor

_MOST_WEIGHED = 12
_REFUSALS_SHOWN = 10
ON_THE_WAY = (PairingStatus.PROPOSED, PairingStatus.AGREED, PairingStatus.INTRODUCTION, PairingStatus.CONFIRMED)
PATIENCE = timedelta(days=7)
"""So long a proposal or a kennismaking may wait for the next step before the day asks about it."""
MOST_UNANSWERED = 10
HEARD_LASTS = timedelta(weeks=2)
"""So long after a talk nothing asks for the next one."""


@dataclass(frozen=True)
class Figures:
    """How many pairings run and residents wait now, and what was done per month; no names."""

    active: int
    on_their_way: int
    waiting: int
    months: list[MonthOfVisits]


def visits_of(actor: Actor, pairing: Pairing) -> "QuerySet[Visit]":
    """The visits of a pairing that was fetched, the newest first."""
    may_manage_volunteers(actor).or_refuse()
    return Visit.objects.filter(pairing=pairing).order_by("-starts_at", "-pk")


def asking(actor: Actor, *, on: date, origin: Origin = EVERYWHERE) -> list[tuple[Pairing, Sight]]:
    """The active pairings in which something asks for a call, unless the volunteer was just asked."""
    pairings = [each for each in pairings_of(actor, origin).active() if not was_heard(each, on=on)]
    found = sights(pairings, on=on)
    return [(each, found[each.pk]) for each in pairings if each.pk in found and found[each.pk].concerns]


def unanswered(actor: Actor, *, on: date, origin: Origin = EVERYWHERE) -> list[tuple[Pairing, int]]:
    """Pairings on their way in which nothing happened for a week, with for how many days; the longest on top.

    What stands still, and whose resident has to be rung first, stands elsewhere on the day.
    """
    rows = pairings_of(actor, origin).filter(status__in=ON_THE_WAY, still_since=None)
    rows = rows.exclude(resident__in=[resident.pk for resident, _due in calls_due(actor, on=on, origin=origin)])
    waited = [(each, (on - _waits_since(each)).days) for each in rows]
    return sorted((each for each in waited if each[1] >= PATIENCE.days), key=lambda each: (-each[1], each[0].pk))


def _waits_since(pairing: Pairing) -> date:
    """Since the last step; after a kennismaking that was planned since that day."""
    step = timezone.localdate(pairing.settled_at)
    return max(step, pairing.introduced_on) if pairing.introduced_on else step


def was_heard(pairing: Pairing, *, on: date) -> bool:
    """Whether the coordinator asked the volunteer lately how it goes."""
    return pairing.heard_on is not None and on - pairing.heard_on < HEARD_LASTS


def refusals(actor: Actor, origin: Origin = EVERYWHERE) -> list[Pairing]:
    """Pairings that did not come about while the resident still waits and nobody else was asked."""
    waiting = residents_of(actor, origin).filter(status=HelpedStatus.SEEKING)
    alone = [resident.pk for resident in waiting if not getattr(resident, "running", [])]
    rows = pairings_of(actor).filter(status=PairingStatus.REFUSED, resident__in=alone)
    newest: dict[int, Pairing] = {}
    for pairing in rows:
        newest.setdefault(pairing.resident_id, pairing)
    return list(newest.values())[:_REFUSALS_SHOWN]


def figures(actor: Actor, *, since: date) -> Figures:
    """The figures of the own organisation."""
    statuses = list(pairings_of(actor).running().order_by().values_list("status", flat=True))
    active = statuses.count(PairingStatus.ACTIVE)
    waiting = residents_of(actor).filter(status__in=(HelpedStatus.INTAKE, HelpedStatus.SEEKING)).count()
    return Figures(active, len(statuses) - active, waiting, months(actor.organisation.pk, since=since))


Effect = tuple[HelpedResident, list[Offer], list[Offer]]


def effect_of(actor: Actor, weights: Weights, *, on: date) -> list[Effect]:
    """For residents who wait: whom the weights of now suggest, and whom others would, in order."""
    rows = list(residents_of(actor).filter(status=HelpedStatus.SEEKING)[:_MOST_WEIGHED])
    now = suggestions.candidates_for(rows, weights=suggestions.weights_of(actor.organisation.pk), on=on)
    then = suggestions.candidates_for(rows, weights=weights, on=on)
    return [(resident, _first(now[resident.pk]), _first(then[resident.pk])) for resident in rows]


def weights_for(actor: Actor) -> Weights:
    """How much each ground counts at the own organisation."""
    may_manage_volunteers(actor).or_refuse()
    return suggestions.weights_of(actor.organisation.pk)


def _first(found: list[suggestions.Candidate]) -> list[Offer]:
    return [candidate.offer for candidate in suggestions.suggested(found)]
