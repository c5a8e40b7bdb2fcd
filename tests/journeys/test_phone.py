"""Riet's phone: made ready with the coordinator, a visit written down without connection, a task handed over."""

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from samenspoor.domain.volunteering.actions import phones
from samenspoor.domain.volunteering.models import GivenBack, Pairing, Visit, Volunteer
from samenspoor.domain.volunteering.phone_access import DirectNumber
from samenspoor.domain.volunteering.private_words import HEALTH_WORDS, Private, found_in
from samenspoor.domain.volunteering.reach_texts import numbers_shown
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.portals import volunteer
from samenspoor.synthetic.chain import add_chain
from samenspoor.synthetic.phone import add_riet
from tests.journeys.conftest import Visitor

STATIC = Path(volunteer.__file__).parent / "static" / "volunteer"
PRIVATE, NUMBERS = STATIC / "private.js", STATIC / "numbers.js"


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that makes and keeps passkeys, and asks for a finger that is always right."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    yield context
    context.close()


def with_finger(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def in_maatjes() -> AbstractContextManager[None]:
    maatjes = Organisation.objects.get(slug="maatjes-waterveen")
    return acting(organisation=maatjes.pk, user=1, purpose="test", scope=Scope.ORGANISATION)


def prepare() -> None:
    waterveen = Organisation.objects.get(slug="waterveen")
    with acting(organisation=waterveen.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        add_chain(waterveen, by=1, at=timezone.now())
    with in_maatjes():
        add_riet(Organisation.objects.get(slug="maatjes-waterveen"), by=1, at=timezone.now())


def visits() -> list[Visit]:
    with in_maatjes():
        return list(Visit.objects.filter(note="De post van april is bij."))


def test_a_volunteer_writes_a_visit_down_without_connection(site: str, visitor: Visitor, phone: BrowserContext) -> None:
    prepare()
    # A passkey belongs to a name, not to a number.
    site = site.replace("127.0.0.1", "localhost")
    desk = visitor.page
    desk.goto(site)
    desk.get_by_role("button", name="Fenna Wiersma").click()
    desk.get_by_role("banner").get_by_role("link", name="Vrijwilligers", exact=True).click()
    desk.get_by_role("link", name="Riet Dijkstra").click()
    desk.get_by_role("button", name="Begin opnieuw").click()
    code = desk.locator("code").inner_text()
    if not os.environ.get("SAMENSPOOR_PICTURES"):
        visitor.look("telefoon-klaarmaken")

    page = phone.new_page()
    with_finger(page)
    riet = Visitor(page)
    page.goto(code)
    riet.look("telefoon-welkom")
    page.get_by_role("button", name="Ja, dat ben ik").click()
    riet.look("telefoon-sleutel")
    page.get_by_role("button", name="Gebruik mijn vinger, gezicht of code").click()
    page.get_by_role("heading", name="Dag Riet").wait_for()
    page.get_by_role("button", name="Gelezen").click()
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_text("Menu").click()
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("button", name="Aanmelden met vinger, gezicht of code").click()
    page.get_by_role("heading", name="Dag Riet").wait_for()
    page.locator("html[data-phone=ready]").wait_for(state="attached")
    riet.look("telefoon-vandaag")
    phone.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer adres").first.click()
    page.get_by_role("button", name="Gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("Waterveen")

    phone.set_offline(True)
    page.get_by_text("Geen verbinding. Je kunt gewoon door").wait_for()
    page.get_by_role("link", name="Het is al geweest").click()
    page.get_by_label("Eén zin").fill("Rekening NL91 ABNA 0417 1643 00.")
    page.get_by_text("Andere dag, kilometers").click()
    page.get_by_label("Gereden kilometers").fill("9999")
    page.get_by_text("Andere dag, kilometers").click()
    page.get_by_role("button", name="Klaar").click()
    page.get_by_text("Er staat een rekeningnummer in.").wait_for()
    page.get_by_text("Kies een antwoord.").wait_for()
    page.get_by_text("Vul een heel getal in, hooguit 500.").wait_for()
    riet.look("telefoon-nog-niet-goed")
    page.get_by_label("Gereden kilometers").fill("")
    page.get_by_text("Bij de inwoner thuis").click()
    page.get_by_text("Anderhalf uur").click()
    page.get_by_text("Administratie op orde").click()
    page.get_by_label("Eén zin").fill("De post van april is bij.")
    riet.look("telefoon-bezoek")
    page.get_by_role("button", name="Klaar").click()
    page.get_by_text("Bewaard op je telefoon").wait_for()
    page.get_by_text("nog niet verstuurd").wait_for()
    assert "april" not in stored_text(page)
    page.get_by_role("link", name="Harm Zijlstra").first.click()
    page.get_by_role("heading", name="Nooit, voor niemand").wait_for()
    riet.look("telefoon-zonder-verbinding")
    assert visits() == []

    phone.set_offline(False)
    # A machine without any network but its own does not say so by itself.
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.get_by_text("nog niet verstuurd").wait_for(state="hidden")
    [visit] = visits()
    assert (visit.status, visit.minutes) == ("held", 90)
    with in_maatjes():
        assert not Visit.objects.filter(pairing=visit.pairing_id, status="planned").exists()

    page.get_by_role("link", name="Dit hoort bij de professional").click()
    page.get_by_label("Eén zin voor de coördinator").fill("Er ligt een brief van een deurwaarder.")
    riet.look("telefoon-teruggeven")
    page.get_by_role("button", name="Een handtekening of een besluit").click()
    page.get_by_text("Je coördinator weet het.").wait_for()
    with in_maatjes():
        assert GivenBack.objects.get().note == "Er ligt een brief van een deurwaarder."
    own = f"inwoner/{visit.pairing_id}/"
    pages = {"inwoner": own, "dringend": f"{own}dringend/", "plannen": f"{own}plannen/", "nummers": "nummers/",
             "pas": "pas/", "leren": "leren/", "gids": "leren/administratie/",
             "installeren": "installeren/"}  # fmt: skip
    for name, address in pages.items():
        page.goto(f"{site}/maatjes-waterveen/telefoon/{address}")
        if name == "installeren":
            page.get_by_text("Ja, deze telefoon is er klaar voor.").wait_for()
        riet.look(f"telefoon-{name}")
    desk.get_by_role("banner").get_by_role("link", name="Van vrijwilligers").click()
    desk.get_by_text("Er ligt een brief van een deurwaarder.").wait_for()
    visitor.look("post-van-vrijwilligers")


def test_no_tap_without_connection_locks_the_phone_but_opening_it_anew_does(site: str, phone: BrowserContext) -> None:
    prepare()
    site = site.replace("127.0.0.1", "localhost")
    page = phone.new_page()
    riet = Visitor(page)
    begin(page, site, new_code())
    phone.set_offline(True)
    page.evaluate("window.stays = true")
    today, menu = page.get_by_role("heading", name="Dag Riet"), page.get_by_text("Menu", exact=True)
    for name in ("Mijn pas", "Nummers om te bellen", "Leren", "Vandaag"):
        menu.click()
        page.get_by_role("navigation").get_by_role("link", name=name).click()
        (today if name == "Vandaag" else page.get_by_role("heading", name=name)).wait_for()
    page.get_by_role("button", name="Gelezen").click()
    page.get_by_text("Bewaard op je telefoon").wait_for()
    page.get_by_role("link", name="Het gaat niet door").first.click()
    page.get_by_role("heading", name="Dit bezoek afzeggen").wait_for()
    page.get_by_role("banner").get_by_role("link", name="Samenspoor").click()
    today.wait_for()
    page.go_back()
    page.get_by_text("De inwoner").click()
    riet.look("telefoon-afzeggen")
    page.get_by_role("button", name="Zeg af").click()
    page.get_by_text("2 nog niet verstuurd").wait_for()
    # The connection that is not there is found out by trying: this page was never kept.
    page.evaluate(
        "document.querySelector('[data-screen] a').setAttribute('href', location.pathname + 'leren/onbekend/')"
    )
    page.locator("[data-screen] a").first.click()
    page.get_by_text("Dit lukt zonder verbinding niet").wait_for()
    riet.look("telefoon-lukt-nu-niet")
    page.set_viewport_size({"width": 390, "height": 844})
    menu.click()
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_text("Afmelden lukt zonder verbinding niet").wait_for()
    for _time in range(10):
        page.go_back()
        page.wait_for_timeout(50)
    today.wait_for()
    assert page.evaluate("window.stays")
    come_back(phone, page)
    page.get_by_text("nog niet verstuurd").wait_for(state="hidden")
    with in_maatjes():
        assert Visit.objects.filter(status="cancelled", cancelled_by="resident").count() == 1
    page.get_by_role("button", name="Gelezen").wait_for(state="detached")

    phone.set_offline(True)
    for address in ("", "nummers/"):
        page.goto(f"{site}/maatjes-waterveen/telefoon/{address}")
        page.get_by_role("heading", name="Geen verbinding").wait_for()
        for number in ("112", "113", "0519"):
            expect(page.locator(f'a[href^="tel:{number}"]').first).to_be_visible()
        expect(page.get_by_text("Je kunt gewoon door")).to_be_hidden()
        expect(page.get_by_text("Harm Zijlstra")).to_have_count(0)
    riet.look("telefoon-op-slot")


def write_visit(page: Page, resident: str, sentence: str) -> None:
    page.get_by_role("link", name=resident).first.click()
    page.get_by_role("link", name="Leg een bezoek vast").click()
    page.get_by_text("Bij de inwoner thuis").click()
    page.get_by_text("Anderhalf uur").click()
    page.get_by_label("Eén zin").fill(sentence)
    page.get_by_role("button", name="Klaar").click()
    page.get_by_text("Bewaard op je telefoon").wait_for()


def new_code() -> str:
    """As after a lost phone: what the old one kept opens no more."""
    with in_maatjes():
        riet = Volunteer.objects.get(first_name="Riet", surname="Dijkstra")
        return phones.give_access(riet, by=1, at=timezone.now())


def begin(page: Page, site: str, code: str) -> None:
    page.goto(f"{site}/toegang/{code}/")
    page.get_by_role("button", name="Ja, dat ben ik").click()
    page.goto(f"{site}/maatjes-waterveen/telefoon/")
    page.locator("html[data-phone=ready]").wait_for(state="attached")


def come_back(phone: BrowserContext, page: Page) -> None:
    phone.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")


def test_no_note_is_thrown_away_and_none_holds_up_another(site: str, phone: BrowserContext) -> None:
    prepare()
    site = site.replace("127.0.0.1", "localhost")
    page = phone.new_page()
    riet = Visitor(page)
    begin(page, site, new_code())
    phone.set_offline(True)
    write_visit(page, "Harm Zijlstra", "Onder de oude sleutel.")
    code = new_code()
    phone.set_offline(False)
    begin(page, site, code)
    page.get_by_text("Dit bericht kon niet meer open").wait_for()
    phone.set_offline(True)
    write_visit(page, "Nadia Bouzid", "Nadia wil stoppen.")
    write_visit(page, "Harm Zijlstra", "De post van april is bij.")
    with in_maatjes():
        Pairing.objects.filter(resident__name="Nadia Bouzid").update(
            status="ended", ended_on=timezone.localdate(), end_reason="done", result="achieved"
        )
    come_back(phone, page)
    page.get_by_text("Nadia wil stoppen.").wait_for()
    page.get_by_text("Je kunt hier niets meer bij opschrijven").wait_for()
    assert len(visits()) == 1
    assert "Nadia wil stoppen" not in stored_text(page)
    expect(page.get_by_role("button", name="Kopieer", exact=True)).to_have_count(1)
    riet.look("telefoon-niet-aangekomen")
    page.on("dialog", lambda dialog: dialog.accept())
    for left in (1, 0):
        page.get_by_role("button", name="Verwijder").first.click()
        page.wait_for_function("left => document.querySelectorAll('[data-delete]').length === left", arg=left)
    expect(page.get_by_role("heading", name="Niet aangekomen")).to_be_hidden()


# The phone says that it has connection, and gets no key; both until the test says so.
BELIEVES = """
Object.defineProperty(navigator, "onLine", { get: () => true });
const really = window.fetch;
const isRefused = (address) => String(address).includes("/sleutel/") && !localStorage.hasKey;
const refuse = () => Promise.reject(new TypeError());
window.fetch = (address, ...given) => (isRefused(address) ? refuse() : really(address, ...given));
"""


def test_what_did_not_go_out_is_not_called_kept(site: str, phone: BrowserContext) -> None:
    prepare()
    site = site.replace("127.0.0.1", "localhost")
    page = phone.new_page()
    begin(page, site, new_code())
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    page.add_init_script(BELIEVES)
    page.get_by_role("link", name="Harm Zijlstra").first.click()
    expect(page.get_by_role("heading", name="Nooit, voor niemand")).to_be_visible()
    page.reload()
    page.get_by_role("link", name="Leg een bezoek vast").click()
    page.get_by_text("Bij de inwoner thuis").click()
    page.get_by_text("Anderhalf uur").click()
    page.wait_for_load_state()  # the page's script is there
    sentence, done = page.get_by_label("Eén zin"), page.get_by_role("button", name="Klaar")
    sentence.fill("De post van april is bij.")
    phone.set_offline(True)
    done.click()
    expect(page.get_by_text("Dit kan nu niet worden bewaard.")).to_be_visible()
    expect(sentence).to_have_value("De post van april is bij.")

    # A form that the page's script does not hold (yet) is answered by the worker.
    page.locator("form[data-note]").evaluate("form => form.removeAttribute('data-note')")
    done.click()
    expect(page.get_by_role("heading", name="Niet verstuurd")).to_be_visible()
    expect(page.get_by_text("is bewaard")).to_have_count(0)
    expect(sentence).to_have_value("De post van april is bij.")
    Visitor(page).look("telefoon-niet-verstuurd")
    page.get_by_role("button", name="Verstuur opnieuw").click()
    expect(page.get_by_text("Dit kan nu niet worden bewaard.")).to_be_visible()
    assert visits() == []
    phone.set_offline(False)
    page.evaluate("localStorage.hasKey = 'yes'")
    page.get_by_role("button", name="Verstuur opnieuw").click()
    expect(page.get_by_text("Vastgelegd. Dank je wel!")).to_be_visible()
    [visit] = visits()
    assert (visit.status, visit.minutes) == ("held", 90)


SENTENCES = (
    "Rekening NL91 ABNA 0417 1643 00 bij de post", "nl91abna0417164300.", "NL91 ABNA 0417 1643 01",
    "TR330006100519786457841326", "Pas 4111 1111 1111 1111", "Pas 4111 1111 1111 1112", "Zijn nummer is 111222333",
    "Nummer 1112.22.333", "000000000",
    "Bel 0519 12 34 56 of +31 612345678", "Kenmerk 123456789", "Hij moet € 1.200 betalen", "12,50 euro",
    "Om 14:00, 12 km", "Bel +31612345671", "+31 612345671", "+31 (0)6 12345671", "+31(0)612345671", "+31 (0) 612345671",
    "+31.612345671", "+31 0 612345671", "0031612345671", "0031 612345671", "0031 - 612345671", "0031 (0)6 12345671",
    "(0)6 12345671", "+48 501234561", "0048 501 234 561", "Bel 0031 612345671 of 111222333", "+31612345671 111222333",
    "Dossier 10031 111222333", "007 111222333", "Ik was ziek.", "Ze is depressief.", "GOKVERSLAVING",
    "Suïcidaal, 2 pillen", "burn-out", "Zorgverzekeraar gebeld", "waids", "hiv+",
    "Schuld € 12 door drugs", "drugsgeld", "ggz-brief", "copdé",
)  # fmt: skip


def test_the_phone_asks_about_what_the_server_finds(page: Page) -> None:
    page.add_script_tag(
        type="module", content=f"{PRIVATE.read_text()}; Object.assign(window, {{ foundIn, HEALTH_WORDS }})"
    )
    page.wait_for_function("() => Boolean(window.foundIn)")
    assert page.evaluate("HEALTH_WORDS") == list(HEALTH_WORDS)
    on_phone = page.evaluate("sentences => sentences.map(foundIn)", SENTENCES)
    assert on_phone == [[str(each) for each in found_in(sentence)] for sentence in SENTENCES]
    assert {str(each) for found in on_phone for each in found} == set(Private)


def test_the_phone_tells_who_answers_as_the_server_does(page: Page) -> None:
    monday = datetime(2027, 3, 22, 9, tzinfo=timezone.get_default_timezone())
    windows = [(monday + timedelta(days=day), monday + timedelta(days=day, hours=8)) for day in (0, 1, 7, 15)]
    number = DirectNumber(name="Marijke", who="", telephone="1", windows=windows)
    moments = [monday + timedelta(hours=hours) for hours in (-24 * 8, -1, 0, 4, 8, 32, 24 * 9, 24 * 16)]
    shown = [numbers_shown([number], at=moment) for moment in moments]
    asked = [json.loads(shown[0].rows[0].windows), [moment.timestamp() * 1000 for moment in moments],
             {"now": shown[0].say_now, "later": shown[0].say_later}]  # fmt: skip
    page.add_script_tag(type="module", content=f"{NUMBERS.read_text()}; window.reachAt = reachAt")
    page.wait_for_function("() => Boolean(window.reachAt)")
    on_phone = page.evaluate("([windows, moments, say]) => moments.map(now => reachAt(windows, now, say))", asked)
    assert on_phone == [{"state": each.rows[0].state, "told": each.rows[0].told} for each in shown]
    assert {each["state"] for each in on_phone} == {"now", "later", "unknown"}


def stored_text(page: Page) -> str:
    """Everything that the browser keeps for the site, as far as it can be read."""
    return str(page.evaluate(READ_ALL))


READ_ALL = """async () => {
  const answer = (asked) => new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const database = await answer(indexedDB.open("samenspoor"));
  for (const name of database.objectStoreNames) {
    for (const row of await answer(database.transaction(name).objectStore(name).getAll())) {
      found.push(JSON.stringify(row));
      if (row.data instanceof ArrayBuffer) found.push(new TextDecoder().decode(row.data));
    }
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(await (await cache.match(request)).text());
  }
  return found.join(" ");
}"""
