"""Which cell of a row is which of our columns.

The open layout, which every creditor may deliver, names our columns itself; its header decides, before any profile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samenspoor.domain.intake.rows import OPEN_NOTATION, Notation

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
CREDITOR_COLUMN = "vastelastenpartner"
"""Only in the file of a loket: it names the creditor of each row, by name or by code."""
INDISPENSABLE = ("kenmerk", "huisnummer", "postcode", "bedrag", "ontstaansdatum", "signaaldatum")
"""Without these no row can be stored, whatever the layout; and a surname or a business name."""
NAMES = ("achternaam", "bedrijfsnaam")


def our_columns(*, is_loket: bool) -> tuple[str, ...]:
    """Every column that may be delivered; a loket also names the creditor."""
    return (CREDITOR_COLUMN, *ALL_COLUMNS) if is_loket else ALL_COLUMNS


def missing_columns(header: Sequence[str], *, is_loket: bool = False) -> list[str]:
    """Obligatory columns of the open layout that the header does not name."""
    named = set(folded(header))
    obligatory = (CREDITOR_COLUMN, *COLUMNS) if is_loket else COLUMNS
    return [column for column in obligatory if column not in named]


def is_open_layout(header: Sequence[str], *, is_loket: bool = False) -> bool:
    """Answer whether every obligatory column is there; more columns may be, and are dropped."""
    return not missing_columns(header, is_loket=is_loket)


def folded(header: Sequence[str]) -> list[str]:
    """Names of columns as they are compared: capitals and spaces around them say nothing."""
    return [name.strip().lower() for name in header]


@dataclass(frozen=True)
class Layout:
    """How one file is read: the place of each of our columns that it has, and how it writes values."""

    header: tuple[str, ...]
    places: Mapping[str, int]
    notation: Notation = OPEN_NOTATION

    @classmethod
    def open(cls, header: tuple[str, ...], *, is_loket: bool = False) -> "Layout":
        """The layout in which the columns have our names."""
        names = folded(header)
        return cls(header, {name: names.index(name) for name in our_columns(is_loket=is_loket) if name in names})

    @classmethod
    def mapped(cls, header: tuple[str, ...], *, mapping: Mapping[str, str], notation: Notation) -> "Layout":
        """A layout with other names; `mapping` is from the folded own column to ours, and all of them are there."""
        names = folded(header)
        return cls(header, {ours: names.index(own) for own, ours in mapping.items()}, notation)

    @property
    def dropped_columns(self) -> list[str]:
        """Delivered columns that are stored nowhere."""
        kept = set(self.places.values())
        return [name for place, name in enumerate(self.header) if place not in kept]

    def delivered_name(self, column: str) -> str:
        """What the sender calls one of our columns."""
        return self.header[self.places[column]] if column in self.places else column
