"""Whom to ring: the fixed contact person of one side of what a municipality and an organisation do together."""

from collections.abc import Collection

from samenspoor.domain.agreements.models import ContactPerson, ContactSide


def contacts_at(owners: Collection[int], party: int, side: ContactSide) -> dict[int, ContactPerson]:
    """The fixed contact person of one side at each municipality, for one organisation."""
    rows = ContactPerson.objects.filter(organisation__in=owners, partner__participant=party, side=side)
    return {row.organisation_id: row for row in rows.select_related("organisation").order_by("organisation__name")}


def contacts_of(owner: int, parties: Collection[int], side: ContactSide) -> dict[int, ContactPerson]:
    """The fixed contact person of one side with each organisation, by party, for one municipality."""
    rows = ContactPerson.objects.filter(organisation=owner, partner__participant__in=parties, side=side)
    return {row.partner.participant_id or 0: row for row in rows.select_related("partner")}


def contact_at(owner: int, party: int, side: ContactSide) -> ContactPerson | None:
    """The same at one municipality."""
    return contacts_at([owner], party, side).get(owner)
