"""The invented arrears of a household come to an end for every kind of household."""

import signal
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from samenspoor.synthetic.arrears import Bookkeeper
from samenspoor.synthetic.files import OPEN_LAYOUT, checked_run, signals_of
from samenspoor.synthetic.people import Household, Registrar
from samenspoor.synthetic.places import Homes, municipality_named
from tests.patience import PATIENCE


@pytest.fixture
def in_time() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_a_person_in_a_shelter_never_asks_for_a_third_kind_of_contract(in_time: None) -> None:
    for seed in range(400):
        rng = Random(seed)
        homes = Homes(municipality_named("waterveen"), homes=100, seed=seed)
        shelter = Registrar(rng, today=date(2026, 10, 31), area_code="0519").shelter(1, homes.shuffled(1), people=1)
        alone = Household(number=1, kind="shelter", address=shelter.address, members=shelter.members)
        book = Bookkeeper(rng, first_days=[date(2026, 10, 1)] * 6, until=date(2026, 10, 31))
        for event in book.events(alone, [(month, month == 0) for month in range(6)]):
            assert event.creditor.kind in {"health", "energy"}


def test_every_person_has_a_number_of_their_own() -> None:
    run = checked_run(signals=3_000, seed=3, municipality="waterveen", months=6, until=date(2026, 10, 31))
    births: dict[int, set[str]] = {}
    for made in signals_of(run):
        if "birth-wrong" not in made.kinds and (birth := made.values[OPEN_LAYOUT.index("geboortedatum")]):
            births.setdefault(made.person, set()).add(birth)
    assert len(births) > 1_000
    assert [number for number, dates in births.items() if len(dates) > 1] == []
