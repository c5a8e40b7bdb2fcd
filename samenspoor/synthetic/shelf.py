"""The shelf of the chain of the town: formats that can be printed and used, and what worked for the organisations."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import as_file, files

import typst
from django.core.files.base import ContentFile

from samenspoor.domain.agreements.deployment import HelpTask, Phase
from samenspoor.domain.volunteering.actions import shelf as actions
from samenspoor.domain.volunteering.actions.shelf import Shelved
from samenspoor.domain.volunteering.models import ShelfItem
from samenspoor.foundation.organisations.models import Organisation

_TEMPLATE = files("samenspoor.synthetic") / "format.typ"


@dataclass(frozen=True)
class Format:
    """A page: what it is for, what is filled in, its steps under a heading, and lines to write on."""

    shelved: Shelved
    lead: str
    pairs: Sequence[str]
    heading: str
    steps: Sequence[str]
    lines: Sequence[str]
    end: str = ""


_FORMATS = {
    "waterveen": (
        Format(
            Shelved(
                title="Overdracht in een kwartier", phase=Phase.GUIDANCE, task=HelpTask.BESIDE_PROFESSIONAL,
                text="Het gesprek met zijn drieën, als de vrijwilliger begint: wie doet wat, en wie bel je?",
            ),
            "Voor het eerste gesprek van inwoner, vrijwilliger en consulent. Een kwartier is genoeg.",
            ("Datum", "Consulent, met direct nummer", "Vrijwilliger, voornaam"),
            "Loop dit samen langs",
            (
                "Wat wil de inwoner zelf bereiken? Schrijf het op in de eigen woorden van de inwoner.",
                "Wat doet de vrijwilliger, hoe vaak en waar?",
                "Wat blijft bij de consulent: besluiten, bedragen, handtekeningen.",
                "Waar stopt de vrijwilliger, en wie belt die dan?",
                "Wanneer kijken jullie samen terug?",
            ),
            ("Wat de inwoner wil bereiken", "Wie doet wat", "Dag waarop jullie terugkijken"),
            "De inwoner houdt het papier. Niemand maakt er een kopie van.",
        ),
    ),
    "maatjes-waterveen": (
        Format(
            Shelved(
                title="Postlijst voor een maand", task=HelpTask.ADMINISTRATION,
                text="Eén blad om de post van een maand te ordenen: wat is het, wat moet er gebeuren, is het klaar?",
            ),
            "Begin met de oudste brief. De inwoner schrijft zelf, jij leest mee.",
            ("Maand", "Begonnen op"),
            "Zo werkt het",
            (
                "Leg alles op drie stapels: betalen, antwoorden, bewaren.",
                "Schrijf per brief op van wie die is en vóór welke dag er iets moet.",
                "Een brief van een deurwaarder of van de rechtbank? Die gaat vandaag naar de consulent.",
                "Klaar? Zet er een streep door en stop de brief in de map.",
            ),
            ("Betalen vóór", "Antwoorden vóór", "Naar de consulent"),
        ),
        Format(
            Shelved(
                title="De kennismaking", phase=Phase.APPLICATION,
                text="Wat coördinator, inwoner en vrijwilliger bij de eerste ontmoeting afspreken.",
            ),
            "Voor de eerste ontmoeting, met de coördinator erbij.",
            ("Datum", "Coördinator, met nummer"),
            "Bespreek samen",
            (
                "Hoe noemen jullie elkaar, en hoe bellen of appen jullie?",
                "Welke dag en tijd past, en waar?",
                "Wat doet een maatje wel, en wat nooit: geen DigiD, geen pincode, geen geld aannemen.",
                "Wat doe je als het niet klikt? Bellen met de coördinator; dat mag altijd.",
            ),
            ("Eerste bezoek", "Wat we als eerste doen"),
        ),
    ),
    "thuisadministratie": (
        Format(
            Shelved(
                title="Inkomsten en uitgaven", task=HelpTask.ADMINISTRATION, phase=Phase.GUIDANCE,
                text="Een maandoverzicht op één blad, ook voor wie niet van tabellen houdt.",
            ),
            "De inwoner vult in. Rond af op hele euro's; het hoeft niet precies.",
            ("Maand",),
            "Vul in deze volgorde in",
            (
                "Wat komt er binnen: loon of uitkering, toeslagen, kinderbijslag.",
                "Wat gaat er vast uit: huur, energie, water, zorgverzekering.",
                "Wat is er per week nodig voor boodschappen?",
                "Wat blijft over, of wat komt er tekort?",
            ),
            ("Binnen", "Vaste lasten", "Per week", "Over of tekort"),
            "Komt er elke maand tekort? Vraag de inwoner of je dat aan de consulent mag zeggen.",
        ),
    ),
}  # fmt: skip
_EXPERIENCES = {
    "maatjes-waterveen": (
        Shelved(
            title="Samen op pad, de eerste keer", phase=Phase.APPLICATION,
            text="Bij ons stopten vroeger veel nieuwe maatjes na drie weken. Nu gaat bij het eerste bezoek een ervaren "
            "maatje mee.\n\nDat kost een middag. Sinds we dit doen, haakt bijna niemand meer af in het begin.",
        ),
    ),
    "thuisadministratie": (
        Shelved(
            title="Een map met vijf tabs", task=HelpTask.ADMINISTRATION,
            text="Een ordner met twintig tabbladen bleef leeg. Met vijf tabs lukt het wel: betalen, wachten, gemeente, "
            "zorg, bewaren.\n\nWe geven de map leeg mee en plakken de woorden er samen op.",
        ),
    ),
    "steunpunt-geld": (
        Shelved(
            title="Eerst bellen, dan pas schrijven",
            text="Een brief in eenvoudig Nederlands werd vaak niet gelezen. Een telefoontje in de eigen taal wel, ook "
            "als het maar twee minuten duurt. Daarna komt de brief aan.",
        ),
    ),
}  # fmt: skip


def fill_shelf(organisation: Organisation, *, by: int, at: datetime) -> None:
    """Put there what this organisation has; a second time finds it there. Must run inside `acting`."""
    if ShelfItem.objects.filter(organisation=organisation).exists():
        return
    for weeks, each in enumerate(_FORMATS.get(organisation.slug, ()), 2):
        page = ContentFile(_printed(each, organisation), name="format.pdf")
        actions.put_format(organisation, each.shelved, file=page, by=by, at=at - timedelta(weeks=weeks))
    for told in _EXPERIENCES.get(organisation.slug, ()):
        actions.tell_experience(organisation, told, by=by, at=at - timedelta(days=9))
    actions.share_shelf(organisation, by=by, at=at)


def _printed(each: Format, organisation: Organisation) -> bytes:
    data = {
        "title": each.shelved.title,
        "organisation": organisation.name,
        "lead": each.lead,
        "pairs": list(each.pairs),
        "heading": each.heading,
        "steps": list(each.steps),
        "end": each.end,
        "lines": list(each.lines),
    }
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))
