"""The people of a dossier apart: nobody's signals are mixed with another's."""

from dataclasses import dataclass

from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.intake.models import ArrearsSignal
from samenspoor.domain.linkage.explanations import explain
from samenspoor.domain.linkage.models import Link, LinkCandidate, Resident


@dataclass(frozen=True)
class LinkedSignal:
    """A signal with the reasons why it stands under this person."""

    signal: ArrearsSignal
    state: str
    is_in_review: bool
    reasons: list[str]
    candidates: list[LinkCandidate]


@dataclass(frozen=True)
class Person:
    """One resident in a dossier, with the ways to reach that creditors gave."""

    resident: Resident
    signals: list[LinkedSignal]

    @property
    def phones(self) -> list[str]:
        """Telephone numbers, each once."""
        return list(dict.fromkeys(item.signal.phone for item in self.signals if item.signal.phone))

    @property
    def emails(self) -> list[str]:
        """E-mail addresses, each once."""
        return list(dict.fromkeys(item.signal.email for item in self.signals if item.signal.email))

    @property
    def amount_cents(self) -> int:
        """What this person owes by the signals of this dossier."""
        return sum(item.signal.amount_cents for item in self.signals)


def persons(dossier: Dossier) -> list[Person]:
    """Read the people of a dossier in a fixed number of queries."""
    taken = list(dossier.dossier_signals.all())
    links = {
        link.signal_id: link
        for link in Link.objects.filter(
            organisation_id=dossier.organisation_id, signal_id__in=[item.signal_id for item in taken]
        ).prefetch_related("candidates__resident")
    }
    return [
        Person(
            resident=resident,
            signals=[_linked(item.signal, links[item.signal_id]) for item in taken if item.resident == resident],
        )
        for resident in dossier.people
    ]


def _linked(signal: ArrearsSignal, link: Link) -> LinkedSignal:
    return LinkedSignal(
        signal=signal,
        state=link.get_state_display(),
        is_in_review=link.state == Link.State.IN_REVIEW,
        reasons=explain(link.evidence),
        candidates=sorted(link.candidates.all(), key=lambda candidate: -candidate.score),
    )
