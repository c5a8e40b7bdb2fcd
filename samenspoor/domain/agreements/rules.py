"""Who may do what, on which paper: pure functions on papers and a question, no database and no clock.

Machtiging is for factual acts, mandaat for decisions; no volunteer holds the latter (Wgs art. 3a, Awb 10:12).
"""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

EARLY_SIGNALLING = "early_signalling"
WARNINGS = (180, 90, 30, 7)
"""So many days before a paper ends both sides are told by mail."""
WARNED_DAYS = max(WARNINGS)
"""So long before a paper ends both sides see it on their first page."""
EVALUATION_WARNINGS = (30, 7)
"""So many days before an evaluation both sides are told by mail, and once more when it passed without being held."""

EVALUATION_MAILED_DAYS = 30
"""So long after an evaluation passed it is still told by mail; later it stands on both first pages alone."""


class PaperKind(StrEnum):
    """What the authority asks for."""

    COOPERATION = "cooperation"
    MACHTIGING = "machtiging"
    PROCESSING = "processing"
    DATA = "data"


DATA_PAPERS = frozenset({PaperKind.PROCESSING, PaperKind.DATA})
"""Under one of these data of residents travel."""


class Gap(StrEnum):
    """What is wrong with the paper that is needed."""

    NONE = "none"
    NOT_SIGNED = "not_signed"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    DOES_NOT_COVER = "does_not_cover"
    DATA_NOT_NAMED = "data_not_named"
    REPORT_NOT_NAMED = "report_not_named"
    OWN_TABLE = "own_table"
    """No paper lacks: the municipality leaves it out of its own table of tasks."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The signed terms of one agreement that is in force, was, or will be; `party` is the organisation it is with.

    Empty `phases`, `roles` or `tasks` cover none. `starts_on` is None for a draft.
    """

    number: int
    kind: str
    party: int
    starts_on: date | None
    ends_on: date | None = None
    withdrawn_on: date | None = None
    transition_days: int = 0
    phases: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    tasks: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    """What the partner reports to the municipality about a resident (S6)."""
    reports_back: frozenset[str] = frozenset()
    """What the municipality reports to the partner about a resident (S6)."""
    data: frozenset[str] = frozenset()
    """The categories of data of residents that may travel (S9)."""
    stays: bool = False
    """Whether who was at the door before acceptance may go on helping (S14)."""
    stays_weeks: int | None = None

    def gap(self, on: date, *, also_in_transition: bool = False) -> Gap | None:
        """Why this paper does not hold on a day; None when it does."""
        if self.starts_on is None:
            return Gap.WITHDRAWN if self.is_withdrawn(on) else Gap.NOT_SIGNED
        last = self.last_day(also_in_transition=also_in_transition)
        if last is not None and last < on:
            return Gap.WITHDRAWN if self.is_withdrawn(on) else Gap.EXPIRED
        return Gap.NOT_YET if self.starts_on > on else None

    def is_withdrawn(self, on: date) -> bool:
        """Whether it was withdrawn by this day."""
        return self.withdrawn_on is not None and self.withdrawn_on <= on

    def last_day(self, *, also_in_transition: bool = False) -> date | None:
        """Until when it holds, with the transition period for what runs already; a withdrawn machtiging leaves none."""
        before = day_before(self.withdrawn_on) if self.withdrawn_on else None
        last = min((day for day in (self.ends_on, before) if day), default=None)
        is_at_once = self.kind == PaperKind.MACHTIGING and before is not None and last == before
        if last is None or not also_in_transition or is_at_once:
            return last
        return last + timedelta(days=self.transition_days)

    def covers(self, question: "Question") -> bool:
        """Whether its terms name what is asked."""
        if self.kind == PaperKind.COOPERATION:
            return (
                question.phase in self.phases
                and (question.role is None or question.role in self.roles)
                and (question.task is None or question.task in self.tasks)
            )
        return self.kind != PaperKind.MACHTIGING or question.act is None or question.act in self.acts


@dataclass(frozen=True, kw_only=True)
class Question:
    """May this organisation do this, in this phase, on this day? An `act` for the municipality, or a role and task."""

    party: int
    phase: str
    on: date
    act: str | None = None
    role: str | None = None
    task: str | None = None
    data: frozenset[str] = frozenset()
    """The categories of data without which it cannot be done."""
    reports: frozenset[str] = frozenset()
    """What has to be reported back, or nobody hears that it was done."""
    is_running: bool = False
    """Whether it began while every paper held: then the transition period counts too."""


