"""Tables that are declared once and can then be sorted, filtered, paged by key and exported.

    DOSSIERS = Table(caption=_("Dossiers"), default_sort="-amount", columns=(
        Column(key="name", label=_("Name"), is_sortable=True, order=("name_key",), link=dossier_url),
        Column(key="amount", label=_("Amount"), kind=Kind.AMOUNT, value=cents, is_sortable=True, order=("cents",)),
    ), filters=(Filter(key="status", label=_("Status"), choices=Status.choices, apply=with_status),))

    if DOSSIERS.wants_export(request.GET):
        return DOSSIERS.export(rows, query=request.GET, file_name="meldingen")
    return render(request, "…", {"table": DOSSIERS.show(rows, query=request.GET)})      {% table table %}

Rows are a QuerySet (paged by key) or a sequence (shown whole).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from . import formats
from .exports import csv_response
from .paging import PAGE_SIZE, Count, Page, Part, count_up_to, page_by_key, turned

Rows = QuerySet[Any] | Sequence[Any]

EXPORT_LIMIT = 50_000
NOTHING = "–"


class UnableToExport(Exception):
    """The list is too long for one file; the message says what to do."""


class Kind(StrEnum):
    """What a column holds; decides alignment, how it looks and what a spreadsheet gets."""

    TEXT = "text"
    NUMBER = "number"
    AMOUNT = "amount"
    DAY = "day"
    MOMENT = "moment"
    YES_NO = "yes_no"


_FORMATS: dict[Kind, Callable[[Any], object]] = {
    Kind.TEXT: lambda value: value,
    Kind.NUMBER: formats.number,
    Kind.AMOUNT: formats.euro,
    Kind.DAY: formats.day,
    Kind.MOMENT: formats.moment,
    Kind.YES_NO: formats.yes_no,
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. `value` gives the bare value (default: the attribute `key`), `cell` what is shown instead of it.

    `cell` is a function of the row, or the name of a template that gets `row` and `value`. `order` names the database
    fields to sort by, never null (default: `key`). A detail is left out where the screen is narrow: it stands on the
    page of the row too.
    """

    key: str
    label: str | Promise
    kind: Kind = Kind.TEXT
    value: Callable[[Any], Any] | None = None
    cell: Callable[[Any], object] | str | None = None
    link: Callable[[Any], str] | None = None
    is_sortable: bool = False
    order: tuple[str, ...] = ()
    is_exported: bool = True
    is_detail: bool = False

    @property
    def is_numeric(self) -> bool:
        return self.kind in (Kind.NUMBER, Kind.AMOUNT)

    def bare(self, row: Any) -> Any:
        return self.value(row) if self.value else getattr(row, self.key)

    def shown(self, row: Any) -> object:
        if callable(self.cell):
            return self.cell(row)
        value = self.bare(row)
        if self.cell:
            return render_to_string(self.cell, {"row": row, "value": value})
        return NOTHING if value is None or value == "" else _FORMATS[self.kind](value)

    def exported(self, row: Any) -> object:
        value = self.bare(row)
        return formats.plain_amount(value) if self.kind is Kind.AMOUNT and value is not None else value

    def ordering(self, *, descending: bool) -> list[str]:
        names = self.order or (self.key,)
        return [turned(name) for name in names] if descending else list(names)


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One row of chips; `apply` receives only values that stand in `choices` or `more`.

    `more` are choices too many for chips: they stand in a list to choose from. With a `default` nothing chosen means
    that one, and a choice that shows everything stands among the others.
    """

    key: str
    label: str | Promise
    choices: Sequence[tuple[str, str | Promise]]
    apply: Callable[[Any, str], Any]
    more: Sequence[tuple[str, str | Promise]] = ()
    more_label: str | Promise = ""
    default: str = ""


@dataclass(frozen=True, kw_only=True)
class First:
    """Rows that stand on top as long as nobody asks for another order, and `rest`: all the others, and only those.

    `parts` stand one under the other, each in the same `order`.
    """

    parts: tuple[QuerySet[Any], ...]
    order: tuple[str, ...]
    rest: QuerySet[Any]


@dataclass(frozen=True, kw_only=True)
class Header:
    key: str
    label: str
    is_numeric: bool
    url: str = ""
    direction: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    label: str
    content: object
    url: str
    is_numeric: bool
    is_detail: bool = False
    select: str = ""


@dataclass(frozen=True, kw_only=True)
class Chip:
    label: str
    url: str
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class ShownFilter:
    """A row of chips, and the choices of its list with whether each is chosen; `kept` is the rest of the address."""

    key: str
    label: str
    chips: list[Chip]
    more_label: str
    more: list[tuple[str, str, bool]]
    kept: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class ShownTable:
    """Everything the template needs, and `objects` for the access log."""

    form: str
    caption: str
    order_text: str
    unsorted_url: str
    headers: list[Header]
    rows: list[list[Cell]]
    objects: list[Any]
    filters: list[ShownFilter]
    count: Count
    is_counted: bool
    is_filtered: bool
    empty_text: str
    all_url: str
    previous_url: str
    next_url: str
    export_url: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """A declared table. `default_order` (database fields) serves where no column describes the order.

    `order_text` says in words what that order is; whoever sorts otherwise finds the way back to it. `form` is the id of
    a form on the same page: each row then has a tick box `chosen` in it, with the key of the row, and `all` stands
    for the rows of every page.
    """

    caption: str | Promise
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    default_sort: str = ""
    default_order: tuple[str, ...] = ()
    order_text: str | Promise = ""
    page_size: int = PAGE_SIZE
    empty_text: str | Promise = ""
    is_exportable: bool = True
    is_counted: bool = True
    prefix: str = ""
    form: str = ""

    def show(
        self, rows: Rows, *, query: QueryDict, anchors: QuerySet[Any] | None = None, first: First | None = None
    ) -> ShownTable:
        """Return one page of `rows` as `query` asks for it; see `Part` for `anchors`."""
        sort = self._sort(query)
        if isinstance(rows, QuerySet):
            parts = self._parts(rows, query=query, anchors=anchors, first=first)
            page = page_by_key(parts, query=query, prefix=self.prefix, size=self.page_size)
            count = count_up_to(cast(QuerySet[Any], self.filtered(rows, query=query)))
        else:
            page = Page(rows=self._sorted(cast(Sequence[Any], self.filtered(rows, query=query)), sort=sort))
            count = Count(value=len(page.rows))
        return ShownTable(
            form=self.form,
            caption=str(self.caption),
            order_text=str(self.order_text),
            unsorted_url=self._url(query, sort="") if sort != self.default_sort and self.order_text else "",
            headers=[self._header(column, sort=sort, query=query) for column in self.columns],
            rows=self._rows(page.rows),
            objects=page.rows,
            filters=[self._shown(choice, query=query) for choice in self.filters],
            count=count,
            is_counted=self.is_counted,
            is_filtered=any(self._value(choice, query) != choice.default for choice in self.filters),
            empty_text=str(self.empty_text),
            all_url=self._url(query, **{choice.key: "" for choice in self.filters}),
            previous_url=self._url(query, before=page.before) if page.before else "",
            next_url=self._url(query, after=page.after) if page.after else "",
            export_url=self._url(query, export="csv") if self.is_exportable and page.rows else "",
        )

    def wants_export(self, query: QueryDict) -> bool:
        return self.is_exportable and query.get(self.prefix + "export") == "csv"

    def export(
        self,
        rows: Rows,
        *,
        query: QueryDict,
        file_name: str,
        note: Callable[[list[Any]], object] | None = None,
        first: First | None = None,
    ) -> HttpResponse:
        """Return all rows, filtered and sorted as on screen, as CSV; raise `UnableToExport` beyond `EXPORT_LIMIT`.

        `note` gets the rows that leave, for the access log.
        """
        found = self.every(rows, query=query, first=first, most=EXPORT_LIMIT + 1)
        if len(found) > EXPORT_LIMIT:
            raise UnableToExport(
                _("This list is longer than %(number)s rows. Choose a filter first, then export again.")
                % {"number": formats.number(EXPORT_LIMIT)}
            )
        if note:
            note(found)
        columns = [column for column in self.columns if column.is_exported]
        return csv_response(
            header=[str(column.label) for column in columns],
            rows=[[column.exported(row) for column in columns] for row in found],
            file_name=file_name,
        )

    def every(self, rows: Rows, *, query: QueryDict, most: int, first: First | None = None) -> list[Any]:
        """Return the rows of every page, at most so many, filtered and sorted as on screen."""
        if not isinstance(rows, QuerySet):
            chosen = cast(Sequence[Any], self.filtered(rows, query=query))
            return self._sorted(chosen, sort=self._sort(query))[:most]
        found: list[Any] = []
        for part in self._parts(rows, query=query, first=first):
            found += part.rows.order_by(*part.full_order)[: most - len(found)]
        return found

    def _parts(
        self, rows: QuerySet[Any], *, query: QueryDict, anchors: QuerySet[Any] | None = None, first: First | None
    ) -> list[Part]:
        sort = self._sort(query)
        if first is None or sort != self.default_sort:
            chosen = cast(QuerySet[Any], self.filtered(rows, query=query))
            return [Part(rows=chosen, order=self._database_order(sort), anchors=anchors)]
        *on_top, rest = (cast(QuerySet[Any], self.filtered(each, query=query)) for each in (*first.parts, first.rest))
        return [
            *(Part(rows=each, order=first.order) for each in on_top),
            Part(rows=rest, order=self._database_order(sort)),
        ]

    def filtered(self, rows: Rows, *, query: QueryDict) -> Rows:
        """Return the rows that the filters in `query` leave."""
        for choice in self.filters:
            if value := self._value(choice, query):
                rows = choice.apply(rows, value)
        return rows

    def _rows(self, rows: Sequence[Any]) -> list[list[Cell]]:
        # Translated once, not in every cell.
        columns = [(str(column.label), column) for column in self.columns]
        shown = [[_cell(label, column, row) for label, column in columns] for row in rows]
        if self.form:
            for row, cells in zip(rows, shown, strict=True):
                cells[0] = replace(cells[0], select=str(row.pk))
        return shown

    def _value(self, choice: Filter, query: QueryDict) -> str:
        value = query.get(self.prefix + choice.key, "")
        allowed = {str(allowed) for allowed, _label in (*choice.choices, *choice.more)}
        return value if value in allowed else choice.default

    def _sort(self, query: QueryDict) -> str:
        asked = query.get(self.prefix + "sort", "")
        allowed = {column.key for column in self.columns if column.is_sortable}
        return asked if asked.removeprefix("-") in allowed else self.default_sort

    def _column(self, sort: str) -> Column:
        return next(column for column in self.columns if column.key == sort.removeprefix("-"))

    def _database_order(self, sort: str) -> list[str]:
        if not sort:
            return list(self.default_order)
        return self._column(sort).ordering(descending=sort.startswith("-"))

    def _sorted(self, rows: Sequence[Any], *, sort: str) -> list[Any]:
        if not sort:
            return list(rows)
        bare = self._column(sort).bare
        known = sorted((row for row in rows if bare(row) is not None), key=bare, reverse=sort.startswith("-"))
        return known + [row for row in rows if bare(row) is None]

    def _header(self, column: Column, *, sort: str, query: QueryDict) -> Header:
        label = str(column.label)
        if not column.is_sortable:
            return Header(key=column.key, label=label, is_numeric=column.is_numeric)
        direction = {column.key: "ascending", f"-{column.key}": "descending"}.get(sort, "")
        next_sort = f"-{column.key}" if direction == "ascending" else column.key
        return Header(
            key=column.key,
            label=label,
            is_numeric=column.is_numeric,
            url=self._url(query, sort=next_sort),
            direction=direction,
        )

    def _shown(self, choice: Filter, *, query: QueryDict) -> ShownFilter:
        current = self._value(choice, query)
        everything = [] if choice.default else [Chip(label=_("All"), url=self._url(query, **{choice.key: ""}),
                                                     is_active=not current)]  # fmt: skip
        chips = [
            Chip(label=str(label), url=self._url(query, **{choice.key: str(value)}), is_active=str(value) == current)
            for value, label in choice.choices
        ]
        left_out = {self.prefix + name for name in (choice.key, "after", "before", "export")}
        return ShownFilter(
            key=self.prefix + choice.key,
            label=str(choice.label),
            chips=everything + chips,
            more_label=str(choice.more_label),
            more=[(str(value), str(label), str(value) == current) for value, label in choice.more],
            kept=[(name, str(value)) for name, value in query.items() if name not in left_out],
        )

    def _url(self, query: QueryDict, **changes: str) -> str:
        """Keep the rest of the address, but begin at the first page unless a page is asked for."""
        address = query.copy()
        for name in ("after", "before", "export"):
            address.pop(self.prefix + name, None)
        for name, value in changes.items():
            address.pop(self.prefix + name, None)
            if value:
                address[self.prefix + name] = value
        return f"?{address.urlencode()}"


def _cell(label: str, column: Column, row: Any) -> Cell:
    return Cell(
        label=label,
        content=column.shown(row),
        url=column.link(row) if column.link else "",
        is_numeric=column.is_numeric,
        is_detail=column.is_detail,
    )
