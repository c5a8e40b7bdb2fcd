"""Names for the eye."""

import pytest

from samenspoor.domain.linkage.readable import full_name, tidy


@pytest.mark.parametrize(
    ("initials", "prefix", "surname", "shown"),
    [
        ("C.", "", "Hollander, den", "C. den Hollander"),
        ("Kees", "", "Den Hollander", "Kees den Hollander"),
        ("LOTTE", "", "ROGGEBRINK", "Lotte Roggebrink"),
        ("J.M.", "van der", "Berg", "J.M. van der Berg"),
        ("", "", "DE BOER-SMIT", "de Boer-Smit"),
        ("M.", "UIT DEN", "BOGAARD", "M. uit den Bogaard"),
        ("A.", "", "El Amrani", "A. el Amrani"),
        ("JM", "", "ijsbrand", "JM IJsbrand"),
        ("A.", "", "Jansen, notaris", "A. Jansen, notaris"),
    ],
)
def test_a_name_reads_as_people_write_it(initials: str, prefix: str, surname: str, shown: str) -> None:
    assert full_name(initials=initials, prefix=prefix, surname=surname) == shown


def test_a_street_with_capitals_stays() -> None:
    assert tidy("Van Goghstraat") == "Van Goghstraat"
    assert tidy("MEIDOORNPLANTSOEN") == "Meidoornplantsoen"
