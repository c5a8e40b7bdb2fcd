"""What a volunteer without a phone takes along on paper: the own residents, the appointments, and whom to ring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.day_access import visits_of
from samenspoor.domain.volunteering.models import Pairing, Visit, Volunteer
from samenspoor.domain.volunteering.pairing_access import pairings_of
from samenspoor.domain.volunteering.phone_access import DirectNumber, office_numbers
from samenspoor.domain.volunteering.standing import standings
from samenspoor.domain.volunteering.states import VisitStatus
from samenspoor.domain.volunteering.visibility import SEEN
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks


@dataclass(frozen=True, kw_only=True)
class OnPaper:
    """What stands on the paper of one volunteer: what stands still is left out, as on the phone."""

    volunteer: Volunteer
    printed_on: date
    residents: Sequence[tuple[Pairing, Sequence[Visit]]]
    numbers: Sequence[DirectNumber]


def first_planned_of(actor: Actor, pairing: Pairing) -> Visit | None:
    """The planned visit that is written down next: the first of a pairing that was fetched."""
    return visits_of(actor, pairing).filter(status=VisitStatus.PLANNED).order_by("starts_at", "pk").first()


def on_paper(actor: Actor, volunteer: Volunteer, *, on: date) -> OnPaper:
    """The paper of a volunteer who was fetched, with what is planned from this day on."""
    may_manage_volunteers(actor).or_refuse()
    rows = pairings_of(actor).filter(volunteer=volunteer, status__in=SEEN).order_by("resident__name", "pk")
    standing = standings(rows, on=on)
    going = looks.exported([each for each in rows if not standing[each.pk].stands_still])
    planned = Visit.objects.filter(pairing__in=going, status=VisitStatus.PLANNED).order_by("starts_at", "pk")
    visits: dict[int, list[Visit]] = {each.pk: [] for each in going}
    for visit in planned:
        if timezone.localdate(visit.starts_at) >= on:
            visits[visit.pairing_id].append(visit)
    municipalities = {each.resident.municipality for each in going if each.resident.municipality}
    return OnPaper(
        volunteer=volunteer,
        printed_on=on,
        residents=[(each, visits[each.pk]) for each in going],
        numbers=office_numbers(actor.organisation, municipalities, on=on),
    )
