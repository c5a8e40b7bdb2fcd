"""What a telephone number looks like: at least eight digits, with what people put between them."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

TELEPHONE = RegexValidator(
    r"\A\s*\+?(?:[\s()\-./]*\d){8,15}\s*\Z", _("Fill in a telephone number with at least eight digits.")
)


def unbroken(number: str) -> str:
    """The number as it stands, but never over two lines."""
    return number.replace(" ", "\u00a0").replace("-", "\u2011")


def dial(number: str) -> str:
    """What a phone dials at one tap, without what people put between the digits; empty without a number."""
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if digits else ""
