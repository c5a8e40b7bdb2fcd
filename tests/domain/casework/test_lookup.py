"""What the register makes likely of a person, with a register that speaks the API from memory."""

from datetime import date
from typing import Any

import pytest

from samenspoor.connections.brp.fake import FileTransport
from samenspoor.connections.brp.faults import Fault, UnableToAskRegister
from samenspoor.connections.brp.people import Place, is_bsn
from samenspoor.connections.brp.register import Register
from samenspoor.domain.casework.lookup import Doubt, Finding, look_up
from samenspoor.domain.casework.names import Repair, WrittenName

HOME = Place("8951AB", 12)
BORN = date(1980, 2, 3)
NUMBERS = [f"{number}" for number in range(900_000_000, 900_001_000) if is_bsn(str(number))]


def someone(surname: str = "Bos", *, given: str = "Anna", born: str = "1980-02-03", **more: Any) -> dict[str, Any]:
    at = {"postcode": "8951AB", "huisnummer": 12} | more.pop("at", {})
    return {
        "burgerservicenummer": NUMBERS[more.pop("number", 0)],
        "naam": {"geslachtsnaam": surname, "voornamen": given, "voorvoegsel": more.pop("prefix", "")},
        "geboorte": {"datum": {"type": "Datum", "datum": born}},
        "gemeenteVanInschrijving": {"code": more.pop("municipality", "9001")},
        "verblijfplaats": {"type": "Adres", "verblijfadres": at} | more.pop("home", {}),
    } | more


def conclude(*people: dict[str, Any], place: Place = HOME, **written: Any) -> Any:
    values: dict[str, Any] = {"surname": "Bos", "initials": "A.", "birth_date": BORN}
    name = WrittenName(**(values | written))
    return look_up(name, place, register=Register(FileTransport(list(people))), municipality="9001")


def test_whoever_is_found_at_the_address_passes_unseen():
    found = conclude(someone())
    assert (found.finding, found.is_certain, found.person.bsn) == (Finding.LIVES_HERE, True, NUMBERS[0])


def test_a_likely_name_at_the_address_waits_for_a_person():
    found = conclude(someone("Bakker", partners=[{"naam": {"geslachtsnaam": "Bos"}}]), birth_date=None)
    assert (found.finding, found.is_certain, found.repair) == (Finding.LIVES_HERE, False, Repair.PARTNER_NAME)
    assert found.person.bsn == NUMBERS[0]


def test_moved_within_town():
    found = conclude(someone(at={"postcode": "8955ZZ", "huisnummer": 3}))
    assert (found.finding, found.is_certain) == (Finding.MOVED_WITHIN, False)
    assert found.person.place.postcode == "8955ZZ"


@pytest.mark.parametrize(
    ("more", "doubt"),
    [
        ({"at": {"postcode": "1000AA"}, "municipality": "0363"}, Doubt.NONE),
        ({"home": {"type": "VerblijfplaatsBuitenland"}, "municipality": "1999"}, Doubt.EMIGRATED),
    ],
)
def test_lives_elsewhere_is_only_proposed(more, doubt):
    found = conclude(someone(**more))
    assert (found.finding, found.is_certain, found.doubt) == (Finding.LIVES_ELSEWHERE, False, doubt)


def test_the_deceased_are_found_at_the_address():
    found = conclude(someone(opschortingBijhouding={"reden": {"code": "O"}}))
    assert (found.finding, found.is_certain) == (Finding.DECEASED, False)


def test_nobody_of_that_name():
    assert conclude(someone("Vos")).doubt == Doubt.OTHERS_LIVE_HERE
    assert conclude().doubt == Doubt.NOBODY_LIVES_HERE
    found = conclude(someone("Vos"), surname="", business_name="Kapsalon Chique")
    assert (found.finding, found.doubt, found.person) == (Finding.NOT_FOUND, Doubt.BUSINESS_ONLY, None)


def test_a_housemate_is_nobody_s_one_tap():
    found = conclude(someone(given="Johan"), birth_date=None)
    assert (found.finding, found.is_certain, found.repair) == (Finding.DIFFERS, False, Repair.INITIALS)
    assert conclude(someone(given="Johan")).finding == Finding.LIVES_HERE, (
        "with the same birth date it may be a call name"
    )


def test_a_sole_trader_is_proposed_by_the_name_of_the_business():
    found = conclude(someone(), surname="", initials="", birth_date=None, business_name="Klusbedrijf Bos")
    assert (found.finding, found.is_certain, found.repair) == (Finding.LIVES_HERE, False, Repair.BUSINESS)


def test_father_and_son_are_told_apart_by_birth_date_only():
    father, son = someone(given="Anton"), someone(given="Arend", born="2005-01-01", number=1)
    assert conclude(father, son).person.bsn == NUMBERS[0]
    unknown = conclude(father, son, birth_date=None)
    assert (unknown.finding, unknown.doubt, unknown.person) == (Finding.DIFFERS, Doubt.SEVERAL_FIT, None)


def test_another_door_of_the_same_number_is_for_a_person():
    found = conclude(someone(at={"huisletter": "B"}))
    assert (found.finding, found.doubt) == (Finding.DIFFERS, Doubt.OTHER_DOOR)
    same = conclude(someone(at={"huisletter": "B", "huisnummertoevoeging": "2"}), place=Place("8951AB", 12, "B", "2"))
    assert same.is_certain


def test_a_letter_is_found_where_the_register_has_it_in_the_addition():
    found = conclude(someone(at={"huisnummertoevoeging": "A1"}), place=Place("8951AB", 12, "A", "1"), birth_date=None)
    assert found.is_certain


@pytest.mark.parametrize(("ours", "theirs"), [("BS", "bis"), ("HS", "huis"), ("2", "II"), ("2", "2"), ("A1", "A1")])
def test_an_addition_is_found_however_the_register_spells_it(ours, theirs):
    found = conclude(someone(at={"huisnummertoevoeging": theirs}), place=Place("8951AB", 12, "", ours))
    assert found.is_certain


@pytest.mark.parametrize(
    ("home", "doubt"),
    [
        ({"indicatieVastgesteldVerblijftNietOpAdres": True}, Doubt.NOT_AT_ADDRESS),
        ({"inOnderzoek": {"type": True}}, Doubt.UNDER_INVESTIGATION),
        ({"type": "VerblijfplaatsOnbekend"}, Doubt.NO_ADDRESS),
    ],
)
def test_what_the_register_doubts_is_for_a_person(home, doubt):
    found = conclude(someone(home=home))
    assert (found.is_certain, found.doubt) == (False, doubt)


def test_an_answer_about_another_person_concludes_nothing():
    class Confused(FileTransport):
        def ask(self, question):
            return super().ask(question | {"burgerservicenummer": [NUMBERS[1]]})

    register = Register(Confused([someone(), someone("Vos", number=1)]))
    with pytest.raises(UnableToAskRegister) as caught:
        look_up(WrittenName(surname="Bos", initials="A."), HOME, register=register, municipality="9001")
    assert caught.value.fault == Fault.ABOUT_ANOTHER
