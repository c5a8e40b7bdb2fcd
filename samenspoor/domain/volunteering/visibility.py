"""Which rows of a resident the helpers see: `visible_to` follows the pairings, the database follows `visible_to`."""

from collections import defaultdict
from collections.abc import Collection

from samenspoor.domain.volunteering.models import (
    GivenBack,
    HelpedResident,
    Pairing,
    ResidentMachtiging,
    TaskShare,
    Training,
    Visit,
    VisitOrder,
    Volunteer,
)
from samenspoor.domain.volunteering.states import OrderStatus, PairingStatus

SEEN = (PairingStatus.INTRODUCTION, PairingStatus.CONFIRMED, PairingStatus.ACTIVE, PairingStatus.PAUSED)
"""From the kennismaking until the end; what stands still is seen by nobody but the coordinator."""


def show_to_helpers(residents: Collection[int]) -> None:
    """Name the volunteers of running pairings in every row of these residents, and nobody else; writes what differs.

    Holds the residents first: two who bring two pairings of one resident further wait here for each other, so that
    each reads what the other stored. Whoever holds a volunteer or pairing too takes it before the resident.
    """
    held = HelpedResident.objects.filter(pk__in=residents).order_by("pk").select_for_update(of=("self",))
    people = list(held.only("pk", "visible_to"))
    rows = Pairing.objects.filter(resident__in=residents).select_related("volunteer")
    helpers: dict[int, set[int]] = defaultdict(set)
    for pairing in rows:
        seen = _seen_by(pairing)
        helpers[pairing.resident_id] |= set(seen)
        if sorted(pairing.visible_to) != seen:
            Pairing.objects.filter(pk=pairing.pk).update(visible_to=seen)
            Visit.objects.filter(pairing=pairing.pk).update(visible_to=seen)
            GivenBack.objects.filter(pairing=pairing.pk).update(visible_to=seen)
    for resident in people:
        seen = sorted(helpers[resident.pk])
        if sorted(resident.visible_to) != seen:
            HelpedResident.objects.filter(pk=resident.pk).update(visible_to=seen)
            TaskShare.objects.filter(resident=resident.pk).update(visible_to=seen)
            ResidentMachtiging.objects.filter(resident=resident.pk).update(visible_to=seen)


def _seen_by(pairing: Pairing) -> list[int]:
    user = pairing.volunteer.user
    is_seen = pairing.status in SEEN and pairing.still_since is None
    return [user] if user and is_seen else []


def keep_volunteer_visible(volunteer: Volunteer) -> None:
    """Let whoever signs in as this volunteer see the own file, the own residents and the own visit orders."""
    persons = [volunteer.user] if volunteer.user else []
    Volunteer.objects.filter(pk=volunteer.pk).update(visible_to=persons)
    Training.objects.filter(volunteer=volunteer).update(visible_to=persons)
    orders = VisitOrder.objects.filter(party=volunteer.organisation_id, visitor_number=volunteer.number)
    orders.filter(status=OrderStatus.ACCEPTED).update(visible_to=persons)
    residents = Pairing.objects.filter(volunteer=volunteer).values_list("resident", flat=True)
    show_to_helpers(set(residents))
