"""Whom a caseworker rings at the organisations that were asked, or that took something up: on every page about it."""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from samenspoor.domain.agreements.contacts import contacts_of
from samenspoor.domain.agreements.models import ContactSide
from samenspoor.domain.volunteering.phone_access import numbers_of
from samenspoor.domain.volunteering.reach_texts import ShownNumber, numbers_shown


def numbers_at(owner: int, parties: Collection[int], *, at: datetime) -> dict[int, list[ShownNumber]]:
    """The numbers of the fixed contact person at each organisation, whoever answers now on top; in one query."""
    on = timezone.localdate(at)
    return {
        party: numbers_shown(list(numbers_of(contact, contact.partner.name, on=on)), at=at).rows
        for party, contact in contacts_of(owner, parties, ContactSide.THEIRS).items()
    }
