"""What a telephone number looks like: at least eight digits, with what people put between them."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

TELEPHONE = RegexValidator(
    r"\A\s*\+?(?:[\s()\-./]*\d){8,15}\s*\Z", _("Fill in a telephone number with at least eight digits.")
)
