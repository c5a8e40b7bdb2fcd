"""A list is taken over after somebody looked at what it does: files of volunteers, or a list without names."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.volunteering.actions.standing import keep_standing
from samenspoor.domain.volunteering.importing import ImportPlan, plan_import
from samenspoor.domain.volunteering.light import LightPlan, plan_light
from samenspoor.domain.volunteering.lists import RawList
from samenspoor.domain.volunteering.models import LightVolunteer, Volunteer, VolunteerPolicy
from samenspoor.domain.volunteering.names import surname_key
from samenspoor.domain.volunteering.secrecy_text import versions_signed
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation

_PER_STATEMENT = 500


@transaction.atomic
def import_volunteers(organisation: Organisation, raw: RawList, *, by: int, at: datetime) -> ImportPlan:
    """Begin and change files by a list; nothing of a wrong line. Checked anew, as files may have changed since."""
    _hold(organisation)
    today = timezone.localdate(at)
    plan = plan_import(organisation, raw, on=today, hold=True)
    Volunteer.objects.bulk_create(
        [_begun(organisation, row, by=by, at=at) for row in plan.new], batch_size=_PER_STATEMENT
    )
    versions = versions_signed(volunteer.pk for volunteer, changes in plan.changed if "secrecy_signed_on" in changes)
    changed = set[str]()
    for volunteer, changes in plan.changed:
        for field, value in changes.items():
            setattr(volunteer, field, value)
        if "secrecy_signed_on" in changes:
            volunteer.secrecy_version = versions.get((volunteer.pk, volunteer.secrecy_signed_on))
        volunteer.surname_key = surname_key(first_name=volunteer.first_name, surname=volunteer.surname)
        changed |= {*changes, "surname_key"}
    if "secrecy_signed_on" in changed:
        changed.add("secrecy_version")
    if changed:
        Volunteer.objects.bulk_update(
            [volunteer for volunteer, _changes in plan.changed], sorted(changed), batch_size=_PER_STATEMENT
        )
    if "secrecy_signed_on" in changed:
        keep_standing(organisation, by=by, at=at)
    return plan


@transaction.atomic
def replace_light_list(organisation: Organisation, raw: RawList, *, by: int, at: datetime) -> LightPlan:
    """Put a new list in the place of the earlier one; nothing of a wrong line."""
    _hold(organisation)
    plan = plan_light(organisation, raw)
    LightVolunteer.objects.filter(organisation=organisation).delete()
    LightVolunteer.objects.bulk_create(
        [LightVolunteer(organisation=organisation, brought_at=at, brought_by=by, **row) for row in plan.rows],
        batch_size=_PER_STATEMENT,
    )
    return plan


def _hold(organisation: Organisation) -> None:
    """Two at once wait here for each other."""
    VolunteerPolicy.objects.get_or_create(organisation=organisation)
    VolunteerPolicy.objects.select_for_update().get(organisation=organisation)


def _begun(organisation: Organisation, row: dict[str, Any], *, by: int, at: datetime) -> Volunteer:
    return Volunteer(
        organisation=organisation,
        **{"status": VolunteerStatus.APPLIED, "languages": ["nl"]} | row,
        surname_key=surname_key(first_name=row["first_name"], surname=row["surname"]),
        status_since=timezone.localdate(at),
        entered_at=at,
        entered_by=by,
    )
