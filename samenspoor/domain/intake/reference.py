"""The open layout as a creditor reads it: columns, an example, and every reason for which a row can be rejected."""

from samenspoor.domain.intake.columns import TEXTS
from samenspoor.domain.intake.layout import (
    ALL_COLUMNS,
    COLUMNS,
    CREDITOR_COLUMN,
    INDISPENSABLE,
    NAMES,
    OPTIONAL_COLUMNS,
)
from samenspoor.domain.intake.problems import sentence
from samenspoor.domain.intake.rows import ProblemCode
from samenspoor.foundation.ui.management.commands.reference import markdown_table

INTRODUCTION = f"""\
# De open indeling van een signaalbestand

Elke vastelastenpartner mag in deze indeling aanleveren, zonder vooraf iets te laten instellen. De kopregel beslist:
staan alle verplichte kolommen erin, dan is het de open indeling. De volgorde van de kolommen is vrij en hoofdletters
maken niet uit. Andere kolommen bewaren we nergens; het verslag noemt ze. Een bestand met een andere indeling kan ook:
dan kiest een medewerker één keer welke kolom wat is.

- **Bestand**: CSV met een puntkomma (komma, tab of | mag ook), in UTF-8 (Windows-1252 mag ook), of XLSX of JSON.
- **Datums**: jaar-maand-dag, zoals 2026-11-03. **Bedragen**: euro's met een komma, zoals 1204,50. **Ja of nee**: ja
  of nee.
- **Kop**: alle kolommen zijn verplicht in de kopregel, behalve {" en ".join(f"`{name}`" for name in OPTIONAL_COLUMNS)}.
  Een veld mag leeg zijn, tenzij er "altijd" staat. Van achternaam en bedrijfsnaam is er per regel minstens één gevuld.
- Een regel die niet kan worden opgeslagen, houdt de andere niet tegen. Het verslag noemt regel, kenmerk, kolom en wat
  er moet staan, nooit wat er stond. De kopregel is regel 1.
- Een regel over een rechtspersoon, een andere gemeente of dezelfde achterstand als eerder wordt wel opgeslagen, met de
  landelijke status die daarbij hoort.
- Hetzelfde bestand nog eens aanleveren kan geen kwaad: regels die we al hebben, slaan we niet dubbel op."""
LOKET = f"""\
## Voor een loket

Een loket levert één bestand aan met regels van meer vastelastenpartners. Daarin is de kolom `{CREDITOR_COLUMN}` ook
verplicht: de naam of de code van de partner, zoals afgesproken met de gemeente. In een bestand van een partner zelf
bewaren we die kolom niet."""


def open_layout() -> str:
    """The whole document."""
    columns = [
        (f"`{name}`", TEXTS[name].label, TEXTS[name].meaning, _filled(name), f"`{TEXTS[name].example}`")
        for name in (*ALL_COLUMNS, CREDITOR_COLUMN)
    ]
    reasons = [(f"`{code.value}`", sentence(code)) for code in ProblemCode]
    return "\n\n".join(
        (
            INTRODUCTION,
            markdown_table(("kolom", "naam", "betekenis", "gevuld", "voorbeeld"), columns),
            f"## Voorbeeld\n\n```\n{';'.join(COLUMNS)}\n{';'.join(example_row().values())}\n```",
            LOKET,
            "## Waarom een regel kan worden afgekeurd",
            markdown_table(("code", "wat er moet staan"), reasons),
        )
    )


def example_row() -> dict[str, str]:
    """A row that is taken in; of the two names it has one."""
    return {name: "" if name == NAMES[1] else TEXTS[name].example for name in COLUMNS}


def _filled(name: str) -> str:
    if name in (*INDISPENSABLE, CREDITOR_COLUMN):
        return "altijd"
    if name in NAMES:
        return "een van beide"
    return "mag leeg"


DOCUMENTS = {"open-layout.md": open_layout}
