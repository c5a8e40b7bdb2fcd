"""Counts the weights of the model on signals of which the truth is known, and writes `model.json`.

`python -m samenspoor.domain.linkage.engine.training FOLDER` wants `known.csv`, `new.csv` and `truth.csv` (signal,
person) there. m: how often a level occurs between two signals of one person; u: between two people. Pairs of two people
that agree on something rare are all found by the blocks and counted; for the others random pairs are drawn.
"""

import json
import sys
from pathlib import Path

import duckdb

from samenspoor.domain.linkage.engine.comparing import BLOCKS, COMPARISONS, Comparison
from samenspoor.domain.linkage.engine.describing import describe
from samenspoor.domain.linkage.engine.scoring import MODEL, connect

_RANDOM_PAIRS = 4_000_000
_LEAST_M = 0.0005
_LEAST_U = 1e-9
_FOUND_BY_BLOCKS = frozenset(
    {
        "home_same",
        "home_variant",
        "home_partner",
        "home_different",
        "door_same",
        "door_alike",
        "same_home",
        "different_home",
        "same_namesake",
        "different_namesake",
        "customer_number:same",
    }
)
# Invented creditors never give one person two customer numbers; real ones do, after a move or a new contract.
_AT_LEAST = {"customer_number:different": 0.1}


def train(folder: Path) -> dict[str, object]:
    """Return the weights, rounded to four digits."""
    connection = connect(folder)
    describe(connection, folder)
    truth = f"read_csv('{folder / 'truth.csv'}', header = true)"
    connection.execute(
        f"CREATE TABLE labelled AS SELECT d.*, t.person FROM described d JOIN {truth} t ON t.signal = d.unique_id"  # noqa: S608
    )
    connection.execute(f"CREATE TABLE blocked AS {' UNION '.join(_block(rule) for rule in BLOCKS)}")
    connection.execute("CREATE TABLE one_person AS SELECT l.unique_id AS l, r.unique_id AS r FROM labelled l"
                       " JOIN labelled r ON l.person = r.person AND l.unique_id < r.unique_id")  # fmt: skip
    connection.execute("CREATE TABLE two_people AS SELECT b.l, b.r FROM blocked b ANTI JOIN one_person o"
                       " ON o.l = b.l AND o.r = b.r")  # fmt: skip
    signals = _number(connection, "SELECT count(*) FROM labelled")
    connection.execute(
        f"CREATE TABLE random_pairs AS SELECT * FROM (SELECT l.unique_id AS l, r.unique_id AS r FROM"  # noqa: S608
        f" (SELECT unique_id, row_number() OVER (ORDER BY hash(unique_id)) AS n FROM labelled) l,"
        f" (SELECT unique_id, row_number() OVER (ORDER BY hash(unique_id + 1)) AS n FROM labelled) r"
        f" WHERE (l.n * 7919 + r.n * 104729) % {max(1, signals * signals // _RANDOM_PAIRS)} = 0"
        f" AND l.unique_id <> r.unique_id)"
    )
    pairs = signals * (signals - 1) / 2
    ours = _number(connection, "SELECT count(*) FROM one_person")
    model: dict[str, object] = {"signals": signals, "others_per_signal": round(2 * ours / signals, 4)}
    for comparison in COMPARISONS:
        model[comparison.name] = _weights(connection, comparison, pairs=pairs)
    return model


def _number(connection: duckdb.DuckDBPyConnection, statement: str) -> int:
    return int(connection.execute(statement).fetchall()[0][0])


def _block(rule: str) -> str:
    return (
        "SELECT least(l.unique_id, r.unique_id) AS l, greatest(l.unique_id, r.unique_id) AS r"  # noqa: S608
        f" FROM labelled l JOIN labelled r ON {rule} AND l.unique_id < r.unique_id"
    )


def _weights(connection: duckdb.DuckDBPyConnection, comparison: Comparison, *, pairs: float) -> dict[str, list[float]]:
    same = _shares(connection, comparison, "one_person")
    drawn = _shares(connection, comparison, "random_pairs")
    counted = _shares(connection, comparison, "two_people", of=pairs)
    weights = {}
    for level in comparison.levels:
        if level.is_null:
            continue
        code = f"{comparison.name}:{level.name}"
        is_counted = not {level.name, code}.isdisjoint(_FOUND_BY_BLOCKS)
        m = max(same.get(level.name, 0.0), _AT_LEAST.get(code, _LEAST_M))
        u = max(counted.get(level.name, 0.0) if is_counted else drawn.get(level.name, 0.0), _LEAST_U)
        weights[level.name] = [float(f"{m:.4g}"), float(f"{u:.4g}")]
    return weights


def _shares(
    connection: duckdb.DuckDBPyConnection, comparison: Comparison, table: str, *, of: float | None = None
) -> dict[str, float]:
    """How often each level occurs among the pairs of a table that have both values; `of` pairs in all, if given.

    A level that counts within a condition is measured among the pairs for which that holds.
    """
    cases = " ".join(
        f"WHEN {_sides(level.condition)} THEN '{level.name}'"
        for level in comparison.levels
        if level.condition != "ELSE"
    )
    rows = dict(
        connection.execute(
            f"SELECT CASE {cases} ELSE '{comparison.levels[-1].name}' END AS level, count(*) FROM {table} p"  # noqa: S608
            " JOIN labelled l ON l.unique_id = p.l JOIN labelled r ON r.unique_id = p.r GROUP BY 1"
        ).fetchall()
    )
    shares = {}
    for level in comparison.levels:
        if level.is_null:
            continue
        beside = [other.name for other in comparison.levels if other.within == level.within and not other.is_null]
        total = of if of and not level.within else sum(rows.get(name, 0) for name in beside)
        shares[level.name] = rows.get(level.name, 0) / (total or 1)
    return shares


def _sides(condition: str) -> str:
    """Write `name_l` as `l.name`."""
    words = {f"{column}_{side}": f"{side}.{column}" for side in "lr" for column in (
        "name", "sound", "words", "address", "place", "postcode", "birth", "initial", "first_name", "letters",
        "is_business", "customer", "creditor", "phone", "email",
    )}  # fmt: skip
    for written in sorted(words, key=len, reverse=True):
        condition = condition.replace(written, words[written])
    return condition


if __name__ == "__main__":
    MODEL.write_text(json.dumps(train(Path(sys.argv[1])), indent=1) + "\n")
