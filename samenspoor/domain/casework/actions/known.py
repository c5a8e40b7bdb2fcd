"""Who has a helper already: debt help's list is used, a bewindvoerder is entered."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.casework.debt_help_list import KnownClient
from samenspoor.domain.casework.models import (
    CourtAdministrator,
    DebtHelpList,
    DossierResident,
    KnownAtDebtHelp,
    ResidentBsn,
)
from samenspoor.domain.casework.names import Agreement, OfficialName, WrittenName, compare
from samenspoor.domain.linkage.models import Resident
from samenspoor.foundation.organisations.sealing import unseal


class UnableToEnterAdministrator(Exception):
    """The bewindvoerder cannot be entered; the message says why."""


@transaction.atomic
def use_debt_help_list(organisation: int, *, clients: Sequence[KnownClient], by: int, at: datetime) -> DebtHelpList:
    """Mark who of the open dossiers is on the list, and unmark who is no longer; the lines themselves are dropped."""
    people = list(DossierResident.objects.open().filter(organisation=organisation).select_related("resident"))
    known = _Known(clients)
    sealed = dict(ResidentBsn.objects.filter(organisation=organisation).values_list("resident_id", "sealed"))
    hits = {}
    for person in people:
        bsn = unseal(sealed[person.resident_id]) if person.resident_id in sealed else ""
        client = known.find(person.resident, bsn)
        if client is not None:
            hits[person.pk] = (person, client.consulent)
    stored = {row.person_id: row for row in KnownAtDebtHelp.objects.filter(person__in=people)}
    KnownAtDebtHelp.objects.filter(pk__in=[row.pk for key, row in stored.items() if key not in hits]).delete()
    for key, row in stored.items():
        if key in hits and row.consulent != hits[key][1]:
            row.consulent, row.noted_at = hits[key][1], at
            row.save(update_fields=["consulent", "noted_at"])
    KnownAtDebtHelp.objects.bulk_create(
        KnownAtDebtHelp(
            organisation_id=organisation,
            shared_with=person.shared_with,
            person=person,
            consulent=consulent,
            noted_at=at,
        )
        for key, (person, consulent) in hits.items()
        if key not in stored
    )
    return DebtHelpList.objects.create(
        organisation_id=organisation, imported_at=at, imported_by=by, lines=len(clients), hits=len(hits)
    )


@transaction.atomic
def enter_administrator(
    resident: Resident, *, name: str, telephone: str, by: int, at: datetime
) -> CourtAdministrator | None:
    """Enter or replace the bewindvoerder; without a name there is none any more."""
    if not name.strip():
        CourtAdministrator.objects.filter(resident=resident).delete()
        return None
    if not telephone.strip():
        raise UnableToEnterAdministrator(_("Fill in the telephone number of the bewindvoerder."))
    found, _is_new = CourtAdministrator.objects.update_or_create(
        organisation_id=resident.organisation_id,
        resident=resident,
        defaults={
            "shared_with": resident.shared_with,
            "name": name.strip(),
            "telephone": telephone.strip(),
            "entered_by": by,
            "entered_at": at,
        },
    )
    return found


class _Known:
    """The list, to be searched by number, or by birth date and name."""

    def __init__(self, clients: Sequence[KnownClient]) -> None:
        self.by_bsn = {client.bsn: client for client in clients if client.bsn}
        self.by_birth: dict[date, list[KnownClient]] = defaultdict(list)
        for client in clients:
            if client.birth_date and client.surname:
                self.by_birth[client.birth_date].append(client)

    def find(self, resident: Resident, bsn: str) -> KnownClient | None:
        if bsn in self.by_bsn:
            return self.by_bsn[bsn]
        if resident.birth_date is None:
            return None
        written = WrittenName(
            surname=resident.surname, prefix=resident.prefix, initials=resident.initials,
            birth_date=resident.birth_date,
        )  # fmt: skip
        for client in self.by_birth[resident.birth_date]:
            if bsn and client.bsn:
                continue  # both numbers are known, and they differ
            official = OfficialName(
                surname=client.surname, prefix=client.prefix, given=client.initials.replace(".", " "),
                birth_date=client.birth_date,
            )  # fmt: skip
            likeness = compare(written, official)
            if likeness and likeness.initials != Agreement.DIFFERENT:
                return client
        return None
