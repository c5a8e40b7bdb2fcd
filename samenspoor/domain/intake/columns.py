"""What each of our columns means, for the mapping page and the description of the open layout."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.layout import CREDITOR_COLUMN
from samenspoor.domain.intake.rows import AmountNotation, DateNotation


@dataclass(frozen=True)
class ColumnText:
    """One column: what it is called on screen, what stands in it, and how that looks in the open layout."""

    label: str | Promise
    meaning: str | Promise
    example: str


TEXTS: dict[str, ColumnText] = {
    CREDITOR_COLUMN: ColumnText(_("Creditor"), _("Name or code of the creditor that the row is about"), "Brugwonen"),
    "kenmerk": ColumnText(_("Reference"), _("The creditor's own reference of this signal"), "H-2026-118"),
    "klantnummer": ColumnText(_("Customer number"), _("Number of the customer at the creditor"), "88213"),
    "achternaam": ColumnText(_("Surname"), _("Surname, without what stands before it"), "Jong"),
    "tussenvoegsel": ColumnText(_("Prefix"), _("What stands before the surname"), "de"),
    "voorletters": ColumnText(_("Initials"), _("Initials or first name"), "A."),
    "bedrijfsnaam": ColumnText(_("Business name"), _("Name of a one-man business"), "Kapsalon Bea"),
    "geboortedatum": ColumnText(_("Birth date"), _("Birth date of the customer"), "1980-02-29"),
    "straat": ColumnText(_("Street"), _("Street of the address that is in arrears"), "Lisdodde"),
    "huisnummer": ColumnText(_("House number"), _("House number; the addition may stand in it"), "12"),
    "toevoeging": ColumnText(_("Addition"), _("House letter or addition"), "bis"),
    "postcode": ColumnText(_("Postcode"), _("Four digits and two letters"), "8951AB"),
    "woonplaats": ColumnText(_("Town"), _("Town of the address"), "Waterveen"),
    "telefoon": ColumnText(_("Telephone"), _("Telephone number of the customer"), "0612345678"),
    "email": ColumnText(_("E-mail address"), _("E-mail address of the customer"), "a.dejong@voorbeeld.example"),
    "bedrag": ColumnText(_("Amount"), _("What is in arrears, in euros"), "1204,50"),
    "ontstaansdatum": ColumnText(_("In arrears since"), _("Day on which the arrears began"), "2026-09-01"),
    "signaaldatum": ColumnText(_("Date of the signal"), _("Day on which the creditor signals"), "2026-11-03"),
    "eindelevering": ColumnText(_("End of supply"), _("Supply will end: ja or nee"), "nee"),
    "warme_overdracht": ColumnText(
        _("Warm hand-over"), _("The creditor has contact and asks to take over: ja or nee"), "nee"
    ),
    "crisis_soort": ColumnText(
        _("Kind of crisis"), _("ontruiming, afsluiting or royement; empty if none"), "ontruiming"
    ),
    "crisis_datum": ColumnText(_("Date of the crisis"), _("Day on which that will happen"), "2026-12-01"),
}
DATE_TEXTS: dict[DateNotation, str | Promise] = {
    DateNotation.ISO: _("2026-11-23 (year, month, day)"),
    DateNotation.DUTCH: _("23-11-2026 (day, month, year)"),
    DateNotation.AMERICAN: _("11/23/2026 (month, day, year)"),
    DateNotation.COMPACT: _("20261123 (year, month, day together)"),
}
AMOUNT_TEXTS: dict[AmountNotation, str | Promise] = {
    AmountNotation.COMMA: _("1204,50 (euros with a comma)"),
    AmountNotation.POINT: _("1204.50 (euros with a point)"),
    AmountNotation.CENTS: _("120450 (cents)"),
}
