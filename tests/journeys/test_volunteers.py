"""From nothing: an adviser makes a paper that opens a door, and a coordinator lets a volunteer become active."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.volunteering.asking import withheld
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic.chain import add_chain
from samenspoor.synthetic.volunteers import add_volunteers
from tests.journeys.conftest import Visitor


def test_an_adviser_makes_an_agreement_that_opens_a_door(site: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(site)
    page.get_by_role("button", name="Marijke Hoekstra").click()
    page.get_by_role("link", name="Overeenkomsten", exact=True).click()
    visitor.look("overeenkomsten-begin")
    page.get_by_role("link", name="Naar de ketenpartners").click()
    page.get_by_role("link", name="Ketenpartner toevoegen").click()
    page.get_by_label("Naam").fill("Maatjes Waterveen")
    page.get_by_label("Doet mee in Samenspoor als").select_option("Maatjes Waterveen")
    page.get_by_role("button", name="Toevoegen").click()
    for side in ("Bij ons", "Bij hen"):
        page.get_by_role("region", name=side).get_by_role("link", name="Contactpersoon noemen").click()
        page.get_by_label("Naam").fill("Fenna Wiersma" if side == "Bij hen" else "Marijke Hoekstra")
        page.get_by_label("Direct nummer").fill("0519 55 01 01")
        page.get_by_role("button", name="Bewaren").click()
    visitor.look("ketenpartner")
    sign(page, visitor, "Samenwerkingsovereenkomst", ["Vroegsignalering, voor aanvaarding", "Nazorg"])
    sign(page, visitor, "Machtiging voor feitelijke handelingen", ["Bellen om een gesprek aan te bieden"])
    sign(page, visitor, "Verwerkersovereenkomst", ["Naam en adres", "Afspraak en taak", "Bereikt of niet bereikt"])
    page.get_by_role("link", name="Overeenkomsten", exact=True).first.click()
    doors = page.get_by_role("row", name="Maatjes Waterveen").first
    expect(doors.get_by_text("✓")).to_have_count(2)
    doors.get_by_role("link", name="nee").first.click()
    page.get_by_text("noemt dit niet").first.wait_for()
    visitor.look("overeenkomsten")
    page.get_by_role("link", name="Waar vrijwilligers helpen").click()
    visitor.look("rollen-en-taken")


def sign(page: Page, visitor: Visitor, kind: str, chosen: list[str]) -> None:
    """Write, sign and leave an agreement of one kind, from the page of the partner and back to it."""
    page.get_by_role("link", name=kind).last.click()
    for label in chosen:
        page.get_by_label(label, exact=True).check()
    if kind.startswith("Machtiging"):
        for label in ("Toeleiding naar hulp", "Privaatrecht"):
            page.get_by_label(label).check()
        visitor.look("machtiging")
    page.get_by_role("button", name="Concept opslaan").click()
    page.get_by_role("link", name="Beide kanten hebben ondertekend").click()
    page.get_by_label("Ondertekend voor de gemeente door").fill("Dewi Sewpersad")
    page.get_by_label("Met welke bevoegdheid?", exact=True).fill("mandaatregister artikel 12")
    page.get_by_label("Ondertekend voor de partner door").fill("Fenna Wiersma")
    page.get_by_label("Met welke bevoegdheid, bij de partner?").fill("bestuursbesluit")
    page.get_by_role("button", name="In werking zetten").click()
    page.get_by_text("Geldt", exact=True).first.wait_for()
    visitor.look("overeenkomst")
    page.get_by_role("main").get_by_role("link", name="Maatjes Waterveen").click()


def test_a_coordinator_lets_a_volunteer_become_active(site: str, visitor: Visitor) -> None:
    page, today = visitor.page, timezone.localdate()
    page.goto(site)
    page.get_by_role("button", name="Fenna Wiersma").click()
    visitor.look("coordinator-begin")
    page.get_by_role("link", name="Vrijwilliger invoeren").click()
    page.get_by_label("Voornaam").fill("Şükran")
    page.get_by_label("Achternaam").fill("de Boer")
    page.get_by_label("Eerste vier cijfers van de postcode").fill("8951")
    page.get_by_label("Praktische steun").check()
    page.get_by_label("Turks").check()
    visitor.look("vrijwilliger-invoeren")
    page.get_by_role("button", name="Invoeren").click()
    page.get_by_role("button", name="Begin het gesprek").click()
    page.get_by_role("button", name="Maak actief").click()
    page.get_by_text("Eerst wordt de geheimhoudingsverklaring ondertekend").wait_for()
    page.get_by_role("link", name="Papieren gezien").click()
    page.get_by_label("Geheimhoudingsverklaring ondertekend op").fill(today.isoformat())
    page.get_by_label("VOG afgegeven op").fill((today - timedelta(days=1080)).isoformat())
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("button", name="Maak actief").click()
    page.get_by_text("Şükran de Boer: Actief.").wait_for()
    visitor.look("vrijwilliger")
    page.get_by_role("banner").get_by_role("link", name="Vandaag").click()
    page.get_by_text("VOG vernieuwen vóór").wait_for()
    visitor.look("coordinator-vandaag")
    page.get_by_role("banner").get_by_role("link", name="Vrijwilligers", exact=True).click()
    visitor.look("vrijwilligers")


def test_a_caseworker_asks_a_volunteer_and_reads_the_answer(lived_in: str, visitor: Visitor) -> None:
    dossier = with_papers_and_a_volunteer()
    page = visitor.page
    page.goto(lived_in)
    page.get_by_role("button", name="Samira el Idrissi").click()
    page.goto(f"{lived_in}/waterveen/meldingen/{dossier}/")
    page.get_by_role("link", name="Vraag een vrijwilliger").first.click()
    page.get_by_label("Bellen om een gesprek aan te bieden").check()
    visitor.look("vrijwilliger-vragen")
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_text("Verstuurd, nog geen antwoord").wait_for()
    page.get_by_role("button", name="Afmelden").click()
    page.goto(lived_in)
    page.get_by_role("button", name="Fenna Wiersma").click()
    page.get_by_role("banner").get_by_role("link", name="Bezoekopdrachten").click()
    visitor.look("bezoekopdrachten")
    page.get_by_role("main").locator("table a").first.click()
    visitor.look("bezoekopdracht")
    page.get_by_role("link", name="Kies wie gaat").click()
    page.get_by_label("Welke vrijwilliger gaat?").select_option(index=1)
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Meld wat eruit kwam").click()
    page.get_by_label("Wil contact met de gemeente").check()
    visitor.look("bezoek-terugmelden")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("button", name="Afmelden").click()
    page.goto(lived_in)
    page.get_by_role("button", name="Samira el Idrissi").click()
    page.goto(f"{lived_in}/waterveen/meldingen/{dossier}/")
    page.get_by_text("Een vrijwilliger meldt").wait_for()
    visitor.look("bezoek-op-de-tijdlijn")


def with_papers_and_a_volunteer() -> int:
    """The chain with its papers and volunteers; returns a dossier in which nobody was reached."""
    waterveen = Organisation.objects.get(slug="waterveen")
    maatjes = Organisation.objects.get(slug="maatjes-waterveen")
    with acting(organisation=waterveen.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        add_chain(waterveen, by=1, at=timezone.now())
    with acting(organisation=maatjes.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        add_volunteers(maatjes, count=12, by=1, at=timezone.now())
    with acting(organisation=waterveen.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        waiting = DossierResident.objects.filter(status__in=("open", "approached"), dossier__closed_at=None)
        return next(part.dossier_id for part in waiting.order_by("pk") if not withheld(part))


def test_an_adviser_lets_a_party_work_for_the_municipality(site: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(site)
    page.get_by_role("button", name="Marijke Hoekstra").click()
    page.get_by_role("link", name="Uitvoerende partij", exact=True).click()
    visitor.look("uitvoering")
    page.get_by_role("link", name="Beëindig").click()
    visitor.look("uitvoering-beeindigen")
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    page.get_by_label("Laatste werkdag").fill(yesterday)
    page.get_by_role("button", name="Beëindig").click()
    page.get_by_text("Gestopt").wait_for()
    page.get_by_role("link", name="Laat een partij voor jullie werken").click()
    page.get_by_label("Uitvoerende partij").select_option("Regiodienst Kustland")
    visitor.look("uitvoering-regelen")
    page.get_by_role("button", name="Regel dit").click()
    page.get_by_text("Werkt voor ons").wait_for()
