"""Where the town's postcodes lie, and whom its caseworkers have planned to visit today."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from samenspoor.domain.casework.actions.assignment import assign_dossiers
from samenspoor.domain.casework.actions.visits import Plan, plan_visits, set_start, store_places
from samenspoor.domain.casework.letters import for_letters
from samenspoor.domain.casework.models import Dossier, PlannedVisit
from samenspoor.domain.casework.routes import Point
from samenspoor.domain.casework.visits import route, to_visit
from samenspoor.foundation.accounts.models import Membership
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic.files import Run
from samenspoor.synthetic.places import Homes, postcode_places
from samenspoor.synthetic.work import ATTEMPTS

VISITS_A_DAY = 5
_LOOKED_AT = 60


def place_postcodes(runs: Iterable[Run], *, by: int, at: datetime) -> None:
    """Say where every postcode of the runs' municipalities lies."""
    homes = [Homes(run.municipality, homes=run.homes, seed=run.seed) for run in runs]
    places = (place for each in homes for place in postcode_places(each))
    store_places({postcode: Point(latitude, longitude) for postcode, latitude, longitude in places}, by=by, at=at)


def plan_today(owner: Organisation, run: Run, *, workers: Sequence[int], at: datetime) -> None:
    """Give each of the municipality's own workers some visits for today, once. Must run inside `acting` of it."""
    townhall = f"{run.municipality.neighbourhoods[0].postcode}AA"
    set_start(owner, postcode=townhall, by=workers[0], at=at)
    own_people = Membership.objects.filter(organisation=owner, user__in=workers)
    for worker in own_people.order_by("user").values_list("user", flat=True):
        if PlannedVisit.objects.filter(worker=worker).exists():
            continue
        own_or_free = Q(assigned_to=worker) | Q(assigned_to=None)
        rows = for_letters(Dossier.objects.open().filter(own_or_free, planned_visits=None, is_letter_only=False))
        asked = (to_visit(each, most_attempts=ATTEMPTS) for each in rows.order_by("-priority", "pk")[:_LOOKED_AT])
        found = [each for each in asked if each and not each.look_at][:VISITS_A_DAY]
        way = route([(each.dossier.pk, each.door) for each in found], start=townhall)
        places = {dossier: place for place, dossier in enumerate(way, start=1)}
        plan = Plan(worker=worker, day=timezone.localdate(at), places=places)
        assign_dossiers(list(places), to=worker, by=worker, at=at)
        plan_visits([each.dossier for each in found], plan, by=worker, at=at)
