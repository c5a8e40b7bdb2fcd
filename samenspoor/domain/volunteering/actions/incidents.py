"""Something happened in a pairing: it stands still at once, until the coordinator has settled it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.actions.pairings import UnableToPair
from samenspoor.domain.volunteering.actions.standing import keep_standing_of
from samenspoor.domain.volunteering.models import Pairing
from samenspoor.domain.volunteering.visibility import show_to_helpers


@transaction.atomic
def report_incident(pairing: Pairing, *, what: str, on: date, by: int, at: datetime) -> Pairing:
    """Something happened: the pairing stands still at once, until the coordinator has settled it."""
    today = timezone.localdate(at)
    if not what.strip():
        raise UnableToPair(_("Write down what happened."))
    if on > today:
        raise UnableToPair(_("This day has not come yet."))
    pairing = _hold(pairing)
    if not pairing.is_running:
        raise UnableToPair(_("This pairing is closed already."))
    pairing.incident_on, pairing.incident, pairing.incident_settled = on, what.strip(), ""
    pairing.still_since = pairing.still_since or today
    pairing.save(update_fields=["incident_on", "incident", "incident_settled", "still_since"])
    show_to_helpers([pairing.resident_id])
    return pairing


@transaction.atomic
def settle_incident(pairing: Pairing, *, agreed: str, by: int, at: datetime) -> Pairing:
    """It was talked through, and they go on, unless something else still stands in the way; history keeps it."""
    if not agreed.strip():
        raise UnableToPair(_("Write down what you agreed."))
    pairing = _hold(pairing)
    if pairing.incident_on is None:
        raise UnableToPair(_("Nothing stands open here: it was settled already."))
    pairing.incident_on, pairing.incident, pairing.incident_settled = None, "", agreed.strip()
    pairing.save(update_fields=["incident_on", "incident", "incident_settled"])
    keep_standing_of(Pairing.objects.filter(pk=pairing.pk), by=by, at=at)
    return _hold(pairing)


def _hold(pairing: Pairing) -> Pairing:
    return Pairing.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=pairing.pk)
