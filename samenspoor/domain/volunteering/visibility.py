"""Which volunteer sees what of a resident: rows of a pairing name its volunteer from the kennismaking until the end."""

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

SEEING = (PairingStatus.INTRODUCTION, PairingStatus.CONFIRMED, PairingStatus.ACTIVE, PairingStatus.PAUSED)


def keep_resident_visible(resident: int) -> None:
    """Let the volunteers of running pairings see the resident, each only the own pairing; nobody else any more."""
    seeing: set[int] = set()
    for pairing in Pairing.objects.filter(resident=resident).select_related("volunteer"):
        user = pairing.volunteer.user if pairing.status in SEEING else None
        persons = [user] if user else []
        seeing.update(persons)
        if pairing.visible_to != persons:
            Pairing.objects.filter(pk=pairing.pk).update(visible_to=persons)
            for model in (Visit, GivenBack):
                model._default_manager.filter(pairing=pairing).update(visible_to=persons)
    everybody = sorted(seeing)
    HelpedResident.objects.filter(pk=resident).exclude(visible_to=everybody).update(visible_to=everybody)
    for part in (TaskShare, ResidentMachtiging):
        part._default_manager.filter(resident=resident).exclude(visible_to=everybody).update(visible_to=everybody)


def keep_volunteer_visible(volunteer: Volunteer) -> None:
    """Let whoever signs in as this volunteer see the own file, and the residents of the own pairings."""
    persons = [volunteer.user] if volunteer.user else []
    Volunteer.objects.filter(pk=volunteer.pk).update(visible_to=persons)
    Training.objects.filter(volunteer=volunteer).update(visible_to=persons)
    for resident in Pairing.objects.filter(volunteer=volunteer).values_list("resident", flat=True).distinct():
        keep_resident_visible(resident)
