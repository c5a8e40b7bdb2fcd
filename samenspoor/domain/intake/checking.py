"""Gives each row of a delivered file its verdict: stored with a national status, or rejected with the reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from samenspoor.domain.intake import rules
from samenspoor.domain.intake.layout import ALL_COLUMNS
from samenspoor.domain.intake.models import SignallingGround, SignalStatus
from samenspoor.domain.intake.reading import Row, SignalFile
from samenspoor.domain.intake.rows import Problem, ProblemCode, SignalRow, check_row


@dataclass(frozen=True)
class CheckedRow:
    """One row with its line; `row` and `status` when it can be stored, else `problems`."""

    line: int
    reference: str
    row: SignalRow | None = None
    status: SignalStatus = SignalStatus.OPEN
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Grounds:
    """On which dates and from which amount a type of creditor may signal to one municipality (R16)."""

    periods: tuple[tuple[date, date, int], ...]

    @classmethod
    def of(cls, *, creditor_type: str, municipality_code: str) -> "Grounds":
        """Read the grounds once per delivery."""
        rows = SignallingGround.objects.for_municipality(creditor_type, municipality_code=municipality_code)
        return cls(tuple((ground.starts_on, ground.ends_on or date.max, ground.minimum_cents) for ground in rows))

    def allow(self, *, day: date, amount_cents: int) -> bool:
        """Answer whether a signal of this date and amount has a ground."""
        return any(start <= day <= end and amount_cents >= least for start, end, least in self.periods)


class Checker:
    """Checks the rows of one file in order; remembers references, to reject a duplicate within the file."""

    def __init__(self, file: SignalFile, *, grounds: Grounds, postcode_areas: frozenset[str]) -> None:
        self.file = file
        self.grounds = grounds
        self.postcode_areas = postcode_areas
        self.seen: set[str] = set()

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each known column stands in the file."""
        names = [name.lower() for name in self.file.header]
        return {name: names.index(name) for name in ALL_COLUMNS if name in names}

    @property
    def dropped_columns(self) -> list[str]:
        """Delivered columns that may not be stored."""
        return [name for name in self.file.header if name.lower() not in ALL_COLUMNS]

    def check(self) -> Iterator[CheckedRow]:
        """Check every row, in the order of the file."""
        for row in self.file.rows:
            yield self._check(row)

    def _check(self, delivered: Row) -> CheckedRow:
        cells = delivered.cells
        values = {name: cells[place] for name, place in self.places.items() if place < len(cells)}
        reference = values.get("kenmerk", "").strip()[:200]
        if len(cells) > len(self.file.header):
            problem = Problem("", ProblemCode.TOO_MANY_CELLS)
            return CheckedRow(delivered.line, reference, problems=(problem,))
        checked = check_row(values)
        if isinstance(checked, list):
            return CheckedRow(delivered.line, reference, problems=tuple(checked))
        if reference in self.seen:
            return CheckedRow(delivered.line, reference, problems=(Problem("kenmerk", ProblemCode.DUPLICATE),))
        self.seen.add(reference)
        return CheckedRow(delivered.line, reference, row=checked, status=self._status(checked))

    def _status(self, row: SignalRow) -> SignalStatus:
        if rules.is_legal_person(surname=row.surname, business_name=row.business_name):
            return SignalStatus.UNFOUNDED
        if not self.grounds.allow(day=row.signalled_on, amount_cents=row.amount_cents):
            return SignalStatus.UNFOUNDED
        if not rules.is_in_municipality(postcode=row.postcode, postcode_areas=self.postcode_areas):
            return SignalStatus.NOT_A_RESIDENT
        return SignalStatus.OPEN
