"""What does not belong in a volunteer's sentence: numbers of an account, a bank card or a citizen, amounts, and health.

Whoever writes one is asked once. A number that stays is left out before the sentence is stored, not marked for later:
a volunteer organisation has no ground for a citizen service number (UAVG, article 46), nobody needs the others to help,
and the history of a row would keep what a coordinator cleaned afterwards. The sentence itself is never lost, and says
that a number was left out. An amount stays: whether the coordinator has to know it is for people to say. So does what
is told about health: it may be written only where the task needs it (AVG, article 9), and who was there knows that.
"""

import re
from collections.abc import Callable, Collection
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.connections.brp.people import is_bsn
from samenspoor.domain.trajectory.asking import holds_amount

# How long an account number is in the countries where residents here have one; static/volunteer/private.js says it too.
_IBAN_SIGNS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CZ": 24, "DE": 22, "DK": 18, "ES": 24, "FI": 18, "FR": 27, "GB": 22,
    "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LT": 20, "LU": 20, "MT": 31, "NL": 18, "NO": 15, "PL": 28,
    "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26,
}  # fmt: skip


class Private(StrEnum):
    """What was found in a sentence."""

    ACCOUNT = "account"
    CARD = "card"
    CITIZEN = "citizen"
    AMOUNT = "amount"
    HEALTH = "health"


def _is_iban(signs: str) -> bool:
    """The remainder by 97 (ISO 13616)."""
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def _is_card(digits: str) -> bool:
    """The check digit of a payment card (Luhn)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


# With a country before it, or the (0) that people put there, it is a telephone, also when the test of eleven fits.
_TELEPHONE = (
    r"(?:(?:\+|(?<!\d)00)[1-9]\d{1,2}[ \u00a0./-]{0,3}(?:\(0\)|0)?|\(0\))[ \u00a0./-]{0,3}\d(?:[ .-]?\d){8}(?!\d)"
)
_LANDS = "|".join(rf"{land}\d\d(?:[ .-]?[a-z0-9]){{{signs - 4}}}" for land, signs in _IBAN_SIGNS.items())
_NUMBERS: tuple[tuple[Private, re.Pattern[str], Callable[[str], bool], str | Promise], ...] = (
    (
        Private.ACCOUNT,
        re.compile(rf"(?<![a-z0-9])(?:{_LANDS})(?![a-z0-9])", re.IGNORECASE | re.ASCII),
        _is_iban,
        _("[account number left out]"),
    ),
    (
        Private.CARD,
        re.compile(r"(?<!\d)\d(?:[ -]?\d){15,18}(?!\d)", re.ASCII),
        _is_card,
        _("[card number left out]"),
    ),
    (
        Private.CITIZEN,
        # In one piece, or in groups without a digit beside them. A telephone is found first, and is no nine digits.
        re.compile(
            rf"{_TELEPHONE}|(?<!\d)\d{{9}}(?!\d)|(?<!\d)(?<![\d+][ .-])(?:\d[ .-]?){{8}}\d(?![ .-]?\d)", re.ASCII
        ),
        is_bsn,
        _("[citizen service number left out]"),
    ),
)
# With a star where a word may go on; static/volunteer/private.js says it too. Few, and none that is said as often of
# something else: “ziek” (“ik was ziek, dus een week later”), “zorgverzekeraar”, “stress”, “huisarts”, “opgenomen”.
HEALTH_WORDS = (
    "adhd", "aids", "alcohol*", "alzheimer*", "angststoornis*", "anorexia", "astma*", "autis*", "beroerte*",
    "bipolair*", "blowt", "borderline", "boulimia", "burn-out*", "burnout*", "chemo", "chemokuur*", "chemotherapie*",
    "cocaine", "cocaïne", "copd", "dement", "dementie*", "depressi*", "diabetes*", "diagnose*", "dialyse", "dronken",
    "drugs*", "dwangstoornis*", "eetstoornis*", "epilep*", "gehandicapt*", "geopereerd", "ggz", "hartaanval*",
    "hartinfarct*", "hernia", "hersenbloeding*", "herseninfarct*", "hersenletsel", "hiv", "insuline", "kanker*",
    "longontsteking", "lvb", "manisch*", "medicatie*", "medicijn*", "operatie*", "paniekaanval*", "parkinson", "pillen",
    "psychia*", "psychisch*", "psycholo*", "psychose*", "psychotisch*", "ptss", "reuma*", "rolstoel*", "schizofren*",
    "slaappillen", "suicid*", "suikerziekte", "suïcid*", "trauma*", "tumor*", "*verslaafd*", "*verslaving*", "wiet",
    "zelfbeschadig*", "zelfmoord*", "ziekenhuis*", "zwanger*",
)  # fmt: skip
_HEALTH = re.compile(
    r"(?<![^\W\d_])(?:"
    + "|".join(re.escape(word).replace(r"\*", r"[^\W\d_]*") for word in HEALTH_WORDS)
    + r")(?![^\W\d_])",
    re.IGNORECASE,
)
ASKS: dict[Private, str | Promise] = {
    Private.ACCOUNT: _("There is an account number in it. Leave it out. Tap again, and we keep it without the number."),
    Private.CARD: _("There is a card number in it. Leave it out. Tap again, and we keep it without the number."),
    Private.CITIZEN: _(
        "There is a citizen service number in it. Leave it out. Tap again, and we keep it without the number."
    ),
    Private.AMOUNT: _(
        "There is an amount in it. Leave it out, unless your coordinator has to know it. Tap again to keep it."
    ),
    Private.HEALTH: _(
        "This is about health. Is it needed for this task? Otherwise leave it out. Tap again to keep it."
    ),
}


def _compact(written: str) -> str:
    return re.sub(r"[ .-]", "", written)


def found_in(sentence: str) -> list[Private]:
    """What stands in a sentence that does not belong there."""
    found = [
        kind for kind, pattern, is_one, _instead in _NUMBERS
        if any(is_one(_compact(hit[0])) for hit in pattern.finditer(sentence))
    ]  # fmt: skip
    found += [Private.AMOUNT] if holds_amount(sentence) else []
    return [*found, Private.HEALTH] if _HEALTH.search(sentence) else found


def asks_about(sentence: str, *, but: Collection[Private] = ()) -> dict[str, str]:
    """What whoever writes this sentence is asked once."""
    return {kind.value: str(ASKS[kind]) for kind in found_in(sentence) if kind not in but}


def without_numbers(sentence: str, *, most: int) -> str:
    """The sentence with each number left out; one that fits in `most` letters still does, to its last word.

    A mark tells which number stood there. Where that does not fit, it is shorter than any number.
    """
    told = _with_marks(sentence)
    return told if len(told) <= most else _with_marks(sentence, mark=_("[number]"))


def _with_marks(sentence: str, *, mark: str | Promise = "") -> str:
    """The sentence with a mark for each number: this one, or the one that tells which number it was."""
    for _kind, pattern, is_one, instead in _NUMBERS:

        def left_out(hit: re.Match[str], is_one: Callable[[str], bool] = is_one, instead: object = instead) -> str:
            return str(mark or instead) if is_one(_compact(hit[0])) else hit[0]

        sentence = pattern.sub(left_out, sentence)
    return sentence.strip()
