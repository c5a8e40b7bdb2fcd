"""With which national result each person's part likely ends, on what that rests, and what asks for a look first.

A proposal closes nothing: a caseworker goes through the list and unticks (AVG art. 22).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspoor.domain.casework.attempts import times_tried
from samenspoor.domain.casework.models import DeadlineKind, Dossier, DossierResident, ResidentCheck
from samenspoor.domain.casework.outcomes import Outcome, SubReason
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.steps import Next, Step, next_steps


@dataclass(frozen=True, kw_only=True)
class Likely:
    """One result that fits, and why."""

    outcome: Outcome
    because: str
    sub_reason: SubReason | None = None


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What is proposed for one person of a dossier; `look_at` says why a person has to look first."""

    dossier: Dossier
    person: DossierResident
    likely: Likely | None
    look_at: tuple[str, ...]
    signals: int

    @property
    def is_clear(self) -> bool:
        """Whether this person may be closed together with others of the same proposal."""
        return self.likely is not None and not self.look_at


def proposals(dossier: Dossier, *, most_attempts: int) -> list[Proposal]:
    """Propose a result for everyone whose part is open, of a dossier that was read `for_closing`."""
    steps = next_steps(dossier, most_attempts=most_attempts)
    people = [part for part in dossier.dossier_residents.all() if part.status != PersonStatus.CLOSED]
    return [_propose(dossier, part, steps[part.resident_id], most_attempts) for part in people]


def _propose(dossier: Dossier, part: DossierResident, step: Next, most_attempts: int) -> Proposal:
    likely = list(_likely(dossier, part, step))
    reasons = list(_look_at(dossier, part))
    if len(likely) > 1:
        fitting = ", ".join(str(each.outcome.label) for each in likely)
        reasons.append(_("More than one result fits: %(results)s") % {"results": fitting})
    elif not likely and not reasons:
        reasons.append(_nothing_fits(dossier, part, most_attempts))
    return Proposal(
        dossier=dossier,
        person=part,
        likely=likely[0] if len(likely) == 1 else None,
        look_at=tuple(reasons),
        signals=sum(taken.resident_id == part.resident_id for taken in dossier.dossier_signals.all()),
    )


def _likely(dossier: Dossier, part: DossierResident, step: Next) -> Iterator[Likely]:
    """Every result that fits; what the population register says for certain leaves no other."""
    check = part.looked_up
    if check and check.finding and check.proposed_outcome:
        yield Likely(outcome=check.proposed_outcome, because=_("According to the BRP"))
        yield from _of_help(part)
        return
    if part.known_at_debt_help.all():
        yield Likely(outcome=Outcome.KNOWN_AT_DEBT_HELP, because=_("On the list of debt help"))
    if part.resident.court_administrators.all():
        yield Likely(
            outcome=Outcome.OTHER_TRAJECTORY, because=_("Has a bewindvoerder"), sub_reason=SubReason.BEWINDVOERDER
        )
    yield from _of_help(part)
    if step.step == Step.CLOSE_WITHOUT_CONTACT:
        count = times_tried(dossier, part)
        told = ngettext("%(count)s attempt, never a reaction", "%(count)s attempts, never a reaction", count)
        yield Likely(outcome=Outcome.NO_CONTACT, because=told % {"count": count})


def _of_help(part: DossierResident) -> Iterator[Likely]:
    for offer in part.help_offers.all():
        if offer.help:
            yield Likely(outcome=Outcome(offer.help), because=_("This help was accepted"))


def _look_at(dossier: Dossier, part: DossierResident) -> Iterator[str]:
    """What a list cannot decide."""
    check = part.looked_up
    if dossier.is_crisis:
        yield _("There is a crisis")
    if check and check.status == ResidentCheck.Status.PROPOSED:
        yield _("The check in the BRP waits for a person")
    if getattr(dossier, "is_in_review", False):
        yield _("It is not certain whose a signal is")
    yield from _of_terms(dossier, part)


def _of_terms(dossier: Dossier, part: DossierResident) -> Iterator[str]:
    for term in dossier.deadlines.all():
        if not term.is_running or term.resident_id not in {None, part.resident_id}:
            continue
        if term.kind == DeadlineKind.CALL_BACK:
            yield _("It was agreed to try again on %(day)s") % {"day": date_format(term.due_on, "j F Y")}
        elif term.kind == DeadlineKind.PAUSE_ANSWER:
            yield _("A creditor has not said yet whether it pauses")
        elif term.kind == DeadlineKind.DECISION:
            yield _("There is no decision yet on admission to debt help")
        elif term.kind == DeadlineKind.HANDOVER:
            yield _("Debt help has not confirmed yet that it takes over")


def _nothing_fits(dossier: Dossier, part: DossierResident, most_attempts: int) -> str:
    if part.status == PersonStatus.OPEN:
        return _("Nobody has tried to make contact yet")
    if part.status == PersonStatus.APPROACHED:
        made = {"made": times_tried(dossier, part), "most": most_attempts}
        return _("%(made)s of %(most)s attempts were made") % made
    if part.status == PersonStatus.IN_CONTACT:
        return _("There was contact: choose yourself how it ended")
    return _("An appointment runs: choose yourself how it ended")


def same_as(found: Collection[Proposal], outcome: Outcome) -> list[Proposal]:
    """Those who may be closed together with this result."""
    return [each for each in found if each.is_clear and each.likely and each.likely.outcome == outcome]
