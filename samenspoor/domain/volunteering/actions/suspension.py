"""A suspension works at once: nothing new begins, what runs stands still, until somebody lifts it by name."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.actions.standing import keep_standing_of
from samenspoor.domain.volunteering.models import Pairing, Volunteer


class UnableToSuspend(Exception):
    """The volunteer cannot be suspended, or taken back, so; the message says why."""


@transaction.atomic
def suspend(volunteer: Volunteer, *, reason: str, by: int, at: datetime) -> Volunteer:
    """Let a volunteer do nothing from now on; the reason stays within the organisation."""
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    if volunteer.is_suspended:
        raise UnableToSuspend(_("This volunteer is suspended already."))
    if not reason.strip():
        raise UnableToSuspend(_("Write down why."))
    volunteer.suspended_on, volunteer.suspended_by = timezone.localdate(at), by
    volunteer.suspended_reason = reason.strip()
    volunteer.suspension_lifted_on = volunteer.suspension_lifted_by = None
    return _stored(volunteer, by=by, at=at)


@transaction.atomic
def lift_suspension(volunteer: Volunteer, *, by: int, at: datetime) -> Volunteer:
    """Let a volunteer go on; the reason leaves the file and stays in its history."""
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    if not volunteer.is_suspended:
        raise UnableToSuspend(_("This volunteer is not suspended."))
    volunteer.suspended_on = volunteer.suspended_by = None
    volunteer.suspended_reason = ""
    volunteer.suspension_lifted_on, volunteer.suspension_lifted_by = timezone.localdate(at), by
    return _stored(volunteer, by=by, at=at)


def _stored(volunteer: Volunteer, *, by: int, at: datetime) -> Volunteer:
    volunteer.save(
        update_fields=[
            "suspended_on",
            "suspended_reason",
            "suspended_by",
            "suspension_lifted_on",
            "suspension_lifted_by",
        ]
    )
    keep_standing_of(Pairing.objects.filter(volunteer=volunteer), by=by, at=at)
    return volunteer
