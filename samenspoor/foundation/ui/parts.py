"""The small things that views hand to the page: a menu entry, a step on a timeline, a tone."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Tone(StrEnum):
    """How something is meant, never how it is coloured: the style sheet decides on colour."""

    NEUTRAL = "neutral"
    INFO = "info"
    POSITIVE = "positive"
    WARNING = "warning"
    NEGATIVE = "negative"


@dataclass(frozen=True, kw_only=True)
class NavigationItem:
    """One entry of the main menu."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class ChartRow:
    """One line of a chart and of the table under it; None is hidden because it is small."""

    label: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """Something that happened, newest first on the page; `by` is who did it."""

    at: datetime | date
    title: str
    text: str = ""
    by: str = ""
    url: str = ""
    tone: Tone = Tone.NEUTRAL
