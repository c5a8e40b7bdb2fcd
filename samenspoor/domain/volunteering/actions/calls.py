"""The coordinator rang: a resident who waits, or a volunteer to hear how it goes. Then it no longer asks for a call."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.volunteering.models import HelpedResident, Pairing


@transaction.atomic
def ring_resident(resident: HelpedResident, *, by: int, at: datetime) -> HelpedResident:
    """Somebody rang this resident today."""
    resident = HelpedResident.objects.select_for_update(of=("self",)).get(pk=resident.pk)
    resident.called_on = timezone.localdate(at)
    resident.save(update_fields=["called_on"])
    return resident


@transaction.atomic
def hear_how_it_goes(pairing: Pairing, *, by: int, at: datetime) -> Pairing:
    """Somebody asked the volunteer today how it goes."""
    pairing = Pairing.objects.select_for_update(of=("self",)).get(pk=pairing.pk)
    pairing.heard_on = timezone.localdate(at)
    pairing.save(update_fields=["heard_on"])
    return pairing
