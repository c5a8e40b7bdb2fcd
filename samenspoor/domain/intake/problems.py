"""The sentence behind each problem with a row: what is right, never the value that was wrong."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.rows import ProblemCode

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
    ProblemCode.DUPLICATE: _("This reference stands in the file more than once. Only the first line is taken in."),
    ProblemCode.CRISIS_WITHOUT_KIND: _("There is a crisis date without a kind. Fill in the kind of crisis."),
}
