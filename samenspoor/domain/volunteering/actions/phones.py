"""A volunteer's own phone: the coordinator gives access, begins anew when it is lost, and takes it back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.models import Volunteer
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.domain.volunteering.visibility import keep_volunteer_visible
from samenspoor.foundation.accounts import actions as accounts


class UnableToGiveAccess(Exception):
    """This volunteer gets no access; the message says why."""


@transaction.atomic
def give_access(volunteer: Volunteer, *, by: int, at: datetime) -> str:
    """Let a volunteer sign in from a phone; returns the code for it. A phone from before is shut out."""
    volunteer = _hold(volunteer)
    if volunteer.status == VolunteerStatus.LEFT:
        raise UnableToGiveAccess(_("Who has left gets no access."))
    if volunteer.secrecy_signed_on is None:
        raise UnableToGiveAccess(_("First the secrecy statement is signed."))
    user, code = accounts.open_phone(volunteer.organisation, name=str(volunteer), account=volunteer.user, by=by, at=at)
    volunteer.user = user.pk
    volunteer.save(update_fields=["user"])
    keep_volunteer_visible(volunteer)
    return code


@transaction.atomic
def end_access(volunteer: Volunteer, *, by: int, at: datetime) -> Volunteer:
    """Take the access back at once; what was written down stays."""
    volunteer = _hold(volunteer)
    if volunteer.user is not None:
        accounts.close_phone(volunteer.organisation, account=volunteer.user, by=by, at=at)
    return volunteer


def _hold(volunteer: Volunteer) -> Volunteer:
    return Volunteer.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=volunteer.pk)
