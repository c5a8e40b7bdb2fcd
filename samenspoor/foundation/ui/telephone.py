"""What a telephone number looks like: at least eight digits, an office may have four; people put things between them.

How Dutch numbers are grouped is written out here: `phonenumbers` knows the whole world in 48 MB, and does not group a
mobile number.
"""

import re

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

TELEPHONE = RegexValidator(
    r"\A\s*\+?(?:[\s()\-./]*\d){8,15}\s*\Z", _("Fill in a telephone number with at least eight digits.")
)
OFFICE_TELEPHONE = RegexValidator(
    r"\A\+?[0-9][0-9 ()/-]*[0-9]{2}[0-9 ()/-]*[0-9]\Z", _("Fill in a telephone number with at least four digits.")
)
"""A municipality may be rung at 14 and its area."""


_BETWEEN = str.maketrans("", "", "()-./")
_DUTCH = re.compile(r"\A(?:(?:\+|00)310?|0)([1-9]\d{8})\Z")
# Areas of three digits; all others have four, with the first 0 (number plan of the ACM).
_SHORT_AREA = re.compile(r"0(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[4578])")


def unbroken(number: str) -> str:
    """The number as it stands, but never over two lines."""
    return number.replace(" ", "\u00a0").replace("-", "\u2011")


def _dutch(number: str) -> str:
    """The ten digits of a Dutch number, however it was written; empty for any other."""
    match = _DUTCH.match("".join(number.split()).translate(_BETWEEN)) if number else None
    return f"0{match[1]}" if match else ""


def shown(number: str) -> str:
    """The number as people in the Netherlands write it, 06 04 07 41 20 or 0519 29 29 10; any other as it came."""
    digits = _dutch(number)
    if not digits:
        return unbroken(number)
    size = 2 if digits.startswith("06") else 3 if _SHORT_AREA.match(digits) else 4
    rest = digits[size:]
    first = len(rest) % 2 and 3
    pairs = [rest[at : at + 2] for at in range(first, len(rest), 2)]
    return unbroken(" ".join(part for part in (digits[:size], rest[:first], *pairs) if part))


def dial(number: str) -> str:
    """What a phone dials at one tap: the number that is shown; empty without a number.

    Of any other number the digits count. A (0) is there for who rings within a country, so not after its code.
    """
    if digits := _dutch(number):
        return f"tel:{digits}"
    if number.lstrip().startswith(("+", "00")):
        number = number.replace("(0)", "")
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if digits else ""
