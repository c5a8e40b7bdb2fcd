"""With whom an organisation shares what is about nobody: municipality and volunteer organisations of its chain."""

from samenspoor.domain.agreements.models import AgreementRegister, ChainPartner, PartnerKind
from samenspoor.foundation.organisations.models import Organisation


def chain_of(organisation: Organisation) -> list[int]:
    """The others in the chain, or in each of the chains, of an organisation. Must run inside `acting`."""
    if organisation.kind == Organisation.Kind.MUNICIPALITY:
        partners = ChainPartner.objects.filter(organisation=organisation, kind=PartnerKind.VOLUNTEERS)
        return sorted(pk for pk in partners.values_list("participant", flat=True) if pk)
    # A partner reads the register of each municipality that it works with, and so with whom else it is shared.
    registers = AgreementRegister.objects.filter(
        organisation__kind=Organisation.Kind.MUNICIPALITY, shared_with__contains=[organisation.pk]
    )
    found = {pk for owner, others in registers.values_list("organisation", "shared_with") for pk in (owner, *others)}
    kinds = (Organisation.Kind.MUNICIPALITY, Organisation.Kind.VOLUNTEER_ORGANISATION)
    rows = Organisation.objects.filter(pk__in=found - {organisation.pk}, kind__in=kinds)
    return sorted(rows.values_list("pk", flat=True))
