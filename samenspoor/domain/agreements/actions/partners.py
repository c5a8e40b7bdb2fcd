"""A chain partner is added and described, and each side names its fixed contact person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.models import (
    ChainPartner,
    ContactPerson,
    ContactSide,
    LocalDivision,
    LocalPlace,
    PartnerKind,
)
from samenspoor.domain.agreements.noting import note_change, participants_of
from samenspoor.foundation.organisations.models import Organisation


class UnableToAddPartner(Exception):
    """This partner cannot be added so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The fixed person of one side, as it is filled in."""

    name: str
    telephone: str
    days: Sequence[int] = ()
    opens: time | None = None
    closes: time | None = None
    hours: str = ""
    email: str = ""
    after_hours_name: str = ""
    after_hours_telephone: str = ""
    after_hours_from: time | None = None
    after_hours_until: time | None = None


@transaction.atomic
def add_partner(
    organisation: Organisation, *, name: str, kind: PartnerKind, participant: Organisation | None = None, by: int,
    at: datetime,
) -> ChainPartner:  # fmt: skip
    """Put an organisation on the map of the chain. Raises UnableToAddPartner."""
    try:
        with transaction.atomic():
            partner = ChainPartner.objects.create(
                organisation=organisation,
                shared_with=[participant.pk] if participant else [],
                name=name.strip(),
                kind=kind,
                participant=participant,
                added_at=at,
                added_by=by,
            )
    except IntegrityError:
        raise UnableToAddPartner(_("This partner is on the list already.")) from None
    if participant:
        for table in (LocalPlace, LocalDivision):
            table.objects.filter(organisation=organisation).update(shared_with=participants_of(organisation.pk))
    note_change(organisation.pk)
    return partner


@transaction.atomic
def describe_partner(
    partner: ChainPartner, *, does: str, target_groups: str, asked_by_mail: bool = False, by: int, at: datetime
) -> ChainPartner:
    """Say what a partner does, for whom, and whether help requests also go to its contact person by mail."""
    partner.does, partner.target_groups = does.strip(), target_groups.strip()
    partner.asked_by_mail = asked_by_mail
    partner.save(update_fields=["does", "target_groups", "asked_by_mail"])
    return partner


@transaction.atomic
def name_contact(partner: ChainPartner, contact: Contact, *, side: ContactSide, by: int, at: datetime) -> ContactPerson:
    """Name the fixed person of one side; whoever was it before, is so no longer."""
    named, _is_new = ContactPerson.objects.update_or_create(
        organisation_id=partner.organisation_id,
        partner=partner,
        side=side,
        defaults={
            "shared_with": partner.shared_with,
            "name": contact.name.strip(),
            "telephone": contact.telephone.strip(),
            "days": sorted(contact.days),
            "opens": contact.opens,
            "closes": contact.closes,
            "hours": contact.hours.strip(),
            "email": contact.email,
            "after_hours_name": contact.after_hours_name.strip(),
            "after_hours_telephone": contact.after_hours_telephone.strip(),
            "after_hours_from": contact.after_hours_from,
            "after_hours_until": contact.after_hours_until,
            "named_at": at,
            "named_by": by,
        },
    )
    return named
