"""A caseworker checks the people of a round, repairs what the BRP makes likely, and looks at a dossier."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import expect

from samenspoor.domain.casework.models import Round
from samenspoor.domain.casework.tasks import check_people
from samenspoor.domain.journeys.check import check_round
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.synthetic.register import write_register
from tests.journeys.conftest import Once, Visitor, live_a_month


@pytest.fixture(scope="module")
def everyone_looked_up(once: Once, founded: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The town with one month of signals, of which everyone was looked up."""
    return once("everyone_looked_up", lambda: look_everyone_up(tmp_path_factory.mktemp("looked_up")), after=founded)


def look_everyone_up(folder: Path) -> None:
    waterveen, run = live_a_month(480, folder)
    with override_settings(BRP_FILE=folder / "brp.json"):
        write_register([(run, waterveen.municipality_code)], folder / "brp.json")
        with acting(organisation=waterveen.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
            found = check_round(Round.objects.latest("month"), by=1, at=timezone.now())
        check_people.func(organisation=waterveen.pk, user=1, run=found.pk)


@pytest.fixture
def looked_up(open_site: Callable[[str], str], everyone_looked_up: str) -> str:
    return open_site(everyone_looked_up)


def test_a_caseworker_repairs_what_the_register_makes_likely_by_keyboard(looked_up: str, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(looked_up)
    page.get_by_role("button", name="Samira el Idrissi").click()
    page.get_by_role("link", name="Controleren").first.click()
    waiting = page.locator("article")
    expect(page.get_by_role("heading", name="Wie is dit?")).to_be_visible()
    expect(waiting.first.get_by_role("button", name="Ja, overleden")).to_be_visible()
    visitor.look("controleren")
    first = waiting.first.get_by_role("heading").first.inner_text()
    page.get_by_role("button", name="Ja, overleden").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Bewaard: Overleden.")
    expect(waiting.first.get_by_role("button").first).to_be_focused()
    card = waiting.filter(has=page.get_by_role("button", name="Ja, dit is dezelfde persoon")).first
    name = card.get_by_role("heading").first.inner_text()
    card.get_by_text("Iets anders").click()
    card.get_by_label("Wat klopt er?").select_option("Niet gevonden in de BRP")
    card.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("alert").or_(page.get_by_text("waarom je anders kiest")).first).to_be_visible()
    card = waiting.filter(has=page.get_by_role("heading", name=name, exact=True)).first
    card.get_by_role("button", name="Ja, dit is dezelfde persoon").click()
    expect(page.get_by_text("Bewaard: Woont op dit adres.")).to_be_visible()
    page.get_by_text("Door een mens beslist; je kunt nog anders kiezen").click()
    decided = page.locator("details article").filter(has=page.get_by_role("heading", name=first, exact=True)).first
    decided.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Stuur geen brief aan")).to_be_visible()
    visitor.look("melding-gecontroleerd")
    page.get_by_role("button", name="Toon het BSN").first.click()
    expect(page.locator(".app-bsn")).to_have_text(re.compile(r"^9\d{8}$"))
    assert "bsn=" not in page.url
    visitor.look("bsn")


def test_debt_help_s_list_is_used_and_forgotten(looked_up: str, visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.page
    page.goto(looked_up)
    page.get_by_role("button", name="Samira el Idrissi").click()
    page.get_by_role("link", name="Controleren").first.click()
    (tmp_path / "lijst.csv").write_text("achternaam;geboortedatum;consulent\nNiemand;1-1-1950;Ria Smit\n")
    page.get_by_label("Lijst van schuldhulpverlening").set_input_files(tmp_path / "lijst.csv")
    page.get_by_role("button", name="Gebruik deze lijst").click()
    expect(page.get_by_text("1 regels gelezen; 0 mensen uit onze meldingen staan op de lijst.")).to_be_visible()
