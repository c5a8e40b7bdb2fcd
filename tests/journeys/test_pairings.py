"""A coordinator takes somebody who came in to an active pairing, sees what asks for a call, and closes it well."""

import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from playwright.sync_api import Page

from samenspoor.domain.trajectory.wishes import FreeTime, Meeting
from samenspoor.domain.volunteering.actions import volunteers
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.models import GivenBack, Pairing, Visit
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic.chain import add_chain
from tests.journeys.conftest import Visitor
from tests.patience import PATIENCE

WHO: Any = {"by": 1, "at": timezone.now()}
PEOPLE = (
    ("Anneke", "Postma", [FreeTime.MORNING], 2),
    ("Yusuf", "Demir", [FreeTime.EVENING], 1),
    ("Roos", "van Dijk", [FreeTime.MORNING, FreeTime.AFTERNOON], 3),
    ("Gerrit", "Hoekstra", [FreeTime.WEEKEND], 0),
)


def test_a_coordinator_pairs_somebody_who_came_in(site: str, visitor: Visitor) -> None:
    with_volunteers()
    page = visitor.page
    page.goto(site)
    page.get_by_role("button", name="Fenna Wiersma").click()
    page.get_by_role("banner").get_by_role("link", name="Inwoners").click()
    page.get_by_role("link", name="Inwoner invoeren").click()
    page.get_by_label("Naam", exact=True).fill("Jannie de Wit")
    page.get_by_role("textbox", name="Telefoon").fill("06 12 34 56 78")
    page.get_by_label("Waar gaat het over?").fill("De post ligt ongeopend op tafel.")
    for label in ("Praktische steun", "Administratie op orde", "'s Ochtends"):
        page.get_by_label(label).check()
    visitor.look("inwoner-invoeren")
    page.get_by_role("button", name="Invoeren").click()
    page.get_by_role("link", name="Jannie de Wit").click()
    pair(page, look=visitor.look)
    with_a_quiet_while()
    page.get_by_role("banner").get_by_role("link", name="Vandaag").click()
    page.get_by_text("Geen bezoek sinds").wait_for()
    visitor.look("coordinator-dag")
    page.get_by_role("link", name="Jannie de Wit en").first.click()
    visitor.look("koppeling")
    look_beside(page, visitor)
    page.get_by_role("banner").get_by_role("link", name="Koppelingen").click()
    visitor.look("koppelingen")
    page.get_by_role("main").locator("table a").first.click()
    page.get_by_role("link", name="Goed afronden").click()
    visitor.look("goed-afronden")
    page.get_by_label("Klaar").check()
    page.get_by_label("De vraag is beantwoord").check()
    page.get_by_role("button", name="Rond de koppeling af").click()
    page.get_by_text("Gestopt", exact=True).first.wait_for()


def test_a_request_of_the_municipality_becomes_an_active_pairing(site: str, worker: None, visitor: Visitor) -> None:
    with_papers()
    with_volunteers()
    page, today = visitor.page, timezone.localdate().isoformat()
    visitor.sign_in(site, "Samira el Idrissi")
    page.goto(f"{site}/waterveen/hulpvragen/")
    page.get_by_role("link", name="Iemand aan het loket").click()
    page.get_by_role("button", name="Tijdens schuldhulpverlening").click()
    page.get_by_label("Administratie op orde").wait_for()
    for label, text in (("Naam", "Harm Zijlstra"), ("Straat", "Molenpad"), ("Huisnummer", "14"),
                        ("Postcode", "8951 KB"), ("Woonplaats", "Waterveen"),
                        ("Waar gaat het om, in één zin?", "De post blijft liggen sinds de zomer."),
                        ("Op welke dag stemde de inwoner in?", today),
                        ("Wat zei de inwoner?", "Ja, als er maar iemand naast me zit."),
                        ("Telefoon", "0519 48 21 07")):  # fmt: skip
        page.get_by_label(re.compile(f"^{re.escape(label)}")).fill(text)
    for label in ("Administratie op orde", "Praktische steun", "Maatjes Waterveen",
                  "De inwoner stemt ermee in dat een vrijwilligersorganisatie dit hoort"):  # fmt: skip
        page.get_by_role("group").get_by_label(label, exact=True).check()
    visitor.look("hulpvraag-loket")
    page.get_by_role("button", name="Laat zien wat zij zien").click()
    page.get_by_role("heading", name="Alleen wie de hulpvraag oppakt").wait_for()
    visitor.look("hulpvraag-voorbeeld")
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_text("Verstuurd. Hier zie je wie antwoordt.").wait_for()
    visitor.sign_in(site, "Fenna Wiersma")
    visitor.open_from_menu("Hulpvragen")
    page.get_by_role("link", name="De post blijft liggen sinds de zomer.").click()
    page.get_by_role("button", name="Wij pakken dit op").wait_for()
    assert "Zijlstra" not in page.content()
    visitor.look("hulpvraag-gevraagd")
    page.get_by_role("button", name="Wij pakken dit op").click()
    page.get_by_role("link", name="Naar Harm Zijlstra: bel en doe de intake").click(timeout=PATIENCE * 1000)
    page.get_by_role("button", name="Ik heb gebeld").wait_for()
    pair(page)
    visitor.sign_in(site, "Samira el Idrissi")
    page.goto(f"{site}/waterveen/hulpvragen/")
    page.get_by_role("link", name="Harm Zijlstra").click()
    until_there(page, "De hulp is begonnen")
    visitor.look("hulpvraag-begonnen")


