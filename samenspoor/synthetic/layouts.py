"""The layouts in which the creditors of the synthetic town deliver, none like another, and a loket's beside them."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from samenspoor.domain.intake.layout import CREDITOR_COLUMN, Layout
from samenspoor.domain.intake.rows import NO_WORDS, YES_WORDS, AmountNotation, DateNotation, Notation
from samenspoor.synthetic.arrears import BY_SLUG
from samenspoor.synthetic.files import OPEN_LAYOUT, Signal
from samenspoor.synthetic.spelling import plain

_AMOUNT, _YES_NO = "bedrag", frozenset({"eindelevering", "warme_overdracht"})
_DAYS = frozenset({"geboortedatum", "ontstaansdatum", "signaaldatum", "crisis_datum"})
# Written without a calendar: a wrong file may hold 31 February.
_DAY_FORMS = {
    DateNotation.ISO: "{year}-{month}-{day}",
    DateNotation.DUTCH: "{day}-{month}-{year}",
    DateNotation.AMERICAN: "{month}/{day}/{year}",
    DateNotation.COMPACT: "{year}{month}{day}",
}
LOKET = "loketnoord"
LOKET_NAME = "Loket Noord"
THROUGH_LOKET = frozenset({"laagstroom", "noordergas", "veenwater"})
"""Of these a quarter of the signals goes through the loket, as with customers that a branch office serves."""
WITHOUT_PROFILE = "veenstede"
"""Whoever tries the demo maps the columns of this one."""

Cell = str | float | date | None


@dataclass(frozen=True)
class OwnLayout:
    """How one sender lays out its files. `columns` are its own names with ours; a name without ours is too much."""

    name: str
    extension: str
    columns: dict[str, str]
    notation: Notation = field(default_factory=Notation)
    delimiter: str = ";"
    encoding: str = "utf-8"
    thousands: str = ""

    @property
    def layout(self) -> Layout:
        """As a profile keeps it."""
        header = tuple(self.columns)
        places = {ours: place for place, ours in enumerate(self.columns.values()) if ours}
        return Layout(header, places, self.notation)


def _columns(text: str) -> dict[str, str]:
    """Read `own name=ours | own name | …`."""
    pairs = (part.strip().partition("=") for part in text.split("|"))
    return {own.strip(): ours.strip() for own, _mark, ours in pairs}


LAYOUTS: dict[str, OwnLayout] = {
    "brugwonen": OwnLayout(
        name="Huurachterstanden Brugwonen",
        extension="csv",
        encoding="cp1252",
        thousands=".",
        notation=Notation(dates=DateNotation.DUTCH),
        columns=_columns(
            "Huurdernummer=klantnummer | Ons kenmerk=kenmerk | Naam huurder=achternaam | Voorv.=tussenvoegsel |"
            "Voorl.=voorletters | Bedrijf=bedrijfsnaam | Geb.datum=geboortedatum | Straat=straat | Huisnr=huisnummer |"
            "Toev.=toevoeging | Postcode=postcode | Plaats=woonplaats | Telefoon=telefoon | E-mail=email |"
            "Complex | Huurachterstand=bedrag | Achterstand sinds=ontstaansdatum | Datum melding=signaaldatum |"
            "Warm=warme_overdracht | Soort crisis=crisis_soort | Datum crisis=crisis_datum"
        ),
    ),
    "veenstede": OwnLayout(
        name="Veenstede",
        extension="xlsx",
        columns=_columns(
            "Contractnummer=klantnummer | Melding nr=kenmerk | Achternaam=achternaam | Tussenvoegsel=tussenvoegsel |"
            "Voornaam=voorletters | Firma=bedrijfsnaam | Geboren=geboortedatum | Adres=straat | Nr=huisnummer |"
            "Huisletter=toevoeging | PC=postcode | Woonplaats=woonplaats | Mobiel=telefoon | Mailadres=email |"
            "Gezinsgrootte | Openstaand bedrag=bedrag | Oudste factuur=ontstaansdatum | Peildatum=signaaldatum |"
            "Contact gehad=warme_overdracht | Crisis=crisis_soort | Datum ontruiming=crisis_datum"
        ),
    ),
    "laagstroom": OwnLayout(
        name="Laagstroom export",
        extension="csv",
        delimiter=",",
        encoding="utf-8-sig",
        notation=Notation(amounts=AmountNotation.POINT),
        columns=_columns(
            "klant_id=klantnummer | signaal_id=kenmerk | achternaam=achternaam | voorvoegsel=tussenvoegsel |"
            "initialen=voorletters | handelsnaam=bedrijfsnaam | geboortedatum=geboortedatum | straatnaam=straat |"
            "huisnummer=huisnummer | huisnummertoevoeging=toevoeging | postcode=postcode | plaatsnaam=woonplaats |"
            "telefoonnummer=telefoon | emailadres=email | iban | openstaand_saldo=bedrag |"
            "oudste_vervaldatum=ontstaansdatum | melddatum=signaaldatum | einde_levering=eindelevering |"
            "warme_overdracht=warme_overdracht | crisis=crisis_soort | crisisdatum=crisis_datum"
        ),
    ),
    "noordergas": OwnLayout(
        name="Noordergas batch",
        extension="txt",
        delimiter="\t",
        notation=Notation(dates=DateNotation.COMPACT, amounts=AmountNotation.CENTS),
        columns=_columns(
            "DEBITEURNR=klantnummer | REF=kenmerk | NAAM=achternaam | TV=tussenvoegsel | VL=voorletters |"
            "FIRMANAAM=bedrijfsnaam | GEBDAT=geboortedatum | STRAAT=straat | HNR=huisnummer | TOEV=toevoeging |"
            "POSTCODE=postcode | PLAATS=woonplaats | TEL=telefoon | MAIL=email | BEDRAG_CENTEN=bedrag |"
            "ONTSTAAN=ontstaansdatum | DATUM=signaaldatum | STOP_LEVERING=eindelevering | WARM=warme_overdracht |"
            "CRISIS_SOORT=crisis_soort | CRISIS_DATUM=crisis_datum"
        ),
    ),
    "veenwater": OwnLayout(
        name="Veenwater maandlijst",
        extension="csv",
        delimiter="|",
        encoding="cp1252",
        notation=Notation(dates=DateNotation.AMERICAN, yes=YES_WORDS | {"stopt"}, no=NO_WORDS | {"-"}),
        columns=_columns(
            "Relatienummer=klantnummer | Uw kenmerk=kenmerk | Naam=achternaam | Voorvoegsel=tussenvoegsel |"
            "Voorletters=voorletters | Bedrijfsnaam=bedrijfsnaam | Geboren op=geboortedatum | Straat=straat |"
            "Huisnr=huisnummer | Toevoeging=toevoeging | Postcode=postcode | Plaats=woonplaats | Tel=telefoon |"
            "E-mailadres=email | Meterstand | Achterstand=bedrag | Vervaldatum=ontstaansdatum |"
            "Datum melding=signaaldatum | Overdracht=warme_overdracht | Dreiging=crisis_soort |"
            "Datum afsluiting=crisis_datum"
        ),
    ),
    "zorgsaam": OwnLayout(
        name="Zorgsaam premie",
        extension="json",
        columns=_columns(
            "polisnummer=klantnummer | referentie=kenmerk | geslachtsnaam=achternaam | voorvoegsels=tussenvoegsel |"
            "voorletters=voorletters | bedrijf=bedrijfsnaam | geboortedatum=geboortedatum | straatnaam=straat |"
            "huisnummer=huisnummer |"
            "toevoeging=toevoeging | postcode=postcode | woonplaats=woonplaats | telefoon=telefoon | email=email |"
            "eigenRisico | premieachterstand=bedrag | achterstandSinds=ontstaansdatum | meldingsdatum=signaaldatum |"
            "warmeOverdracht=warme_overdracht | crisis=crisis_soort | crisisDatum=crisis_datum"
        ),
    ),
    LOKET: OwnLayout(
        name="Loket Noord verzamelbestand",
        extension="csv",
        notation=Notation(dates=DateNotation.DUTCH),
        columns=_columns(
            f"Signaalpartner={CREDITOR_COLUMN} | Signaalnummer=kenmerk | Klantnummer=klantnummer |"
            "Achternaam=achternaam | Tussenvoegsel=tussenvoegsel | Voorletters=voorletters | Handelsnaam=bedrijfsnaam |"
            "Geboortedatum=geboortedatum | Straat=straat | Huisnummer=huisnummer | Toevoeging=toevoeging |"
            "Postcode=postcode | Plaats=woonplaats | Telefoon=telefoon | E-mailadres=email | Bedrag=bedrag |"
            "Achterstand vanaf=ontstaansdatum | Datum signaal=signaaldatum | Eindeleveringssignaal=eindelevering |"
            "Warme overdracht=warme_overdracht | Crisis=crisis_soort | Datum crisis=crisis_datum"
        ),
    ),
}


def write_in_own_layouts(signals: Iterable[Signal], *, out: Path, month: str) -> dict[str, Path]:
    """Write `out`/<sender>-<month> with each sender's own extension; returns the file of each sender that has rows."""
    out.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[dict[str, str]]] = {}
    for signal in signals:
        values = dict(zip(OPEN_LAYOUT, signal.values, strict=True))
        sender = LOKET if goes_through_loket(signal) else signal.creditor
        rows.setdefault(sender, []).append(values | {CREDITOR_COLUMN: BY_SLUG[signal.creditor].name})
    paths = {}
    for sender, values_of_sender in sorted(rows.items()):
        own = LAYOUTS[sender]
        paths[sender] = out / f"{sender}-{month}.{own.extension}"
        _WRITERS[own.extension](own, [_own_values(own, values) for values in values_of_sender], paths[sender])
    return paths


