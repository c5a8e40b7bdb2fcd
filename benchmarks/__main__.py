"""`make bench`: measure speed on this machine, print it and write `benchmarks/results.json`.

SIGNALS=1000000 make bench      how many signals stand in the database when pages are measured (100,000)
"""

import json
import os
import platform
import statistics
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import allocation, authority, bulk, intake_memory, linkage_quality, pages, storing
from benchmarks.large_town import large_town, write_months

RESULTS = Path(__file__).with_name("results.json")
SIGNALS = int(os.environ.get("SIGNALS", "100000"))
A_FILE = 100_000
Measure = dict[str, object]


def main() -> None:
    """Run every measure, print each as it comes."""
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    about = {
        "machine": f"{os.cpu_count()} cores, {gibibytes:.0f} GiB, Python {platform.python_version()}",
        "date": datetime.now(UTC).date().isoformat(),
    }
    results = []
    for found in measures():
        aim = f"  (aim {found['aim']})" if found.get("aim") not in {None, ""} else ""
        print(f"{found['name']}: {found['value']} {found['unit']}{aim}", flush=True)
        results.append(found | about)
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")


def measures() -> Iterator[Measure]:
    """All measures; those of one run stand beside each other."""
    # First: what this process has used itself would count as the peak of the processes that it starts.
    yield from intake_memory.measure(0.1)
    yield _measure("authority, with the papers of 40 organisations", authority.measure(), "questions/s", "≥ 10000")
    for found in allocation.measure():
        yield _measure(*found)
    yield from _road_and_pages()
    yield from _quality()


def _measure(name: str, value: float, unit: str, aim: str = "") -> Measure:
    return {"name": name, "value": round(value, 4), "unit": unit, "aim": aim}


def _road_and_pages() -> Iterator[Measure]:
    with large_town() as town, tempfile.TemporaryDirectory(prefix="samenspoor-bench-") as folder:
        for name, speed, aim in authority.measure_transactions(town):
            yield _measure(name, speed, "questions/s", aim)
        small = write_months(Path(folder), signals=2_000, months=1)[0]
        yield _measure("whole road, 2,000 signals", town.deliver(small)["seconds"]["total"], "s", "≤ 10")
        files = write_months(Path(folder), signals=max(SIGNALS, A_FILE), months=max(1, SIGNALS // A_FILE))
        bare = storing.bare_copy(town, files[0])
        for number, path in enumerate(files, start=1):
            report = town.deliver(path)
            seconds = report["seconds"]
            named = f"{report['accepted']} signals, {(number - 1) * A_FILE} known before"
            if number == 1:
                speed = bare / (seconds["read"] + seconds["store"])
                yield _measure("storing, of the speed of csv.reader and COPY", speed, "×", "≥ 0.25")
            yield _measure(f"whole road, {named}", seconds["total"], "s", "≤ 120")
            yield _measure(f"linking, {named}", seconds["link"], "s", "≤ 20")
        with pages.serving(town) as port:
            for name, milliseconds in pages.one_user(port).items():
                aim = "≤ 60" if name in {"worklist", "dossier", "search"} else "≤ 80"
                yield _measure(f"{name}, one user, median, {SIGNALS} signals", milliseconds, "ms", aim)
            spent = sorted(pages.many_users(port))
            for name, seconds in bulk.measure(town, port):
                yield _measure(f"{name} {bulk.MANY} dossiers at once, {SIGNALS} signals", seconds, "s", "≤ 5")
        yield _measure("pages, 16 users, median", statistics.median(spent), "ms", "≤ 120")
        yield _measure("pages, 16 users, p95", spent[int(len(spent) * 0.95)], "ms", "≤ 300")


def _quality() -> Iterator[Measure]:
    for name, found in linkage_quality.measure():
        is_ours = name == "Samenspoor"
        yield _measure(f"linkage precision, {name}", found.precision, "", "≥ 0.995" if is_ours else "")
        yield _measure(f"linkage pairs decided, {name}", found.decided, "")
        yield _measure(f"linkage pairs decided or proposed, {name}", found.reached, "", "≥ 0.95" if is_ours else "")
        if is_ours:
            yield _measure("linkage signals in review", found.in_review, "", "≤ 0.04")


if __name__ == "__main__":
    main()
