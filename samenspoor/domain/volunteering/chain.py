"""With whom an organisation shares what is about nobody: municipality and volunteer organisations of its chain."""

from datetime import date

from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.models import AgreementRegister
from samenspoor.domain.agreements.rules import PaperKind
from samenspoor.domain.volunteering.capacity import municipalities_with_a_paper
from samenspoor.foundation.organisations.models import Organisation


def chain_of(organisation: Organisation, *, on: date) -> list[int]:
    """The others in the chain, or in each of the chains, of an organisation on a day. Must run inside `acting`.

    In it is whoever has an agreement to work together that holds: whoever has none yet, or none any more, is not.
    """
    if organisation.kind == Organisation.Kind.MUNICIPALITY:
        papers = authority_of(organisation.pk, reader=organisation.pk).papers
        found = {each.party for each in papers if each.kind == PaperKind.COOPERATION and each.gap(on) is None}
        kinds = [Organisation.Kind.VOLUNTEER_ORGANISATION]
    else:
        towns = municipalities_with_a_paper(organisation.pk, on=on)
        # A partner reads the register of each municipality that it works with, and so with whom else it is shared.
        shared = AgreementRegister.objects.filter(organisation__in=towns).values_list("shared_with", flat=True)
        found = {*towns, *(pk for others in shared for pk in others)}
        kinds = [Organisation.Kind.MUNICIPALITY, Organisation.Kind.VOLUNTEER_ORGANISATION]
    rows = Organisation.objects.filter(pk__in=found - {organisation.pk}, kind__in=kinds)
    return sorted(rows.values_list("pk", flat=True))
