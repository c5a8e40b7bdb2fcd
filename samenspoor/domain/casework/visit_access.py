"""Who plans and makes visits; what there is to visit, and what stands on someone's list of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.access import attempts_agreed, may_work, visible_to
from samenspoor.domain.casework.letters import for_letters
from samenspoor.domain.casework.models import (
    Dossier,
    DossierResident,
    PlannedVisit,
    ReferenceCode,
    WorkingAgreement,
)
from samenspoor.domain.casework.models.visit import PlannedVisitQuerySet
from samenspoor.domain.casework.phones import phone_numbers
from samenspoor.domain.casework.routes import Point
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.visit_print import PrintedVisit
from samenspoor.domain.casework.visit_states import VisitStatus
from samenspoor.domain.casework.visits import ToVisit, door_of, is_marked, open_people, places_of, to_visit
from samenspoor.domain.linkage.models import Address
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Organisation

MOST_PROPOSED = 100
"""So many are proposed, first terms first: nobody visits more in a day."""


@dataclass(frozen=True, kw_only=True)
class Caller:
    """One person behind a door, with the numbers to ring."""

    part: DossierResident
    phones: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Errand:
    """One visit as the list of a day shows it: who, where, and nothing of arrears."""

    visit: PlannedVisit
    people: tuple[Caller, ...]
    door: Address
    is_marked: bool
    point: Point | None = None
    code: str = ""


def may_visit(actor: Actor) -> Verdict:
    """Answer whether this person plans visits and records them."""
    return may_work(actor)


def may_set_start(actor: Actor) -> Verdict:
    """Answer whether this person says where visits start, of the own municipality."""
    if actor.organisation.kind != Organisation.Kind.MUNICIPALITY:
        return Verdict(False, _("Each municipality says where its visits start."))
    return actor.may(Permission.MANAGE_RULES)


def start_of(organisation: int) -> str:
    """The postcode where visits of a municipality start, empty while nobody said."""
    agreement = WorkingAgreement.objects.filter(organisation=organisation).first()
    return agreement.visits_start if agreement else ""


def proposals_for(actor: Actor, *, is_of_nobody: bool, day: date) -> list[ToVisit]:
    """Dossiers of this person, or of nobody yet, that ask for a visit and have none planned; first terms first."""
    may_visit(actor).or_refuse()
    rows = visible_to(actor, day=day).open().filter(assigned_to=None if is_of_nobody else actor.user)
    people = DossierResident.objects.filter(organisation_id=OuterRef("organisation_id"), dossier=OuterRef("pk"))
    tried = people.filter(status__in=(PersonStatus.OPEN, PersonStatus.APPROACHED))
    # What was planned for a day that has passed asks for a visit again.
    planned = PlannedVisit.objects.planned().filter(dossier=OuterRef("pk"), day__gte=day)
    fitting = rows.filter(~Exists(planned), Exists(tried), is_letter_only=False)
    agreed = attempts_agreed(actor, day=day)
    found = for_letters(fitting).order_by("next_due_on", "pk")[:MOST_PROPOSED]
    each = (to_visit(dossier, most_attempts=agreed[dossier.organisation_id]) for dossier in found)
    return [visit for visit in each if visit]


def visits_of(actor: Actor, *, day: date) -> PlannedVisitQuerySet:
    """Visits in the dossiers of the municipalities that this person works for."""
    may_visit(actor).or_refuse()
    return PlannedVisit.objects.filter(organisation_id__in=actor.owners(day))


def errands_of(actor: Actor, *, on: date, day: date) -> list[Errand]:
    """What stands on this person's own list `on` a day, in order; `day` is today."""
    return errands(visits_of(actor, day=day).of_day(actor.user, on), day=day)


def errands(visits: Iterable[PlannedVisit], *, day: date) -> list[Errand]:
    """Visits that were fetched, with who lives there, in a fixed number of queries."""
    rows = list(visits)
    ids = [visit.dossier_id for visit in rows]
    dossiers = {dossier.pk: dossier for dossier in for_letters(Dossier.objects.filter(pk__in=ids))}
    for visit in rows:
        visit.dossier = dossiers[visit.dossier_id]
    phones = phone_numbers(ids)
    codes = dict(
        ReferenceCode.objects.in_force_on(day).filter(dossier__in=ids).order_by("pk").values_list("dossier", "code")
    )
    doors = {pk: door_of(dossier) or dossier.address for pk, dossier in dossiers.items()}
    points = places_of(door.postcode for door in doors.values())
    return [
        Errand(
            visit=visit,
            people=tuple(
                Caller(part=part, phones=tuple(phones[visit.dossier_id, part.resident_id]))
                for part in open_people(dossiers[visit.dossier_id])
            ),
            door=doors[visit.dossier_id],
            is_marked=is_marked(dossiers[visit.dossier_id]),
            point=points.get(doors[visit.dossier_id].postcode),
            code=codes.get(visit.dossier_id, ""),
        )
        for visit in rows
    ]


def sheet_of(errands: Sequence[Errand]) -> list[PrintedVisit]:
    """What is still to be made, for on paper; names and addresses leave, so that is noted."""
    left = [errand for errand in errands if errand.visit.status == VisitStatus.PLANNED]
    looks.exported([errand.visit.dossier for errand in left])
    owners = Organisation.objects.in_bulk({errand.visit.organisation_id for errand in left})
    return [
        PrintedVisit(
            municipality=owners[errand.visit.organisation_id],
            address=str(errand.door),
            postcode=f"{errand.door.postcode_apart} {errand.door.town}".strip(),
            people=", ".join(str(caller.part) for caller in errand.people),
            code=errand.code,
            is_marked=errand.is_marked,
        )
        for errand in left
    ]


def left_today(actor: Actor, *, day: date) -> int:
    """How many visits this person still has to make today; 0 for who makes none."""
    if not may_visit(actor):
        return 0
    return visits_of(actor, day=day).of_day(actor.user, day).planned().count()


def get_visit_or_404(actor: Actor, pk: int, *, day: date) -> PlannedVisit:
    """Return one visit, of whoever it is, and note the look at its dossier."""
    visit = visits_of(actor, day=day).filter(pk=pk).first()
    dossiers = visible_to(actor, day=day)
    looks.open_or_404(dossiers, visit.dossier_id if visit else 0)
    return visits_of(actor, day=day).select_related("dossier__address").get(pk=pk)


def open_people_of(visit: PlannedVisit) -> list[DossierResident]:
    """Everyone behind the door of a visit that was fetched for whom something may still be done."""
    return list(
        DossierResident.objects.open().filter(dossier=visit.dossier_id).select_related("resident").order_by("pk")
    )
