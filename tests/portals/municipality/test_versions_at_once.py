"""Two colleagues write texts and rules that count from a later day: the second reads it, whatever counts today."""

import re
from html import unescape

import pytest
from django.test import Client

from samenspoor.domain.casework.models import LetterKind, LetterText, PriorityRules
from tests.help_requests import day
from tests.portals.test_two_at_once import what_was_seen

TEXT = f"/waterveen/brieven/teksten/{LetterKind.OFFER.value}/"
RULES = "/waterveen/regels/veranderen/"
LATER = day(30).isoformat()


@pytest.fixture
def two(town, employ):
    """Two advisers, each in a browser."""
    both = [Client(), Client()]
    for browser, name in zip(both, ("Aaltje Bos", "Bram Visser"), strict=True):
        browser.force_login(employ(town.waterveen, "adviser", email=f"{name[:5]}@waterveen.example", name=name))
    return both


def opened(browser, address):
    """What the form begins with, and what it gives along about that."""
    page = browser.get(address)
    form = page.context["form"]
    shown = {bound.name: bound.value() for bound in form}
    return {name: "" if value is None else value for name, value in shown.items()} | what_was_seen(page.text)


def words(page):
    return unescape(re.sub(r"<[^>]+>", " ", page.text))


def texts(town, as_organisation):
    with as_organisation(town.waterveen):
        return list(LetterText.objects.order_by("pk").values_list("subject", "closing"))


def test_the_second_text_for_the_same_later_day_does_not_wipe_the_first(two, town, as_organisation):
    aaltje, bram = two
    first, second = opened(aaltje, TEXT), opened(bram, TEXT)
    assert aaltje.post(TEXT, first | {"starts_on": LATER, "subject": "Even kennismaken"}).status_code == 302
    page = bram.post(TEXT, second | {"starts_on": LATER, "closing": "Groet, team Waterveen"})
    assert "Aaltje Bos heeft dit" in words(page)
    assert 'value="Even kennismaken"' in page.text
    assert "Groet, team Waterveen" in page.text
    assert len(texts(town, as_organisation)) == 1
    merged = {"starts_on": LATER, "subject": "Even kennismaken", "closing": "Groet, team Waterveen"}
    assert bram.post(TEXT, second | merged | what_was_seen(page.text)).status_code == 302
    assert texts(town, as_organisation)[-1] == ("Even kennismaken", "Groet, team Waterveen")


def test_for_another_day_there_is_nothing_to_compare_but_the_page_says_what_takes_over(two, town, as_organisation):
    aaltje, bram = two
    first, second = opened(aaltje, TEXT), opened(bram, TEXT)
    aaltje.post(TEXT, first | {"starts_on": LATER, "subject": "Even kennismaken"})
    assert bram.post(TEXT, second | {"subject": "Een vraag aan u"}).status_code == 302
    page = bram.get(TEXT)
    assert "geldt wat Aaltje Bos schreef" in words(page)
    assert 'value="Een vraag aan u"' in page.text
    page = bram.get(f"{TEXT}?vanaf={LATER}")
    assert 'value="Even kennismaken"' in page.text
    assert f'value="{LATER}"' in page.text
    changed = opened(bram, f"{TEXT}?vanaf={LATER}") | {"subject": "Even bellen?"}
    assert bram.post(TEXT, changed).status_code == 302, "who changes the later one saw it"
    assert [subject for subject, _closing in texts(town, as_organisation)] == [
        "Even kennismaken", "Een vraag aan u", "Even bellen?",
    ]  # fmt: skip
    for tampered in ("morgen", "0026-01-01", ""):
        assert bram.get(f"{TEXT}?vanaf={tampered}").status_code == 200


def test_the_second_rules_for_the_same_later_day_do_not_wipe_the_first(two, town, as_organisation):
    aaltje, bram = two

    def save(browser, given, **changes):
        given = given | {"starts_on": LATER, "reason": "Besluit van het college"} | changes
        page = browser.post(RULES, given | {"act": "preview"})
        if page.context["form"].errors:
            return page
        return browser.post(RULES, given | {"act": "save", "previewed": page.context["previewed"]})

    first, second = opened(aaltje, RULES), opened(bram, RULES)
    assert save(aaltje, first, young="31").status_code == 302
    page = save(bram, second, multiple="190")
    assert "Aaltje Bos heeft dit" in words(page)
    assert re.search(r'name="young" value="31"', page.text)
    assert re.search(r'name="multiple" value="190"', page.text)
    assert save(bram, second | what_was_seen(page.text), young="31", multiple="190").status_code == 302
    with as_organisation(town.waterveen):
        assert list(PriorityRules.objects.order_by("pk").values_list("young", "multiple"))[-1] == (31, 190)
    assert "geldt wat Bram Visser schreef" in words(aaltje.get(RULES))
