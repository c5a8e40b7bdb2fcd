"""A newcomer opens the demo and signs in as the people of the town."""

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor


def test_a_newcomer_signs_in_as_a_caseworker(site: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(site)
    expect(page.get_by_role("heading", name="Wie wil je zijn in deze gemeente?")).to_be_visible()
    visitor.look("aanmelden")
    page.get_by_role("button", name="Samira el Idrissi").click()
    expect(page.get_by_role("heading", name="Werklijst")).to_be_visible()
    expect(page.get_by_text("Nog geen meldingen in deze ronde")).to_be_visible()
    expect(page.get_by_text("Alleen oefengegevens")).to_be_visible()
    visitor.look("werklijst-leeg")
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()


def test_the_data_protection_officer_reads_why_the_worklist_stays_closed(site: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(site)
    page.get_by_role("button", name="Ellen de Graaf").click()
    expect(page.get_by_role("heading", name="Je werk")).to_be_visible()
    visitor.look("start-fg")
    page.goto(f"{site}/waterveen/werklijst/")
    expect(page.get_by_text("Dit hoort niet bij je rol: De werklijst en de meldingen zien.")).to_be_visible()
    visitor.look("geweigerd")
