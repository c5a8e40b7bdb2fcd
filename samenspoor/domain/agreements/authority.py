"""The one place that reads agreements for an answer: may this organisation do this, on which paper, until when?

    authority = authority_of(municipality.pk, reader=actor.organisation.pk)
    answer = authority.answers(before_acceptance(Act.RING, party=…, on=today))

Whoever holds an Authority keeps it no longer than its transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.deployment import Act, Phase
from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementRegister,
    AgreementVersion,
    DataCategory,
    ReportToUs,
)
from samenspoor.domain.agreements.own_table import NATIONAL_TABLE, TaskTable, table_of
from samenspoor.domain.agreements.rules import Answer, Paper, PaperKind, Question
from samenspoor.domain.agreements.states import AgreementStatus

_MOST_KEPT = 256
_ALONG = frozenset({DataCategory.NAME_ADDRESS.value})
_WITH_HELP = _ALONG | {DataCategory.APPOINTMENT.value}
_BACK = frozenset({ReportToUs.REACHED.value})


@dataclass(frozen=True)
class Authority:
    """The papers of one municipality and its own table of tasks, as they are in this transaction."""

    papers: tuple[Paper, ...]
    table: TaskTable = NATIONAL_TABLE

    def answers(self, question: Question) -> Answer:
        """Allowed or not, by which papers, until when; if not, which paper is missing or has expired."""
        return rules.answer(question, self.papers, self.table.left_out)

    def of(self, party: int) -> list[Paper]:
        """The papers with one organisation."""
        return [paper for paper in self.papers if paper.party == party]

    def is_withdrawn(self, party: int, act: str, *, on: date) -> bool:
        """Whether the machtiging for an act was withdrawn: what an organisation does under it stops at once."""
        return rules.is_withdrawn(self.papers, party=party, act=act, on=on)

    def may_report(self, party: int, report: str, *, on: date) -> bool:
        """Whether an organisation may tell the municipality this of a resident: only what a closed list names."""
        return rules.may_report(self.papers, party=party, report=report, on=on)

    def may_report_back(self, party: int, report: str, *, on: date) -> bool:
        """Whether the municipality may tell an organisation this of a resident: only what a closed list names."""
        return rules.may_report_back(self.papers, party=party, report=report, on=on)

    def stay_agreed(self, party: int, *, on: date) -> rules.Stay | None:
        """Whether who was at the door before acceptance goes on helping afterwards, and for how long."""
        return rules.stay_agreed(self.papers, party=party, on=on)

    def data_named(self, party: int, *, on: date) -> frozenset[str]:
        """Which categories of data of residents may travel to an organisation."""
        return rules.data_named(self.papers, party=party, on=on)


def authority_of(organisation: int, *, reader: int) -> Authority:
    """Read which revision the register has, and papers and table only when that is new; a partner reads its own."""
    revision = AgreementRegister.objects.filter(organisation=organisation).values_list("revision", flat=True).first()
    return _authority(organisation, reader, revision) if revision else Authority(())


def before_acceptance(act: Act, *, party: int, on: date) -> Question:
    """May this organisation do this before a resident accepted help: name and address go along, and an answer back."""
    return Question(party=party, phase=Phase.EARLY_SIGNALLING, act=act, data=_ALONG, reports=_BACK, on=on)


def after_acceptance(phase: str, *, party: int, on: date, role: str | None = None, task: str | None = None) -> Question:
    """May this organisation begin to help, in this role, with this task? Name, address and the appointment go along."""
    return Question(party=party, phase=phase, role=role, task=task, data=_WITH_HELP, on=on)


@lru_cache(maxsize=_MOST_KEPT)
def _authority(organisation: int, reader: int, revision: UUID) -> Authority:
    """What a reader sees in one revision of the register; both are the key of the cache, not read here."""
    rows = Agreement.objects.filter(organisation=organisation, kind__in=list(PaperKind)).with_terms()
    # Papers with a partner that takes no part in this installation answer for nobody here.
    rows = rows.filter(partner__participant__isnull=False).order_by("pk")
    return Authority(tuple(paper for agreement in rows for paper in papers_of(agreement)), table_of(organisation))


def papers_of(agreement: Agreement) -> Sequence[Paper]:
    """The signed version in force, and the one that follows it on a day to come; a draft alone says so."""
    signed = [version for version in agreement.versions.all() if version.signed_on]
    if not signed:
        return [_paper(agreement, agreement.newest)] if agreement.status == AgreementStatus.DRAFT else []
    return [_paper(agreement, version, before=after) for version, after in zip(signed, [None, *signed], strict=False)]


def _paper(agreement: Agreement, version: AgreementVersion, *, before: AgreementVersion | None = None) -> Paper:
    """One version as a paper; it ends the day before the version that came after it."""
    ends = [version.ends_on]
    if agreement.status == AgreementStatus.TERMINATED:
        ends.append(agreement.stops_on)
    if before:
        ends.append(rules.day_before(before.starts_on))
    is_withdrawn = agreement.status == AgreementStatus.WITHDRAWN
    return Paper(
        number=agreement.pk,
        kind=agreement.kind,
        party=agreement.partner.participant_id or 0,
        starts_on=version.starts_on if version.signed_on else None,
        ends_on=min((day for day in ends if day), default=None),
        withdrawn_on=agreement.stops_on if is_withdrawn else None,
        transition_days=version.transition_days,
        phases=frozenset(version.phases),
        roles=frozenset(version.roles),
        tasks=frozenset(version.tasks),
        acts=frozenset(version.acts),
        reports=frozenset(version.reports_to_us),
        reports_back=frozenset(version.reports_to_partner),
        data=frozenset(version.data_categories),
        stays=version.stays_after_acceptance,
        stays_weeks=version.stays_weeks,
    )
