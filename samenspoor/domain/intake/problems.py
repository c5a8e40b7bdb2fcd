"""The sentence behind each problem with a row: what is right, never the value that was wrong."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.rows import OPEN_NOTATION, AmountNotation, DateNotation, Notation, ProblemCode

SENTENCES: dict[ProblemCode, Promise] = {
    ProblemCode.MISSING: _("This field is obligatory. Fill it in."),
    ProblemCode.MISSING_NAME: _("Fill in a surname or a business name."),
    ProblemCode.TOO_LONG: _("This text is too long: at most 200 characters."),
    ProblemCode.NOT_A_POSTCODE: _("This is not a Dutch postcode. Write four digits and two letters."),
    ProblemCode.NOT_A_HOUSE_NUMBER: _("The house number must start with a number above 0."),
    ProblemCode.NOT_A_DATE: _("This date does not exist or is written differently. Write it as 2026-11-23."),
    ProblemCode.DATE_OUT_OF_REACH: _("This date lies before 1900. Check the year."),
    ProblemCode.BORN_AFTER_SIGNAL: _("The birth date lies after the date of the signal. Check both."),
    ProblemCode.ARISEN_AFTER_SIGNAL: _("The arrears began after the date of the signal. Check both dates."),
    ProblemCode.NOT_AN_AMOUNT: _("This is not an amount. Write euros with a decimal comma, such as 1204,50."),
    ProblemCode.AMOUNT_NOT_POSITIVE: _("The amount must be more than 0 euros."),
    ProblemCode.AMOUNT_TOO_HIGH: _("The amount is above 250,000 euros. Check the decimal comma."),
    ProblemCode.NOT_A_PHONE_NUMBER: _("This is not a telephone number. Write 10 digits, or leave it empty."),
    ProblemCode.NOT_AN_EMAIL: _("This is not an e-mail address. Correct it, or leave it empty."),
    ProblemCode.NOT_YES_OR_NO: _("Write ja or nee."),
    ProblemCode.UNKNOWN_CRISIS: _("Write ontruiming, afsluiting or royement, or leave it empty."),
    ProblemCode.TOO_MANY_CELLS: _("This line has more cells than the header. Check the delimiter and quotation marks."),
    ProblemCode.UNKNOWN_CREDITOR: _(
        "This municipality does not know this creditor. Write its name or code as agreed, or ask for it to be added."
    ),
    ProblemCode.CREDITOR_NOT_ATTESTED: _(
        "Nobody has attested yet that this creditor collects responsibly. Deliver this row again afterwards."
    ),
    ProblemCode.DUPLICATE: _("This reference stands in the file more than once. Only the first line is taken in."),
    ProblemCode.CRISIS_WITHOUT_KIND: _("There is a crisis date without a kind. Fill in the kind of crisis."),
}

_DAY = date(2026, 11, 23)
_DAYS = {
    DateNotation.ISO: f"{_DAY:%Y-%m-%d}",
    DateNotation.DUTCH: f"{_DAY:%d-%m-%Y}",
    DateNotation.AMERICAN: f"{_DAY:%m/%d/%Y}",
    DateNotation.COMPACT: f"{_DAY:%Y%m%d}",
}


def sentence(code: str, notation: Notation = OPEN_NOTATION) -> str:
    """What is right, in the notation of the sender."""
    if code == ProblemCode.NOT_A_DATE and notation.dates != OPEN_NOTATION.dates:
        return gettext("This date does not exist or is written differently. Write it as %(example)s.") % {
            "example": _DAYS[notation.dates]
        }
    if code == ProblemCode.NOT_AN_AMOUNT and notation.amounts is AmountNotation.POINT:
        return gettext("This is not an amount. Write euros with a decimal point, such as 1204.50.")
    if code == ProblemCode.NOT_AN_AMOUNT and notation.amounts is AmountNotation.CENTS:
        return gettext("This is not an amount. Write whole cents, such as 120450.")
    if code == ProblemCode.NOT_YES_OR_NO and notation.yes != OPEN_NOTATION.yes:
        return gettext("Write one of these words: %(words)s.") % {
            "words": ", ".join([*sorted(notation.yes), *sorted(notation.no)])
        }
    return str(SENTENCES[ProblemCode(code)])
