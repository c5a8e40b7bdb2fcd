"""Two colleagues open the same form: whoever stores second sees what the first changed, and loses nothing."""

import re
from html import unescape

import pytest
from django.test import Client

from samenspoor.domain.volunteering.models import Volunteer
from samenspoor.foundation.organisations.models import Organisation

PAGE = "/maatjes/vrijwilligers/"
WHO = {
    "first_name": "Şükran", "surname": "de Boer", "kilometres": "10", "most_residents": "2", "roles": ["practical"],
    "languages": ["nl", "tr"], "postcode_area": "8951", "telephone": "0612345678",
}  # fmt: skip


@pytest.fixture
def maatjes(db):
    return Organisation.objects.create(slug="maatjes", name="De Maatjes", kind="volunteers")


@pytest.fixture
def two(maatjes, employ):
    """Two coordinators, each in a browser."""
    both = [Client(), Client()]
    for browser, name in zip(both, ("Aaltje Bos", "Bram Visser"), strict=True):
        browser.force_login(employ(maatjes, "coordinator", email=f"{name[:5]}@maatjes.example", name=name))
    return both


@pytest.fixture
def address(two, maatjes, as_organisation):
    two[0].post(f"{PAGE}nieuw/", WHO)
    with as_organisation(maatjes):
        return f"{PAGE}{Volunteer.objects.get().pk}/gegevens/"


def what_was_seen(text):
    """What the page gives along about what stood there."""
    [found] = re.findall(r'<input type="hidden" name="seen" value="([^"]*)"', text)
    return {"seen": unescape(found)}


def seen(browser, address):
    return what_was_seen(browser.get(address).text)


def stored(maatjes, as_organisation):
    with as_organisation(maatjes):
        return Volunteer.objects.get()


def test_the_second_reads_who_changed_what_and_keeps_what_was_typed(two, address, maatjes, as_organisation):
    aaltje, bram = two
    first, second = seen(aaltje, address), seen(bram, address)
    aaltje.post(
        address,
        WHO | first | {"telephone": "0519292910", "roles": ["practical", "mental"], "skills": "toeslagen"},
    )
    answer = bram.post(address, WHO | second | {"telephone": "0687654321", "surname": "de Boer-Kaya"})
    text = unescape(re.sub(r"<[^>]+>", " ", answer.text))
    assert answer.status_code == 200
    assert "Aaltje Bos heeft dit" in text
    assert "terwijl jij bezig was" in text
    assert "Er staat nu: 0519292910" in text
    # What he typed stands there still; what only she touched is what she made of it.
    assert 'value="0687654321"' in answer.text
    assert 'value="de Boer-Kaya"' in answer.text
    assert 'value="toeslagen"' in answer.text
    assert re.search(r'value="mental"[^>]* checked', answer.text)
    assert stored(maatjes, as_organisation).telephone == "0519292910"

    again = what_was_seen(answer.text)
    merged = {
        "telephone": "0687654321",
        "surname": "de Boer-Kaya",
        "skills": "toeslagen",
        "roles": ["practical", "mental"],
    }
    assert bram.post(address, WHO | again | merged).status_code == 302
    kept = stored(maatjes, as_organisation)
    assert (kept.telephone, kept.surname, kept.skills) == ("0687654321", "de Boer-Kaya", "toeslagen")
    assert kept.roles == ["practical", "mental"]


def test_what_both_made_the_same_and_what_the_form_does_not_show_is_no_difference(two, address):
    aaltje, bram = two
    first, second = seen(aaltje, address), seen(bram, address)
    aaltje.post(address, WHO | first | {"telephone": "0519292910"})
    aaltje.post(address.replace("gegevens", "verder"), {"to": "interview"})
    assert bram.post(address, WHO | second | {"telephone": "0519292910"}).status_code == 302


def test_a_mistake_elsewhere_in_the_form_does_not_hide_what_changed(two, address):
    aaltje, bram = two
    first, second = seen(aaltje, address), seen(bram, address)
    aaltje.post(address, WHO | first | {"skills": "toeslagen"})
    wrong = bram.post(address, WHO | second | {"kilometres": "heel ver"}).text
    assert "Aaltje Bos heeft dit" in wrong
    assert 'value="heel ver"' in wrong
    assert 'value="toeslagen"' in wrong


def test_what_stands_nowhere_yet_is_compared_too(two):
    """The weights of an organisation have no row before somebody changes them."""
    aaltje, bram = two
    address = "/maatjes/inwoners/gewichten/"
    fields = dict(re.findall(r'name="(\w+)" value="(\d+)"', aaltje.get(address).text))
    first, second = seen(aaltje, address), seen(bram, address)
    one, *_rest, other = fields
    aaltje.post(address, fields | first | {one: "9", "store": "1"})
    answer = bram.post(address, fields | second | {other: "8", "store": "1"})
    assert "terwijl jij bezig was" in answer.text
    assert re.search(rf'name="{one}" value="9"', answer.text)
    assert re.search(rf'name="{other}" value="8"', answer.text)
