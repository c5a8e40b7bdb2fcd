"""Which papers a volunteer needs, and what in a pairing asks for a call: pure functions on dates and numbers."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

SOON_DAYS = 60
"""So long before a paper lapses the coordinator sees it."""


class PersonalPaper(StrEnum):
    """What each volunteer has in order; without a secrecy statement nobody meets a resident (S8)."""

    SECRECY = "secrecy"
    VOG = "vog"
    TRAINING = "training"


class PaperState(StrEnum):
    """How a paper stands on a day."""

    IN_ORDER = "in_order"
    SOON = "soon"
    LAPSED = "lapsed"
    MISSING = "missing"


@dataclass(frozen=True)
class PaperToday:
    """One paper on a day; `until` when it has to be renewed, None when never or when it is missing.

    `roles`: the roles for which the organisation asks this training; who never followed it begins no new help in those.
    """

    paper: PersonalPaper
    state: PaperState
    until: date | None = None
    name: str = ""
    roles: tuple[str, ...] = ()

    @property
    def is_in_order(self) -> bool:
        """Whether it holds today."""
        return self.state in {PaperState.IN_ORDER, PaperState.SOON}


def renew_vog_on(issued_on: date, *, years: int) -> date:
    """The day on which the organisation wants a new VOG; issued on 29 February it is 1 March."""
    try:
        return issued_on.replace(year=issued_on.year + years)
    except ValueError:
        return date(issued_on.year + years, 3, 1)


def papers(
    *,
    vog_issued_on: date | None,
    vog_years: int,
    secrecy_signed_on: date | None,
    trainings: Iterable[tuple[str, date | None]],
    asked: Collection[tuple[str, str]] = (),
    on: date,
) -> list[PaperToday]:
    """Every paper of one volunteer; `trainings` are (name, valid until), of each name the one that lasts longest.

    `asked` are (role, name of a training) that the organisation asks of the roles of this volunteer.
    """
    found = [
        PaperToday(PersonalPaper.SECRECY, PaperState.IN_ORDER if secrecy_signed_on else PaperState.MISSING),
        _until(PersonalPaper.VOG, renew_vog_on(vog_issued_on, years=vog_years), on)
        if vog_issued_on
        else PaperToday(PersonalPaper.VOG, PaperState.MISSING),
    ]
    # Whoever wrote “basistraining” meant the “Basistraining” that is asked.
    names = {name.casefold(): name for _role, name in asked}
    roles: dict[str, list[str]] = defaultdict(list)
    for role, name in asked:
        roles[names[name.casefold()]].append(role)
    longest: dict[str, date] = {}
    for written, valid_until in trainings:
        name = names.get(written.casefold(), written)
        longest[name] = max(longest.get(name, date.min), valid_until or date.max)
    missing = [
        PaperToday(PersonalPaper.TRAINING, PaperState.MISSING, name=name) for name in roles if name not in longest
    ]
    followed = [
        _until(PersonalPaper.TRAINING, until, on, name) if until < date.max
        else PaperToday(PersonalPaper.TRAINING, PaperState.IN_ORDER, name=name)
        for name, until in longest.items()
    ]  # fmt: skip
    return found + [replace(each, roles=tuple(roles.get(each.name, ()))) for each in (*missing, *followed)]


def _until(paper: PersonalPaper, until: date, on: date, name: str = "") -> PaperToday:
    if until < on:
        return PaperToday(paper, PaperState.LAPSED, until, name)
    state = PaperState.SOON if (until - on).days <= SOON_DAYS else PaperState.IN_ORDER
    return PaperToday(paper, state, until, name)


class Concern(StrEnum):
    """What the coordinator and the volunteer both see early; facts, and no judgement of a person."""

    QUIET = "quiet"
    CALLED_OFF = "called_off"
    MORE_HOURS = "more_hours"


HOURS_WEEKS = 4
"""Over so many weeks the time spent is compared with the time agreed."""
_CALLED_OFF_IN_A_ROW = 2


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What was logged of one pairing; `called_off` are visits that were called off since the last that took place."""

    started_on: date
    last_held_on: date | None = None
    called_off: int = 0
    minutes_lately: int = 0
    minutes_a_week: int = 90
    quiet_weeks: int = 4


def concerns(facts: Facts, *, on: date) -> list[Concern]:
    """What asks for a call: nothing logged for long, two cancellations in a row, more hours than agreed."""
    last = max(facts.started_on, facts.last_held_on or facts.started_on)
    found = []
    if on - last > timedelta(weeks=facts.quiet_weeks):
        found.append(Concern.QUIET)
    if facts.called_off >= _CALLED_OFF_IN_A_ROW:
        found.append(Concern.CALLED_OFF)
    if facts.minutes_lately > HOURS_WEEKS * facts.minutes_a_week:
        found.append(Concern.MORE_HOURS)
    return found
