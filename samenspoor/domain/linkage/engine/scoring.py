"""Scores every pair worth comparing with Splink: new signals among themselves and against what is known."""

import json
import logging
from pathlib import Path
from typing import Any

import duckdb
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from samenspoor.domain.linkage.engine.comparing import COMPARISONS, settings

MODEL = Path(__file__).with_name("model.json")
MEMORY = "1500MB"
THREADS = 2
_KEPT = 0.001
"""Pairs below this probability say only that two people are two people."""


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open a database in memory that spills into the caller's folder."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = {THREADS}")
    connection.execute(f"SET temp_directory = '{folder / 'spill'}'; SET enable_progress_bar = false")
    connection.execute("SET preserve_insertion_order = false")
    return connection


def load_model() -> dict[str, Any]:
    """Read the trained weights."""
    model: dict[str, Any] = json.loads(MODEL.read_text())
    return model


def score_pairs(connection: duckdb.DuckDBPyConnection, model: dict[str, Any]) -> None:
    """Make the table `pairs` (l, r, p and a level per comparison); `r` is always a new signal."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    (signals,) = connection.execute("SELECT count(*) FROM described").fetchall()[0]
    connection.execute("CREATE TABLE known AS SELECT * FROM described WHERE is_known ORDER BY unique_id")
    connection.execute("CREATE TABLE fresh AS SELECT * FROM described WHERE NOT is_known ORDER BY unique_id")
    api = DuckDBAPI(connection)
    everyone = api.register("described", table_name="everyone")
    known, fresh = api.register("known", table_name="known_side"), api.register("fresh", table_name="fresh_side")
    linker = Linker(everyone, settings(model, signals=signals), log_level=logging.ERROR)
    linker.table_management.compute_tf_table("name")
    options: dict[str, Any] = {"threshold_match_probability": _KEPT, "warning_mode": "never"}
    within = linker.inference.predict_within(fresh, **options)
    between = linker.inference.predict_between(known, fresh, **options)
    levels = ", ".join(f"gamma_{comparison.name} AS {comparison.name}" for comparison in COMPARISONS)
    connection.execute(
        f"CREATE TABLE pairs AS SELECT least(unique_id_l, unique_id_r) AS l, greatest(unique_id_l, unique_id_r) AS r,"  # noqa: S608
        f" match_probability AS p, {levels} FROM {within.physical_name}"
        f" UNION ALL SELECT unique_id_l AS l, unique_id_r AS r, match_probability AS p, {levels}"
        f" FROM {between.physical_name}"
    )