def goes_through_loket(signal: Signal) -> bool:
    """Answer whether this signal stands in the file of the loket."""
    return signal.creditor in THROUGH_LOKET and int(signal.values[0][2:]) % 4 == 0


def _own_values(own: OwnLayout, values: dict[str, str]) -> list[Cell]:
    return [_own_value(own, ours, values.get(ours, "")) for ours in own.columns.values()]


def _own_value(own: OwnLayout, ours: str, value: str) -> Cell:
    """One value as the sender writes it. A spreadsheet and JSON hold numbers, a spreadsheet holds dates."""
    if not ours:
        return "n.v.t."
    if not value:
        return None if own.extension in {"xlsx", "json"} else ""
    if ours in _DAYS:
        if own.extension == "xlsx":
            return date.fromisoformat(value)
        year, month, day = value.split("-")
        return _DAY_FORMS[own.notation.dates].format(year=year, month=month, day=day)
    if ours == _AMOUNT:
        return _own_amount(own, Decimal(value.replace(",", ".")))
    if ours in _YES_NO and own.extension == "txt":
        return "J" if value == "ja" else "N"
    return value


def _own_amount(own: OwnLayout, euros: Decimal) -> Cell:
    if own.extension in {"xlsx", "json"}:
        return float(euros)
    if own.notation.amounts is AmountNotation.CENTS:
        return str(int(euros * 100))
    if own.notation.amounts is AmountNotation.POINT:
        return str(euros)
    whole, _mark, fraction = f"{euros:,.2f}".partition(".")
    return f"{whole.replace(',', own.thousands)},{fraction}"


def _write_csv(own: OwnLayout, rows: Sequence[Sequence[Cell]], path: Path) -> None:
    with path.open("w", encoding=own.encoding, newline="") as file:
        writer = csv.writer(file, delimiter=own.delimiter, lineterminator="\r\n")
        writer.writerow(own.columns)
        writer.writerows([_storable(str(cell), own.encoding) for cell in row] for row in rows)


def _storable(text: str, encoding: str) -> str:
    """An old system drops the diacritics for which its code page has no letter."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return plain(text)
    return text


def _write_xlsx(own: OwnLayout, rows: Sequence[Sequence[Cell]], path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Signalen")
    sheet.append(list(own.columns))
    for row in rows:
        sheet.append(list(row))
    book.save(path)


def _write_json(own: OwnLayout, rows: Sequence[Sequence[Cell]], path: Path) -> None:
    signals = [dict(zip(own.columns, row, strict=True)) for row in rows]
    content = {"afzender": own.name, "signalen": signals}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


_WRITERS: dict[str, Callable[[OwnLayout, Sequence[Sequence[Cell]], Path], None]] = {
    "csv": _write_csv,
    "txt": _write_csv,
    "xlsx": _write_xlsx,
    "json": _write_json,
}
