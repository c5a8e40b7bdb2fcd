"""Which volunteer sees what of a resident: rows of a pairing name its volunteer from the kennismaking until the end."""

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
    Volunteer,
)
from samenspoor.domain.volunteering.states import PairingStatus

SEEN = (PairingStatus.INTRODUCTION, PairingStatus.CONFIRMED, PairingStatus.ACTIVE, PairingStatus.PAUSED)


def show_to_helpers(residents: Collection[int]) -> None:
    """Name the volunteers of running pairings in every row of these residents, and nobody else; writes what differs."""
    helpers: dict[int, set[int]] = defaultdict(set)
    for pairing in Pairing.objects.filter(resident__in=residents).select_related("volunteer"):
        user = pairing.volunteer.user if pairing.status in SEEN else None
        seen = [user] if user else []
        helpers[pairing.resident_id].update(seen)
        if pairing.visible_to != seen:
            Pairing.objects.filter(pk=pairing.pk).update(visible_to=seen)
            Visit.objects.filter(pairing=pairing.pk).update(visible_to=seen)
            GivenBack.objects.filter(pairing=pairing.pk).update(visible_to=seen)
    for resident in residents:
        everybody = sorted(helpers[resident])
        HelpedResident.objects.filter(pk=resident).exclude(visible_to=everybody).update(visible_to=everybody)
        TaskShare.objects.filter(resident=resident).exclude(visible_to=everybody).update(visible_to=everybody)
        ResidentMachtiging.objects.filter(resident=resident).exclude(visible_to=everybody).update(visible_to=everybody)


def keep_volunteer_visible(volunteer: Volunteer) -> None:
    """Let whoever signs in as this volunteer see the own file, and the residents of the own pairings."""
    persons = [volunteer.user] if volunteer.user else []
    Volunteer.objects.filter(pk=volunteer.pk).update(visible_to=persons)
    Training.objects.filter(volunteer=volunteer).update(visible_to=persons)
    show_to_helpers(list(Pairing.objects.filter(volunteer=volunteer).values_list("resident", flat=True).distinct()))
