"""Which papers end within half a year, counted through the versions that follow them, and which ended lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.authority import papers_of
from samenspoor.domain.agreements.models import Agreement, ContactPerson, ContactSide
from samenspoor.foundation.organisations.models import Organisation


@dataclass(frozen=True)
class Ending:
    """A paper that holds and ends soon: which, with whom, and its last day."""

    agreement: Agreement
    with_whom: str
    ends_on: date


@dataclass(frozen=True)
class Ended:
    """A paper of which nothing new begins any more: its last day, and until when what runs goes on, if it does."""

    agreement: Agreement
    ended_on: date
    goes_on_until: date | None


@dataclass(frozen=True)
class EndedWith:
    """The papers with one municipality that ended, the last to end on top, and whom the partner rings about them."""

    municipality: Organisation
    papers: Sequence[Ended]
    contact: ContactPerson | None

    @property
    def closes_help(self) -> bool:
        """Whether no help after acceptance begins; a machtiging that ended stops only what goes before."""
        return any(each.agreement.kind in _FOR_HELP for each in self.papers)


_FOR_HELP = rules.DATA_PAPERS | {rules.PaperKind.COOPERATION}
TOLD_DAYS = 90
"""For so long a paper that ended is told of, and for longer as long as its transition period lasts."""


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


def ended_of(party: int, *, on: date) -> list[EndedWith]:
    """The papers with a partner that ended lately and that no other paper replaces, by municipality."""
    rows = Agreement.objects.filter(shared_with__contains=[party], partner__participant=party)
    agreements = list(rows.with_terms().with_parties().order_by("organisation__name", "pk"))
    papers = {row.pk: papers_of(row) for row in agreements}
    holding = {
        (row.organisation_id, _does_as(row.kind))
        for row in agreements
        if any(each.gap(on) is None for each in papers[row.pk])
    }
    found: dict[Organisation, list[Ended]] = {}
    for row in agreements:
        ended = _ended(row, papers[row.pk], on)
        if ended and (row.organisation_id, _does_as(row.kind)) not in holding:
            found.setdefault(row.organisation, []).append(ended)
    return [
        EndedWith(municipality, sorted(of_it, key=lambda each: each.ended_on, reverse=True), _contact(of_it[0]))
        for municipality, of_it in found.items()
    ]


def _contact(ended: Ended) -> ContactPerson | None:
    contacts = ended.agreement.partner.contacts.all()
    return next((each for each in contacts if each.side == ContactSide.OURS), None)


def _does_as(kind: str) -> frozenset[str]:
    """Under one of these the same is allowed."""
    return rules.DATA_PAPERS if kind in rules.DATA_PAPERS else frozenset({kind})


def _ended(agreement: Agreement, papers: Sequence[rules.Paper], on: date) -> Ended | None:
    begun = [paper for paper in papers if paper.starts_on and paper.starts_on <= on]
    newest = max(begun, key=lambda paper: paper.starts_on or on, default=None)
    last = newest.last_day() if newest else None
    if newest is None or last is None or last >= on:
        return None
    until = newest.last_day(also_in_transition=True) or last
    if on > max(until, last + timedelta(days=TOLD_DAYS)):
        return None
    return Ended(agreement, last, until if last < on <= until else None)
