"""Files as creditors deliver them, and files that are none."""

import json
import zipfile
from datetime import date

import openpyxl
import pytest

from samenspoor.domain.intake import reading
from samenspoor.domain.intake.layout import ALL_COLUMNS, COLUMNS, is_open_layout
from samenspoor.domain.intake.reading import UnableToReadFile, open_signal_file


def read(path):
    file = open_signal_file(path)
    return file.header, [(row.line, list(row.cells)) for row in file.rows]


@pytest.mark.parametrize("delimiter", list(";,\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_common_delimiter_and_encoding(tmp_path, delimiter, encoding):
    path = tmp_path / "signalen.csv"
    text = f"kenmerk{delimiter}achternaam\r\n1{delimiter}Müller\r\n\r\n2{delimiter}Çelik\r\n"
    path.write_bytes(text.encode(encoding))
    assert read(path) == (("kenmerk", "achternaam"), [(2, ["1", "Müller"]), (4, ["2", "Çelik"])])


def test_a_row_is_named_by_the_line_on_which_it_starts(tmp_path):
    path = tmp_path / "signalen.csv"
    path.write_text('kenmerk;straat\n1;"Lange\nstraat"\n2;Kade\n', encoding="utf-8")
    assert [line for line, _cells in read(path)[1]] == [2, 4]


def test_a_spreadsheet_gives_dates_amounts_and_numbers_as_text(tmp_path):
    path = tmp_path / "signalen.csv"  # the content decides, not the name
    book = openpyxl.Workbook()
    book.active.append(["kenmerk", "datum", "bedrag", "huisnummer"])
    book.active.append(["A1", date(2026, 11, 3), 1204.5, 12])
    book.save(path)
    assert read(path) == (("kenmerk", "datum", "bedrag", "huisnummer"), [(2, ["A1", "2026-11-03", "1204,50", "12"])])


def test_json_as_a_list_or_within_an_object(tmp_path):
    path = tmp_path / "signalen.json"
    for content in ([{"kenmerk": "1", "bedrag": None}], {"signalen": [{"kenmerk": "1", "bedrag": None}]}):
        path.write_text(json.dumps(content), encoding="utf-8")
        assert read(path) == (("kenmerk", "bedrag"), [(2, ["1", ""])])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leeg"),
        (b" \r\n \r\n", "leeg"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0rest", "oud Excel-bestand"),
        (b"kenmerk;naam\n1;a\0b\n", "geen tekstbestand"),
        ("kenmerk;naam\n".encode("utf-16"), "geen tekstbestand"),
        (b'[{"kenmerk": "1"}, {"kenm', "JSON"),
        (b"[1, 2]", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"alleen tekst zonder kolommen\n", "Geen kolommen"),
        (b";".join([b"kolom"] * 10_000), "10000 kolommen"),
        (b"PK\x03\x04 kapot", "beschadigd"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path, content, sentence):
    path = tmp_path / "signalen.csv"
    path.write_bytes(content)
    with pytest.raises(UnableToReadFile, match=sentence):
        read(path)


def test_a_zip_that_is_no_spreadsheet(tmp_path):
    path = tmp_path / "signalen.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("signalen.csv", "kenmerk;naam\n")
    with pytest.raises(UnableToReadFile, match="ZIP-bestand"):
        read(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_UNPACKED_BYTES", 1_000_000)
    path = tmp_path / "signalen.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    with pytest.raises(UnableToReadFile, match="te groot"):
        read(path)


def test_a_cell_without_end_names_the_line(tmp_path):
    path = tmp_path / "signalen.csv"
    path.write_text("kenmerk;naam\n1;a\n2;" + '"' + "x" * 200_000, encoding="utf-8")
    with pytest.raises(UnableToReadFile, match="Vanaf regel 3"):
        read(path)


def test_the_header_decides_whether_it_is_the_open_layout():
    assert is_open_layout(COLUMNS)
    assert is_open_layout(tuple(name.upper() for name in ALL_COLUMNS))
    assert not is_open_layout(COLUMNS[1:])
