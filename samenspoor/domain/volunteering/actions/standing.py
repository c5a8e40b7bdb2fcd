"""What makes pairings stand still is looked at every night, and at once by whoever changes something of it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.volunteering.models import Pairing, PairingQuerySet
from samenspoor.domain.volunteering.standing import standings
from samenspoor.domain.volunteering.visibility import show_to_helpers
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def keep_standing(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Write down which pairings stand still since today, and which go on again; helpers see only what goes on.

    Returns how many changed. Called each night, and after an agreement was signed or ended.
    """
    return keep_standing_of(Pairing.objects.filter(organisation=organisation), by=by, at=at)


@transaction.atomic
def keep_standing_of(some: PairingQuerySet, *, by: int, at: datetime) -> int:
    """The same for some pairings of one organisation: those of a volunteer or resident of whom something changed."""
    today = timezone.localdate(at)
    rows = some.running().select_for_update(of=("self",)).select_related("resident", "volunteer").order_by("pk")
    pairings = list(rows)
    found = standings(pairings, on=today)
    stopped = [each for each in pairings if found[each.pk].stands_still and each.still_since is None]
    going = [each for each in pairings if not found[each.pk].stands_still and each.still_since is not None]
    Pairing.objects.filter(pk__in=[each.pk for each in stopped]).update(still_since=today)
    Pairing.objects.filter(pk__in=[each.pk for each in going]).update(still_since=None)
    show_to_helpers({each.resident_id for each in pairings})
    return len(stopped) + len(going)
