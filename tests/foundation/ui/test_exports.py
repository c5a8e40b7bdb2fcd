"""An exported file opens as data in every spreadsheet and runs nothing."""

import csv
import io
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspoor.foundation.ui.exports import cell_text, csv_bytes, csv_response, neutralised

DANGEROUS_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"


def read_back(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def first_visible(text: str) -> str:
    for character in text:
        if unicodedata.category(character)[0] not in "ZC":
            return unicodedata.normalize("NFKC", character)[:1]
    return ""


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+31612345678",
        "-cmd|' /C calc'!A0",
        "-1+1",
        "--1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "   =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "\u22121+1",
    ],
)
def test_a_formula_is_neutralised(text):
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-12,50", "-1.204,00", "-7", "12", "1204.5", "", "J. van der Berg", "8951 AB", "a=b"])
def test_numbers_and_ordinary_text_stay_as_they_are(text):
    assert neutralised(text) == text


def test_digits_of_another_script_do_not_pass_as_a_number():
    assert neutralised("-١٢") == "'-١٢"


@given(st.text(), st.sampled_from(DANGEROUS_STARTS), st.text())
def test_no_text_comes_out_as_a_formula(before, start, after):
    for text in (start + after, before + start + after):
        out = neutralised(text)
        assert out in {text, f"'{text}"}
        assert first_visible(out) not in {*"=+@"}
        assert out[:1] not in {"\t", "\r", "\n"}


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_the_file_keeps_its_shape_whatever_stands_in_the_cells(rows):
    read = read_back(csv_bytes(header=["a", "b"], rows=rows))
    assert [len(row) for row in read] == [2] * (len(rows) + 1)
    for row, expected in zip(read[1:], rows, strict=True):
        for value, original in zip(row, expected, strict=True):
            plain = original.replace("\0", "").encode(errors="replace").decode()
            assert value in {plain, f"'{plain}"}


@given(st.integers())
def test_negative_numbers_stay_numbers(value):
    assert int(cell_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nee"),
        (Decimal("-1204.50"), "-1204,50"),
        (-0.5, "-0,5"),
        (date(2026, 11, 12), "2026-11-12"),
        (datetime(2026, 11, 12, 23, 30, tzinfo=UTC), "2026-11-13 00:30"),
    ],
)
def test_values_are_written_for_a_dutch_spreadsheet(value, text):
    assert cell_text(value) == text


def test_a_file_starts_with_a_byte_order_mark_and_uses_semicolons():
    content = csv_bytes(header=["Naam", "Bedrag"], rows=[["Yılmaz; A.", "-12,50"]])
    assert content == b"\xef\xbb\xbf" + 'Naam;Bedrag\r\n"Yılmaz; A.";-12,50\r\n'.encode()


def test_the_response_is_whole_saved_as_a_file_and_not_cached():
    response = csv_response(header=["Naam"], rows=[["x"]], file_name='Meldingen "november"/2026')
    assert not response.streaming
    assert response["Content-Disposition"] == 'attachment; filename="meldingen-november2026.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Cache-Control"] == "no-store"
