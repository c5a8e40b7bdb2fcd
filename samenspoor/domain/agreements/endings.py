"""Which papers end within half a year, counted through the versions that follow them, and which ended lately."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.authority import papers_of
from samenspoor.domain.agreements.models import Agreement, ContactPerson, ContactSide
from samenspoor.domain.agreements.states import AgreementStatus
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
    begins_again_on: date | None = None

    @property
    def may_be_rewritten(self) -> bool:
        """Whether the next version of it may be written; one that was stopped is followed by a new agreement."""
        return self.agreement.status == AgreementStatus.SIGNED

    @property
    def waits_for_signatures(self) -> bool:
        """Whether the version that follows was written already."""
        return self.may_be_rewritten and self.agreement.newest.signed_on is None


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
TOLD_DAYS, TOLD_US_DAYS = 90, 180
"""For so long a partner, and the municipality, is told of a paper that ended; longer while its transition lasts."""


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
    found: dict[Organisation, list[Ended]] = {}
    for ended in _not_replaced(agreements, on, days=TOLD_DAYS):
        found.setdefault(ended.agreement.organisation, []).append(ended)
    return [EndedWith(municipality, of_it, _contact(of_it[0])) for municipality, of_it in found.items()]


def ended_here(agreements: Iterable[Agreement], *, on: date) -> list[Ended]:
    """Of the papers of one municipality, read `with_terms`: what ended lately and no other paper replaces."""
    return _not_replaced(list(agreements), on, days=TOLD_US_DAYS)


def _not_replaced(agreements: Sequence[Agreement], on: date, *, days: int) -> list[Ended]:
    """What ended at most so many days ago while nothing else with the same partner allows it; the last on top."""
    papers = {row.pk: papers_of(row) for row in agreements}
    holding = {
        (row.partner_id, _does_as(row.kind))
        for row in agreements
        if any(each.gap(on) is None for each in papers[row.pk])
    }
    found = [
        ended
        for row in agreements
        if (row.partner_id, _does_as(row.kind)) not in holding and (ended := _ended(row, papers[row.pk], on, days))
    ]
    return sorted(found, key=lambda each: each.ended_on, reverse=True)


def _contact(ended: Ended) -> ContactPerson | None:
    contacts = ended.agreement.partner.contacts.all()
    return next((each for each in contacts if each.side == ContactSide.OURS), None)


def _does_as(kind: str) -> frozenset[str]:
    """Under one of these the same is allowed."""
    return rules.DATA_PAPERS if kind in rules.DATA_PAPERS else frozenset({kind})


def _ended(agreement: Agreement, papers: Sequence[rules.Paper], on: date, days: int) -> Ended | None:
    begun = [paper for paper in papers if paper.starts_on and paper.starts_on <= on]
    newest = max(begun, key=lambda paper: paper.starts_on or on, default=None)
    last = newest.last_day() if newest else None
    if newest is None or last is None or last >= on:
        return None
    until = newest.last_day(also_in_transition=True) or last
    if on > max(until, last + timedelta(days=days)):
        return None
    later = [paper.starts_on for paper in papers if paper.starts_on and on < paper.starts_on and not paper.withdrawn_on]
    return Ended(agreement, last, until if last < on <= until else None, min(later, default=None))
