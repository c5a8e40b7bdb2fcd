"""A database of its own with a large town in it, filled over the road that real files take."""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samenspoor.embedded import APPLICATION_ROLE, OWNER_ROLE, Cluster, running
from samenspoor.synthetic.files import OPEN_LAYOUT, checked_run, signals_of

SEED = 21
UNTIL = date(2026, 10, 31)
CREDITOR = "zorgsaam"


@dataclass(frozen=True)
class LargeTown:
    """Where the town lives: its folder, its cluster and the environment of its processes."""

    home: Path
    cluster: Cluster
    environment: dict[str, str]

    def run(self, *arguments: str) -> str:
        """Run a command and return what it printed."""
        command = [sys.executable, "-m", "samenspoor.cli", *arguments]
        done = subprocess.run(command, check=True, env=self.environment, capture_output=True, text=True)
        return done.stdout

    def deliver(self, path: Path) -> dict[str, Any]:
        """Deliver a file over the whole road; returns the report."""
        report: dict[str, Any] = json.loads(
            self.run("deliver", str(path), "--municipality", "waterveen", "--creditor", CREDITOR, "--attest", "--json")
        )
        return report


@contextmanager
def large_town() -> Iterator[LargeTown]:
    """Start an empty town in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="samenspoor-bench-") as folder, running(Path(folder)) as cluster:
        cluster.create_database("bench")
        environment = os.environ | {
            "SAMENSPOOR_HOME": folder,
            "SAMENSPOOR_SECRET_KEY": "bench",
            "SAMENSPOOR_DEMO": "1",
            "DATABASE_URL": cluster.url(APPLICATION_ROLE, "bench"),
            "DATABASE_OWNER_URL": cluster.url(OWNER_ROLE, "bench"),
            "DJANGO_SETTINGS_MODULE": "samenspoor.config.settings",
        }
        town = LargeTown(Path(folder), cluster, environment)
        town.run("migrate")
        town.run("prepare-town", "--months", "0")
        yield town


def write_months(folder: Path, *, signals: int, months: int) -> list[Path]:
    """Write a file per month with all signals of the town; each month as many."""
    run = checked_run(signals=signals, seed=SEED, municipality="waterveen", months=months, until=UNTIL)
    paths = [folder / f"{month:%Y-%m}.csv" for month in run.first_days]
    files = [path.open("w", newline="", encoding="utf-8") for path in paths]
    try:
        writers = [csv.writer(file, delimiter=";") for file in files]
        for writer in writers:
            writer.writerow(OPEN_LAYOUT)
        for signal in signals_of(run):
            writers[signal.month].writerow(signal.values)
    finally:
        for file in files:
            file.close()
    return paths
