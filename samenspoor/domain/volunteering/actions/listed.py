"""Somebody on the list without names is asked: from then on there is a file, under the number of the list."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.trajectory.wishes import Language
from samenspoor.domain.volunteering.actions.pairings import propose
from samenspoor.domain.volunteering.actions.volunteers import UnableToRecordPapers, policy_of
from samenspoor.domain.volunteering.models import (
    HelpedResident,
    LightVolunteer,
    Pairing,
    Volunteer,
    VolunteerPolicy,
)
from samenspoor.domain.volunteering.names import surname_key
from samenspoor.domain.volunteering.states import VolunteerStatus


@dataclass(frozen=True, kw_only=True)
class Named:
    """Who stands behind a number, and of which day the papers are."""

    first_name: str
    surname: str
    secrecy_signed_on: date
    vog_issued_on: date
    telephone: str = ""


@transaction.atomic
def propose_listed(resident: HelpedResident, light: LightVolunteer, *, named: Named, by: int, at: datetime) -> Pairing:
    """Begin a file for a number on the list, and ask that volunteer for a resident; or neither."""
    volunteer = begin_file(light, named, by=by, at=at)
    return propose(resident, volunteer, because=_("From the list without names"), by=by, at=at)


@transaction.atomic
def begin_file(light: LightVolunteer, named: Named, *, by: int, at: datetime) -> Volunteer:
    """Write down who stands behind a number: the resident has to know who comes."""
    today = timezone.localdate(at)
    if max(named.secrecy_signed_on, named.vog_issued_on) > today:
        raise UnableToRecordPapers(_("This day has not come yet."))
    policy_of(light.organisation, by=by, at=at)
    # Two at once wait here for each other; the second finds the file of the first.
    VolunteerPolicy.objects.select_for_update().get(organisation=light.organisation)
    if Volunteer.objects.filter(organisation=light.organisation, number=light.number).exists():
        raise UnableToRecordPapers(_("There is a file with this number already. Load the page again."))
    return Volunteer.objects.create(
        organisation_id=light.organisation_id,
        number=light.number,
        first_name=named.first_name.strip(),
        surname=named.surname.strip(),
        surname_key=surname_key(first_name=named.first_name, surname=named.surname),
        telephone=named.telephone.strip(),
        status=VolunteerStatus.ACTIVE,
        status_since=today,
        languages=[Language.DUTCH],
        roles=light.roles,
        free_times=light.free_times,
        postcode_area=light.postcode_area,
        most_residents=light.free_places,
        vog_issued_on=named.vog_issued_on,
        secrecy_signed_on=named.secrecy_signed_on,
        entered_at=at,
        entered_by=by,
    )
