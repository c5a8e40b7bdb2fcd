"""Who was at the door before a resident accepted help, and whether that volunteer stays by the agreement (S14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from samenspoor.domain.agreements.authority import Authority
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.volunteering.models import HelpedResident, VisitOrder
from samenspoor.domain.volunteering.states import OrderStatus
from samenspoor.foundation.organisations.models import Organisation


@dataclass(frozen=True)
class AtTheDoor:
    """The number of who was at the door, whether that one may go on, and until when; None is without an end."""

    number: int
    may_stay: bool
    until: date | None = None


def who_was_at_the_door(request: HelpRequest, organisation: Organisation) -> int | None:
    """Whose visit order came before this request, by number: both are shared with the organisation that took it up."""
    if request.person_id is None:
        return None
    reported = VisitOrder.objects.filter(
        organisation=request.organisation_id, party=organisation.pk, person=request.person_id,
        status=OrderStatus.REPORTED,
    )  # fmt: skip
    return reported.order_by("-reported_on", "-pk").values_list("visitor_number", flat=True).first()


def at_the_door(
    resident: HelpedResident, authorities: Mapping[int, Authority], *, on: date
) -> AtTheDoor | None:  # fmt: skip
    """What is agreed with the municipality on who was at the door; None when nobody was, or nothing is agreed."""
    if resident.door_number is None or resident.municipality is None:
        return None
    agreed = authorities[resident.municipality].stay_agreed(resident.organisation_id, on=on)
    if agreed is None:
        return None
    accepted_on = resident.agreed_on or resident.waiting_since
    until = accepted_on + timedelta(weeks=agreed.weeks) if agreed.stays and agreed.weeks else None
    return AtTheDoor(resident.door_number, agreed.stays and (until is None or on <= until), until)
