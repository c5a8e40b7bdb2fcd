"""Every creditor its own layout: what was written is what is read, and the mapping page recognises it."""

from datetime import date

import pytest

from samenspoor.domain.intake import mapping
from samenspoor.domain.intake.layout import CREDITOR_COLUMN, is_open_layout
from samenspoor.domain.intake.reading import open_signal_file
from samenspoor.domain.intake.rows import SignalRow, check_row
from samenspoor.synthetic.arrears import CREDITORS
from samenspoor.synthetic.files import OPEN_LAYOUT, signals_of
from samenspoor.synthetic.layouts import LAYOUTS, LOKET, goes_through_loket, write_in_own_layouts
from samenspoor.synthetic.spelling import plain
from samenspoor.synthetic.waiting import FOLDER, WITH_BAD_ROWS, demo_run, history_of, write_waiting_files

RUN = demo_run(months=1, until=date(2026, 11, 23))
SIGNALS = list(signals_of(RUN))


def read_with(layout, row):
    return check_row({ours: row.cells[place] for ours, place in layout.places.items()}, layout.notation)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return write_in_own_layouts(SIGNALS, out=tmp_path_factory.mktemp("eigen"), month="2026-11")


def test_every_sender_has_a_layout_of_its_own(files):
    assert set(files) == set(LAYOUTS) == {creditor.slug for creditor in CREDITORS} | {LOKET}
    headers = {open_signal_file(path).header for path in files.values()}
    assert len(headers) == len(files)
    assert not any(is_open_layout(header) for header in headers)
    assert {path.suffix for path in files.values()} == {".csv", ".txt", ".xlsx", ".json"}
    assert any(not _is_utf8(path) for path in files.values() if path.suffix == ".csv")


def _is_utf8(path):
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("sender", sorted(LAYOUTS))
def test_what_was_written_is_what_is_read(files, sender):
    layout, expected = LAYOUTS[sender].layout, {}
    for signal in SIGNALS:
        if (LOKET if goes_through_loket(signal) else signal.creditor) == sender:
            values = dict(zip(OPEN_LAYOUT, signal.values, strict=True))
            kept = {name: value for name, value in values.items() if name in layout.places}
            expected[signal.values[0]] = check_row(kept)
    file = open_signal_file(files[sender])
    assert file.header == layout.header
    found = [read_with(layout, row) for row in file.rows]
    assert len(found) == len(expected) > 0
    for row in found:
        assert isinstance(row, SignalRow), row
        assert comparable(row) == comparable(expected[row.reference])


def comparable(row):
    """A code page without a letter loses its mark, and a spreadsheet has no room for a leading zero in an amount."""
    return {name: plain(value) if isinstance(value := getattr(row, name), str) else value for name in row.__slots__}


@pytest.mark.parametrize("sender", sorted(LAYOUTS))
def test_the_mapping_page_proposes_each_layout_almost_whole(files, sender):
    proposal = mapping.propose(mapping.take_sample(files[sender]), is_loket=sender == LOKET)
    layout = LAYOUTS[sender].layout
    wrong = {ours: place for ours, place in proposal.places.items() if layout.places.get(ours) != place}
    assert wrong == {}
    assert not mapping.missing(proposal.places, is_loket=sender == LOKET)
    assert len(layout.places) - len(proposal.places) <= 2
    assert (proposal.notation.amounts, proposal.notation.dates) == (layout.notation.amounts, layout.notation.dates)


def test_a_lokets_rows_name_several_creditors(files):
    file = open_signal_file(files[LOKET])
    place = LAYOUTS[LOKET].layout.places[CREDITOR_COLUMN]
    assert {row.cells[place] for row in file.rows} == {"Laagstroom", "Noordergas", "Veenwater"}


def test_the_waiting_files_are_the_last_month_with_some_wrong_rows(tmp_path):
    run = demo_run(months=2, until=date(2026, 11, 23))
    files = write_waiting_files(run, home=tmp_path)
    assert set(files) == set(LAYOUTS)
    assert all(path.parent == tmp_path / FOLDER and "2026-11" in path.name for path in files.values())
    layout = LAYOUTS[WITH_BAD_ROWS].layout
    rows = [read_with(layout, row) for row in open_signal_file(files[WITH_BAD_ROWS]).rows]
    problems = [problem.code for row in rows if isinstance(row, list) for problem in row]
    assert sorted(problems) == sorted(
        ["not_a_date", "not_a_postcode", "amount_not_positive", "not_a_house_number", "not_an_email", "missing"]
    )
    written = sum(len(list(open_signal_file(path).rows)) for path in files.values())
    assert written == run.signals - len(list(history_of(run)))


def test_waiting_files_are_written_once(tmp_path):
    run = demo_run(months=0, until=date(2026, 11, 23))
    before = write_waiting_files(run, home=tmp_path)
    before[WITH_BAD_ROWS].write_text("van mij", encoding="utf-8")
    assert write_waiting_files(run, home=tmp_path) == before
    assert before[WITH_BAD_ROWS].read_text(encoding="utf-8") == "van mij"
