"""Who sees the file of a volunteer: the coordinator of the own organisation, nobody else."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from samenspoor.domain.agreements.signed_file import read_signed
from samenspoor.domain.volunteering import rules
from samenspoor.domain.volunteering.actions.secrecy import FOLDER
from samenspoor.domain.volunteering.capacity import Capacity, counted, municipalities_with_a_paper
from samenspoor.domain.volunteering.files import File, files, policy_in
from samenspoor.domain.volunteering.models import (
    CapacityCount,
    LightVolunteer,
    SecrecyStatement,
    Volunteer,
    VolunteerPolicy,
    VolunteerQuerySet,
)
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Organisation


def may_manage_volunteers(actor: Actor) -> Verdict:
    """Answer whether this person keeps the files of volunteers."""
    return actor.may(Permission.MANAGE_VOLUNTEERS)


def policy_for(actor: Actor) -> VolunteerPolicy:
    """What the own organisation asks of its volunteers."""
    return policy_in(actor.organisation.pk)


def volunteers_of(actor: Actor) -> VolunteerQuerySet:
    """Every volunteer of the own organisation, by name."""
    may_manage_volunteers(actor).or_refuse()
    return Volunteer.objects.filter(organisation=actor.organisation).with_trainings().order_by("surname_key", "pk")


def get_volunteer_or_404(actor: Actor, pk: int) -> Volunteer:
    """Return one volunteer of the own organisation and note the look."""
    return looks.open_or_404(volunteers_of(actor), pk)


def statements_of(actor: Actor, volunteer: Volunteer) -> list[SecrecyStatement]:
    """The secrecy statements that a volunteer of the own organisation signed, the newest first."""
    may_manage_volunteers(actor).or_refuse()
    return list(_statements(actor).filter(volunteer=volunteer).order_by("-signed_on"))


def get_statement_or_404(actor: Actor, volunteer: int, pk: int) -> SecrecyStatement:
    """Return one statement of a volunteer of the own organisation and note the look."""
    may_manage_volunteers(actor).or_refuse()
    return looks.open_or_404(_statements(actor).filter(volunteer=volunteer).select_related("volunteer"), pk)


def signed_secrecy_or_404(statement: SecrecyStatement) -> bytes:
    """Read the signed paper of a statement that may be seen. Raises Http404."""
    content = read_signed(statement.file, folder=FOLDER) if statement.file else None
    if content is None:
        raise Http404
    return content


def _statements(actor: Actor) -> "QuerySet[SecrecyStatement]":
    return SecrecyStatement.objects.filter(organisation=actor.organisation)


def to_look_after(actor: Actor, *, on: date) -> list[File]:
    """Who is suspended, and active volunteers with a paper that has lapsed, lacks or lapses soon, in that order."""
    asking = volunteers_of(actor).filter(Q(status=VolunteerStatus.ACTIVE) | Q(suspended_on__isnull=False))
    found = [
        file
        for file in files(asking.exclude(status=VolunteerStatus.LEFT), policy_for(actor), on=on)
        if file.volunteer.is_suspended or any(paper.state != rules.PaperState.IN_ORDER for paper in file.papers)
    ]
    return sorted(
        found,
        key=lambda file: (
            not file.volunteer.is_suspended,
            file.is_in_order and not file.untrained,
            file.first_until or date.min,
        ),
    )


def light_list_of(actor: Actor) -> list[LightVolunteer]:
    """The newest list without names of the own organisation, by number."""
    may_manage_volunteers(actor).or_refuse()
    return list(LightVolunteer.objects.filter(organisation=actor.organisation).order_by("number"))


def capacity_of(actor: Actor, *, on: date) -> list[Capacity]:
    """The exact numbers of the own organisation; no names."""
    may_manage_volunteers(actor).or_refuse()
    return counted(actor.organisation, on=on)


def published_capacity_of(actor: Actor) -> list[CapacityCount]:
    """What the own organisation told municipalities the last time."""
    may_manage_volunteers(actor).or_refuse()
    return list(CapacityCount.objects.filter(organisation=actor.organisation).order_by("role", "postcode_area"))


def municipalities_told(actor: Actor, *, on: date) -> list[str]:
    """The names of the municipalities for which the own organisation works: they hear its numbers."""
    may_manage_volunteers(actor).or_refuse()
    towns = municipalities_with_a_paper(actor.organisation.pk, on=on)
    return list(Organisation.objects.filter(pk__in=towns).order_by("name").values_list("name", flat=True))


def counts_of(actor: Actor) -> dict[VolunteerStatus, int]:
    """How many volunteers there are per status; no names."""
    may_manage_volunteers(actor).or_refuse()
    rows = Volunteer.objects.filter(organisation=actor.organisation).order_by().values_list("status", flat=True)
    statuses = list(rows)
    return {status: statuses.count(status) for status in VolunteerStatus}
