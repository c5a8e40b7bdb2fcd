"""Which papers a volunteer needs, and whether they are in order: pure functions on dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
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
    """One paper on a day; `until` when it has to be renewed, None when never or when it is missing."""

    paper: PersonalPaper
    state: PaperState
    until: date | None = None
    name: str = ""

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
    on: date,
) -> list[PaperToday]:
    """Every paper of one volunteer; `trainings` are (name, valid until), of each name the one that lasts longest."""
    found = [
        PaperToday(PersonalPaper.SECRECY, PaperState.IN_ORDER if secrecy_signed_on else PaperState.MISSING),
        _until(PersonalPaper.VOG, renew_vog_on(vog_issued_on, years=vog_years), on)
        if vog_issued_on
        else PaperToday(PersonalPaper.VOG, PaperState.MISSING),
    ]
    longest: dict[str, date] = {}
    for name, valid_until in trainings:
        longest[name] = max(longest.get(name, date.min), valid_until or date.max)
    found += [
        _until(PersonalPaper.TRAINING, until, on, name) if until < date.max
        else PaperToday(PersonalPaper.TRAINING, PaperState.IN_ORDER, name=name)
        for name, until in longest.items()
    ]  # fmt: skip
    return found


def _until(paper: PersonalPaper, until: date, on: date, name: str = "") -> PaperToday:
    if until < on:
        return PaperToday(paper, PaperState.LAPSED, until, name)
    state = PaperState.SOON if (until - on).days <= SOON_DAYS else PaperState.IN_ORDER
    return PaperToday(paper, state, until, name)
