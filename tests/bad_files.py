"""Files that nobody can read, with a word of what is said about each; and fields that cannot be stored."""

import io
import zipfile


def _zipped(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


# A sheet of two cells, which asks for the memory of seventeen thousand million.
_BOMB = _zipped("xl/worksheets/sheet1.xml", b'<c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c>')
BAD_FILES = [
    (b"", "leeg"),
    (b" \r\n \r\n", "leeg"),
    (b"%PDF-1.7 ...", "PDF"),
    (b"\xd0\xcf\x11\xe0rest", "oud Excel-bestand"),
    (b"kenmerk;naam\n1;a\0b\n", "geen tekstbestand"),
    ("kenmerk;naam\n".encode("utf-16"), "geen tekstbestand"),
    (b'[{"kenmerk": "1"}, {"kenm', "JSON"),
    (b"[1, 2]", "JSON"),
    (b"[" * 100_000, "JSON"),
    (b'[{"kenmerk": ' + b"9" * 5_000 + b"}]", "JSON"),
    (b"alleen tekst zonder kolommen\n", "Geen kolommen"),
    (b";".join([b"kolom"] * 10_000), "10000 kolommen"),
    (b"PK\x03\x04 kapot", "beschadigd"),
    (_zipped("signalen.csv", b"kenmerk;naam\n"), "ZIP-bestand"),
    (_BOMB, "te groot"),
    (_BOMB[:-30], "beschadigd"),
]
# Column, what stands in it, and a word of what the sender is told to do.
BAD_FIELDS = [
    ("bedrag", "-120,00", "meer dan 0 euro"),
    ("bedrag", "0", "meer dan 0 euro"),
    ("bedrag", "250000,01", "250.000 euro"),
    ("bedrag", "9" * 199, "250.000 euro"),
    ("bedrag", "9" * 5_000, "200 tekens"),
    ("bedrag", "1e9", "Schrijf"),
    ("bedrag", "NaN", "Schrijf"),
    ("geboortedatum", "1984-02-31", "bestaat niet"),
    ("signaaldatum", "0000-00-00", "bestaat niet"),
    ("achternaam", "x" * 201, "200 tekens"),
    ("huisnummer", "9" * 100, "huisnummer"),
    ("postcode", "'), DROP", "postcode"),
    ("email", "<script>@x", "e-mailadres"),
    ("telefoon", "0" * 100, "telefoonnummer"),
]
