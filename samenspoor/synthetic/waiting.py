"""This month's files of the demo, for a newcomer to deliver: each in its sender's layout, one with wrong rows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from samenspoor.synthetic.files import OPEN_LAYOUT, Run, Signal, checked_run, signals_of
from samenspoor.synthetic.layouts import goes_through_loket, write_in_own_layouts

FOLDER = "aanleveringen-om-te-proberen"
"""Stands in the home folder."""
SIGNALS_A_MONTH = {"waterveen": 192, "duinrade": 36}
"""Four signals a month for each thousand of the 48,000 inhabitants of Waterveen and the 9,000 of Duinrade."""
SEED = 8950
WITH_BAD_ROWS = "brugwonen"
# What is wrong in the first rows of that file; each breaks another check.
_FAULTS = (
    {"geboortedatum": "1984-02-31"},
    {"postcode": "895 AB"},
    {"bedrag": "-120,00"},
    {"huisnummer": "onbekend"},
    {"email": "geen"},
    {"kenmerk": ""},
)


def demo_run(*, months: int, until: date, municipality: str = "waterveen") -> Run:
    """The signals of the demo: `months` of history, and after them the month of `until`, whose files wait."""
    signals = SIGNALS_A_MONTH[municipality] * (months + 1)
    return checked_run(signals=signals, seed=SEED, municipality=municipality, months=months + 1, until=until)


def history_of(run: Run) -> Iterator[Signal]:
    """The signals of the months before the last."""
    return (signal for signal in signals_of(run) if signal.month < run.months - 1)


def write_waiting_files(run: Run, *, home: Path) -> dict[str, Path]:
    """Write the files of the last month below the home folder; returns the file of each sender.

    Files that were written before stay as they are: they belong to the history that was made with them.
    """
    month, folder = f"{run.first_days[-1]:%Y-%m}", home / FOLDER
    if folder.is_dir() and any(folder.iterdir()):
        return {path.stem.rsplit("-", 2)[0]: path for path in sorted(folder.iterdir())}
    signals = (signal for signal in signals_of(run) if signal.month == run.months - 1)
    return write_in_own_layouts(_with_faults(signals), out=folder, month=month)


def _with_faults(signals: Iterable[Signal]) -> Iterator[Signal]:
    faults = iter(_FAULTS)
    for signal in signals:
        fault = next(faults, {}) if signal.creditor == WITH_BAD_ROWS and not goes_through_loket(signal) else {}
        values = dict(zip(OPEN_LAYOUT, signal.values, strict=True)) | fault
        yield replace(signal, values=tuple(values.values()))
