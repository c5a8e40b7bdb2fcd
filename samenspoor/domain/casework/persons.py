"""The people of a dossier apart: nobody's signals, terms or results are mixed with another's."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samenspoor.domain.casework.models import (
    CollectionPause,
    Deadline,
    Dossier,
    DossierResident,
    Feedback,
    HelpOffer,
)
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.steps import NOTHING, Next
from samenspoor.domain.intake.models import ArrearsSignal
from samenspoor.domain.linkage.explanations import explain
from samenspoor.domain.linkage.models import Link, LinkCandidate, Resident


@dataclass(frozen=True)
class LinkedSignal:
    """A signal with the reasons why it stands under this person, and what its creditor hears."""

    signal: ArrearsSignal
    state: str
    is_in_review: bool
    reasons: list[str]
    candidates: list[LinkCandidate]
    feedback: Feedback | None = None


@dataclass(frozen=True)
class Person:
    """One resident in a dossier: signals, ways to reach, how far the work is and what to do next."""

    resident: Resident
    signals: list[LinkedSignal]
    part: DossierResident | None = None
    next: Next = NOTHING
    terms: list[Deadline] = field(default_factory=list)
    offer: HelpOffer | None = None
    pauses: list[CollectionPause] = field(default_factory=list)

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

    @property
    def is_open(self) -> bool:
        """Whether something may still be done."""
        return self.part is not None and self.part.status != PersonStatus.CLOSED


def persons(dossier: Dossier, *, steps: Mapping[int, Next]) -> list[Person]:
    """Read the people of a dossier in a fixed number of queries; `steps` is per resident what to do next."""
    taken = list(dossier.dossier_signals.all())
    links = {
        link.signal_id: link
        for link in Link.objects.filter(
            organisation_id=dossier.organisation_id, signal_id__in=[item.signal_id for item in taken]
        ).prefetch_related("candidates__resident")
    }
    told = {
        feedback.dossier_signal_id: feedback
        for feedback in Feedback.objects.filter(dossier_signal__in=taken).exclude(status=Feedback.Status.WITHDRAWN)
    }
    parts = {part.resident_id: part for part in dossier.dossier_residents.all()}
    pauses = list(
        CollectionPause.objects.filter(person__in=parts.values()).select_related("creditor").order_by("creditor__name")
    )
    running = [term for term in dossier.deadlines.all() if term.is_running]
    found = []
    for resident in dossier.people:
        part = parts.get(resident.pk)
        found.append(
            Person(
                resident=resident,
                signals=[
                    _linked(item.signal, links[item.signal_id], told.get(item.pk))
                    for item in taken
                    if item.resident == resident
                ],
                part=part,
                next=steps.get(resident.pk, NOTHING),
                terms=[term for term in running if term.resident_id in (None, resident.pk)],
                offer=next(iter(part.help_offers.all()), None) if part else None,
                pauses=[pause for pause in pauses if part and pause.person_id == part.pk],
            )
        )
    return found


def _linked(signal: ArrearsSignal, link: Link, told: Feedback | None) -> LinkedSignal:
    return LinkedSignal(
        signal=signal,
        state=link.get_state_display(),
        is_in_review=link.state == Link.State.IN_REVIEW,
        reasons=explain(link.evidence),
        candidates=sorted(link.candidates.all(), key=lambda candidate: -candidate.score),
        feedback=told,
    )
