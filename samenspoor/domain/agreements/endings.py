"""Which papers end within half a year, counted through the versions that follow them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.authority import papers_of
from samenspoor.domain.agreements.models import Agreement


@dataclass(frozen=True)
class Ending:
    """A paper that holds and ends soon: which, with whom, and its last day."""

    agreement: Agreement
    with_whom: str
    ends_on: date


def endings_of(organisation: int, *, on: date) -> list[Ending]:
    """The papers of a municipality or of its partner that end soon, the first to end on top."""
    either_side = Q(organisation=organisation) | Q(shared_with__contains=[organisation])
    found = []
    for row in Agreement.objects.filter(either_side).with_terms().with_parties():
        last = rules.last_day_of(papers_of(row), on)
        if last is not None and rules.ends_soon(last, on):
            is_own = row.organisation_id == organisation
            found.append(Ending(row, row.partner.name if is_own else row.organisation.name, last))
    return sorted(found, key=lambda ending: (ending.ends_on, ending.agreement.pk))
