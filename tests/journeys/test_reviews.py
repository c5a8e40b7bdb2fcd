"""A caseworker says by keyboard who is who, and takes one answer back."""

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor


def test_a_caseworker_reviews_two_pairs_by_keyboard_and_takes_one_answer_back(lived_in: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(lived_in)
    page.get_by_role("button", name="Samira el Idrissi").click()
    page.get_by_role("link", name="Dezelfde persoon?").click()
    expect(page.get_by_role("heading", name="Is dit dezelfde persoon?")).to_be_visible()
    to_go = int(page.locator(".app-toolbar .app-badge").inner_text().split()[1])
    assert to_go >= 2
    visitor.look("samenvoegen")
    first = page.get_by_role("columnheader").nth(1).inner_text()
    page.keyboard.press("d")
    page.wait_for_url("**/samenvoegen/")
    expect(page.get_by_text("Je laatste antwoord")).to_contain_text(first.split("\n")[0])
    visitor.look("samenvoegen-volgende")
    page.keyboard.press("a")
    page.get_by_text("Iemand anders.").wait_for()
    page.keyboard.press("t")
    page.get_by_role("button", name="Draai dit antwoord terug").wait_for()
    visitor.look("samenvoegen-terugdraaien")
    page.keyboard.press("t")
    page.get_by_text("Teruggedraaid.").wait_for()
    page.get_by_role("link", name="Alle antwoorden").click()
    expect(page.get_by_role("cell", name="Dezelfde persoon")).to_be_visible()
    visitor.look("samenvoegen-antwoorden")
    page.go_back()
    page.get_by_label("Gebruik de letters op het toetsenbord").uncheck()
    page.keyboard.press("d")
    page.reload()
    badge = page.locator(".app-toolbar .app-badge")
    expect(badge, "switched off, a letter does nothing").to_have_text(f"nog {to_go - 1}")
