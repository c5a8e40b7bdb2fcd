"""The paper to sign: every kind prints, with its terms, both parties and the places for the signatures."""

import io
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from samenspoor.domain.agreements.clauses import CLAUSES
from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementVersion,
    ChainPartner,
    ContactPerson,
    ContactSide,
)
from samenspoor.domain.agreements.paper_print import print_paper
from samenspoor.foundation.organisations.models import Organisation

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def paper(kind: AgreementKind, **terms: object) -> tuple[Agreement, AgreementVersion]:
    partner = ChainPartner(pk=1, name="De Maatjes #strong[x]", kind="volunteers")
    partner._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "contacts": [
            ContactPerson(side=ContactSide.OURS, name="Dewi Sewpersad", telephone="0519 29 29 10"),
            ContactPerson(side=ContactSide.THEIRS, name="Fenna Wiersma", telephone="0519 55 01 01", hours="werkdagen"),
        ]
    }
    agreement = Agreement(kind=kind, partner=partner, organisation=Organisation(name="Gemeente Waterveen"))
    given = {"number": 1, "starts_on": date(2026, 1, 1), "written_at": AT, "transition_days": 90}
    return agreement, AgreementVersion(agreement=agreement, **(given | terms))


def read(content: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(content))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("kind", AgreementKind)
def test_each_kind_prints_with_what_it_is_for_both_parties_and_room_to_sign(kind):
    reader, text = read(print_paper(*paper(kind)))
    assert "/StructTreeRoot" in reader.root_object
    assert str(reader.root_object["/Lang"]) == "nl-NL"
    for told in (str(kind.label), str(CLAUSES[kind].purpose), "Gemeente Waterveen", "De Maatjes #strong[x]"):
        assert told in text
    assert text.count("Handtekening") == 2
    assert "tot een van beide stopt" in text


def test_the_terms_stand_in_it_and_after_signing_who_signed():
    terms = {
        "phases": ["early_signalling", "aftercare"], "money": "€ 150 per jaar", "ends_on": date(2027, 12, 31),
        "signed_on": date(2026, 2, 3), "our_signatory": "A. Bos", "our_power": "mandaat 12",
        "their_signatory": "J. Vis",
    }  # fmt: skip
    _reader, text = read(print_paper(*paper(AgreementKind.COOPERATION, **terms)))
    for told in (
        "Vroegsignalering", "Nazorg", "€ 150 per jaar", "31 december 2027", "A. Bos", "mandaat 12", "J. Vis",
        "3 februari 2026", "0519 55 01 01", "Wgs art. 3a",
    ):  # fmt: skip
        assert told in text
    assert "Uitkomsten" not in text


def test_a_term_that_was_left_empty_takes_no_line():
    _reader, text = read(print_paper(*paper(AgreementKind.SUBSIDY, results="12 koppelingen")))
    assert "12 koppelingen" in text
    assert "Geld" not in text.replace("Geldigheid", "")
