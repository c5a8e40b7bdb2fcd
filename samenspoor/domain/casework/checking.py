"""Looks everyone of a round up, some at a time: the register is asked between two transactions, never inside one."""

from dataclasses import dataclass

from samenspoor.connections.brp.choosing import find_register
from samenspoor.connections.brp.faults import UnableToAskRegister
from samenspoor.connections.brp.people import Place
from samenspoor.connections.brp.register import Register
from samenspoor.domain.casework.actions import checks
from samenspoor.domain.casework.actions.checks import LookedUp
from samenspoor.domain.casework.lookup import Conclusion, look_up
from samenspoor.domain.casework.models import CheckRun, DossierResident, ResidentBsn
from samenspoor.domain.casework.models.person import DossierResidentQuerySet
from samenspoor.domain.casework.names import WrittenName
from samenspoor.domain.linkage.models import Address, Resident
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.sealing import unseal

CHUNK_PEOPLE = 100


@dataclass(frozen=True)
class _ToLookUp:
    person: DossierResident
    written: WrittenName
    place: Place
    bsn: str


def check_round(run_id: int, assignment: Assignment) -> None:
    """Look up whoever this run has not reached yet; a second try goes on there. Stops when the register is down."""
    with assignment.acting():
        run = CheckRun.objects.get(pk=run_id)
    if run.status == CheckRun.Status.RUNNING:
        status, fault = _look_up_all(run, assignment)
        with assignment.acting():
            checks.end_run(run, status=status, fault=fault, by=assignment.by, at=assignment.at)


def _look_up_all(run: CheckRun, assignment: Assignment) -> tuple[str, str]:
    """Return how the run ended and, when it was stopped, by what."""
    try:
        register = find_register()
    except UnableToAskRegister as error:
        return CheckRun.Status.STOPPED, error.fault
    if register is None:
        listed = 1
        while listed:
            with assignment.acting():
                listed = checks.list_by_hand(run, by=assignment.by, at=assignment.at)
        return CheckRun.Status.DONE, ""
    with assignment.acting():
        left = _left(run).count()
        run.total = run.done + left
    while people := _next(run, assignment):
        found, fault = _look_up_some(people, register, municipality=assignment.organisation.municipality_code[-4:])
        with assignment.acting():
            checks.store_conclusions(run, found, by=assignment.by, at=assignment.at)
        run.done += len(found)
        if fault:
            return CheckRun.Status.STOPPED, fault
    return CheckRun.Status.DONE, ""


def _left(run: CheckRun) -> DossierResidentQuerySet:
    """Everyone of the round with an open part who was not looked up since the run was ordered, or ever."""
    people = DossierResident.objects.open().filter(organisation_id=run.organisation_id, dossier__round=run.round_id)
    if run.is_for_new_only:
        return people.exclude(checks__checked_at__isnull=False)
    return people.exclude(checks__checked_at__gte=run.ordered_at)


def _next(run: CheckRun, assignment: Assignment) -> list[_ToLookUp]:
    with assignment.acting():
        people = list(_left(run).select_related("resident", "dossier__address").order_by("pk")[:CHUNK_PEOPLE])
        numbers = ResidentBsn.objects.filter(resident__in=[person.resident_id for person in people])
        sealed = dict(numbers.values_list("resident_id", "sealed"))
    return [
        _ToLookUp(
            person,
            _written(person.resident),
            _place(person.dossier.address),
            unseal(sealed[person.resident_id]) if person.resident_id in sealed else "",
        )
        for person in people
    ]


def _look_up_some(people: list[_ToLookUp], register: Register, *, municipality: str) -> tuple[list[LookedUp], str]:
    """Return what was found, and why it stopped if it did; one unusable answer does not stop the others."""
    found: list[LookedUp] = []
    for each in people:
        conclusion: Conclusion | None = None
        try:
            conclusion = look_up(each.written, each.place, register=register, municipality=municipality, bsn=each.bsn)
        except UnableToAskRegister as error:
            if error.is_about_register:
                return found, error.fault
        found.append(LookedUp(each.person, conclusion))
    return found, ""


def _written(resident: Resident) -> WrittenName:
    return WrittenName(
        surname=resident.surname,
        prefix=resident.prefix,
        initials=resident.initials,
        business_name=resident.business_name,
        birth_date=resident.birth_date,
    )


def _place(address: Address) -> Place:
    return Place(address.postcode, address.house_number, address.house_letter, address.house_addition)
