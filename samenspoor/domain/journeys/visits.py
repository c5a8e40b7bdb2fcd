"""A day's visits, planned in the order of a short way, over municipalities."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import visit_access as access
from samenspoor.domain.casework.actions import visits
from samenspoor.domain.casework.actions.assignment import assign_dossiers
from samenspoor.domain.casework.actions.visits import Plan, UnableToPlan
from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.casework.visits import ToVisit, route
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.domain.linkage.models import Address
from samenspoor.foundation.accounts.actor import Actor

MOST_IN_A_DAY = 40


@transaction.atomic
def plan_day(found: Sequence[ToVisit], *, ticked: Collection[int], on: date, actor: Actor, at: datetime) -> int:
    """Put the ticked dossiers on the actor's list of a day, and the whole list in order; returns how many it holds."""
    today = timezone.localdate(at)
    chosen = [each for each in found if each.dossier.pk in ticked]
    there = [each for each in access.errands_of(actor, on=on, day=today) if each.visit.status == "planned"]
    if not chosen:
        raise UnableToPlan(_("Tick first whom you will visit."))
    if len(chosen) + len(there) > MOST_IN_A_DAY:
        raise UnableToPlan(_("At most %(number)d visits in a day.") % {"number": MOST_IN_A_DAY})
    doors = {each.dossier.pk: each.door for each in chosen} | {each.visit.dossier_id: each.door for each in there}
    owner = chosen[0].dossier.organisation_id
    places = _places(doors, owner=owner, actor=actor, today=today)
    of_owner: dict[int, list[Dossier]] = defaultdict(list)
    for each in chosen:
        of_owner[each.dossier.organisation_id].append(each.dossier)
    for organisation, dossiers in of_owner.items():
        with on_behalf_of(organisation, actor=actor, day=today):
            plan = Plan(worker=actor.user, day=on, places=places)
            visits.plan_visits(dossiers, plan, by=actor.user, at=at)
            # What was nobody's yet is taken up by whoever goes there.
            free = [dossier.pk for dossier in dossiers if dossier.assigned_to is None]
            assign_dossiers(free, to=actor.user, by=actor.user, at=at)
    moved: dict[int, dict[int, int]] = defaultdict(dict)
    for errand in there:
        moved[errand.visit.organisation_id][errand.visit.pk] = places[errand.visit.dossier_id]
    for organisation, own in moved.items():
        with on_behalf_of(organisation, actor=actor, day=today):
            visits.place_visits(own, by=actor.user, at=at)
    return len(doors)


def _places(doors: dict[int, Address], *, owner: int, actor: Actor, today: date) -> dict[int, int]:
    """The place of each dossier in the route, from 1."""
    with on_behalf_of(owner, actor=actor, day=today):
        start = access.start_of(owner)
    return {dossier: place for place, dossier in enumerate(route(list(doors.items()), start=start), start=1)}
