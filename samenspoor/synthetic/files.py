"""Writes the signal files of a run and the truth beside them, in blocks that several processors can make at once.

A block of signals depends on the seed and its own number only, so the result is the same on any number of processors.
"""

import csv
import io
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TextIO

from samenspoor.synthetic.arrears import CREDITORS, SIGNALS_PER_INHABITANT, Bookkeeper, Event, months_of_trouble
from samenspoor.synthetic.noise import Clerk, Record
from samenspoor.synthetic.people import Household, Registrar
from samenspoor.synthetic.places import PERSONS_PER_HOME, Address, Homes, Municipality, municipality_named

OPEN_LAYOUT = (
    "kenmerk",
    "klantnummer",
    "achternaam",
    "tussenvoegsel",
    "voorletters",
    "bedrijfsnaam",
    "geboortedatum",
    "straat",
    "huisnummer",
    "toevoeging",
    "postcode",
    "woonplaats",
    "telefoon",
    "email",
    "bedrag",
    "ontstaansdatum",
    "signaaldatum",
    "eindelevering",
    "warme_overdracht",
    "crisis_soort",
    "crisis_datum",
)
TRUTH = ("creditor", "reference", "address", "person")
NOISE = ("creditor", "reference", "kinds")
_BLOCK = 10_000  # signals made in one go
_ROOM = 4  # places in the shuffled homes per signal, so that every block has homes of its own
_LARGE = 30_000  # from here on starting a second process pays
_REFERENCE_STEP = 382_916_311  # coprime with the number of references, so that no two signals share one
_REFERENCES = 10**9


