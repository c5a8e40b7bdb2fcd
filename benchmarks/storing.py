"""How fast a file is stored, beside the fastest that Python and PostgreSQL can do with the same columns."""

import csv
import sys
import time
from pathlib import Path

import psycopg

from benchmarks.large_town import LargeTown
from samenspoor.embedded import OWNER_ROLE
from samenspoor.synthetic.files import OPEN_LAYOUT


def bare_copy(town: LargeTown, path: Path) -> float:
    """Seconds of `csv.reader` and COPY into an unlogged table without index."""
    columns = ", ".join(f"{name} text" for name in OPEN_LAYOUT)
    with psycopg.connect(town.cluster.url(OWNER_ROLE, "bench")) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE UNLOGGED TABLE bare ({columns})")
        started = time.monotonic()
        with path.open(newline="", encoding="utf-8") as file, cursor.copy("COPY bare FROM STDIN") as copy:
            rows = csv.reader(file, delimiter=";")
            next(rows)
            for row in rows:
                copy.write_row(row)
        connection.commit()
        seconds = time.monotonic() - started
        cursor.execute("DROP TABLE bare")
    sys.stderr.write(f"bare copy: {seconds:.2f} s\n")
    return seconds
