"""Whom to ring at the organisation that helps: what others may know instead of a volunteer's own number."""

from samenspoor.domain.agreements.contacts import contact_at
from samenspoor.domain.agreements.models import ContactSide
from samenspoor.domain.volunteering.models import HelpedResident


def coordinator_telephone(resident: HelpedResident) -> str:
    """The direct number of the coordinator as the municipality knows it, else the number of the organisation."""
    owner = resident.municipality
    fixed = contact_at(owner, resident.organisation_id, ContactSide.THEIRS) if owner else None
    return fixed.telephone if fixed else resident.organisation.telephone
