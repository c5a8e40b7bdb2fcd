"""Pages by key: the next page begins after the last row seen, so page one thousand costs what page one costs.

The address holds only the number of that row, never the name or amount that the list is sorted by.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from .formats import number

COUNT_LIMIT = 1000
PAGE_SIZE = 30


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many rows there are, counted no further than a person wants to know."""

    value: int
    is_more: bool = False

    def __str__(self) -> str:
        return _("more than %(number)s") % {"number": number(self.value)} if self.is_more else number(self.value)


@dataclass(frozen=True, kw_only=True)
class Page:
    """The rows of one page; `before` and `after` are the keys for the neighbours, None where there is none."""

    rows: list[Any]
    before: str | None = None
    after: str | None = None


def count_up_to(rows: QuerySet[Any], limit: int = COUNT_LIMIT) -> Count:
    """Count to `limit` at most; an exact count of a large list reads the whole list."""
    counted = rows.order_by().values("pk")[: limit + 1].count()
    return Count(value=min(counted, limit), is_more=counted > limit)


@dataclass(frozen=True, kw_only=True)
class Part:
    """Rows with an order of their own; `order` names fields that are never null, the primary key breaks ties.

    A row that fell out of a filter since is still found when `anchors` holds the visible rows without that filter.
    """

    rows: QuerySet[Any]
    order: Sequence[str]
    anchors: QuerySet[Any] | None = None

    @property
    def full_order(self) -> list[str]:
        return [*self.order, "pk"] if "pk" not in {name.lstrip("-") for name in self.order} else list(self.order)


def page_by_key(parts: Sequence[Part], *, query: Mapping[str, str], prefix: str = "", size: int = PAGE_SIZE) -> Page:
    """Return the page of these parts, one under the other, that `after` or `before` in `query` asks for.

    An unknown key gives the first page.
    """
    for parameter, forwards in (("after", True), ("before", False)):
        key = query.get(prefix + parameter, "")
        for place, part in enumerate(parts):
            found = part.anchors if part.anchors is not None else part.rows
            position = _position(found, order=part.full_order, key=key)
            if position is None:
                continue
            beyond = replace(part, rows=part.rows.filter(_beyond(part.full_order, position, forwards=forwards)))
            others = parts[place + 1 :] if forwards else parts[:place][::-1]
            page = _cut([beyond, *others], size=size, forwards=forwards)
            if page.rows:
                return page
    return _cut(parts, size=size, forwards=None)


def _position(rows: QuerySet[Any], *, order: Sequence[str], key: str) -> tuple[Any, ...] | None:
    if not key:
        return None
    try:
        return rows.filter(pk=key).order_by().values_list(*(name.lstrip("-") for name in order)).first()
    except (ValueError, ValidationError):
        return None


def _beyond(order: Sequence[str], position: Sequence[Any], *, forwards: bool) -> Q:
    """Express `(a, b, pk) > position` per column, because columns may run in different directions."""
    condition, same = Q(), Q()
    for name, value in zip(order, position, strict=True):
        field = name.lstrip("-")
        side = "lt" if name.startswith("-") == forwards else "gt"
        condition |= same & Q(**{f"{field}__{side}": value})
        same &= Q(**{field: value})
    first, side = order[0].lstrip("-"), "lte" if order[0].startswith("-") == forwards else "gte"
    # Implied by the rest, but only this plain bound lets the database begin in the middle of an index.
    return Q(**{f"{first}__{side}": position[0]}) & condition


def _cut(parts: Sequence[Part], *, size: int, forwards: bool | None) -> Page:
    """Take one page and one row more, which tells whether there is a page behind it."""
    found: list[Any] = []
    for part in parts:
        names = part.full_order if forwards is not False else [turned(name) for name in part.full_order]
        found += part.rows.prefetch_related(None).order_by(*names)[: size + 1 - len(found)]
        if len(found) > size:
            break
    has_more, found = len(found) > size, found[:size]
    if forwards is False:
        found.reverse()
    if not found:
        return Page(rows=[])
    # What belongs to the rows is read once for the whole page, not once per part.
    related = parts[0].rows._prefetch_related_lookups  # type: ignore[attr-defined]
    prefetch_related_objects(found, *related)
    return Page(
        rows=found,
        before=str(found[0].pk) if forwards or (forwards is False and has_more) else None,
        after=str(found[-1].pk) if forwards is False or has_more else None,
    )


def turned(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"
