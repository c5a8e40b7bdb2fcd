"""An unknown layout: what is proposed for it, and how it is recognised afterwards."""

import pytest

from samenspoor.domain.intake import mapping
from samenspoor.domain.intake.layout import ALL_COLUMNS, COLUMNS, CREDITOR_COLUMN, Layout, our_columns
from samenspoor.domain.intake.models import DeliveryProfile
from samenspoor.domain.intake.profiles import best_profile
from samenspoor.domain.intake.rows import AmountNotation, DateNotation, Notation, ProblemCode
from samenspoor.domain.intake.synonyms import SYNONYMS

HEADER = (
    "Huurder nr;Uw kenmerk;Naam huurder;Voorv.;Geb.datum;Adres;Huisnr;Toev.;PC;Plaats;Huurachterstand;Sinds;"
    "Datum melding;Gezinsgrootte"
)
ROWS = (
    "881;BW1;Jong;de;29-02-1980;Kade;12;a;8951 AB;Waterveen;1.204,50;01-09-2026;03-11-2026;4",
    "882;BW2;Çelik;;;Kade;14;;8951AB;Waterveen;88,10;15-08-2026;03-11-2026;2",
)


def sample(tmp_path, *lines):
    path = tmp_path / "onbekend.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return mapping.take_sample(path)


def proposed(found, *, is_loket=False):
    proposal = mapping.propose(found, is_loket=is_loket)
    return {ours: found.header[place] for ours, place in proposal.places.items()}, proposal.notation


def test_a_housing_associations_layout_is_proposed_whole(tmp_path):
    columns, notation = proposed(sample(tmp_path, HEADER, *ROWS))
    assert columns == {
        "klantnummer": "Huurder nr", "kenmerk": "Uw kenmerk", "achternaam": "Naam huurder", "tussenvoegsel": "Voorv.",
        "geboortedatum": "Geb.datum", "straat": "Adres", "huisnummer": "Huisnr", "toevoeging": "Toev.",
        "postcode": "PC", "woonplaats": "Plaats", "bedrag": "Huurachterstand", "ontstaansdatum": "Sinds",
        "signaaldatum": "Datum melding",
    }  # fmt: skip
    assert (notation.dates, notation.amounts) == (DateNotation.DUTCH, AmountNotation.COMMA)


def test_content_outweighs_a_name(tmp_path):
    columns, _notation = proposed(sample(tmp_path, "postcode;gebied;mail;contact", "Noord;8951AB;ja;jong@x.example"))
    assert columns == {"postcode": "gebied", "email": "contact"}


@pytest.mark.parametrize(
    ("name", "value", "notation"),
    [
        ("bedrag", "1204,50", AmountNotation.COMMA),
        ("bedrag", "1,204.50", AmountNotation.POINT),
        ("bedrag_centen", "120450", AmountNotation.CENTS),
        ("bedrag", "1204", AmountNotation.COMMA),
    ],
)
def test_the_notation_of_amounts_is_seen(tmp_path, name, value, notation):
    _columns, found = proposed(sample(tmp_path, f"id|{name}", f"1|{value}"))
    assert found.amounts == notation


@pytest.mark.parametrize(
    ("value", "notation"),
    [("2026-11-03", "YYYY-MM-DD"), ("3-11-2026", "DD-MM-YYYY"), ("11/23/2026", "MM/DD/YYYY"), ("20261103", "YYYYMMDD"),
     ("03/04/2026", "DD-MM-YYYY")],
)  # fmt: skip
def test_the_notation_of_dates_is_seen(tmp_path, value, notation):
    _columns, found = proposed(sample(tmp_path, "id;peildatum", f"1;{value}"))
    assert found.dates == notation


def test_a_word_of_its_own_for_yes_is_seen(tmp_path):
    _columns, found = proposed(sample(tmp_path, "id;einde levering", "1;stopt", "2;", "3;nee"))
    assert "stopt" in found.yes
    _columns, found = proposed(sample(tmp_path, "id;einde levering", "1;loopt", "2;ja"))
    assert "loopt" in found.no


def test_only_a_loket_is_asked_for_the_creditor(tmp_path):
    found = sample(tmp_path, "Signaalpartner;id", "Brugwonen;1")
    assert CREDITOR_COLUMN not in proposed(found)[0]
    assert proposed(found, is_loket=True)[0][CREDITOR_COLUMN] == "Signaalpartner"
    assert mapping.missing(["achternaam", *COLUMNS], is_loket=True) == [CREDITOR_COLUMN]


def test_what_cannot_be_missed_is_named():
    assert mapping.missing(COLUMNS, is_loket=False) == []
    assert mapping.missing(["kenmerk", "bedrijfsnaam"], is_loket=False) == [
        "huisnummer", "postcode", "bedrag", "ontstaansdatum", "signaaldatum",
    ]  # fmt: skip
    assert "achternaam" in mapping.missing(["kenmerk"], is_loket=False)


def test_a_mapping_that_reads_no_row_at_all_is_told_before_it_is_saved(tmp_path):
    found = sample(tmp_path, HEADER, *ROWS)
    places = mapping.propose(found, is_loket=False).places
    wrong = Layout(found.header, places, Notation(dates=DateNotation.ISO))
    assert {problem.code for problem in mapping.try_out(found, wrong)} == {ProblemCode.NOT_A_DATE}
    assert mapping.try_out(found, Layout(found.header, places, Notation(dates=DateNotation.DUTCH))) == []


def test_the_preview_is_five_rows_as_wide_as_the_header(tmp_path):
    found = sample(tmp_path, "a;b;c", *["1;2"] * 9)
    assert found.preview == [["1", "2", ""]] * 5


def test_columns_without_a_name_of_their_own_get_one(tmp_path):
    assert sample(tmp_path, "naam;naam;", "a;b;c").header == ("naam", "naam (2)", "kolom 3")


def test_a_profile_is_recognised_whatever_the_order_and_only_when_complete():
    small = DeliveryProfile(mapping={"id": "kenmerk", "pc": "postcode"})
    large = DeliveryProfile(mapping={"id": "kenmerk", "pc": "postcode", "saldo": "bedrag"})
    assert best_profile(("PC", " Id ", "Saldo", "extra"), [small, large]) is large
    assert best_profile(("pc", "id"), [small, large]) is small
    assert best_profile(("pc", "saldo"), [small, large]) is None


def test_every_synonym_belongs_to_a_column_and_to_no_other():
    assert set(SYNONYMS) == set(our_columns(is_loket=True))
    names = [name for names in mapping._BARE_SYNONYMS.values() for name in names]
    assert len(names) == len(set(names))
    assert not {name for name in names if "bsn" in name or "iban" in name}
    assert set(ALL_COLUMNS) < set(SYNONYMS)
