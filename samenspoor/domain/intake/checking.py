"""Gives each row of a delivered file its verdict: stored with a national status, or rejected with the reasons."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from samenspoor.domain.intake import rules
from samenspoor.domain.intake.layout import CREDITOR_COLUMN, Layout
from samenspoor.domain.intake.models import SignalStatus
from samenspoor.domain.intake.reading import Row, SignalFile
from samenspoor.domain.intake.rows import Problem, ProblemCode, SignalRow, check_row
from samenspoor.domain.intake.terms import Terms, folded_name


class CheckedRow(NamedTuple):
    """One row with its line; `row`, `creditor` and `status` when it can be stored, else `problems`."""

    line: int
    reference: str
    creditor: int = 0
    row: SignalRow | None = None
    status: SignalStatus = SignalStatus.OPEN
    is_outside_covenant: bool = False
    problems: tuple[Problem, ...] = ()


class Checker:
    """Checks the rows of one file in order; remembers references, to reject a duplicate within the file.

    `terms` are those of the creditor that delivers, or by name of the creditors that a loket's rows may name.
    """

    def __init__(
        self,
        file: SignalFile,
        *,
        layout: Layout,
        terms: Terms | Mapping[str, Terms],
        postcode_areas: frozenset[str],
    ) -> None:
        self.file = file
        self.layout = layout
        self.terms = terms
        self.postcode_areas = postcode_areas
        self.seen: set[tuple[int, str]] = set()
        self._columns = tuple(layout.places.items())

    def check(self) -> Iterator[CheckedRow]:
        """Check every row, in the order of the file."""
        for row in self.file.rows:
            yield self._check(row)

    def _check(self, delivered: Row) -> CheckedRow:
        cells = delivered.cells
        count = len(cells)
        values = {name: cells[place] for name, place in self._columns if place < count}
        reference = values.get("kenmerk", "").strip()[:200]
        if count > len(self.layout.header):
            return self._rejected(delivered.line, reference, Problem("", ProblemCode.TOO_MANY_CELLS))
        terms = self._terms(values)
        checked = check_row(values, self.layout.notation)
        if isinstance(terms, Problem) or isinstance(checked, list):
            problems = [
                *([terms] if isinstance(terms, Problem) else []),
                *(checked if isinstance(checked, list) else []),
            ]
            return self._rejected(delivered.line, reference, *problems)
        if (terms.creditor, reference) in self.seen:
            return self._rejected(delivered.line, reference, Problem("kenmerk", ProblemCode.DUPLICATE))
        self.seen.add((terms.creditor, reference))
        status, is_outside_covenant = self._status(checked, terms)
        return CheckedRow(delivered.line, reference, terms.creditor, checked, status, is_outside_covenant)

    def _rejected(self, line: int, reference: str, *problems: Problem) -> CheckedRow:
        """Name columns as the sender does."""
        named = (Problem(self.layout.delivered_name(problem.column), problem.code) for problem in problems)
        return CheckedRow(line, reference, problems=tuple(named))

    def _terms(self, values: Mapping[str, str]) -> Terms | Problem:
        """The terms of the creditor of this row."""
        if isinstance(self.terms, Terms):
            return self.terms
        name = values.get(CREDITOR_COLUMN, "")
        if not name.strip():
            return Problem(CREDITOR_COLUMN, ProblemCode.MISSING)
        terms = self.terms.get(folded_name(name))
        if terms is None:
            return Problem(CREDITOR_COLUMN, ProblemCode.UNKNOWN_CREDITOR)
        return terms if terms.is_attested else Problem(CREDITOR_COLUMN, ProblemCode.CREDITOR_NOT_ATTESTED)

    def _status(self, row: SignalRow, terms: Terms) -> tuple[SignalStatus, bool]:
        """The status, and whether only the covenant makes it so: then a bundle brings it to a person (R3)."""
        if rules.is_legal_person(surname=row.surname, business_name=row.business_name):
            return SignalStatus.UNFOUNDED, False
        days = (row.signalled_on - row.arisen_on).days
        if not terms.grounds.allow(day=row.signalled_on, amount_cents=row.amount_cents, days=days):
            return SignalStatus.UNFOUNDED, False
        if not rules.is_in_municipality(postcode=row.postcode, postcode_areas=self.postcode_areas):
            return SignalStatus.NOT_A_RESIDENT, False
        # On these sector law asks the municipality to act, whatever the covenant says.
        is_urgent = row.is_end_of_supply or bool(row.crisis_kind)
        if not is_urgent and not rules.is_within(terms.covenant, amount_cents=row.amount_cents, days=days):
            return SignalStatus.UNFOUNDED, True
        return SignalStatus.OPEN, False
