"""A caseworker on Monday: the worklist, a dossier, a search; and a colleague of another party."""

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor


def test_a_caseworker_finds_what_is_most_urgent(lived_in: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(lived_in)
    page.get_by_role("button", name="Samira el Idrissi").click()
    expect(page.get_by_role("heading", name="Werklijst")).to_be_visible()
    visitor.look("werklijst")
    first = page.locator("tbody tr").first
    address = first.get_by_role("link").inner_text()
    first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(address.rpartition(",")[0])
    expect(page.get_by_role("heading", name="Waarom zo dringend")).to_be_visible()
    visitor.look("melding")
    page.get_by_role("navigation").get_by_role("link", name="Werklijst").first.click()
    page.get_by_role("searchbox").fill(address.split()[0].lower()[:5])
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("link", name=address).first).to_be_visible()
    assert "?q=" not in page.url, "names stay out of addresses"
    visitor.look("zoeken")
    page.get_by_role("searchbox").fill("bestaatniet")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_text("Niets gevonden")).to_be_visible()


def test_a_colleague_of_the_executing_party_sees_for_whom_each_row_is(lived_in: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(lived_in)
    page.get_by_role("button", name="Yusuf Kaya").click()
    expect(page.get_by_role("cell", name="Gemeente Waterveen").first).to_be_visible()
    page.locator("tbody tr").first.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Wat er gebeurde")).to_be_visible()
    visitor.look("melding-uitvoerder")


def test_a_caseworker_finds_someone_at_home_who_wants_to_talk(lived_in: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(lived_in)
    page.get_by_role("button", name="Samira el Idrissi").click()
    page.locator("tbody tr").filter(has_text="Ga langs of bel").first.get_by_role("link").click()
    page.get_by_role("button", name="Niet thuis, kaartje achtergelaten").first.click()
    expect(page.get_by_text("Vastgelegd: Huisbezoek: niemand bereikt")).to_be_visible()
    page.get_by_role("button", name="Gesproken aan de deur").first.click()
    expect(page.get_by_text("In contact", exact=True).first).to_be_visible()
    visitor.look("melding-gesproken")
    page.get_by_role("link", name="Wil een eerste gesprek").first.click()
    page.get_by_label("Hoe zei de inwoner ja?").select_option("Aan de deur")
    visitor.look("gesprek")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Eerste gesprek aanvaard").first).to_be_visible()


def test_the_worklist_is_walked_ticked_and_searched_by_keyboard(lived_in: str, visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in(lived_in, "Samira el Idrissi")
    page.wait_for_load_state()
    addresses = page.locator("tbody tr a").all_inner_texts()
    focused = page.locator(":focus")
    for key, address in (("j", addresses[0]), ("j", addresses[1]), ("k", addresses[0]), ("k", addresses[0])):
        page.keyboard.press(key)
        expect(focused).to_have_text(address)
    page.keyboard.press("t")
    assert "werklijst" in page.url, "nothing is ticked, so there is nothing to do with it"
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("tbody input:checked")).to_have_count(2)
    page.keyboard.press("z")
    page.keyboard.type("jx")
    expect(page.get_by_role("searchbox"), "letters in a field are letters").to_have_value("jx")
    page.locator("tbody input:checked").first.focus()
    page.keyboard.press("t")
    page.get_by_role("heading", name="Toewijzen").wait_for()
    page.go_back()
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Wat er gebeurde").wait_for()
