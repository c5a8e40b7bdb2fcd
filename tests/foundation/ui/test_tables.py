"""A declared table sorts, filters and exports what it says, and nothing that the address makes up."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict
from django.template import Context, Template

from samenspoor.foundation.ui import tables
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table, UnableToExport


@dataclass
class Row:
    name: str
    cents: int | None
    received_on: date
    status: str = "new"


ROWS = [
    Row("Berg", 43120, date(2026, 11, 3)),
    Row("=cmd", -500, date(2026, 11, 9), status="linked"),
    Row("<b>Yılmaz</b>", None, date(2026, 11, 1)),
]

TABLE = Table(
    caption="Meldingen",
    default_sort="-amount",
    columns=(
        Column(key="name", label="Naam", is_sortable=True, link=lambda row: f"/{len(row.name)}/"),
        Column(key="received_on", label="Ontvangen", kind=Kind.DAY),
        Column(key="amount", label="Bedrag", kind=Kind.AMOUNT, value=lambda row: row.cents, is_sortable=True),
    ),
    filters=(
        Filter(
            key="status",
            label="Status",
            choices=[("new", "Nieuw"), ("linked", "Gekoppeld")],
            apply=lambda rows, value: [row for row in rows if row.status == value],
        ),
    ),
)


def names(query: str) -> list[str]:
    return [row.name for row in TABLE.show(ROWS, query=QueryDict(query)).objects]


def html(query: str = "") -> str:
    shown = TABLE.show(ROWS, query=QueryDict(query))
    return Template("{% load ui %}{% table shown %}").render(Context({"shown": shown}))


def test_a_detail_is_marked_and_sums_are_not_counted() -> None:
    details = tuple(replace(column, is_detail=column.kind is Kind.DAY) for column in TABLE.columns)
    shown = replace(TABLE, columns=details, is_counted=False).show(ROWS, query=QueryDict())
    page = Template("{% load ui %}{% table shown %}").render(Context({"shown": shown}))
    assert page.count("app-table__cell--detail") == len(ROWS)
    assert "app-table__count" in html()
    assert "app-table__count" not in page


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["Berg", "=cmd", "<b>Yılmaz</b>"]),
        ("sort=amount", ["=cmd", "Berg", "<b>Yılmaz</b>"]),
        ("sort=name", ["<b>Yılmaz</b>", "=cmd", "Berg"]),
        ("sort=received_on", ["Berg", "=cmd", "<b>Yılmaz</b>"]),
        ("sort=password", ["Berg", "=cmd", "<b>Yılmaz</b>"]),
    ],
)
def test_only_a_sortable_column_sorts_and_what_is_unknown_comes_last(query, order):
    assert names(query) == order


@pytest.mark.parametrize(
    ("query", "found"), [("status=linked", ["=cmd"]), ("status=gone", ["Berg", "=cmd", "<b>Yılmaz</b>"])]
)
def test_a_filter_takes_only_its_own_choices(query, found):
    assert names(query) == found


def test_a_header_turns_the_order_and_keeps_the_filter():
    shown = TABLE.show(ROWS, query=QueryDict("status=new&sort=name&after=12"))
    header = shown.headers[0]
    assert header.direction == "ascending"
    assert QueryDict(header.url[1:]).dict() == {"status": "new", "sort": "-name"}


def test_every_cell_carries_its_label_for_the_phone_and_escapes_what_it_shows():
    page = html()
    assert page.count('data-label="Naam"') == len(ROWS)
    assert "<b>Yılmaz" not in page
    assert "&lt;b&gt;Yılmaz" in page
    assert 'aria-sort="descending"' in page
    assert "€\u00a0431,20" in page


def test_an_empty_result_says_how_to_see_everything():
    only_new = [row for row in ROWS if row.status == "new"]
    shown = TABLE.show(only_new, query=QueryDict("status=linked&sort=name"))
    page = Template("{% load ui %}{% table shown %}").render(Context({"shown": shown}))
    assert "Niets gevonden met deze filters" in page
    assert 'href="?sort=name"' in page


def test_the_export_holds_all_rows_as_filtered_and_sorted():
    query = QueryDict("status=new&sort=name&export=csv")
    assert TABLE.wants_export(query)
    content = TABLE.export(ROWS, query=query, file_name="meldingen").content.decode("utf-8-sig")
    assert content.splitlines() == ["Naam;Ontvangen;Bedrag", "<b>Yılmaz</b>;2026-11-01;", "Berg;2026-11-03;431,20"]


def test_an_exported_name_is_not_a_formula_and_a_negative_amount_is_a_number():
    content = TABLE.export(ROWS, query=QueryDict("status=linked"), file_name="x").content.decode("utf-8-sig")
    assert content.splitlines()[1] == "'=cmd;2026-11-09;-5,00"


def test_an_export_that_is_too_long_says_what_to_do(monkeypatch):
    monkeypatch.setattr(tables, "EXPORT_LIMIT", 2)
    with pytest.raises(UnableToExport, match="Kies eerst een filter"):
        TABLE.export(ROWS, query=QueryDict(), file_name="x")


CONTENT_TYPES = Table(
    caption="Soorten",
    default_order=("model",),
    page_size=3,
    columns=(
        Column(key="model", label="Model", is_sortable=True),
        Column(key="app_label", label="App", is_sortable=True, order=("app_label", "model")),
    ),
    filters=(
        Filter(
            key="app",
            label="App",
            choices=[("contenttypes", "contenttypes")],
            apply=lambda rows, value: rows.filter(app_label=value),
        ),
    ),
)


@pytest.mark.django_db
def test_rows_from_the_database_are_paged_and_counted():
    shown = CONTENT_TYPES.show(ContentType.objects.all(), query=QueryDict("sort=-app_label"))
    assert shown.objects == list(ContentType.objects.order_by("-app_label", "-model", "pk")[:3])
    assert shown.count.value == ContentType.objects.count()
    following = CONTENT_TYPES.show(ContentType.objects.all(), query=QueryDict(shown.next_url[1:]))
    assert following.objects == list(ContentType.objects.order_by("-app_label", "-model", "pk")[3:6])
    assert QueryDict(following.previous_url[1:])["before"] == str(following.objects[0].pk)


@pytest.mark.django_db
def test_rows_can_be_ticked_for_a_form_that_stands_elsewhere_on_the_page():
    shown = replace(CONTENT_TYPES, form="choosing").show(ContentType.objects.all(), query=QueryDict())
    text = Template("{% load ui %}{% table shown %}").render(Context({"shown": shown}))
    for row in shown.objects:
        assert f'name="chosen" value="{row.pk}" form="choosing"' in text
    assert 'name="all" value="1" form="choosing"' in text
    assert "choosing" not in html()


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_rows(django_assert_num_queries):
    with django_assert_num_queries(2):
        CONTENT_TYPES.show(ContentType.objects.all(), query=QueryDict())


@pytest.mark.django_db
def test_an_export_from_the_database_ignores_the_page():
    response = CONTENT_TYPES.export(ContentType.objects.all(), query=QueryDict("after=1"), file_name="x")
    assert len(response.content.splitlines()) == ContentType.objects.count() + 1
