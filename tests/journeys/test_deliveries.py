"""A caseworker delivers this month's files: one in a layout that nobody mapped yet, one with wrong rows."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from samenspoor.synthetic.waiting import demo_run, write_waiting_files
from tests.journeys.conftest import Visitor
from tests.patience import PATIENCE


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return write_waiting_files(demo_run(months=0, until=date(2026, 11, 23)), home=tmp_path)


def sign_in(visitor: Visitor, site: str, name: str) -> None:
    visitor.page.goto(site)
    visitor.page.get_by_role("button", name=name).click()


def test_a_newcomer_delivers_this_months_files(
    site: str, worker: None, visitor: Visitor, files: dict[str, Path]
) -> None:
    page = visitor.page
    sign_in(visitor, site, "Joost van der Meulen")
    page.goto(f"{site}/waterveen/aanleveringen/")
    visitor.look("aanleveren")
    page.get_by_label("Signaalbestanden").set_input_files([str(path) for path in files.values()])
    expect(page.get_by_text("brugwonen-2026-11.csv")).to_be_visible(timeout=PATIENCE * 1000)
    visitor.look("aanleveren-gekozen")
    page.get_by_role("button", name="Aanleveren").click()
    expect(page.get_by_text("7 bestanden ontvangen.")).to_be_visible(timeout=PATIENCE * 1000)
    expect(page.get_by_label("zorgsaam-2026-11.json")).to_have_value(re.compile("creditor-"))
    visitor.look("aanleveren-afzenders")
    page.get_by_role("button", name="Deze bestanden inlezen").click()
    expect(page.get_by_text("6 bestanden wachten tot iemand heeft verklaard")).to_be_visible()
    visitor.look("aanleveren-wacht")
    page.get_by_role("link", name="veenstede-2026-11.xlsx").click()
    expect(page.get_by_text("Dit is een taak van Marijke Hoekstra.")).to_be_visible(timeout=PATIENCE * 1000)
    visitor.look("aanlevering-wacht")
    page.get_by_role("button", name="Afmelden").click()

    sign_in(visitor, site, "Marijke Hoekstra")
    expect(page.get_by_text("Je taken: zorgvuldige incasso verklaren")).to_be_visible(timeout=PATIENCE * 1000)
    visitor.look("taken")
    page.goto(f"{site}/waterveen/vastelastenpartners/")
    visitor.look("vastelastenpartners")
    for name in ("Brugwonen", "Veenstede"):
        page.goto(f"{site}/waterveen/vastelastenpartners/")
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("button", name="Verklaren")).to_be_visible()
        if name == "Brugwonen":
            visitor.look("verklaring")
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.get_by_label("Convenant", exact=True).fill("Landelijk Convenant Vroegsignalering")
        page.get_by_role("button", name="Verklaren").click()
        expect(page.get_by_text("1 bestand dat wachtte, wordt nu gelezen.")).to_be_visible(timeout=PATIENCE * 1000)
    visitor.look("verklaring-klaar")
    page.get_by_role("button", name="Afmelden").click()

    sign_in(visitor, site, "Joost van der Meulen")
    page.goto(f"{site}/waterveen/aanleveringen/")
    page.get_by_role("link", name="veenstede-2026-11.xlsx").click()
    expect(page.get_by_role("link", name="Kolommen kiezen")).to_be_visible(timeout=PATIENCE * 1000)
    visitor.look("indeling-onbekend")
    page.get_by_role("link", name="Kolommen kiezen").click()
    visitor.look("kolommen")
    page.get_by_role("button", name="Indeling bewaren en bestand inlezen").click()
    expect(page.get_by_text("Gelezen met de bewaarde indeling “Veenstede 2026”.")).to_be_visible(
        timeout=PATIENCE * 1000
    )
    expect(page.get_by_text("Gezinsgrootte")).to_be_visible(timeout=PATIENCE * 1000)
    visitor.look("aanlevering-klaar")
    page.goto(f"{site}/waterveen/aanleveringen/")
    page.get_by_role("link", name="brugwonen-2026-11.csv").click()
    expect(page.get_by_text("Schrijf hem als 23-11-2026.")).to_be_visible(timeout=PATIENCE * 1000)
    visitor.look("aanlevering-verslag")


def test_files_are_dropped_on_the_page(site: str, visitor: Visitor) -> None:
    page = visitor.page
    sign_in(visitor, site, "Joost van der Meulen")
    page.goto(f"{site}/waterveen/aanleveringen/")
    page.evaluate(
        """() => {
            const transfer = new DataTransfer();
            transfer.items.add(new File(["kenmerk;naam\\n"], "brugwonen.csv"));
            transfer.items.add(new File(["kenmerk;naam\\n"], "veenwater.csv"));
            const options = {dataTransfer: transfer, bubbles: true, cancelable: true};
            for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, options));
        }"""
    )
    expect(page.get_by_text("brugwonen.csv")).to_be_visible()
    page.get_by_role("button", name="Aanleveren").click()
    expect(page.get_by_text("2 bestanden ontvangen.")).to_be_visible(timeout=PATIENCE * 1000)
    expect(page.get_by_label("veenwater.csv")).to_have_value(re.compile("creditor-"))
