"""R3: what only a covenant calls unfounded is left aside alone, never where several creditors have a signal."""

from datetime import UTC, datetime

import pytest

from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.intake import actions
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, SignalStatus
from samenspoor.domain.intake.rules import Limits
from samenspoor.domain.journeys import take_in as journey
from tests.domain.journeys.test_trouble import lines

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
SMALL = {"bedrag": "60,00"}


@pytest.fixture
def deliver(tmp_path, town, as_organisation):
    """Deliver rows of a creditor whose covenant begins at 100 euros, over the whole road."""
    with as_organisation(town.waterveen):
        creditors = {
            code: actions.attest_creditor(
                Creditor.objects.create(organisation=town.waterveen, code=code, name=code.title(), type=kind),
                covenant="LCV 2026", limits=Limits(minimum_cents=10_000), by=1, at=AT,
            )
            for code, kind in (("brugwonen", "Huur"), ("veenwater", "Water"))
        }  # fmt: skip

    def run(code, *rows):
        path = tmp_path / f"{code}-{len(list(tmp_path.iterdir()))}.csv"
        path.write_text(lines(*rows))
        with as_organisation(town.waterveen):
            delivery = actions.receive_delivery(creditors[code], file=path, file_name=path.name, by=1, at=AT)
        return journey.take_in(delivery.pk, organisation=town.waterveen, by=1, at=AT)

    return run


@pytest.fixture
def found(town, as_organisation):
    def look():
        with as_organisation(town.waterveen):
            statuses = dict(ArrearsSignal.objects.values_list("reference", "status"))
            return statuses, sorted(Dossier.objects.values_list("address__house_number", "is_multiple"))

    return look


def test_a_small_arrears_alone_is_left_aside(deliver, found):
    deliver("brugwonen", SMALL)
    assert found() == ({"K1": SignalStatus.UNFOUNDED}, [])


def test_it_goes_to_a_person_when_another_creditor_comes_later(deliver, found):
    deliver("brugwonen", SMALL, SMALL | {"kenmerk": "K2", "klantnummer": "89", "huisnummer": "14"})
    deliver("veenwater", {"kenmerk": "W1"})
    statuses, dossiers = found()
    assert statuses == {
        "K1": SignalStatus.TAKEN_UP, "W1": SignalStatus.TAKEN_UP, "K2": SignalStatus.UNFOUNDED,
    }  # fmt: skip
    assert dossiers == [(12, True)]


def test_two_small_ones_of_two_creditors_go_to_a_person(deliver, found):
    deliver("brugwonen", SMALL)
    deliver("veenwater", SMALL | {"kenmerk": "W1"})
    assert found() == ({"K1": SignalStatus.TAKEN_UP, "W1": SignalStatus.TAKEN_UP}, [(12, True)])


def test_two_of_one_creditor_or_of_two_months_are_no_bundle(deliver, found):
    deliver("brugwonen", SMALL, SMALL | {"kenmerk": "K2", "klantnummer": "89"})
    deliver("veenwater", SMALL | {"kenmerk": "W1", "signaaldatum": "2026-10-20"})
    statuses, dossiers = found()
    assert set(statuses.values()) == {SignalStatus.UNFOUNDED}
    assert dossiers == []


NAMES = ("Bakker", "Çelik", "Nowak", "Pinas", "Visser", "Zuidema")


def test_strangers_who_share_an_address_are_no_bundle(deliver, found):
    names = [
        SMALL
        | {
            "kenmerk": f"K{number}",
            "klantnummer": str(number),
            "achternaam": name,
            "voorletters": "BCDEFG"[number],
            "geboortedatum": f"19{5 + number}{number}-0{number + 1}-1{number}",
        }
        for number, name in enumerate(NAMES)
    ]
    deliver("brugwonen", *names)
    water = names[4] | {"kenmerk": "W1", "klantnummer": "7"}
    deliver("veenwater", water, SMALL | {"kenmerk": "W2", "klantnummer": "8", "achternaam": "Jong"})
    statuses, dossiers = found()
    taken = {reference for reference, status in statuses.items() if status == SignalStatus.TAKEN_UP}
    assert taken == {"K4", "W1"}, "only of the same person"
    assert dossiers == [(12, True)]
