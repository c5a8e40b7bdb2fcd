"""The document about the open layout tells the truth; that it is current is a guard's business."""

from samenspoor.domain.intake.columns import TEXTS
from samenspoor.domain.intake.layout import ALL_COLUMNS, COLUMNS, CREDITOR_COLUMN, is_open_layout, our_columns
from samenspoor.domain.intake.reference import example_row, open_layout
from samenspoor.domain.intake.rows import ProblemCode, SignalRow, check_row


def test_the_example_is_taken_in():
    row = example_row()
    assert is_open_layout(tuple(row))
    assert isinstance(check_row(row), SignalRow)
    every = {name: text.example for name, text in TEXTS.items() if name != CREDITOR_COLUMN}
    assert isinstance(check_row(every), SignalRow), "each example in the table is right too"


def test_every_column_and_every_reason_is_described():
    text = open_layout()
    for name in (*COLUMNS, *ALL_COLUMNS, CREDITOR_COLUMN, *ProblemCode):
        assert f"`{name}`" in text
    assert set(TEXTS) == set(our_columns(is_loket=True))
