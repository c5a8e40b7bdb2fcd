"""One run of the engine over a folder: describe, score, decide, write."""

import csv
import json
import shutil
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from samenspoor.domain.linkage.engine import comparing
from samenspoor.domain.linkage.engine.deciding import DOUBTFUL, Deciding, Pair, Signal
from samenspoor.domain.linkage.engine.describing import describe
from samenspoor.domain.linkage.engine.scoring import connect, load_model, score_pairs

_LEVELS = tuple(comparison.name for comparison in comparing.COMPARISONS)
_ROWS_AT_ONCE = 100_000


def link(folder: Path) -> None:
    """Read `known.csv` and `new.csv` in the folder and write `decisions.csv` and `candidates.csv`."""
    connection = connect(folder)
    try:
        _tell("describe")
        describe(connection, folder)
        _tell("compare")
        score_pairs(connection, load_model())
        _tell("decide")
        deciding = Deciding(_signals(connection))
        deciding.take(_pairs(connection))
        _tell("write")
        _write(folder, deciding)
    finally:
        connection.close()
        shutil.rmtree(folder / "spill", ignore_errors=True)


def _tell(step: str) -> None:
    sys.stderr.write(json.dumps({"step": step}) + "\n")


def _rows(connection: duckdb.DuckDBPyConnection, statement: str) -> Iterator[tuple[Any, ...]]:
    cursor = connection.execute(statement)
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        yield from rows


def _signals(connection: duckdb.DuckDBPyConnection) -> dict[int, Signal]:
    """New signals, and of the known only those that a pair names."""
    return {
        number: Signal(resident, birth, initial)
        for number, resident, birth, initial in _rows(
            connection,
            f"SELECT unique_id, resident, strftime(birth, '%Y-%m-%d'), initial FROM described"  # noqa: S608
            f" WHERE NOT is_known OR unique_id IN (SELECT l FROM pairs WHERE p >= {DOUBTFUL})",
        )
    }


@lru_cache(maxsize=10_000)
def _evidence(levels: tuple[int, ...]) -> str:
    return comparing.codes(dict(zip(_LEVELS, levels, strict=True)))


def _pairs(connection: duckdb.DuckDBPyConnection) -> Iterator[Pair]:
    columns = ", ".join(_LEVELS)
    statement = f"SELECT l, r, p, {columns} FROM pairs WHERE p >= {DOUBTFUL} ORDER BY p DESC, l, r"  # noqa: S608
    for left, right, probability, *levels in _rows(connection, statement):
        yield Pair(left, right, probability, _evidence(tuple(levels)))


def _write(folder: Path, deciding: Deciding) -> None:
    with (
        (folder / "decisions.csv").open("w", newline="", encoding="utf-8") as decided,
        (folder / "candidates.csv").open("w", newline="", encoding="utf-8") as proposed,
    ):
        decisions, candidates = csv.writer(decided), csv.writer(proposed)
        decisions.writerow(("signal", "state", "resident", "score", "evidence"))
        candidates.writerow(("signal", "resident", "score", "evidence"))
        for decision, proposals in deciding.decisions():
            decisions.writerow(
                (decision.signal, decision.state, decision.resident, f"{decision.score:.6f}", decision.evidence)
            )
            for found in proposals:
                candidates.writerow((found.signal, found.resident, f"{found.score:.6f}", found.evidence))