class UnableToSynthesise(Exception):
    """The run cannot be made as asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What is to be made; `months` calendar months of which the last contains `until`."""

    signals: int
    seed: int
    municipality: Municipality
    months: int
    until: date

    @property
    def homes(self) -> int:
        """The homes needed for a real density of arrears, and enough of them for every block."""
        inhabitants = self.signals / self.months / SIGNALS_PER_INHABITANT
        return max(self.municipality.homes, int(inhabitants / PERSONS_PER_HOME), self.signals * _ROOM)

    @property
    def first_days(self) -> list[date]:
        """The first day of each month of the run."""
        last = self.until.year * 12 + self.until.month - 1
        return [date(month // 12, month % 12 + 1, 1) for month in range(last - self.months + 1, last + 1)]


@dataclass(frozen=True, slots=True)
class Signal:
    """One row of a signal file: the values of the open layout, with the truth and the noise beside it."""

    creditor: str
    month: int
    values: tuple[str, ...]
    address: int
    person: int
    kinds: tuple[str, ...]


def synthesise(  # noqa: PLR0913 (the contract of the command)
    *,
    signals: int,
    seed: int,
    municipality: str,
    months: int,
    until: date,
    out: Path,
    truth: Path,
    noise: Path | None = None,
    processes: int | None = None,
) -> int:
    """Write `out`/<creditor>-<YYYY-MM>.csv in the open layout, and for each row its true address and person in `truth`.

    `noise` names a file for the kinds of noise per row; it must not stand in `out`. Returns the number of rows.
    Raises UnableToSynthesise, or UnableToFindMunicipality, with a sentence for the user.
    """
    run = checked_run(signals=signals, seed=seed, municipality=municipality, months=months, until=until)
    try:
        return _write(run, out=out, truth=truth, noise=noise, processes=processes)
    except OSError as error:
        raise UnableToSynthesise(
            f"De bestanden konden niet worden geschreven: {error.strerror or error} ({error.filename or out}). "
            "Controleer de map, de rechten en de vrije ruimte."
        ) from error


def checked_run(*, signals: int, seed: int, municipality: str, months: int, until: date) -> Run:
    """Check the arguments and put them together."""
    if not 1 <= signals <= 20_000_000:
        raise UnableToSynthesise("Het aantal signalen moet tussen 1 en 20.000.000 liggen.")
    if not 1 <= months <= 120:
        raise UnableToSynthesise("Het aantal maanden moet tussen 1 en 120 liggen.")
    if not date(2000, 1, 1) <= until <= date(2100, 12, 31):
        raise UnableToSynthesise("De laatste dag moet tussen 2000-01-01 en 2100-12-31 liggen.")
    return Run(signals=signals, seed=seed, municipality=municipality_named(municipality), months=months, until=until)


def signals_of(run: Run) -> Iterator[Signal]:
    """Make the signals of a run one after another, in this process."""
    for block in range(-(-run.signals // _BLOCK)):
        yield from _Block(run, block).signals()


def households_of(run: Run) -> Iterator[Household]:
    """Everyone who got a signal in a run, and who lives with them: the same people as `signals_of` writes about."""
    for number in range(-(-run.signals // _BLOCK)):
        block = _Block(run, number)
        for _signal in block.signals():
            pass
        yield from block.homes


class _Block:
    """A part of the run with its own random numbers, homes, people and references."""

    def __init__(self, run: Run, number: int) -> None:
        self._run = run
        self._first = number * _BLOCK
        self._quota = min(_BLOCK, run.signals - self._first)
        self._rng = Random(f"{run.municipality.slug} {run.seed} {run.months} {run.until} {number}")
        self._homes = Homes(run.municipality, homes=run.homes, seed=run.seed)
        first_days = run.first_days
        self._registrar = Registrar(self._rng, today=run.until, area_code=run.municipality.area_code)
        self._bookkeeper = Bookkeeper(self._rng, first_days=first_days, until=run.until)
        self._clerk = Clerk(self._rng, number_elsewhere=self._first)
        self._place = self._household = self._first * _ROOM
        self._end = self._place + self._quota * _ROOM
        self.homes: list[Household] = []
        self._counts = dict.fromkeys((creditor.slug for creditor in CREDITORS), self._first)

    def signals(self) -> Iterator[Signal]:
        """Make exactly the signals of this block."""
        left = self._quota
        for home, events in self._households():
            self.homes.append(home)
            for signal in self._written(home, events):
                yield signal
                left -= 1
                if not left:
                    return

    def _households(self) -> Iterator[tuple[Household, list[Event]]]:
        rng, months = self._rng, self._run.months
        if self._quota >= 300:
            yield from self._shelter(people=min(24, self._quota // 40))
        vacated: list[Address] = []
        while True:
            troubled = months_of_trouble(rng, months=months)
            if not troubled:
                continue
            # Sometimes someone moves into the home that another household with arrears has left.
            address = vacated.pop() if vacated and rng.random() < 0.3 else self._next_address()
            # A number of its own: the place stands still when a home is taken over.
            self._household += 1
            home = self._registrar.household(self._household, address)
            if rng.random() < 0.13 and not home.members[0].is_legal_person:
                home.earlier_address = self._next_address()
                home.moved_in_month = rng.randrange(-months, months)
                vacated.append(home.earlier_address)
            yield home, self._bookkeeper.events(home, troubled)

    def _shelter(self, *, people: int) -> Iterator[tuple[Household, list[Event]]]:
        shelter = self._registrar.shelter(self._household, self._next_address(), people=people)
        for person in shelter.members:
            troubled = months_of_trouble(self._rng, months=self._run.months)
            alone = Household(number=shelter.number, kind="shelter", address=shelter.address, members=[person])
            yield alone, self._bookkeeper.events(alone, troubled)

    def _next_address(self) -> Address:
        """Take the next home in the shuffled order, passing over more homes where arrears are rare."""
        while True:
            place = self._place
            self._place += 1
            if self._place >= self._end:
                self._place = self._first * _ROOM
            if self._rng.random() < self._homes.neighbourhood_of(place).arrears:
                return self._homes.shuffled(place)

    def _written(self, home: Household, events: list[Event]) -> Iterator[Signal]:
        rng = self._rng
        records: dict[tuple[str, int], tuple[Record, Address]] = {}
        phones = [person.phone for person in home.members]
        for event in events:
            key = (event.creditor.slug, event.person.number)
            record, address = records.get(key, (None, None))
            # Half of the time the creditor's record is the same as last month; not after a move.
            if record is None or address is not event.address or rng.random() < 0.5:
                is_known = home.earlier_address is not None and event.address is home.address and rng.random() < 0.25
                record = self._clerk.write(
                    event.person,
                    event.address,
                    kind=event.creditor.kind,
                    known_at=home.earlier_address if is_known else None,
                    is_shared=phones.count(event.person.phone) > 1,
                )
                records[key] = (record, event.address)
            yield self._signal(event, record)

    def _signal(self, event: Event, record: Record) -> Signal:
        slug = event.creditor.slug
        count = self._counts[slug]
        self._counts[slug] = count + 1
        reference = f"{event.creditor.mark}{count * _REFERENCE_STEP % _REFERENCES:09d}"
        kinds = record.kinds.copy()
        if event.repeat:
            kinds.append(event.repeat)
        if event.amount_cents < 5_000:
            kinds.append("small-amount")
        euros, cents = divmod(event.amount_cents, 100)
        values = (
            reference,
            event.customer,
            record.surname,
            record.prefix,
            record.initials,
            record.business,
            record.born_on,
            record.street,
            record.number,
            record.addition,
            record.postcode,
            record.town,
            record.phone,
            record.mail,
            f"{euros},{cents:02d}",
            event.began_on.isoformat(),
            event.signalled_on.isoformat(),
            "ja" if event.ends_supply else "nee",
            "ja" if event.warm_handover else "nee",
            event.crisis,
            event.crisis_on.isoformat() if event.crisis_on else "",
        )
        return Signal(slug, event.month, values, record.address.number_of_home, event.person.number, tuple(kinds))


@dataclass(frozen=True, slots=True)
class _Text:
    """A block as text: the rows per creditor and month, and the rows of the truth and the noise."""

    rows: dict[tuple[str, int], str]
    truth: str
    noise: str


def _as_text(run: Run, block: int) -> _Text:
    signals = list(_Block(run, block).signals())
    # Neighbours in a file say nothing about who belongs to whom.
    Random(f"{run.seed} {block}").shuffle(signals)
    rows: dict[tuple[str, int], list[tuple[str, ...]]] = {}
    for signal in signals:
        rows.setdefault((signal.creditor, signal.month), []).append(signal.values)
    return _Text(
        {key: _csv(values, ";") for key, values in rows.items()},
        _csv(((signal.creditor, signal.values[0], signal.address, signal.person) for signal in signals), ","),
        _csv(((signal.creditor, signal.values[0], " ".join(signal.kinds)) for signal in signals), ","),
    )


def _csv(rows: Iterable[Iterable[object]], delimiter: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _blocks(run: Run, processes: int | None) -> Iterator[_Text]:
    numbers = range(-(-run.signals // _BLOCK))
    processes = processes or (os.cpu_count() or 1 if run.signals >= _LARGE else 1)
    if processes == 1:
        for number in numbers:
            yield _as_text(run, number)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        # A few blocks ahead, so that finished text does not pile up in memory.
        waiting = [pool.submit(_as_text, run, number) for number in numbers[: processes * 2]]
        for number in numbers:
            text = waiting.pop(0).result()
            if number + processes * 2 < len(numbers):
                waiting.append(pool.submit(_as_text, run, number + processes * 2))
            yield text


def _write(run: Run, *, out: Path, truth: Path, noise: Path | None, processes: int | None) -> int:
    out.mkdir(parents=True, exist_ok=True)
    for path in (truth, noise):
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
    months = [f"{first:%Y-%m}" for first in run.first_days]
    with ExitStack() as stack:

        def opened(path: Path, header: tuple[str, ...], delimiter: str) -> TextIO:
            file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            file.write(_csv([header], delimiter))
            return file

        files = {
            (creditor.slug, number): opened(out / f"{creditor.slug}-{month}.csv", OPEN_LAYOUT, ";")
            for creditor in CREDITORS
            for number, month in enumerate(months)
        }
        truths = opened(truth, TRUTH, ",")
        noises = opened(noise, NOISE, ",") if noise else None
        for text in _blocks(run, processes):
            for key, rows in text.rows.items():
                files[key].write(rows)
            truths.write(text.truth)
            if noises:
                noises.write(text.noise)
    return run.signals