def until_there(page: Page, text: str) -> None:
    """Look again until a job of the other side has written it."""
    until = time.monotonic() + PATIENCE
    while not page.get_by_text(text).count():
        assert time.monotonic() < until, f"no job wrote: {text}"
        page.reload()


def with_papers() -> None:
    waterveen = Organisation.objects.get(slug="waterveen")
    with acting(organisation=waterveen.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        add_chain(waterveen, by=1, at=timezone.now())


def pair(page: Page, *, look: Callable[[str], None] = lambda _name: None) -> None:
    """From the intake of the resident that stands on the screen to a pairing that is active."""
    page.get_by_role("link", name="Rond de intake af").click()
    page.get_by_role("button", name="Bewaren").click()
    look("inwoner")
    page.get_by_role("link", name="Bekijk de voorstellen").click()
    page.get_by_text("andere vrijwilliger").click()
    look("voorstellen")
    page.get_by_role("button", name="Vraag").first.click()
    page.get_by_role("link", name="Naar de koppeling").click()
    page.get_by_role("link", name="De vrijwilliger wil graag").click()
    page.get_by_label("Nee", exact=True).check()
    look("kennen-jullie-elkaar")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Plan de kennismaking").click()
    page.get_by_label("Dag van de kennismaking").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Beiden zeiden ja").click()
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Begin de hulp").click()
    page.get_by_label("Met een tweede vrijwilliger").check()
    page.get_by_label("Wie gaat de eerste keer mee?").select_option(index=1)
    look("hulp-begint")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_text("Actief", exact=True).first.wait_for()


def look_beside(page: Page, visitor: Visitor) -> None:
    """The lists and choices around it."""
    page.get_by_role("banner").get_by_role("link", name="Inwoners").click()
    visitor.look("inwoners")
    page.get_by_role("link", name="Wat telt bij een voorstel").click()
    page.get_by_role("button", name="Bekijk het gevolg").click()
    visitor.look("gewichten")
    page.get_by_role("banner").get_by_role("link", name="Cijfers").click()
    visitor.look("cijfers-organisatie")


def with_volunteers() -> None:
    """Four active volunteers with their papers."""
    maatjes = Organisation.objects.get(slug="maatjes-waterveen")
    issued = timezone.localdate() - timedelta(days=200)
    with acting(organisation=maatjes.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        for first_name, surname, free_times, most in PEOPLE:
            described = Described(
                first_name=first_name, surname=surname, roles=["practical", "mental"], free_times=free_times,
                meetings=[Meeting.AT_HOME], most_residents=most, telephone="06 11 22 33 44",
            )  # fmt: skip
            made = volunteers.enter_volunteer(maatjes, described, **WHO)
            made = volunteers.record_papers(made, vog_issued_on=issued, secrecy_signed_on=issued, **WHO)
            for status in (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE):
                made = volunteers.go_on(made, to=status, **WHO)


def with_a_quiet_while() -> None:
    """One visit long ago, and something that was given back."""
    maatjes = Organisation.objects.get(slug="maatjes-waterveen")
    at = timezone.now()
    with acting(organisation=maatjes.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        pairing = Pairing.objects.get()
        Pairing.objects.update(started_on=timezone.localdate(at) - timedelta(days=70))
        Visit.objects.create(
            organisation=maatjes, pairing=pairing, phone_key=uuid4(), status="held", place="at_home", minutes=75,
            starts_at=at - timedelta(days=44), logged_at=at, logged_by=1, note="De post is geopend en gesorteerd.",
            kilometres=6,
        )  # fmt: skip
        GivenBack.objects.create(
            organisation=maatjes, pairing=pairing, phone_key=uuid4(), boundary="signature", is_urgent=True,
            note="Brief van de deurwaarder op tafel.", given_at=at, given_by=1,
        )  # fmt: skip
