"""What was written already for days after the one from which something new counts: texts of letters, and rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from samenspoor.domain.intake.access import names_of


class _Entered(Protocol):
    starts_on: date
    entered_at: datetime
    entered_by: int


@dataclass(frozen=True)
class LaterVersion:
    """Another version that takes over on a day, and who wrote it."""

    starts_on: date
    by: str


def later_versions(ever: Iterable[_Entered], *, after: date) -> list[LaterVersion]:
    """The versions that count from a later day on, the first to begin on top; of one day the last that was entered."""
    counting: dict[date, _Entered] = {}
    for each in ever:
        if each.starts_on > after:
            counting.setdefault(each.starts_on, each)
    names = names_of([each.entered_by for each in counting.values()])
    return [LaterVersion(day, names.get(counting[day].entered_by, "")) for day in sorted(counting)]
