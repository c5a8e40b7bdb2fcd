"""What a volunteer without a phone rings through: the coordinator writes it down, by the rules of the phone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.actions.visits import (
    Logged,
    NotHeld,
    UnableToVisit,
    log_visit,
    note_not_held,
    plan_visit,
)
from samenspoor.domain.volunteering.models import Pairing, Visit
from samenspoor.domain.volunteering.standing import standing_of
from samenspoor.domain.volunteering.states import VisitStatus


@dataclass(frozen=True, kw_only=True)
class RungIn:
    """What was told on the telephone: how the visit went, and when the next one is, if that is known."""

    visit: Logged | NotHeld
    next_at: datetime | None = None

    @property
    def phone_key(self) -> UUID:
        """The key of the page: sent twice it is one visit."""
        return self.visit.phone_key


@transaction.atomic
def write_down(pairing: Pairing, told: RungIn, *, by: int, at: datetime) -> Visit:
    """Write a visit down on behalf of the volunteer, and plan the next; history names the coordinator.

    What was done asks for no paper, as on the phone. Where the pairing stands still the phone shows nothing to plan,
    so here nothing can be planned either.
    """
    pairing = Pairing.objects.select_related("resident", "volunteer").select_for_update(of=("self",)).get(pk=pairing.pk)
    if isinstance(told.visit, Logged):
        _is_told_once(pairing, told.visit)
        visit = log_visit(pairing, told.visit, by=by, at=at)
    else:
        visit = note_not_held(pairing, told.visit, by=by, at=at)
    if told.next_at:
        if standing_of(pairing, on=timezone.localdate(at)).stands_still:
            raise UnableToVisit(_("This pairing stands still: leave the next visit empty."))
        key = uuid5(told.phone_key, "next")
        plan_visit(pairing, starts_at=told.next_at, place=told.visit.place, phone_key=key, by=by, at=at)
    return visit


def _is_told_once(pairing: Pairing, logged: Logged) -> None:
    """Whoever wrote it on the phone and rings as well counts no hours twice."""
    held = Visit.objects.filter(pairing=pairing, status=VisitStatus.HELD, place=logged.place)
    same = held.filter(starts_at__date=logged.on).exclude(phone_key=logged.phone_key)
    if same.exists():
        raise UnableToVisit(_("Such a visit of that day has been written down already."))
