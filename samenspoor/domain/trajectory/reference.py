"""The data file of a hand-over as a supplier of debt help software reads it: every field, and an example."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import get_args

from pydantic.fields import FieldInfo

from samenspoor.domain.trajectory.record_file import (
    FORMAT,
    VERSION,
    Application,
    Debt,
    FirstTalk,
    HandedOver,
    HandoverFile,
    HelpAccepted,
    Inhabitant,
    Municipality,
    Owing,
    Pause,
    Place,
    Shape,
)
from samenspoor.foundation.ui.management.commands.reference import markdown_table

INTRODUCTION = f"""\
# Het bestand van een overdracht aan schuldhulpverlening

Bij een overdracht hoort een pagina om te lezen (PDF) en dit bestand voor het systeem van schuldhulpverlening: JSON in
UTF-8, formaat `{FORMAT}`, versie `{VERSION}`. De namen komen uit het Gemeentelijk Gegevensmodel (Model
Schuldhulpverlening 1.4) waar die passen. Het bestand gaat over één persoon en wordt gemaakt op het moment dat iemand
erom vraagt; elke keer staat in het inzagelogboek. Er staat niets in over huisgenoten, gezondheid, strafbare feiten,
uitkeringen of andere schulden. Van een signaal dat misschien van een ander is,
staat er alleen dat het er is.

Datums zijn jaar-maand-dag. Een tekst die we niet hebben, is leeg; een datum of groep die er niet is, is `null`.
Verandert er iets waar een lezer last van heeft, dan krijgt het bestand een nieuw versienummer."""


def data_file() -> str:
    """The whole document."""
    tables = [f"## `{name}`\n\n{_table(shape)}" for name, shape in _shapes()]
    return "\n\n".join([INTRODUCTION, *tables, f"## Voorbeeld\n\n```json\n{_example().model_dump_json(indent=2)}\n```"])


def _shapes() -> Iterator[tuple[str, type[Shape]]]:
    yield "bestand", HandoverFile
    for name, field in HandoverFile.model_fields.items():
        if shape := _shape(field):
            yield str(HandoverFile.model_fields[name].alias), shape
            for inner in shape.model_fields.values():
                if deeper := _shape(inner):
                    yield f"{field.alias}.{inner.alias}", deeper


def _shape(field: FieldInfo) -> type[Shape] | None:
    kinds = (field.annotation, *get_args(field.annotation))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Shape)), None)


def _table(shape: type[Shape]) -> str:
    rows = [(f"`{field.alias}`", _kind(field), str(field.description)) for field in shape.model_fields.values()]
    return markdown_table(("veld", "soort", "betekenis"), rows)


def _kind(field: FieldInfo) -> str:
    names = {str: "tekst", int: "getal", bool: "ja of nee", date: "datum", datetime: "moment"}
    kinds = (field.annotation, *get_args(field.annotation))
    told = [names[kind] for kind in kinds if isinstance(kind, type) and kind in names]
    if not told and _shape(field):
        told = ["groep"]
    if not told:
        told = ["één van: " + ", ".join(f"`{value}`" for value in get_args(field.annotation))]
    is_list = getattr(field.annotation, "__origin__", None) is list
    return f"lijst van {told[0]}" if is_list else f"{told[0]} of `null`" if type(None) in kinds else told[0]


def _example() -> HandoverFile:
    return HandoverFile(
        composed_at=datetime(2026, 11, 10, 9, 30, tzinfo=UTC),
        municipality=Municipality(name="Gemeente Waterveen", code="GM9001", telephone="14 0519"),
        handover=HandedOver(
            number=12,
            dossier=345,
            receiver="Team Schuldhulp",
            ground="publiekeTaak",
            agreed_on=None,
            agreed_words="",
            appointment="Gesprek op 14 november om 10 uur in het gemeentehuis.",
            made_on=date(2026, 11, 10),
            made_by="Anne Bos",
            acknowledged_on=date(2026, 11, 11),
            colleague="Ben Mulder",
        ),
        resident=Inhabitant(
            bsn="",
            initials="A.",
            prefix="de",
            surname="Vries",
            business_name="",
            born_on=date(1984, 3, 5),
            address=Place(street="Dorpsstraat", number="12A", postcode="8951AB", town="Waterveen"),
            consult_first=False,
            phones=["0612345678"],
            emails=[],
        ),
        application=Application(starts_on=date(2026, 10, 20), is_crisis=False),
        intake=FirstTalk(starts_on=date(2026, 10, 27), decided_on=date(2026, 11, 9)),
        help=HelpAccepted(on=date(2026, 10, 27), help="Vervolghulp en/of verwijzing financieel"),
        debts=[
            Debt(
                amount_cents=84250,
                measured_on=date(2026, 10, 2),
                arisen_on=date(2026, 8, 1),
                customer_number="70012",
                creditor=Owing(name="Energie Waterveen", kind="Energie"),
                pause=Pause(asked_on=date(2026, 10, 27), answer="toegezegd", ends_on=date(2026, 11, 27)),
            )
        ],
        doubtful=0,
    )


DOCUMENTS = {"handover-file.md": data_file}