@dataclass(frozen=True)
class OwnTable:
    """What a municipality leaves out of its own table of tasks; nothing, until it varies the national one.

    `help_off` holds phase, task and role, and None in the place of what a question leaves open when all of it is out.
    """

    help_off: frozenset[tuple[str, str | None, str | None]] = frozenset()
    acts_off: frozenset[str] = frozenset()

    def leaves_out(self, question: Question) -> bool:
        """Whether nothing new of this begins; what runs goes on."""
        if question.is_running:
            return False
        if question.act is not None:
            return question.act in self.acts_off
        return (question.phase, question.task, question.role) in self.help_off


NOTHING_OUT = OwnTable()


@dataclass(frozen=True)
class Lack:
    """One paper that is missing: which of these kinds would do, what is wrong, and with which paper if there is one.

    Without kinds it is no paper that lacks, but a place in the municipality's own table.
    """

    kinds: tuple[PaperKind, ...]
    gap: Gap
    number: int | None = None


@dataclass(frozen=True)
class Answer:
    """Allowed when nothing lacks; on which papers, and until when."""

    papers: tuple[Paper, ...] = ()
    lacks: tuple[Lack, ...] = ()
    until: date | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether every paper that is needed holds."""
        return not self.lacks


def needed(question: Question) -> tuple[tuple[PaperKind, ...], ...]:
    """The papers that something needs; of each group one is enough.

    Before acceptance a volunteer acts for the municipality: machtiging and processing agreement. After it the
    organisation may be a controller of its own, under an agreement between the two.
    """
    data = (PaperKind.PROCESSING,) if question.phase == EARLY_SIGNALLING else (PaperKind.PROCESSING, PaperKind.DATA)
    machtiging = ((PaperKind.MACHTIGING,),) if question.act is not None else ()
    return ((PaperKind.COOPERATION,), *machtiging, data)


def answer(question: Question, papers: Iterable[Paper], table: OwnTable = NOTHING_OUT) -> Answer:
    """Look for each needed paper, and in the own table; say what lacks, or until when all of them hold."""
    own = [paper for paper in papers if paper.party == question.party]
    found, lacks = [], [Lack((), Gap.OWN_TABLE)] if table.leaves_out(question) else []
    for kinds in needed(question):
        of_kind = [paper for paper in own if paper.kind in kinds]
        holding = [paper for paper in of_kind if not _gap(paper, question)]
        if holding:
            found.append(max(holding, key=lambda paper: _last(paper, question)))
        else:
            lacks.append(_lack(kinds, of_kind, question))
    if lacks:
        return Answer(lacks=tuple(lacks))
    ends = [day for day in (_last(paper, question) for paper in found) if day != date.max]
    return Answer(papers=tuple(found), until=min(ends, default=None))


def _gap(paper: Paper, question: Question) -> Gap | None:
    # A withdrawn machtiging ends what runs as well; the other papers leave it their transition period.
    gap = paper.gap(question.on, also_in_transition=question.is_running)
    if gap is None and paper.kind in DATA_PAPERS and not question.data <= paper.data:
        return Gap.DATA_NOT_NAMED
    if gap is None and paper.kind in DATA_PAPERS and not question.reports <= paper.reports:
        return Gap.REPORT_NOT_NAMED
    return gap or (None if paper.covers(question) else Gap.DOES_NOT_COVER)


def _last(paper: Paper, question: Question) -> date:
    return paper.last_day(also_in_transition=question.is_running) or date.max


# Of several papers that all do not hold, the one that is nearest to holding is named.
_NEAREST = (
    Gap.REPORT_NOT_NAMED, Gap.DATA_NOT_NAMED, Gap.DOES_NOT_COVER, Gap.NOT_SIGNED, Gap.NOT_YET, Gap.EXPIRED,
    Gap.WITHDRAWN,
)  # fmt: skip


def _lack(kinds: tuple[PaperKind, ...], of_kind: Collection[Paper], question: Question) -> Lack:
    gaps = [(gap, paper.number) for paper in of_kind if (gap := _gap(paper, question))]
    if not gaps:
        return Lack(kinds, Gap.NONE)
    gap, number = min(gaps, key=lambda found: _NEAREST.index(found[0]))
    return Lack(kinds, gap, number)


def is_withdrawn(papers: Iterable[Paper], *, party: int, act: str, on: date) -> bool:
    """Whether the machtiging that named an act was withdrawn, and no other names it: what runs stops at once."""
    gaps = [
        paper.gap(on, also_in_transition=True)
        for paper in papers
        if paper.party == party and paper.kind == PaperKind.MACHTIGING and act in paper.acts
    ]
    return Gap.WITHDRAWN in gaps and None not in gaps


def may_report(papers: Iterable[Paper], *, party: int, report: str, on: date) -> bool:
    """Whether a data paper that counts names this report; no list is nothing (S9)."""
    return any(report in paper.reports for paper in _data_papers(papers, party, on))


def may_report_back(papers: Iterable[Paper], *, party: int, report: str, on: date) -> bool:
    """The same for what the municipality tells the organisation."""
    return any(report in paper.reports_back for paper in _data_papers(papers, party, on))


@dataclass(frozen=True)
class Stay:
    """What is agreed on who was at the door before a resident accepted help; `weeks` None is without an end."""

    stays: bool
    weeks: int | None = None


def stay_agreed(papers: Iterable[Paper], *, party: int, on: date) -> Stay | None:
    """What the agreement that counts says of it, the widest where several do; None while none counts (S14)."""
    counting = [
        paper for paper in papers
        if paper.party == party and paper.kind == PaperKind.COOPERATION and not paper.gap(on, also_in_transition=True)
    ]  # fmt: skip
    weeks = [paper.stays_weeks for paper in counting if paper.stays]
    if not weeks:
        return Stay(False) if counting else None
    return Stay(True, None if None in weeks else max(each for each in weeks if each is not None))


def data_named(papers: Iterable[Paper], *, party: int, on: date) -> frozenset[str]:
    """Which data of residents may travel to an organisation: what its data papers that count name together (S9)."""
    return frozenset[str]().union(*(paper.data for paper in _data_papers(papers, party, on)))


def _data_papers(papers: Iterable[Paper], party: int, on: date) -> list[Paper]:
    """Those that hold, or are in their transition period; a version that was replaced counts no longer."""
    own = [paper for paper in papers if paper.party == party and paper.kind in DATA_PAPERS]
    holding = [paper for paper in own if not paper.gap(on)]
    numbers = {paper.number for paper in holding}
    ending = [paper for paper in own if not paper.gap(on, also_in_transition=True) and paper.number not in numbers]
    return holding + ending


def day_before(day: date) -> date:
    """The last day of what something new replaces."""
    return day - timedelta(days=1)


def last_day_of(papers: Iterable[Paper], on: date) -> date | None:
    """The last day of one agreement that holds, through the versions that follow without a gap; None without one."""
    last: date | None = None
    for paper in sorted((each for each in papers if each.starts_on), key=lambda each: each.starts_on or date.min):
        if paper.ends_on is not None and paper.starts_on is not None and paper.ends_on < paper.starts_on:
            # Another version with the same first day came instead of it.
            continue
        holds = not paper.gap(on)
        follows = last is not None and paper.starts_on is not None and paper.starts_on <= last + timedelta(days=1)
        if not paper.withdrawn_on and (holds or follows):
            if paper.ends_on is None:
                return None
            last = paper.ends_on
    return last


def ends_soon(last: date | None, on: date) -> bool:
    """Whether something that holds until its last day will not for long."""
    return last is not None and 0 <= (last - on).days <= WARNED_DAYS


def warning_due(last: date, on: date) -> int:
    """Which of the warnings counts, so many days before the end: the latest that has been reached."""
    return min(days for days in WARNINGS if days >= (last - on).days)


def evaluation_after(first: date | None, months: int | None, settled: date | None) -> date | None:
    """The first planned evaluation after the one that was settled; None when no more is planned."""
    if first is None or settled is None or settled < first:
        return first
    if not months:
        return None
    steps = 1
    while (planned := _months_later(first, steps * months)) <= settled:
        steps += 1
    return planned


def evaluation_meant(first: date | None, months: int | None, settled: date | None, *, held_on: date) -> date:
    """For which planned day an evaluation stands: the coming one, or the last that passed; without a plan its own.

    What is held long before the coming day stands for the one that was settled: both sides write the same meeting
    down, somebody mends a day that was typed wrongly, or there is a talk in between.
    """
    meant = evaluation_after(first, months, settled)
    while meant and (later := evaluation_after(first, months, meant)) and later <= held_on:
        meant = later
    if settled and meant:
        near = min(timedelta(days=max(EVALUATION_WARNINGS)), (meant - settled) / 2)
        return settled if held_on < meant - near else meant
    return meant or held_on


def evaluation_warning_due(planned: date, on: date) -> int | None:
    """Which of the warnings counts: so many days before, 0 once the day has passed; None while it is far away."""
    left = (planned - on).days
    if left < 0:
        return 0
    return min((days for days in EVALUATION_WARNINGS if days >= left), default=None)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
