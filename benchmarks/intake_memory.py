"""How much memory the largest file of each kind takes while it is read, checked and stored.

    .venv/bin/python -m benchmarks.intake_memory [part of the rows, 0.1 for a tenth]

Starts a database of its own in a temporary folder and measures each kind in a process of its own.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from samenspoor.domain.intake.layout import COLUMNS
from samenspoor.embedded import APPLICATION_ROLE, OWNER_ROLE, running

AIM_MB = 600
# A spreadsheet and JSON are read whole, so they are refused from here on with the advice to deliver CSV.
ROWS = {"csv": 1_000_000, "xlsx": 185_000, "json": 195_000}


def main() -> None:
    """Print a line per kind: peak in MB, seconds, rows stored."""
    for result in measure(float(sys.argv[1]) if len(sys.argv) > 1 else 1):
        print(result)


def measure(part: float = 1) -> Iterator[dict[str, object]]:
    """Take a file of each kind in and give name, value, unit and aim, as `benchmarks/results.json` wants them."""
    with tempfile.TemporaryDirectory(prefix="samenspoor-bench-") as folder, running(Path(folder)) as cluster:
        cluster.create_database("bench")
        environment = os.environ | {
            "SAMENSPOOR_HOME": folder,
            "SAMENSPOOR_SECRET_KEY": "bench",
            "DATABASE_URL": cluster.url(APPLICATION_ROLE, "bench"),
            "DATABASE_OWNER_URL": cluster.url(OWNER_ROLE, "bench"),
            "DJANGO_SETTINGS_MODULE": "samenspoor.config.settings",
        }
        subprocess.run([sys.executable, "-m", "samenspoor.cli", "migrate"], check=True, env=environment)
        for kind, most in ROWS.items():
            rows = int(most * part)
            path = Path(folder) / f"signalen.{kind}"
            write_file(path, kind, rows)
            child = [sys.executable, "-m", "benchmarks.intake_memory", "--take-in", str(path)]
            answer = subprocess.run(child, check=True, env=environment, stdout=subprocess.PIPE).stdout
            found = json.loads(answer.splitlines()[-1])
            yield {"name": f"memory of a {kind} file of {rows} rows", "unit": "MB", "aim": AIM_MB} | found


def write_file(path: Path, kind: str, rows: int) -> None:
    """Write rows that differ as real ones do."""
    if kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(COLUMNS)
            writer.writerows(_values(number) for number in range(rows))
    elif kind == "json":
        with path.open("w", encoding="utf-8") as file:
            for number in range(rows):
                file.write("[" if number == 0 else ",")
                json.dump(dict(zip(COLUMNS, _values(number), strict=True)), file)
            file.write("]")
    else:
        _write_spreadsheet(path, rows)


def _write_spreadsheet(path: Path, rows: int) -> None:
    import openpyxl  # noqa: PLC0415 (the child that is measured must not load it)

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(COLUMNS))
    for number in range(rows):
        sheet.append(_values(number))
    book.save(path)


def _values(number: int) -> list[str]:
    given = {
        "kenmerk": f"K{number:09d}", "klantnummer": f"{number:08d}", "achternaam": f"Naam{number % 90_000}",
        "voorletters": "A.B.", "geboortedatum": f"{1940 + number % 60}-{1 + number % 12:02d}-{1 + number % 28:02d}",
        "straat": f"Straat {number % 900}", "huisnummer": str(1 + number % 300), "postcode": "8951AB",
        "woonplaats": "Waterveen", "telefoon": f"06{number % 100_000_000:08d}", "email": f"n{number}@post.example",
        "bedrag": f"{1 + number % 900},50", "ontstaansdatum": "2026-09-01", "signaaldatum": "2026-11-01",
        "eindelevering": "nee", "warme_overdracht": "nee",
    }  # fmt: skip
    return [given.get(column, "") for column in COLUMNS]


def _take_in(path: Path) -> None:
    """The measured process: what the worker does up to storing."""
    import django  # noqa: PLC0415 (only the child has settings)

    django.setup()
    from samenspoor.domain.intake import actions  # noqa: PLC0415
    from samenspoor.domain.intake.models import Creditor  # noqa: PLC0415
    from samenspoor.domain.journeys import take_in  # noqa: PLC0415
    from samenspoor.foundation.organisations.models import Organisation  # noqa: PLC0415

    now = datetime.now(tz=UTC)
    town, _is_new = Organisation.objects.get_or_create(
        slug="bench", name="Bench", kind=Organisation.Kind.MUNICIPALITY, municipality_code="GM9999"
    )
    road = take_in.Road(town, 1, now)
    with road.acting():
        creditor = Creditor.objects.create(organisation=town, code=path.suffix[1:], name=path.suffix[1:], type="Huur")
        creditor = actions.attest_creditor(creditor, covenant="bench", by=1, at=now)
        delivery = actions.receive_delivery(creditor, file=path, file_name=path.name, by=1, at=now)
    started = time.monotonic()
    delivery = take_in.read_and_store(delivery, road)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "value": round(peak),
                "seconds": round(time.monotonic() - started, 1),
                "stored": delivery.new,
                "status": delivery.status,
                "reason": delivery.reason,
            }
        )
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take-in"]:
        _take_in(Path(sys.argv[2]))
    else:
        main()
