"""The administrator lets a colleague in; the privacy officer reads who looked at what, the FG how often."""

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor


def test_the_administrator_gives_a_colleague_a_role(site: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(site)
    page.get_by_role("button", name="Tomasz Nowak").click()
    page.goto(f"{site}/waterveen/medewerkers/")
    visitor.look("medewerkers")
    page.get_by_role("link", name="Iemand toevoegen").click()
    page.get_by_label("Naam").fill("Bo Vos")
    page.get_by_label("E-mailadres").fill("bo@waterveen.example")
    page.get_by_label("Rol").select_option("Medewerker vroegsignalering")
    visitor.look("medewerker-toevoegen")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_role("heading", name="Uitnodiging voor Bo Vos")).to_be_visible()
    visitor.look("uitnodiging")
    page.get_by_role("link", name="Naar de medewerkers").click()
    page.get_by_role("link", name="Bo Vos").click()
    visitor.look("medewerker")
    page.get_by_role("link", name="Beëindig de rol").click()
    visitor.look("rol-beeindigen")


def test_the_privacy_officer_reads_who_looked_at_what(site: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(site)
    page.get_by_role("button", name="Tomasz Nowak").click()
    page.goto(f"{site}/waterveen/medewerkers/")
    page.goto(f"{site}/waterveen/werklijst/")
    page.get_by_role("button", name="Afmelden").click()
    page.goto(site)
    page.get_by_role("button", name="Pieter Brandsma").click()
    page.goto(f"{site}/waterveen/inzage/")
    expect(page.get_by_role("cell", name="Tomasz Nowak").first).to_be_visible()
    expect(page.get_by_text("Geweigerd", exact=True).last).to_be_visible()
    visitor.look("inzage")
    page.get_by_text("Kies wat je wilt zien").click()
    visitor.look("inzage-kiezen")
    page.goto(f"{site}/waterveen/inzage/aantallen/")
    visitor.look("inzage-aantallen")


def test_the_privacy_officer_sets_a_term_and_the_fg_reads_along(site: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(site)
    page.get_by_role("button", name="Pieter Brandsma").click()
    page.goto(f"{site}/waterveen/bewaren/")
    expect(page.get_by_text("Alleen oefengegevens")).to_be_visible()
    visitor.look("bewaren-begin")
    page.get_by_role("link", name="Inzagelogboek").click()
    page.get_by_label("Aantal dagen").fill("365")
    page.get_by_label("Waar is dit vastgesteld?").fill("Selectielijst 2020, besluit 12")
    visitor.look("bewaartermijn")
    page.get_by_role("button", name="Sla de termijn op").click()
    expect(page.get_by_text("is opgeslagen")).to_be_visible()
    page.get_by_role("link", name="Bevestig de DPIA").click()
    visitor.look("dpia")
    page.get_by_label("Versie van de DPIA").fill("1.0")
    page.get_by_label("Vastgesteld op").fill("2026-11-02")
    page.get_by_role("button", name="Bevestig de DPIA").click()
    visitor.look("bewaren")
    page.get_by_role("button", name="Afmelden").click()
    page.goto(site)
    page.get_by_role("button", name="Ellen de Graaf").click()
    page.goto(f"{site}/waterveen/bewaren/")
    expect(page.get_by_text("365 dagen")).to_be_visible()
    visitor.look("bewaren-fg")
