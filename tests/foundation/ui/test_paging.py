"""Walking a list by key shows every row once, in order, in both directions."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from samenspoor.foundation.ui.paging import Count, Part, count_up_to, page_by_key

pytestmark = pytest.mark.django_db

# Many rows share an app label, so the ties are real.
ORDERS = [("app_label",), ("-app_label",), ("app_label", "-model"), ("-pk",), ()]


def everything(order):
    return [Part(rows=ContentType.objects.all(), order=order)]


def walk(parts, *, size):
    """Follow `next` to the end, then `previous` back to the start; return both as lists of pages."""
    pages: list[Any] = []
    query: dict[str, str] = {}
    while True:
        page = page_by_key(parts, query=query, size=size)
        pages.append(page)
        if page.after is None:
            break
        query = {"after": page.after}
    back = [pages[-1]]
    while back[0].before is not None:
        back.insert(0, page_by_key(parts, query={"before": back[0].before}, size=size))
    return pages, back


@pytest.mark.parametrize("order", ORDERS)
def test_next_shows_every_row_once_in_order(order):
    pages, _back = walk(everything(order), size=2)
    seen = [row for page in pages for row in page.rows]
    assert seen == list(ContentType.objects.order_by(*order, "pk"))
    assert len(pages) > 2


@pytest.mark.parametrize("order", ORDERS)
def test_previous_returns_to_the_start(order):
    pages, back = walk(everything(order), size=2)
    assert [row for page in back for row in page.rows] == [row for page in pages for row in page.rows]
    assert back[0].before is None


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_parts_stand_one_under_the_other_each_in_its_own_order(size):
    on_top = ContentType.objects.filter(app_label__in=("casework", "accounts"))
    rest = ContentType.objects.exclude(app_label__in=("casework", "accounts"))
    parts = [Part(rows=on_top, order=("-model",)), Part(rows=rest, order=("app_label",))]
    pages, back = walk(parts, size=size)
    seen = [row for page in pages for row in page.rows]
    assert seen == [*on_top.order_by("-model", "pk"), *rest.order_by("app_label", "pk")]
    assert [row for page in back for row in page.rows] == seen
    assert back[0].before is None


@pytest.mark.parametrize("key", ["", "abc", "999999999", "-1", "1; drop table x", "9" * 40])
def test_an_unknown_key_gives_the_first_page(key):
    first = page_by_key(everything(("model",)), query={}, size=2)
    assert page_by_key(everything(("model",)), query={"after": key}, size=2).rows == first.rows


def test_a_row_that_left_the_filter_still_marks_the_place():
    in_order = ContentType.objects.order_by("model", "pk")
    third = in_order[2]
    left = Part(rows=in_order.exclude(pk=third.pk), order=("model",), anchors=ContentType.objects.all())
    page = page_by_key([left], query={"after": str(third.pk)}, size=2)
    assert page.rows == list(in_order[3:5])


def test_the_address_holds_no_sorted_value():
    page = page_by_key(everything(("model",)), query={}, size=2)
    assert page.after == str(page.rows[-1].pk)


def test_a_page_costs_two_queries_wherever_it_stands(django_assert_num_queries):
    last = ContentType.objects.order_by("model").values_list("pk", flat=True)[3]
    with django_assert_num_queries(2):
        page_by_key(everything(("model",)), query={"after": str(last)}, size=2)


def test_counting_stops_at_the_limit():
    total = ContentType.objects.count()
    assert count_up_to(ContentType.objects.all(), limit=total) == Count(value=total)
    more = count_up_to(ContentType.objects.all(), limit=2)
    assert more == Count(value=2, is_more=True)
    assert str(more) == "meer dan 2"
    assert str(Count(value=1000, is_more=True)) == "meer dan 1.000"
