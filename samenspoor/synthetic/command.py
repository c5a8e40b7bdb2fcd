"""`samenspoor synthesise`: signal files of the synthetic municipality with the truth beside them; needs no database."""

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from samenspoor.synthetic.files import UnableToSynthesise, synthesise
from samenspoor.synthetic.places import UnableToFindMunicipality


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--signals", type=whole_number, required=True, help="aantal signalen")
    parser.add_argument(
        "--seed", type=whole_number, required=True, help="zaad; hetzelfde zaad geeft dezelfde bestanden"
    )
    parser.add_argument("--municipality", required=True, help="gemeente waarin de inwoners wonen")
    parser.add_argument("--months", type=whole_number, required=True, help="aantal maanden met aanleveringen")
    parser.add_argument("--until", type=day, required=True, help="laatste dag, als JJJJ-MM-DD")
    parser.add_argument("--out", type=Path, required=True, help="map voor de signaalbestanden")
    parser.add_argument("--truth", type=Path, required=True, help="CSV-bestand met wie en waar het echt is")
    parser.add_argument("--noise", type=Path, help="CSV-bestand met de soorten ruis per signaal")


def run(options: argparse.Namespace) -> int:
    """Write the files and return the exit code."""
    started = time.monotonic()
    try:
        written = synthesise(
            signals=options.signals,
            seed=options.seed,
            municipality=options.municipality,
            months=options.months,
            until=options.until,
            out=options.out,
            truth=options.truth,
            noise=getattr(options, "noise", None),
        )
    except (UnableToSynthesise, UnableToFindMunicipality) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
    sys.stderr.write(f"{written} signalen geschreven in {options.out} ({seconds} seconden).\n")
    return 0


def whole_number(text: str) -> int:
    """Read a whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen geheel getal") from None


def day(text: str) -> date:
    """Read a day as it stands in signal files."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen datum (JJJJ-MM-DD)") from None
