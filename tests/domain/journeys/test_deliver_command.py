"""The command line delivers for creditors and lokets, in every layout that is known."""

import argparse
import json
from datetime import date

import pytest

from samenspoor.domain.intake.layout import COLUMNS
from samenspoor.domain.intake.models import Delivery
from samenspoor.domain.journeys import deliver_command
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic import town
from samenspoor.synthetic.waiting import demo_run, write_waiting_files
from tests.bad_files import BAD_FIELDS, BAD_FILES

GOOD_ROW = dict.fromkeys(COLUMNS, "") | {
    "kenmerk": "K", "achternaam": "Çelik", "huisnummer": "12", "postcode": "8951AB", "bedrag": "204,50",
    "ontstaansdatum": "2026-09-01", "signaaldatum": "2026-11-01",
}  # fmt: skip


@pytest.fixture
def files(fresh_database, settings, tmp_path):
    """The files that wait in the demo, by sender, and the municipality that they are for."""
    settings.MEDIA_ROOT, settings.HOME = tmp_path / "files", tmp_path
    town.prepare(months=0)
    return write_waiting_files(demo_run(months=0, until=date(2026, 11, 23)), home=tmp_path / "eigen")


@pytest.fixture
def deliver(files, capsys):
    def run(sender, *, attest=True, file=None):
        options = {"file": file or files[sender], "municipality": "waterveen", "creditor": sender, "attest": attest}
        code = deliver_command.run(argparse.Namespace(**options, json=True, timeout=300))
        return code, json.loads(capsys.readouterr().out)

    return run


def test_a_creditor_in_its_own_layout_and_a_loket_are_taken_in(deliver):
    code, report = deliver("laagstroom")
    assert (code, report["rejected"]) == (0, [])
    assert report["accepted"] > 0
    code, of_loket = deliver("loketnoord")
    assert code == 0
    assert of_loket["accepted"] > 0, "the rows of Laagstroom, which is attested"
    assert {rejection["column"] for rejection in of_loket["rejected"]} == {"Signaalpartner"}
    code, report = deliver("brugwonen")
    assert (code, len(report["rejected"])) == (0, 6)
    assert any("23-11-2026" in rejection["reason"] for rejection in report["rejected"])


def test_an_unknown_layout_and_a_missing_attestation_are_told_apart(deliver):
    assert deliver("veenstede") == (2, {"state": "mapping"})
    assert deliver("zorgsaam", attest=False) == (3, {"state": "waiting"})


def test_attesting_lets_the_files_that_waited_go_on_and_reports_on_the_given_file_alone(
    deliver, files, tmp_path, as_organisation
):
    whole = files["zorgsaam"]
    content = json.loads(whole.read_text(encoding="utf-8"))
    part = tmp_path / "eerder.json"
    part.write_text(json.dumps(content | {"signalen": content["signalen"][:5]}), encoding="utf-8")
    assert deliver("zorgsaam", file=part, attest=False) == (3, {"state": "waiting"})
    code, report = deliver("zorgsaam")
    assert code == 0
    assert report["accepted"] > 5
    assert (report["known"], report["new"]) == (5, report["accepted"] - 5), "the file that waited was read first"
    assert report["dossiers_opened"] <= report["new"]
    with as_organisation(Organisation.objects.get(slug="waterveen")):
        assert set(Delivery.objects.values_list("file_name", "status")) == {
            ("eerder.json", Delivery.Status.DONE), (whole.name, Delivery.Status.DONE),
        }  # fmt: skip


def test_a_full_disk_ends_with_1_and_keeps_nothing(files, tmp_path, full_disk, capsys, as_organisation):
    large = tmp_path / "groot.csv"
    large.write_bytes(b"x" * 200_000)
    options = {"file": large, "municipality": "waterveen", "creditor": "brugwonen", "attest": True, "json": True}
    with full_disk():
        code = deliver_command.run(argparse.Namespace(**options, timeout=300))
    assert code == 1
    assert "de schijf is vol of gesloten. Er is niets ingelezen. Meld het aan de beheerder." in capsys.readouterr().err
    with as_organisation(Organisation.objects.get(slug="waterveen")):
        assert not Delivery.objects.exists()
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_a_file_that_cannot_be_read_ends_with_2_and_says_what_to_do(deliver, tmp_path):
    for content, sentence in BAD_FILES:
        file = tmp_path / "signalen.csv"
        file.write_bytes(content)
        code, told = deliver("zorgsaam", file=file)
        assert (code, told["state"]) == (2, "unreadable")
        assert sentence in told["reason"]
    assert deliver("laagstroom")[0] == 0, "and the next good file is taken in"


def test_what_cannot_be_stored_is_told_per_line_and_the_other_lines_are_taken_in(deliver, tmp_path):
    rows = [GOOD_ROW | {"kenmerk": f"K{number}", column: value} for number, (column, value, _) in enumerate(BAD_FIELDS)]
    file = tmp_path / "signalen.csv"
    text = "\n".join(";".join(row.values()) for row in [dict(zip(COLUMNS, COLUMNS, strict=True)), GOOD_ROW, *rows])
    file.write_text(text, encoding="cp1252")
    code, report = deliver("zorgsaam", file=file)
    assert (code, report["accepted"]) == (0, 1)
    told = {rejection["line"]: (rejection["column"], rejection["reason"]) for rejection in report["rejected"]}
    for line, (column, _value, sentence) in enumerate(BAD_FIELDS, start=3):
        assert told[line][0] == column
        assert sentence in told[line][1]
