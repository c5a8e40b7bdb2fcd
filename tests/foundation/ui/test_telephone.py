"""A telephone number on screen and paper: grouped as people here write it, never broken, never raw."""

import re
from pathlib import Path

import pytest

from samenspoor.foundation.ui.telephone import dial, shown

ROOT = Path(__file__).parents[3] / "samenspoor"
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
# Where texts for people are made; what a machine reads, and what is stored, stays as it came.
TELLING = [
    path
    for path in sorted(ROOT.rglob("*.py"))
    if "portals" in path.parts or re.search(r"(_print|_texts|timeline|shown)\.py\Z", path.name)
]
NUMBER = r"(?:\w*telephone|phones?)"


@pytest.mark.parametrize(
    ("number", "grouped"),
    [
        ("0604074120", "06 04 07 41 20"),
        ("0031604074120", "06 04 07 41 20"),
        ("+31 (0)6-99817111", "06 99 81 71 11"),
        ("0519292910", "0519 29 29 10"),
        ("0519 - 292 910", "0519 29 29 10"),
        ("0201234567", "020 123 45 67"),
        ("088-1234567", "088 123 45 67"),
        ("+31 10 1234567", "010 123 45 67"),
        ("14 0519", "14 0519"),
        ("112", "112"),
        ("+49 30 123456", "+49 30 123456"),
        ("0519 29 29 10, vraag naar Bea", "0519 29 29 10, vraag naar Bea"),
        ("", ""),
    ],
)
def test_a_number_is_grouped_and_never_stands_on_two_lines(number, grouped):
    assert shown(number) == grouped.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("0604074120", "tel:0604074120"),
        ("06-04074120", "tel:0604074120"),
        ("0031604074120", "tel:0604074120"),
        ("0031 (0)6 04 07 41 20", "tel:0604074120"),
        ("+31 (0)519 29 29 10", "tel:0519292910"),
        ("+31 0519 29 29 10", "tel:0519292910"),
        ("+31 10 1234567", "tel:0101234567"),
        ("0519 - 292 910", "tel:0519292910"),
        ("0800 1234", "tel:08001234"),
        ("0800-1234567", "tel:08001234567"),
        ("14 0519", "tel:140519"),
        ("112", "tel:112"),
        ("+49 (0)30 123456", "tel:+4930123456"),
        ("+31 (0)519 29 29 10, vraag naar Bea", "tel:+31519292910"),
        ("vraag naar Bea", ""),
        ("", ""),
    ],
)
def test_one_tap_dials_the_number_that_is_shown(number, address):
    assert dial(number) == address


def test_no_template_shows_a_number_raw():
    for path in TEMPLATES:
        text = path.read_text()
        raw = re.findall(r"\{\{ (?!form\.)(?:\w+\.)*" + NUMBER + r" \}\}", _outside(text))
        passed_on = re.findall(r"\w+=(?:\w+\.)*" + NUMBER + r"(?=[ %])", text)
        assert not raw + passed_on, f"{path.name}: `|telephone`, or `|dial` in a link"


def _outside(text: str) -> str:
    """Without what stands in a translated sentence: its values are made in the tag."""
    return re.sub(r"(\{% blocktranslate[^%]*%\}).*?\{% endblocktranslate %\}", r"\1", text, flags=re.DOTALL)


def test_no_text_is_made_with_a_raw_number():
    for path in TELLING:
        for line in path.read_text().splitlines():
            made = re.findall(r"(?:\), |: |\{|text=)((?:\w+\.)+" + NUMBER + r")\b(?! if|\()", line)
            passed_on = ("initial", "lambda", "_with_link")
            assert not made or any(word in line for word in passed_on), (
                f"{path.name}: `telephone.shown`: {line.strip()}"
            )
