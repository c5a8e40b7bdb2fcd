"""Why a signal was linked, in plain Dutch: a sentence for each code that the engine gives as evidence."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "household:home_same": _("same address and surname"),
    "household:home_variant": _("same address, surname is spelt a little differently"),
    "household:home_partner": _("same address, surname with or without that of a partner"),
    "household:home_different": _("same address, other surname"),
    "household:door_same": _("same house number with another addition, same surname"),
    "household:door_alike": _("same house number with another addition, surname looks alike"),
    "household:postcode_same": _("same postcode and surname, other house number"),
    "household:elsewhere_same": _("same surname, other address"),
    "household:elsewhere_variant": _("surname is spelt a little differently, other address"),
    "household:elsewhere_partner": _("surname with or without that of a partner, other address"),
    "household:different": _("other surname and other address"),
    "birth_date:same": _("same birth date"),
    "birth_date:swapped": _("day and month of birth are swapped"),
    "birth_date:one_digit": _("birth date differs in one digit"),
    "birth_date:different": _("other birth date"),
    "initials:name": _("same first name"),
    "initials:same": _("same initials"),
    "initials:first": _("same first initial"),
    "initials:first_other_name": _("same first initial, other first name"),
    "initials:different": _("other initials"),
    "customer_number:same": _("same customer number at the same creditor"),
    "customer_number:different": _("other customer number at the same creditor"),
    "phone:same_home": _("same telephone number"),
    "phone:different_home": _("other telephone number"),
    "phone:same": _("same telephone number"),
    "phone:different": _("other telephone number"),
    "email:same_home": _("same e-mail address"),
    "email:different_home": _("other e-mail address"),
    "email:same_namesake": _("same e-mail address"),
    "email:different_namesake": _("other e-mail address"),
    "email:same": _("same e-mail address"),
    "email:different": _("other e-mail address"),
}


def explain(evidence: str) -> list[str]:
    """Turn the engine's codes into sentences; what is unknown explains nothing and is left out."""
    return [str(SENTENCES[code]) for code in evidence.split() if not code.endswith(":missing")]


def explain_each(evidence: str) -> dict[str, str]:
    """The sentence of each comparison by its name: `household`, `birth_date`, `initials`, …; what is unknown is out."""
    codes = (code for code in evidence.split() if not code.endswith(":missing"))
    return {code.partition(":")[0]: str(SENTENCES[code]) for code in codes}
