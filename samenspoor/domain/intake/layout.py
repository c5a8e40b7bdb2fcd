"""The open layout of a signal file, which every creditor may deliver; its header line decides, before any profile."""

COLUMNS = (
    "kenmerk",
    "klantnummer",
    "achternaam",
    "tussenvoegsel",
    "voorletters",
    "bedrijfsnaam",
    "geboortedatum",
    "straat",
    "huisnummer",
    "toevoeging",
    "postcode",
    "woonplaats",
    "telefoon",
    "email",
    "bedrag",
    "ontstaansdatum",
    "signaaldatum",
    "eindelevering",
    "warme_overdracht",
)
OPTIONAL_COLUMNS = ("crisis_soort", "crisis_datum")
ALL_COLUMNS = COLUMNS + OPTIONAL_COLUMNS


def is_open_layout(header: tuple[str, ...]) -> bool:
    """Answer whether every obligatory column is there; more columns may be, and are dropped."""
    return set(COLUMNS) <= {name.strip().lower() for name in header}
