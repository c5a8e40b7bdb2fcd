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


def missing_columns(header: tuple[str, ...]) -> list[str]:
    """Obligatory columns that the header does not name."""
    named = {name.strip().lower() for name in header}
    return [column for column in COLUMNS if column not in named]


def is_open_layout(header: tuple[str, ...]) -> bool:
    """Answer whether every obligatory column is there; more columns may be, and are dropped."""
    return not missing_columns(header)
