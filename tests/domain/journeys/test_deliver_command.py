"""The command line delivers for creditors and lokets, in every layout that is known."""

import argparse
import json
from datetime import date

import pytest

from samenspoor.domain.journeys import deliver_command
from samenspoor.synthetic import town
from samenspoor.synthetic.waiting import demo_run, write_waiting_files
from tests.bad_files import BAD_FILES


@pytest.fixture
def deliver(fresh_database, settings, tmp_path, capsys):
    settings.MEDIA_ROOT, settings.HOME = tmp_path / "files", tmp_path
    town.prepare(months=0)
    files = write_waiting_files(demo_run(months=0, until=date(2026, 11, 23)), home=tmp_path / "eigen")

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


def test_attesting_lets_the_files_that_waited_go_on(deliver, as_organisation):
    assert deliver("zorgsaam", attest=False)[0] == 3
    code, report = deliver("zorgsaam")
    assert (code, report["known"]) == (0, report["accepted"]), "the file that waited was read first"


def test_a_file_that_cannot_be_read_ends_with_2_and_says_what_to_do(deliver, tmp_path):
    for content, sentence in BAD_FILES:
        file = tmp_path / "signalen.csv"
        file.write_bytes(content)
        code, told = deliver("zorgsaam", file=file)
        assert (code, told["state"]) == (2, "unreadable")
        assert sentence in told["reason"]
    assert deliver("laagstroom")[0] == 0, "and the next good file is taken in"
