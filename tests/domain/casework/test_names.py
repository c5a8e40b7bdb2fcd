"""Names as creditors write them against names as the register has them."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspoor.domain.casework import names
from samenspoor.domain.casework.names import (
    Agreement,
    OfficialName,
    Repair,
    WrittenName,
    compare,
    surnames_to_try,
)

BORN = date(1980, 2, 3)
LETTERS = st.text(alphabet="abcdeëghijklmnoprsştuüvwyzç' -", min_size=1, max_size=20)


def test_the_examples_in_the_module_hold():
    assert doctest.testmod(names).failed == 0


@pytest.mark.parametrize(
    ("written", "official", "repair"),
    [
        ({"surname": "Sahin"}, {"surname": "Şahin"}, Repair.NONE),
        ({"surname": "JANSEN"}, {"surname": "Jansen"}, Repair.NONE),
        ({"surname": "Bruyn", "prefix": "de"}, {"surname": "Bruijn", "prefix": "de"}, Repair.NONE),
        ({"surname": "Janssen"}, {"surname": "Jansen"}, Repair.SPELLING),
        ({"surname": "Claessen"}, {"surname": "Klaassen"}, None),
        ({"surname": "Meier"}, {"surname": "Meijer"}, Repair.TYPO),
        ({"surname": "Meyer"}, {"surname": "Meijer"}, Repair.NONE),
        ({"surname": "van den Berg"}, {"surname": "Berg", "prefix": "van den"}, Repair.NONE),
        ({"surname": "Berg, van den"}, {"surname": "Berg", "prefix": "van den"}, Repair.NONE),
        ({"surname": "Berg", "prefix": "v.d."}, {"surname": "Berg", "prefix": "van der"}, Repair.NONE),
        ({"surname": "Berg"}, {"surname": "Berg", "prefix": "van den"}, Repair.NONE),
        ({"surname": "Berg", "prefix": "van"}, {"surname": "Berg", "prefix": "van den"}, Repair.PREFIX),
        ({"surname": "Vandenberg"}, {"surname": "Berg", "prefix": "van den"}, Repair.PREFIX),
        ({"surname": "Bakker"}, {"surname": "Bakker", "partner_surname": "Bos", "uses_partner_name": True},
         Repair.MAIDEN_NAME),
        ({"surname": "Bos"}, {"surname": "Bakker", "partner_surname": "Bos"}, Repair.PARTNER_NAME),
        ({"surname": "Bos-Bakker"}, {"surname": "Bakker", "partner_surname": "Bos"}, Repair.DOUBLE_NAME),
        ({"surname": "Bos - de Bakker"}, {"surname": "Bakker", "prefix": "de"}, Repair.DOUBLE_NAME),
        ({"surname": "Bos Bakker"}, {"surname": "Bakker", "partner_surname": "Bos"}, Repair.DOUBLE_NAME),
        ({"surname": "Anna", "initials": "Bakker"}, {"surname": "Bakker"}, Repair.SWAPPED),
        ({"surname": "Hoogednoorn"}, {"surname": "Hoogendoorn"}, Repair.TYPO),
        ({"surname": "Hogendoron"}, {"surname": "Hogendoorn"}, Repair.TYPO),
        ({"surname": "Hofstra"}, {"surname": "Hoffstra"}, Repair.SPELLING),
        ({"surname": "Bos"}, {"surname": "Vos"}, None),
        ({"surname": "", "business_name": "Klusbedrijf de Bakker"}, {"surname": "Bakker"}, Repair.BUSINESS),
        ({"surname": "", "business_name": "Kapsalon Anna"}, {"surname": "Bakker"}, Repair.BUSINESS),
        ({"surname": "", "business_name": "Kapsalon Chique"}, {"surname": "Bakker"}, None),
        ({"surname": "", "business_name": ""}, {"surname": "Bakker"}, None),
    ],
)  # fmt: skip
def test_a_difference_is_explained(written, official, repair):
    found = compare(
        WrittenName(**({"initials": "A.", "birth_date": BORN} | written)),
        OfficialName(**({"given": "Anna Maria", "birth_date": BORN} | official)),
    )
    assert (found.repair if found else None) == repair


@pytest.mark.parametrize(
    ("initials", "agreement"),
    [
        ("A.M.", Agreement.SAME), ("am", Agreement.SAME), ("A M", Agreement.SAME), ("A.", Agreement.SAME),
        ("Anna", Agreement.SAME), ("Maria", Agreement.SAME), ("Annie", Agreement.NEAR), ("A.J.", Agreement.NEAR),
        ("", Agreement.UNKNOWN), ("J.", Agreement.DIFFERENT), ("Wilma", Agreement.DIFFERENT),
    ],
)  # fmt: skip
def test_initials_agree_as_far_as_they_go(initials, agreement):
    found = compare(
        WrittenName(surname="Bos", initials=initials, birth_date=BORN),
        OfficialName(surname="Bos", given="Anna Maria", birth_date=BORN),
    )
    assert found
    assert found.initials == agreement


@pytest.mark.parametrize(
    ("initials", "birth_date", "certain", "reason"),
    [
        ("A.", BORN, True, Repair.NONE),
        ("A.", None, True, Repair.NONE),
        ("", BORN, True, Repair.NONE),
        ("", None, False, Repair.INITIALS),
        ("J.", BORN, False, Repair.INITIALS),
        ("A.", date(1980, 3, 2), False, Repair.BIRTH_DATE),
        ("A.", date(1990, 2, 3), False, Repair.BIRTH_DATE),
        ("A.", date(1955, 7, 9), False, Repair.BIRTH_DATE),
    ],
)
def test_what_speaks_against_it_is_left_to_a_person(initials, birth_date, certain, reason):
    found = compare(
        WrittenName(surname="Bos", initials=initials, birth_date=birth_date),
        OfficialName(surname="Bos", given="Anna Maria", birth_date=BORN),
    )
    assert found
    assert (found.is_certain, found.reason) == (certain, reason)


def test_a_partners_name_without_birth_date_is_left_to_a_person():
    official = OfficialName(surname="Bakker", given="Anna", partner_surname="Bos", birth_date=BORN)
    guess = compare(WrittenName(surname="Bos", initials="A."), official)
    known = compare(WrittenName(surname="Bos", initials="A.", birth_date=BORN), official)
    assert guess
    assert known
    assert (guess.is_certain, known.is_certain) == (False, True)


def test_father_and_son_are_not_one():
    son = WrittenName(surname="Bos", initials="P.", birth_date=date(2004, 5, 6))
    assert compare(son, OfficialName(surname="Bos", given="Jan", birth_date=BORN)) is None


@pytest.mark.parametrize(
    ("written", "tried"),
    [
        (WrittenName(surname="van der Berg"), ["Berg"]),
        (WrittenName(surname="Şahin"), ["Şahin"]),
        (WrittenName(surname="Bos-de Vries"), ["Bos", "Vries"]),
        (WrittenName(surname="", business_name="Kapsalon"), []),
        (WrittenName(surname="*"), []),
    ],
)
def test_the_register_is_asked_for_plain_surnames(written, tried):
    assert surnames_to_try(written) == tried


@given(surname=LETTERS, prefix=st.sampled_from(["", "van", "de la", "'t"]), given_name=LETTERS)
def test_whoever_is_written_as_registered_is_found(surname, prefix, given_name):
    official = OfficialName(surname=surname, prefix=prefix, given=given_name, birth_date=BORN)
    found = compare(WrittenName(surname=surname, prefix=prefix, birth_date=BORN), official)
    if names._key(surname):
        assert found
        assert found.birth_date == Agreement.SAME


@given(one=LETTERS, other=LETTERS, initials=LETTERS)
def test_nothing_that_people_write_breaks_the_comparison(one, other, initials):
    found = compare(WrittenName(surname=one, initials=initials), OfficialName(surname=other, given=initials))
    assert found is None or found.birth_date == Agreement.UNKNOWN


def test_a_surname_that_looks_like_a_prefix_is_found_as_it_is_registered():
    assert compare(WrittenName(surname="d a", birth_date=BORN), OfficialName(surname="d a", given="a", birth_date=BORN))
