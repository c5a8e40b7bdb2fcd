"""Papers that ended, and a matchingsoverleg of two organisations: what one side does, the other one sees."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from samenspoor.domain.volunteering.actions import residents
from samenspoor.domain.volunteering.actions.residents import Asked
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.domain.volunteering.states import HelpedStatus
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic import helping
from samenspoor.synthetic.rounds import NAME, Seat, prepare_round
from samenspoor.synthetic.town import acting_in
from tests.journeys.conftest import Visitor

TABLE = (("maatjes-waterveen", "Fenna Wiersma"), ("thuisadministratie", "Gerard Bruinsma"))


def test_a_paper_ends_what_is_new_stops_what_runs_goes_on_and_a_new_version_opens_the_door(
    chain: str, visitor: Visitor
) -> None:
    with_running_pairings()
    page = visitor.page
    visitor.sign_in(chain, "Klaas Postma")
    page.get_by_text("Papieren met Gemeente Waterveen zijn geëindigd").wait_for()
    page.get_by_text("Bel Marijke Hoekstra van de gemeente").wait_for()
    visitor.look("papier-geeindigd")
    page.get_by_role("listitem").filter(has_text="Voorlopig").first.get_by_role("link").click()
    page.get_by_role("heading", name="Gaat voorlopig door").wait_for()
    visitor.look("koppeling-loopt-door")
    open_request(visitor)
    page.get_by_text("Samenwerkingsovereenkomst is verlopen").first.wait_for()
    expect(page.get_by_role("button", name="Wij pakken dit op")).to_have_count(0)
    visitor.look("hulpvraag-gaat-niet")
    visitor.sign_in(chain, "Marijke Hoekstra")
    for kind in ("Samenwerkingsovereenkomst", "Gegevensovereenkomst"):
        visitor.open_from_menu("Overeenkomsten")
        row = page.get_by_role("row").filter(has_text="Diaconie").filter(has_text=kind)
        expect(row).to_contain_text("Verlopen")
        row.get_by_role("link").click()
        renew(page)
    visitor.sign_in(chain, "Klaas Postma")
    page.get_by_role("heading", name="Vandaag").wait_for()
    expect(page.get_by_text("zijn geëindigd")).to_have_count(0)
    expect(page.get_by_text("Loopt door t/m")).to_have_count(0)
    open_request(visitor)
    page.get_by_role("button", name="Wij pakken dit op").click()
    page.get_by_text("Naam en adres komen binnen een minuut").wait_for()


def open_request(visitor: Visitor) -> None:
    """Open the only request that waits."""
    visitor.open_from_menu("Hulpvragen")
    visitor.page.get_by_role("main").locator("table a").first.click()
    visitor.page.get_by_role("heading", name="Wat er wordt gevraagd").wait_for()


def renew(page: Page) -> None:
    """Write the next version of the paper on the screen, and let it count from today."""
    today = timezone.localdate()
    page.get_by_role("link", name="Nieuwe versie schrijven").click()
    page.get_by_label("Eerste dag").fill(today.isoformat())
    page.get_by_label("Laatste dag").fill((today + timedelta(days=365)).isoformat())
    page.get_by_role("button", name="Concept opslaan").click()
    page.get_by_role("link", name="Beide kanten hebben ondertekend").click()
    page.get_by_label("Ondertekend voor de gemeente door").fill("Dewi Sewpersad")
    page.get_by_label("Met welke bevoegdheid?", exact=True).fill("mandaatregister artikel 12")
    page.get_by_label("Ondertekend voor de partner door").fill("Klaas Postma")
    page.get_by_label("Met welke bevoegdheid, bij de partner?").fill("bestuursbesluit")
    page.get_by_role("button", name="In werking zetten").click()
    page.get_by_text("Geldt", exact=True).first.wait_for()


def with_running_pairings() -> None:
    """What the Diaconie took up while its papers counted: each side in its own context."""
    owner, party = (Organisation.objects.get(slug=slug) for slug in ("waterveen", "diaconie"))
    with acting_in(party, 1)():
        taken = helping.take_up_requests(party, most=4, by=1)
    with acting_in(owner, 1)():
        helping.share_who_asks(taken, by=1)
    with acting_in(party, 1)():
        helping.receive_residents(party, direct=0, by=1, at=timezone.now())
        helping.pair(party, waiting=0, by=1, at=timezone.now())


@pytest.fixture
def gerard(browser: Browser) -> Iterator[Visitor]:
    """At a screen of his own."""
    context = browser.new_context()
    yield Visitor(context.new_page())
    context.close()


def test_two_coordinators_decide_in_a_matchingsoverleg_and_each_sees_what_the_other_does(
    chain: str, visitor: Visitor, gerard: Visitor
) -> None:
    with_a_round()
    fenna = visitor.page
    for each, (_slug, name) in zip((visitor, gerard), TABLE, strict=True):
        each.sign_in(chain, name)
        each.open_from_menu("Matchingsoverleg")
        each.page.get_by_role("link", name=NAME).click()
        board(each.page).get_by_text("Gerard Bruinsma").wait_for()
    fenna.get_by_role("button", name="Het overleg beginnen").click()
    board(gerard.page).get_by_role("heading", name="Het voorstel").wait_for()

    mine = board(fenna).locator("section").filter(has=fenna.get_by_role("button", name="Aannemen"))
    mine.first.get_by_role("button", name="Vastzetten").click()
    board(fenna).get_by_text("Vastgezet", exact=True).wait_for()
    board(gerard.page).get_by_text("Vastgezet", exact=True).wait_for()

    gerard.page.get_by_role("link", name="waarom?").first.click()
    gerard.page.get_by_role("heading", name="Waarom?").wait_for()
    gerard.look("overleg-waarom")
    gerard.page.go_back()
    theirs = board(gerard.page).locator("section").filter(has=gerard.page.get_by_role("button", name="Aannemen"))
    theirs.first.get_by_role("button", name="Uitsluiten").click()
    board(gerard.page).get_by_role("heading", name="Uitgesloten").wait_for()
    board(fenna).get_by_role("heading", name="Uitgesloten").wait_for()

    pinned = board(fenna).locator("section").filter(has_text="Vastgezet")
    pinned.get_by_role("button", name="Aannemen").click()
    board(fenna).get_by_text("Aangenomen", exact=True).wait_for()
    board(gerard.page).get_by_text("Aangenomen", exact=True).wait_for()
    visitor.look("overleg")

    fenna.get_by_role("link", name="Sluit met een verslag").click()
    fenna.get_by_text("1 aangenomen").wait_for()
    visitor.look("overleg-sluiten")
    fenna.get_by_label("Verslag van het overleg").fill("Gerard belt maandag over wie overbleef.")
    fenna.get_by_role("button", name="Afsluiten").click()
    for page in (fenna, gerard.page):
        page.get_by_text("Gerard belt maandag over wie overbleef.").wait_for()
        expect(page.get_by_role("heading", name="Uitgesloten")).to_be_visible()
    visitor.look("overleg-verslag")


def board(page: Page) -> Locator:
    """What htmx draws anew whenever somebody decided something."""
    return page.locator("#board")


def with_a_round() -> None:
    """Both organisations have residents who wait, and put them in with what the municipality asks."""
    owner, at = Organisation.objects.get(slug="waterveen"), timezone.now()
    seats = []
    for (slug, name), most_places in zip(TABLE, (None, 5), strict=True):
        party = Organisation.objects.get(slug=slug)
        with acting_in(party, 1)():
            helping.receive_residents(party, direct=3, by=1, at=at)
            for each in HelpedResident.objects.filter(organisation=party, status=HelpedStatus.INTAKE):
                asked = Asked(**{field: getattr(each, field) for field in Asked.__dataclass_fields__})
                residents.finish_intake(each, asked, on=timezone.localdate(at), by=1, at=at)
        seats.append(Seat(party, 1, name, most_places, acting_in(party, 1)))
    prepare_round(seats, municipality=owner, at=at)
