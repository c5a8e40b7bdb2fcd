"""`deliver` as a process that is killed, or whose database is killed: what came in once stays in once."""

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from samenspoor.embedded.server import Server

ROOT = Path(__file__).parents[2]
SIGNALS = 6000
# The heartbeats of a machine that is not busy: a killed command is missed after two seconds.
QUICKLY = """
import sys
from samenspoor.foundation.jobs import rhythm
rhythm.HEARTBEAT_SECONDS, rhythm.STALLED_SECONDS = 0.2, 2
from samenspoor.cli import main
sys.exit(main())
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("deliver")
    finish(start(home, "demo", "--months", "0", "--prepare-only"))
    yield home
    Server(home).stop()


@pytest.fixture(scope="module")
def folder(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month of signals; every test delivers another creditor's."""
    folder = tmp_path_factory.mktemp("files")
    of_october = ["--municipality", "waterveen", "--months", "1", "--until", "2026-10-31"]
    out = ["--out", str(folder), "--truth", str(folder / "truth.csv")]
    finish(start(home, "synthesise", "--signals", str(SIGNALS), "--seed", "5", *of_october, *out))
    return folder


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DATABASE_")}
    return subprocess.Popen(
        [sys.executable, "-c", QUICKLY, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment | {"SAMENSPOOR_HOME": str(home)},
    )


def finish(running: subprocess.Popen[str]) -> str:
    """Wait for a command that must succeed; its stdout."""
    out, told = running.communicate(timeout=300)
    assert running.returncode == 0, told
    return out


def deliver(home: Path, file: Path) -> subprocess.Popen[str]:
    return start(
        home, "deliver", str(file), "--municipality", "waterveen", "--creditor", creditor_of(file), "--attest", "--json"
    )


def creditor_of(file: Path) -> str:
    return file.name.removesuffix("-2026-10.csv")


def until_it_says(running: subprocess.Popen[str], word: str) -> None:
    assert running.stderr is not None
    for line in running.stderr:
        if line.startswith(word):
            return
    pytest.fail(f"it never said {word}")


def is_taken_in_once(home: Path, file: Path) -> None:
    """Deliver the file once more and compare what is linked with what stands in the file."""
    out = finish(deliver(home, file))
    with file.open(encoding="utf-8") as rows:
        references = [row["kenmerk"] for row in csv.DictReader(rows, delimiter=";")]
    report = json.loads(out)
    assert report["accepted"] == report["new"] + report["known"] == len(references) - len(report["rejected"])
    links = file.with_suffix(".links")
    finish(start(home, "links", "--municipality", "waterveen", "--out", str(links)))
    assert links.stat().st_mode & 0o777 == 0o600
    with links.open(encoding="utf-8") as rows:
        linked = [row["reference"] for row in csv.DictReader(rows) if row["creditor"] == creditor_of(file)]
    assert len(linked) == len(set(linked)), "nothing double"
    assert set(references) - {rejection["reference"] for rejection in report["rejected"]} <= set(linked), "nothing lost"


@pytest.mark.parametrize(("creditor", "moment"), [("zorgsaam", "Wordt gelezen"), ("veenwater", "Opgeslagen")])
def test_a_killed_command_loses_and_doubles_nothing(home: Path, folder: Path, creditor: str, moment: str) -> None:
    file = folder / f"{creditor}-2026-10.csv"
    running = deliver(home, file)
    until_it_says(running, moment)
    running.kill()
    running.communicate()
    is_taken_in_once(home, file)


def test_a_killed_database_comes_back_under_the_command(home: Path, folder: Path) -> None:
    file = folder / "brugwonen-2026-10.csv"
    running = deliver(home, file)
    until_it_says(running, "Wordt gelezen")
    os.kill(int((home / "postgres/postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    out, told = running.communicate(timeout=300)
    assert running.returncode == 0, told
    report = json.loads(out)
    assert (report["new"], report["known"]) == (report["accepted"], 0), "what the first try stored is not told as known"
    is_taken_in_once(home, file)
