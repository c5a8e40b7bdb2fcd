"""How well signals are linked to people, on invented signals with known truth, beside two simpler ways.

.venv/bin/python -m benchmarks.linkage_quality [number of signals]
"""

import csv
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from splink import Linker, block_on
from splink.backends.duckdb import DuckDBAPI

from samenspoor.domain.linkage.addresses import normalise
from samenspoor.domain.linkage.engine import comparing, linking, scoring
from samenspoor.domain.linkage.engine.comparing import Comparison, Level
from samenspoor.domain.linkage.engine.describing import COLUMNS, describe
from samenspoor.synthetic.files import OPEN_LAYOUT, Signal, checked_run, signals_of

SIGNALS = 100_000
SEED = 11
MONTHS = 6
UNTIL = date(2026, 10, 31)


@dataclass(frozen=True)
class Linked:
    """What a way of linking made of the signals: the person of each, and who else each may be."""

    person: dict[int, str]
    candidates: dict[int, set[str]]
    in_review: int
    seconds: float


@dataclass(frozen=True)
class Quality:
    """Precision and recall over pairs of signals of one person; `reached` counts a common candidate too."""

    precision: float
    decided: float
    reached: float
    in_review: float
    seconds: float
    missed: Counter[str]


def main() -> None:
    """Print the quality of the three ways."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SIGNALS
    for name, quality in measure(number):
        print(
            f"{name:32} precision {quality.precision:.4f}  decided {quality.decided:.4f}  decided or proposed "
            f"{quality.reached:.4f}  in review {quality.in_review:.4f}  {quality.seconds:.1f} s"
        )
        if quality.missed:
            print("   missed pairs by noise: " + ", ".join(f"{kind} {n}" for kind, n in quality.missed.most_common(10)))


def measure(number: int = SIGNALS) -> Iterator[tuple[str, Quality]]:
    """Link the same signals in three ways and judge each."""
    made = list(
        signals_of(checked_run(signals=number, seed=SEED, municipality="waterveen", months=MONTHS, until=UNTIL))
    )
    ways: tuple[tuple[str, Callable[[Path], Linked]], ...] = (
        ("Samenspoor", _by_engine),
        ("independent address columns", _by_independent_columns),
        ("SQL rule", _by_rule),
    )
    for name, way in ways:
        with tempfile.TemporaryDirectory(prefix="samenspoor-bench-") as folder:
            write_files(Path(folder), made)
            yield name, judge(way(Path(folder)), made)


def write_files(folder: Path, made: Iterable[Signal]) -> None:
    """Write signals as the application hands them to the engine; nothing is known yet."""
    addresses: dict[object, int] = {}
    with (
        (folder / "known.csv").open("w", newline="", encoding="utf-8") as known,
        (folder / "new.csv").open("w", newline="", encoding="utf-8") as new,
    ):
        csv.writer(known).writerow(COLUMNS)
        writer = csv.writer(new)
        writer.writerow(COLUMNS)
        for number, signal in enumerate(made, start=1):
            values = dict(zip(OPEN_LAYOUT, signal.values, strict=True))
            place = normalise(values["huisnummer"], values["toevoeging"], values["postcode"])
            address = addresses.setdefault(place, len(addresses) + 1)
            writer.writerow((
                number, "", address, place.postcode, place.number, place.letter, place.addition, values["achternaam"],
                values["tussenvoegsel"], values["voorletters"], values["bedrijfsnaam"], values["geboortedatum"],
                values["telefoon"], values["email"], signal.creditor, values["klantnummer"],
            ))  # fmt: skip


def judge(linked: Linked, made: list[Signal]) -> Quality:
    """Compare with the truth, pair by pair."""
    truth = {number: signal.person for number, signal in enumerate(made, start=1)}
    right = wrong = 0
    for members in _groups(linked.person).values():
        for one, other in combinations(members, 2):
            if truth[one] == truth[other]:
                right += 1
            else:
                wrong += 1
    pairs = decided = reached = 0
    missed: Counter[str] = Counter()
    for members in _groups(truth).values():
        for one, other in combinations(members, 2):
            pairs += 1
            decided += linked.person[one] == linked.person[other]
            mine, theirs = ({linked.person[number]} | linked.candidates.get(number, set()) for number in (one, other))
            if mine & theirs:
                reached += 1
            else:
                missed.update({*made[one - 1].kinds, *made[other - 1].kinds})
    return Quality(
        precision=right / ((right + wrong) or 1),
        decided=decided / pairs,
        reached=reached / pairs,
        in_review=linked.in_review / len(made),
        seconds=linked.seconds,
        missed=missed,
    )


def _groups(person: dict[int, Any]) -> dict[Any, list[int]]:
    groups: dict[Any, list[int]] = defaultdict(list)
    for number, who in person.items():
        groups[who].append(number)
    return groups


def _by_engine(folder: Path) -> Linked:
    started = time.monotonic()
    linking.link(folder)
    seconds = time.monotonic() - started
    with (folder / "decisions.csv").open(newline="", encoding="utf-8") as file:
        decisions = list(csv.DictReader(file))
    candidates: dict[int, set[str]] = defaultdict(set)
    with (folder / "candidates.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            candidates[int(row["signal"])].add(row["resident"])
    return Linked(
        person={int(row["signal"]): row["resident"] for row in decisions},
        candidates=candidates,
        in_review=sum(row["state"] == "in review" for row in decisions),
        seconds=seconds,
    )


# Surname, postcode, house number and addition apart, each trained on its own: what most people would write first.
_APART = (
    Comparison("surname", (
        Level("same", "name_l = name_r", by_frequency="name"),
        Level("alike", "sound_l = sound_r OR jaro_winkler_similarity(name_l, name_r) > 0.92"),
        Level("different", "ELSE"),
    )),
    Comparison("postcode", (Level("same", "postcode_l = postcode_r"), Level("different", "ELSE"))),
    Comparison("number", (Level("same", "place_l = place_r"), Level("different", "ELSE"))),
    Comparison("addition", (Level("same", "address_l = address_r"), Level("different", "ELSE"))),
    *(comparison for comparison in comparing.COMPARISONS if comparison.name in {"birth_date", "initials"}),
    Comparison("phone", (
        Level("missing", "phone_l IS NULL OR phone_r IS NULL", is_null=True),
        Level("same", "phone_l = phone_r"),
        Level("different", "ELSE"),
    )),
)  # fmt: skip


def _by_independent_columns(folder: Path) -> Linked:
    """Splink with a comparison per column, trained without labels as its manual says, clusters at 0.95."""
    connection = scoring.connect(folder)
    describe(connection, folder)
    started = time.monotonic()
    frame = DuckDBAPI(connection).register("described", table_name="everyone")
    settings: dict[str, Any] = {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 1 / 100_000,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule, "sql_dialect": "duckdb"} for rule in comparing.BLOCKS
        ],
        "comparisons": [
            {"output_column_name": comparison.name, "comparison_levels": [
                {"sql_condition": level.condition, "label_for_charts": level.name}
                | ({"is_null_level": True} if level.is_null else {})
                for level in comparison.levels
            ]}
            for comparison in _APART
        ],
    }  # fmt: skip
    linker = Linker(frame, settings, log_level=50)
    linker.training.estimate_u_using_random_sampling(max_pairs=2_000_000, seed=1)
    for rule in (block_on("birth"), block_on("address")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.95)
    groups = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=0.95)
    rows = connection.execute(f"SELECT unique_id, cluster_id FROM {groups.physical_name}").fetchall()
    return Linked({number: str(who) for number, who in rows}, {}, 0, time.monotonic() - started)


def _by_rule(folder: Path) -> Linked:
    """One person when surname, first initial and postcode with house number are the same, or birth date and surname."""
    connection = scoring.connect(folder)
    describe(connection, folder)
    started = time.monotonic()
    who = "name || ' ' || coalesce(birth::VARCHAR, initial || ' ' || place)"
    rows = connection.execute(f"SELECT unique_id, coalesce({who}, unique_id::VARCHAR) FROM described").fetchall()
    return Linked(dict(rows), {}, 0, time.monotonic() - started)


if __name__ == "__main__":
    main()
