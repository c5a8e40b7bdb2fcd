"""The first visit at home goes in pairs: who may go along, and whether somebody still has to be chosen."""

from datetime import date

from django.db.models import QuerySet

from samenspoor.domain.trajectory.wishes import Meeting
from samenspoor.domain.volunteering.files import files, policy_in
from samenspoor.domain.volunteering.models import FirstVisit, Pairing, RefusalReason, Visit, Volunteer
from samenspoor.domain.volunteering.states import PairingStatus, VisitStatus


def lies_ahead(pairing: Pairing) -> bool:
    """Whether nobody has been at home yet: the first time nobody goes there alone. A call is no such visit."""
    return not been_at_home().filter(pairing=pairing).exists()


def been_at_home() -> "QuerySet[Visit]":
    """The visits at home that took place."""
    return Visit.objects.filter(status=VisitStatus.HELD, place=Meeting.AT_HOME)


def is_in_pairs(pairing: Pairing) -> bool:
    """Whether a second volunteer goes along, and still has to: the help runs and nobody has been there."""
    is_agreed = pairing.first_visit == FirstVisit.IN_PAIRS and pairing.status == PairingStatus.ACTIVE
    return is_agreed and lies_ahead(pairing)


def who_may_go_along(pairing: Pairing, *, on: date) -> list[Volunteer]:
    """Active volunteers whose papers are in order, whatever they carry already: it takes nobody's place.

    Not whom the resident would rather not see, and nobody who turned out to know the resident.
    """
    resident = pairing.resident
    known = Pairing.objects.filter(resident=resident, refusal=RefusalReason.CONFLICT).values("volunteer")
    rows = Volunteer.objects.filter(organisation=pairing.organisation_id).who_may_begin()
    rows = rows.exclude(pk=pairing.volunteer_id).exclude(pk__in=resident.avoided_volunteers).exclude(pk__in=known)
    found = files(rows.with_trainings().order_by("surname_key", "pk"), policy_in(pairing.organisation_id), on=on)
    return [file.volunteer for file in found if file.may_begin]
