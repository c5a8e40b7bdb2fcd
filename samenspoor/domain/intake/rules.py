"""What law and covenant say of a signal that comes in; pure functions on values."""

import re
from dataclasses import dataclass

_LEGAL_PERSON = re.compile(
    r"(?<![\w])(?:b\.?\s?v\.?|n\.?\s?v\.?|stichting|vereniging|coöperatie|cooperatie|v\.?v\.?e\.?)(?![\w])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Limits:
    """What a law or covenant names: the least amount in cents, and the fewest and most days in arrears."""

    minimum_cents: int = 0
    minimum_days: int | None = None
    maximum_days: int | None = None


NO_LIMITS = Limits()


def is_within(limits: Limits, *, amount_cents: int, days: int) -> bool:
    """Answer whether a signal keeps to the limits that law or covenant names (rule R3).

    The municipality's own threshold is another thing: below it a letter is due, and the signal is not unfounded.
    """
    return (
        amount_cents >= limits.minimum_cents
        and (limits.minimum_days is None or days >= limits.minimum_days)
        and (limits.maximum_days is None or days <= limits.maximum_days)
    )


def is_legal_person(*, surname: str, business_name: str) -> bool:
    """Answer whether the debtor is no natural person; a sole trader under a business name is one.

    DDAS v1.2 counts a signal about a legal person as unfounded; Wgs concerns natural persons only.
    """
    return not surname and bool(_LEGAL_PERSON.search(business_name))


def is_in_municipality(*, postcode: str, postcode_areas: frozenset[str]) -> bool:
    """Answer whether the postcode lies in the municipality; without a list of areas every postcode may."""
    return not postcode_areas or postcode[:4] in postcode_areas
