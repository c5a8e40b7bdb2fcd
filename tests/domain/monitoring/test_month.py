"""The month at a glance: counted right, no more queries for more rows, and nobody to be recognised in it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspoor.domain.casework.actions import closing, contacts
from samenspoor.domain.casework.actions.contacts import MISSED_VISIT, Approach
from samenspoor.domain.casework.models import ContactKind, ContactResult, Dossier, DossierResident
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.casework.small_cells import SMALLEST, hide_small
from samenspoor.domain.monitoring.month import month_figures
from samenspoor.domain.monitoring.one_page import one_page

NOVEMBER = date(2026, 11, 1)
WHO_AND_WHEN: Any = {"by": 7, "at": datetime(2026, 11, 4, 13, tzinfo=UTC)}


@pytest.fixture
def figures(town, as_organisation):
    def count():
        with as_organisation(town.waterveen):
            return month_figures(NOVEMBER, owners=[town.waterveen.pk], today=date(2026, 12, 10), names={7: "Anne"})

    return count


def rows(month, key):
    (figure,) = (figure for figure in month.figures if figure.key == key)
    return {row.label: row.numbers for row in figure.rows}


def test_the_month_counts_what_came_in_and_what_came_of_it(deliver, town, as_organisation, figures):
    deliver({}, {"creditor": "energie"}, {"number": "14"}, {"number": "16"})
    with as_organisation(town.waterveen):
        first, second, _third = Dossier.objects.order_by("pk")
        contacts.record_attempts(first, MISSED_VISIT, **WHO_AND_WHEN)
        spoken = Approach(kind=ContactKind.PHONE, result=ContactResult.SPOKEN)
        contacts.record_attempts(second, [spoken], **WHO_AND_WHEN)
        closing.close_person(DossierResident.objects.get(dossier=second), outcome=Outcome.HAS_PAID, **WHO_AND_WHEN)
    month = figures()
    assert [row.numbers for row in month.totals] == [(4,), (3,), (1,), (0,), (2,)]
    assert rows(month, "received") == {"Huur": (4,)}
    assert rows(month, "kinds")["Meervoudig"] == (1,)
    assert rows(month, "channel") == {"Huisbezoek": (1, 0), "Kaartje in de bus": (1, 0), "Telefoon": (1, 1)}
    assert rows(month, "daypart") == {"Middag": (3, 1)}
    assert rows(month, "terms") == {"Een gesprek aanbieden": (2, 0, 1, 0)}
    assert rows(month, "open_work") == {"Nog niemand": (2, 1)}


def test_another_municipality_counts_nothing_of_it(deliver, town, as_organisation):
    deliver({}, {"number": "14"})
    with as_organisation(town.duinrade):
        month = month_figures(NOVEMBER, owners=[town.waterveen.pk], today=NOVEMBER, names={})
    assert {row.numbers for row in month.totals} == {(0,)}


def test_more_rows_are_no_more_queries(deliver, figures, django_assert_num_queries):
    deliver(*({"number": str(number)} for number in range(10, 13)))
    with django_assert_num_queries(14):
        figures()
    deliver(*({"number": str(number)} for number in range(20, 32)))
    with django_assert_num_queries(14):
        figures()


def test_outside_the_team_small_numbers_are_hidden(deliver, figures):
    deliver({}, {"number": "14"})
    public = figures().without_small_cells()
    assert public.totals[0].numbers == (None,)
    assert rows(public, "received") == {"Huur": (None,)}


@given(st.lists(st.integers(min_value=0, max_value=40), max_size=12))
def test_no_small_number_stands_nor_follows_from_the_total(numbers):
    shown = hide_small(numbers)
    hidden = [number for number, told in zip(numbers, shown, strict=True) if told is None]
    assert not any(told is not None and 0 < told < SMALLEST for told in shown)
    if len([number for number in numbers if number]) > 1:
        assert len(hidden) != 1, "one hidden number is the total less the others"


def test_the_page_for_the_alderman_is_a_tagged_pdf_in_dutch(deliver, figures):
    deliver(*({"number": str(number), "surname": '#panic("x")'} for number in range(10, 20)))
    made = one_page(figures(), municipality='Gemeente *Water*veen #panic("nee")')
    assert made.startswith(b"%PDF")
    assert b"/Lang(nl-NL)" in made
    assert b"pdfuaid" in made
