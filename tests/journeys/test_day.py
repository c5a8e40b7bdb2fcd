"""A caseworker's day: the round, the call list, the doors, an end without contact, debt help, and the month."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from samenspoor.domain.casework.models import Round
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from tests.journeys.conftest import Visitor

# Every press of the mouse or a finger, on every page of the tab.
COUNT_CLICKS = "addEventListener('pointerdown', () => sessionStorage.clicks = +sessionStorage.clicks + 1, true)"


@pytest.fixture
def monday(lived_in: str, visitor: Visitor) -> Page:
    """A caseworker signed in; the round of the month is open for some days."""
    waterveen = Organisation.objects.get(slug="waterveen")
    with acting(organisation=waterveen.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        Round.objects.update(closed_at=None, closed_by=None, closes_on=timezone.localdate() + timedelta(days=5))
    visitor.page.add_init_script(COUNT_CLICKS)
    visitor.page.goto(lived_in)
    visitor.page.get_by_role("button", name="Samira el Idrissi").click()
    return visitor.page


def test_a_caseworker_works_from_the_round_to_the_month(monday: Page, visitor: Visitor) -> None:
    close_the_round(monday, visitor)
    ring_someone_who_says_yes(monday, visitor)
    go_past_the_doors(monday, visitor)
    end_without_contact(monday, visitor)
    hand_over_to_debt_help(monday, visitor)
    look_at_the_month(monday, visitor)


@contextmanager
def at_most(page: Page, *, clicks: int) -> Iterator[None]:
    """Refuse an errand, from the menu to its result, that takes more clicks; pages count them as the browser does."""
    page.evaluate("sessionStorage.clicks = 0")
    yield
    made = int(page.evaluate("sessionStorage.clicks"))
    assert 1 < made <= clicks


def open_from_menu(page: Page, name: str) -> None:
    page.get_by_role("banner").get_by_role("link", name=name, exact=True).click()


def close_the_round(page: Page, visitor: Visitor) -> None:
    page.get_by_role("link", name="Bekijk de ronde en sluit haar").click()
    visitor.look("ronde")
    page.get_by_role("button", name="Sluit deze ronde").click()
    page.get_by_text("is gesloten").first.wait_for()
    visitor.look("ronde-gesloten")


def ring_someone_who_says_yes(page: Page, visitor: Visitor) -> None:
    open_from_menu(page, "Bellen")
    page.get_by_role("link", name="Nog van niemand").click()
    page.wait_for_load_state()
    before = page.get_by_role("article").count()
    page.get_by_role("button", name="Geen gehoor").first.click()
    page.get_by_text("nam niet op").wait_for()
    expect(page.get_by_role("article"), "comes back in another part of the day").to_have_count(before - 1)
    visitor.look("bellijst")
    page.get_by_role("link", name="Gesproken").first.click()
    visitor.look("gebeld")
    page.get_by_label("Wil een eerste gesprek").check()
    page.get_by_role("button", name="Vastleggen").click()
    page.get_by_text("Vastgelegd:").wait_for()


def go_past_the_doors(page: Page, visitor: Visitor) -> None:
    open_from_menu(page, "Bezoeken")
    page.get_by_role("link", name="Nog van niemand").click()
    page.wait_for_load_state()
    boxes = page.get_by_role("main").get_by_role("checkbox")
    doors = boxes.count()
    assert doors >= 2
    for number in range(doors):
        boxes.nth(number).check()
    page.get_by_role("button", name="Zet op de lijst").click()
    page.get_by_text("op je lijst.").wait_for()
    visitor.look("bezoeken")
    with page.expect_download() as sheet:
        page.get_by_role("link", name="Printen met de kaartjes").click()
    assert sheet.value.suggested_filename.startswith("bezoeken-")
    with at_most(page, clicks=5):
        open_from_menu(page, "Bezoeken")
        page.get_by_role("link", name="Naar de bezoeken van vandaag").click()
        visitor.look("vandaag")
        page.get_by_role("button", name="Niet thuis, kaartje achtergelaten").first.click()
        page.get_by_role("button", name="Haal terug").or_(page.get_by_text("Gedaan")).first.wait_for()
    expect(page.get_by_role("article")).to_have_count(doors - 1)
    with at_most(page, clicks=8):
        open_from_menu(page, "Bezoeken")
        page.get_by_role("link", name="Naar de bezoeken van vandaag").click()
        page.get_by_role("link", name="Gesproken").first.click()
        visitor.look("aan-de-deur")
        page.get_by_label("Heeft geen hulp nodig").check()
        page.get_by_role("button", name="Vastleggen").click()
        page.get_by_role("radio").first.check()
        visitor.look("afsluiten-geen-hulp")
        page.get_by_role("button", name="Afsluiten").click()
        page.get_by_role("heading", name="Wat er gebeurde").wait_for()


def end_without_contact(page: Page, visitor: Visitor) -> None:
    open_from_menu(page, "Werklijst")
    page.locator("tbody tr").filter(has_text="Probeer opnieuw").first.get_by_role("link").click()
    page.get_by_role("link", name="Afsluiten", exact=True).first.click()
    page.get_by_label("Er was geen contact").check()
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("radio").first.check()
    visitor.look("geen-contact")
    page.get_by_role("button", name="Afsluiten").click()
    page.get_by_text("Afgesloten met:").wait_for()


def hand_over_to_debt_help(page: Page, visitor: Visitor) -> None:
    """Of whoever said yes on the telephone this morning."""
    open_from_menu(page, "Werklijst")
    page.locator("tbody tr").filter(has_text="Het eerste gesprek voeren").first.get_by_role("link").click()
    page.get_by_role("link", name="Het gesprek is gevoerd").click()
    page.get_by_role("button", name="Vastleggen").click()
    page.get_by_role("link", name="Aanvaardt hulp").click()
    page.get_by_role("radio").first.check()
    page.get_by_label("De inwoner wil toelating tot schuldhulp").check()
    visitor.look("hulp")
    page.get_by_role("button", name="Vastleggen").click()
    page.get_by_role("link", name="Toegelaten tot schuldhulp").click()
    page.get_by_role("button", name="Toegelaten").click()
    page.get_by_role("link", name="Overdracht maken").click()
    page.get_by_label("Welk team of welke organisatie neemt het over?").fill("Schuldhulp Waterveen")
    page.get_by_label("Wat heb je afgesproken over het gesprek?").fill("Dinsdag om 10.00 uur, met de post.")
    page.get_by_role("radio").first.check()
    visitor.look("overdracht-maken")
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_role("link", name="Schuldhulpverlening heeft bevestigd").wait_for()
    visitor.look("overdracht")
    with page.expect_download() as handed_over:
        page.get_by_role("link", name=re.compile("PDF")).first.click()
    assert handed_over.value.suggested_filename.endswith(".pdf")
    page.get_by_role("link", name="Schuldhulpverlening heeft bevestigd").click()
    page.get_by_label("Wie bij schuldhulpverlening bevestigde het?").fill("Farida Aziz")
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_text("Farida Aziz").first.wait_for()


def look_at_the_month(page: Page, visitor: Visitor) -> None:
    open_from_menu(page, "Maand")
    expect(page.get_by_role("heading", name="Maand").first).to_be_visible()
    visitor.look("maand")


def test_a_letter_at_the_wrong_door_is_reported_and_followed(lived_in: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(lived_in)
    page.get_by_role("button", name="Samira el Idrissi").click()
    page.locator("tbody tr").first.get_by_role("link").click()
    page.get_by_role("link", name="Meld een mogelijk datalek").click()
    page.get_by_label("Wat is er gebeurd?").fill("Een brief lag bij de buren. De buurman heeft hem teruggebracht.")
    visitor.look("datalek-melden")
    page.get_by_role("button", name="Meld", exact=True).click()
    page.get_by_text("gemeld").first.wait_for()
    page.get_by_role("button", name="Afmelden").click()
    page.goto(lived_in)
    page.get_by_role("button", name="Ellen de Graaf").click()
    page.goto(f"{lived_in}/waterveen/datalekken/")
    page.get_by_role("main").get_by_role("link").first.click()
    page.get_by_text("Een brief lag bij de buren.").wait_for()
    visitor.look("datalek")
