"""The table of what `samenspoor` can do: each command's words, arguments and the module that does it."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Most commands need nothing but their name."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """One command. `module` has `run(options: argparse.Namespace) -> int`, the exit code; it is imported last."""

    module: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    uses_database: bool = True
    """False for work on files alone: then no database is started."""
    uses_django: bool = True
    only_embedded: bool = False
    """True refuses a database of your own: invented people do not belong there."""
    as_owner: bool = False
    """True connects as the owner of the tables; only `migrate` may."""
    is_shown: bool = True


def port(text: str) -> int:
    """Read a port number."""
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise argparse.ArgumentTypeError(f"'{text}' is geen poort (1 tot en met 65535)")
    return int(text)


def count(text: str) -> int:
    """Read a whole number from 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"'{text}' is geen aantal (0 of meer)")
    return int(text)


def at_least_one(text: str) -> int:
    """Read a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is geen aantal (1 of meer)")
    return int(text)


def day(text: str) -> date:
    """Read a day as it stands in signal files."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen datum (JJJJ-MM-DD)") from None


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", metavar="ADRES", default="127.0.0.1", help="adres waarop de website luistert (127.0.0.1)"
    )
    parser.add_argument(
        "--port", metavar="POORT", type=port, help="poort; zonder deze keuze 8000 of de eerstvolgende vrije"
    )
    parser.add_argument(
        "--processes", metavar="AANTAL", type=at_least_one, default=2, help="processen die antwoorden: een per kern (2)"
    )


def _worker(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--concurrency", metavar="AANTAL", type=at_least_one, default=2, help="aantal taken tegelijk (2)"
    )


def _migrate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--if-needed", action="store_true", help="doe niets als de database al is bijgewerkt")


def _demo(parser: argparse.ArgumentParser) -> None:
    _town(parser)
    parser.add_argument("--prepare-only", action="store_true", help="maak database en gemeente, en stop dan")
    parser.add_argument(
        "--port", metavar="POORT", type=port, help="poort; zonder deze keuze 8000 of de eerstvolgende vrije"
    )


def _town(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--months", metavar="AANTAL", type=count, default=6, help="aantal maanden dat de gemeente achter zich heeft (6)"
    )


def _deliver(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BESTAND", help="signaalbestand (CSV, XLSX of JSON)")
    parser.add_argument("--municipality", required=True, metavar="GEMEENTE", help="gemeente waaraan wordt aangeleverd")
    parser.add_argument(
        "--creditor", required=True, metavar="PARTNER", help="vastelastenpartner of loket dat aanlevert"
    )
    parser.add_argument("--attest", action="store_true", help="verklaar dat aan de voorwaarden is voldaan")
    parser.add_argument("--json", action="store_true", help="schrijf het verslag als één JSON-object")
    parser.add_argument(
        "--timeout", metavar="SECONDEN", type=at_least_one, default=3600, help="wacht hooguit zo veel seconden (3600)"
    )


def _add_organisation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, metavar="NAAM", help="naam, bijvoorbeeld 'Gemeente Waterveen'")
    parser.add_argument("--slug", required=True, metavar="ADRES", help="deel van het webadres, bijvoorbeeld waterveen")
    parser.add_argument(
        "--kind",
        choices=("gemeente", "uitvoerder", "vrijwilligers"),
        default="gemeente",
        help="gemeente, uitvoerende partij of vrijwilligersorganisatie (gemeente)",
    )
    parser.add_argument("--code", metavar="CODE", default="", help="CBS-code van de gemeente, bijvoorbeeld GM0717")
    parser.add_argument(
        "--postcodes", metavar="GEBIEDEN", default="", help="vier cijfers per gebied, bijvoorbeeld 8950-8961,8970"
    )
    parser.add_argument("--email", required=True, metavar="ADRES", help="e-mailadres van de eerste beheerder")
    parser.add_argument("--administrator", required=True, metavar="NAAM", help="naam van de eerste beheerder")


def _links(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--municipality", required=True, metavar="GEMEENTE", help="gemeente waarvan de koppelingen worden uitgevoerd"
    )
    parser.add_argument("--out", metavar="PAD", type=Path, required=True, help="CSV-bestand dat wordt geschreven")


def _postcodes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="BESTAND", type=Path, help="CSV met de kolommen postcode, breedtegraad en lengtegraad"
    )


def _synthesise(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--signals", metavar="AANTAL", type=count, required=True, help="aantal signalen")
    parser.add_argument(
        "--seed", metavar="GETAL", type=int, required=True, help="zaad; hetzelfde zaad geeft dezelfde bestanden"
    )
    parser.add_argument("--municipality", required=True, metavar="GEMEENTE", help="gemeente waarin de inwoners wonen")
    parser.add_argument(
        "--months", metavar="AANTAL", type=at_least_one, required=True, help="aantal maanden met aanleveringen"
    )
    parser.add_argument("--until", metavar="DATUM", type=day, required=True, help="laatste dag, als JJJJ-MM-DD")
    parser.add_argument("--out", metavar="PAD", type=Path, required=True, help="map voor de signaalbestanden")
    parser.add_argument(
        "--truth", metavar="BESTAND", type=Path, required=True, help="CSV-bestand met wie en waar het echt is"
    )
    parser.add_argument("--noise", metavar="BESTAND", type=Path, help="CSV-bestand met de soorten ruis per signaal")


COMMANDS: dict[str, Command] = {
    "demo": Command(
        module="samenspoor.cli.demo",
        help="start alles met de oefengemeente Waterveen",
        add_arguments=_demo,
        uses_django=False,
        only_embedded=True,
    ),
    "serve": Command(module="samenspoor.cli.serve", help="start de website", add_arguments=_serve, uses_django=False),
    "worker": Command(
        module="samenspoor.cli.worker",
        help="voer de taken op de achtergrond uit",
        add_arguments=_worker,
    ),
    "migrate": Command(
        module="samenspoor.cli.migrate",
        help="werk de tabellen in de database bij",
        add_arguments=_migrate,
        as_owner=True,
    ),
    "add-organisation": Command(
        module="samenspoor.cli.add_organisation",
        help="laat een organisatie meedoen, met haar eerste beheerder",
        add_arguments=_add_organisation,
    ),
    "prepare-town": Command(
        module="samenspoor.cli.prepare_town",
        help="maak de oefengemeente",
        add_arguments=_town,
        is_shown=False,
    ),
    "deliver": Command(
        module="samenspoor.domain.journeys.deliver_command",
        help="lever een signaalbestand aan, tot en met de werklijst",
        add_arguments=_deliver,
    ),
    "links": Command(
        module="samenspoor.domain.linkage.links_command",
        help="schrijf welke signalen bij hetzelfde adres en dezelfde persoon horen",
        add_arguments=_links,
    ),
    "postcodes": Command(
        module="samenspoor.domain.casework.postcodes_command",
        help="lees waar postcodes liggen, voor de volgorde van bezoeken",
        add_arguments=_postcodes,
    ),
    "reseal": Command(
        module="samenspoor.cli.reseal",
        help="verzegel elk BSN met de nieuwste sleutel",
    ),
    "synthesise": Command(
        module="samenspoor.synthetic.command",
        help="maak signaalbestanden van verzonnen inwoners, met de waarheid erbij",
        add_arguments=_synthesise,
        uses_database=False,
        uses_django=False,
    ),
}
