"""The engine over its files: known truth is recovered, families stay people, wrong input is refused."""

import csv
import subprocess
import sys
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from samenspoor.domain.linkage.addresses import normalise
from samenspoor.domain.linkage.engine.describing import COLUMNS, UnableToReadFiles
from samenspoor.domain.linkage.engine.linking import link
from samenspoor.synthetic.files import OPEN_LAYOUT, checked_run, signals_of
from tests.patience import PATIENCE

JANSEN = {"surname": "Jansen", "initials": "J.", "birth_date": "1970-03-14", "creditor": "1", "address": "1"}
BASE = dict.fromkeys(COLUMNS, "") | {"postcode": "8951AB", "house_number": "12"}


def write(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    with (folder / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(BASE | row for row in rows)


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def run(folder: Path, *, known: list[dict[str, Any]], new: list[dict[str, Any]]) -> dict[int, dict[str, str]]:
    numbers = count(1)
    known = [{"signal": next(numbers)} | row for row in known]
    new = [{"signal": next(numbers)} | row for row in new]
    write(folder, "known.csv", known)
    write(folder, "new.csv", new)
    link(folder)
    return {int(row["signal"]): row for row in read(folder, "decisions.csv")}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[int, int]]:
    """Three thousand invented signals as they come from the files, and who they really are."""
    folder = tmp_path_factory.mktemp("town")
    addresses: dict[object, int] = {}
    rows, truth = [], {}
    made = checked_run(signals=3_000, seed=5, municipality="waterveen", months=6, until=date(2026, 10, 31))
    for number, signal in enumerate(signals_of(made), start=1):
        values = dict(zip(OPEN_LAYOUT, signal.values, strict=True))
        place = normalise(values["huisnummer"], values["toevoeging"], values["postcode"])
        rows.append({
            "signal": number, "address": addresses.setdefault(place, len(addresses) + 1), "postcode": place.postcode,
            "house_number": place.number, "house_letter": place.letter, "house_addition": place.addition,
            "surname": values["achternaam"], "prefix": values["tussenvoegsel"], "initials": values["voorletters"],
            "business_name": values["bedrijfsnaam"], "birth_date": values["geboortedatum"], "phone": values["telefoon"],
            "email": values["email"], "creditor": signal.creditor, "customer_number": values["klantnummer"],
        })  # fmt: skip
        truth[number] = signal.person
    write(folder, "known.csv", [])
    write(folder, "new.csv", rows)
    link(folder)
    return folder, truth


def test_known_truth_is_recovered(town: tuple[Path, dict[int, int]]) -> None:
    folder, truth = town
    decisions = {int(row["signal"]): row for row in read(folder, "decisions.csv")}
    proposed: dict[int, set[str]] = {number: {row["resident"]} for number, row in decisions.items()}
    for row in read(folder, "candidates.csv"):
        proposed[int(row["signal"])].add(row["resident"])
    pairs = [(one, other) for one in truth for other in range(one + 1, len(truth) + 1)]
    together = [pair for pair in pairs if decisions[pair[0]]["resident"] == decisions[pair[1]]["resident"]]
    ours = [pair for pair in pairs if truth[pair[0]] == truth[pair[1]]]
    assert sum(truth[one] == truth[other] for one, other in together) / len(together) >= 0.99
    assert sum(bool(proposed[one] & proposed[other]) for one, other in ours) / len(ours) >= 0.95
    assert sum(row["state"] == "in review" for row in decisions.values()) / len(truth) <= 0.05


def test_every_new_signal_is_decided_once(town: tuple[Path, dict[int, int]]) -> None:
    folder, truth = town
    assert sorted(int(row["signal"]) for row in read(folder, "decisions.csv")) == sorted(truth)


def test_a_signal_finds_its_resident_and_says_why(tmp_path: Path) -> None:
    found = run(tmp_path, known=[JANSEN | {"resident": 40}], new=[JANSEN | {"surname": "Janssen", "creditor": "2"}])
    assert (found[2]["state"], found[2]["resident"]) == ("certain", "40")
    assert "birth_date:same" in found[2]["evidence"].split()


@pytest.mark.parametrize(
    "other",
    [
        {"birth_date": "1998-11-02"},
        {"initials": "M.", "birth_date": ""},
        {"initials": "Marie", "birth_date": "1972-08-09"},
        {"surname": "Nowak", "initials": "P.", "birth_date": ""},
    ],
    ids=["father and son", "partner", "brother and sister", "sharer"],
)
def test_people_of_one_home_stay_people(tmp_path: Path, other: dict[str, str]) -> None:
    family = {"phone": "0612345678"}
    found = run(tmp_path, known=[JANSEN | family | {"resident": 40}], new=[JANSEN | family | {"creditor": "2"} | other])
    assert found[2]["resident"] == "new-2"


def test_someone_who_moved_is_found_by_name_and_birth_date(tmp_path: Path) -> None:
    rare = JANSEN | {"surname": "Wagekerk", "initials": "Theodora"}
    found = run(
        tmp_path,
        known=[rare | {"resident": 40}],
        new=[rare | {"address": "2", "postcode": "8955KL", "house_number": "3", "creditor": "2"}],
    )
    assert found[2]["resident"] == "40"


def test_the_same_files_give_the_same_decisions(tmp_path: Path) -> None:
    rows = [JANSEN | {"creditor": str(number), "initials": "JKLM"[number]} for number in range(4)]
    first = run(tmp_path, known=[], new=rows)
    assert run(tmp_path, known=[], new=rows) == first


def test_other_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text("a,b\n")
    write(tmp_path, "new.csv", [])
    with pytest.raises(UnableToReadFiles, match=r"known\.csv has other columns"):
        link(tmp_path)


def test_the_process_says_in_one_sentence_what_is_wrong_and_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "samenspoor.domain.linkage.engine", str(tmp_path)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert finished.returncode == 2
    assert "known.csv cannot be read" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("row", "code"),
    [({"signal": "Dwarszee"}, 2), ({"signal": 1, "address": 1, "resident": 1}, 1)],
    ids=["row", "fault"],
)
def test_the_process_never_quotes_a_residents_data(tmp_path: Path, row: dict[str, Any], code: int) -> None:
    write(tmp_path, "known.csv", [])
    write(tmp_path, "new.csv", [JANSEN | {"surname": "Dwarszee"} | row])
    (tmp_path / "decisions.csv").mkdir()
    command = [sys.executable, "-m", "samenspoor.domain.linkage.engine", str(tmp_path)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert finished.returncode == code
    assert "Dwarszee" not in finished.stderr
    assert "Traceback" not in finished.stderr
