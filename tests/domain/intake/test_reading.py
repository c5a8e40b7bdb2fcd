"""Files as creditors deliver them, and files that are none."""

import json
import zipfile
from datetime import date

import openpyxl
import pytest

from samenspoor.domain.intake import spreadsheets
from samenspoor.domain.intake.layout import ALL_COLUMNS, COLUMNS, is_open_layout
from samenspoor.domain.intake.reading import UnableToReadFile, open_signal_file
from samenspoor.domain.intake.rows import NotValid, read_amount
from tests.bad_files import BAD_FILES


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


@pytest.mark.parametrize(("content", "sentence"), BAD_FILES)
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


def sheet(path, xml: bytes, **declared: int):
    """A spreadsheet with this as its first sheet; `declared` overrides what the archive says of it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", xml)
    if declared:
        content = path.read_bytes()
        real, said = (number.to_bytes(4, "little") for number in (len(xml), declared["size"]))
        path.write_bytes(content.replace(real, said))
    return path


def cells(*references: str) -> bytes:
    return b"".join(f'<c r="{reference}"><v>1</v></c>'.encode() for reference in references)


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        (b"0" * 2_000_000, "te groot"),
        (cells("A1", "XFD1048576"), "te groot"),
        (b" " * 1_048_570 + cells("A1", "XFD1048576"), "te groot"),
        (b"<c/>" * 200_000, "te groot"),
        (b'<c t="n"></c>' * 90_000, "te groot"),
    ],
    ids=["unpacks large", "far corner", "far corner across two chunks", "empty cells", "cells without place"],
)
def test_a_zip_bomb_is_not_laid_in_memory(tmp_path, monkeypatch, xml, sentence):
    monkeypatch.setattr(spreadsheets, "LARGEST_UNPACKED_BYTES", 1_900_000)
    monkeypatch.setattr(spreadsheets, "MOST_CELLS", 80_000)
    with pytest.raises(UnableToReadFile, match=sentence):
        read(sheet(tmp_path / "bom.xlsx", xml))


def test_a_zip_bomb_that_lies_about_its_size_fails_its_checksum(tmp_path):
    with pytest.raises(UnableToReadFile, match="beschadigd"):
        read(sheet(tmp_path / "bom.xlsx", b"0" * 2_000_000, size=10))


def test_a_real_spreadsheet_of_its_size_is_let_through(tmp_path, monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_CELLS", 200)
    book = openpyxl.Workbook()
    for row in range(50):
        book.active.append([f"a{row}", row, "x", "y"])
    book.save(tmp_path / "goed.xlsx")
    assert len(read(tmp_path / "goed.xlsx")[1]) == 49


def test_a_file_that_was_destroyed_says_so(tmp_path):
    with pytest.raises(UnableToReadFile, match="niet meer bewaard"):
        read(tmp_path / "weg.csv")


def test_half_a_spreadsheet_says_what_to_do(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["kenmerk", "naam"])
    book.save(tmp_path / "heel.xlsx")
    path = tmp_path / "half.xlsx"
    path.write_bytes((tmp_path / "heel.xlsx").read_bytes()[:2_000])
    with pytest.raises(UnableToReadFile, match="beschadigd"):
        read(path)


def test_lines_and_columns_are_those_on_screen(tmp_path):
    book = openpyxl.Workbook()
    for place, value in {"B3": "kenmerk", "C3": "naam", "B5": "1", "C5": "Jong"}.items():
        book.active[place] = value
    book.save(tmp_path / "schuin.xlsx")
    assert read(tmp_path / "schuin.xlsx") == (("kolom 1", "kenmerk", "naam"), [(5, ["", "1", "Jong"])])


def test_characters_that_no_database_takes_become_a_mark(tmp_path):
    path = tmp_path / "signalen.json"
    path.write_text('[{"kenmerk": "1\\u0000", "na\\u0000am": "J\\ud800ng"}]', encoding="utf-8")
    assert read(path) == (("kenmerk", "na\ufffdam"), [(2, ["1\ufffd", "J?ng"])])


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400", "1e308", "12345678901234567890"])
def test_absurd_numbers_in_json_are_no_amounts(tmp_path, number):
    path = tmp_path / "signalen.json"
    path.write_text(f'[{{"kenmerk": "1", "bedrag": {number}}}]', encoding="utf-8")
    [(_line, [_reference, amount])] = read(path)[1]
    with pytest.raises(NotValid):
        read_amount(amount)


def test_bytes_that_fit_no_encoding_lose_only_themselves(tmp_path):
    path = tmp_path / "signalen.csv"
    path.write_bytes(b"kenmerk;naam\n1;M" + b"\xfc\x81" + b"ller\n2;Jong\n")
    assert read(path)[1] == [(2, ["1", "Mü\ufffdller"]), (3, ["2", "Jong"])]


def test_a_cell_without_end_names_the_line(tmp_path):
    path = tmp_path / "signalen.csv"
    path.write_text("kenmerk;naam\n1;a\n2;" + '"' + "x" * 200_000, encoding="utf-8")
    with pytest.raises(UnableToReadFile, match="Vanaf regel 3"):
        read(path)


def test_the_header_decides_whether_it_is_the_open_layout():
    assert is_open_layout(COLUMNS)
    assert is_open_layout(tuple(name.upper() for name in ALL_COLUMNS))
    assert not is_open_layout(COLUMNS[1:])
