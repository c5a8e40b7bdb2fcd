"""Every reason that the engine can give has a sentence."""

from samenspoor.domain.linkage.engine.comparing import EVIDENCE
from samenspoor.domain.linkage.explanations import SENTENCES, explain


def test_every_code_of_the_engine_has_a_sentence() -> None:
    assert set(SENTENCES) == {code for code in EVIDENCE if not code.endswith(":missing")}


def test_what_is_unknown_is_left_out() -> None:
    assert explain("household:home_variant birth_date:missing initials:first") == [
        "zelfde adres, achternaam net iets anders geschreven", "zelfde eerste voorletter",
    ]  # fmt: skip
