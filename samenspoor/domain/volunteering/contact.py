"""Whom to ring at the organisation that helps: what others may know instead of a volunteer's own number."""

from samenspoor.domain.agreements.models import ContactPerson, ContactSide
from samenspoor.domain.volunteering.models import HelpedResident


def coordinator_telephone(resident: HelpedResident) -> str:
    """The direct number of the coordinator as the municipality knows it, else the number of the organisation."""
    fixed = ContactPerson.objects.filter(
        organisation=resident.municipality, partner__participant=resident.organisation_id, side=ContactSide.THEIRS
    ).first()
    return fixed.telephone if fixed else resident.organisation.telephone
