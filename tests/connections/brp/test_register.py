"""The questions to the register and what is made of its answers, over the loopback and from a file."""

import json
import socket
from datetime import date

import pytest

from samenspoor.connections.brp.choosing import find_register
from samenspoor.connections.brp.fake import FileTransport
from samenspoor.connections.brp.faults import Fault, UnableToAskRegister
from samenspoor.connections.brp.http import HttpTransport, Patience
from samenspoor.connections.brp.people import Place, is_bsn
from samenspoor.connections.brp.register import Register
from tests.connections.brp.conftest import person, send

HOME = Place("8951AB", 12)
IMPATIENT = Patience(connect=0.5, silence=0.2, whole=0.5, tries=3, pause=0.001)


@pytest.fixture
def register(gateway):
    made = HttpTransport(gateway.url, key="geheim", patience=IMPATIENT)
    yield Register(made)
    made.close()


def fault_of(ask, *arguments):
    with pytest.raises(UnableToAskRegister) as caught:
        ask(*arguments)
    assert "900000004" not in str(caught.value)
    return caught.value.fault


def test_a_search_asks_only_what_is_needed_and_puts_nothing_in_the_address(register, gateway):
    found = register.living_at(HOME)
    assert [(one.surname, one.is_deceased) for one in found] == [("Şahin", False), ("Bos", True)]
    [question] = gateway.asked
    assert question["type"] == "ZoekMetPostcodeEnHuisnummer"
    assert {"postcode", "huisnummer", "inclusiefOverledenPersonen", "fields", "type"} == set(question)
    assert not [name for name in question["fields"] if "nationaliteit" in name or "plaats" in name]
    assert gateway.paths == ["/haalcentraal/api/brp/personen"]
    assert gateway.headers[0]["X-API-KEY"] == "geheim"


def test_the_number_tells_where_someone_lives_and_who_the_partner_is(register):
    [found] = register.with_bsn(["900000004"])
    assert found.place == Place("8951AB", 12, street="Dorpsstraat", town="Waterveen")
    assert (found.municipality, found.partner_prefix, found.partner_surname) == ("9001", "de", "Vries")
    assert "ahin" not in repr(found)


def test_more_than_twenty_numbers_go_in_parts(register, gateway):
    assert register.with_bsn([f"9000000{number:02d}" for number in range(45)])
    assert [len(question["burgerservicenummer"]) for question in gateway.asked] == [20, 20, 5]


def test_a_name_is_found_with_the_birth_date(register):
    assert [one.bsn for one in register.named("Şahin", date(1980, 2, 3))] == ["900000004"]
    assert register.named("Jansen", date(1980, 2, 3)) == []


@pytest.mark.parametrize(
    ("status", "fault", "tries"),
    [
        (500, Fault.UNREACHABLE, 3), (503, Fault.BUSY, 3), (429, Fault.BUSY, 3), (504, Fault.SLOW, 3),
        (401, Fault.REFUSED, 1), (403, Fault.REFUSED, 1), (400, Fault.REJECTED, 1), (302, Fault.UNREADABLE, 1),
    ],
)  # fmt: skip
def test_an_error_is_named_and_tried_again_only_when_that_may_help(register, gateway, status, fault, tries):
    gateway.answers = lambda handler, _question: send(handler, {"title": "Anna Şahin 900000004"}, status=status)
    assert fault_of(register.living_at, HOME) == fault
    assert len(gateway.asked) == tries


def test_one_bad_moment_is_passed_over(register, gateway):
    def stumble(handler, question):
        if len(gateway.asked) < 3:
            send(handler, {}, status=503)
        else:
            send(handler, {"type": question["type"], "personen": []})

    gateway.answers = stumble
    assert register.living_at(HOME) == []


@pytest.mark.parametrize(
    "garbage",
    [
        b"", b"<html>", b"\xff\xfe", b"[]", b'{"type": "iets anders", "personen": []}', b"[" * 100_000,
        b'{"type": "ZoekMetPostcodeEnHuisnummer", "personen": {}}',
        b'{"type": "ZoekMetPostcodeEnHuisnummer", "personen": [null]}',
        b'{"type": "ZoekMetPostcodeEnHuisnummer", "personen": [{"burgerservicenummer": "123456789"}]}',
        b'{"type": "ZoekMetPostcodeEnHuisnummer", "personen": [{"burgerservicenummer": "900000004", "naam": []}]}',
        b'{"type": "ZoekMetPostcodeEnHuisnummer", "personen": [{"burgerservicenummer": "90", "geboorte": 4}]}',
    ],
)  # fmt: skip
def test_garbage_is_no_answer(register, gateway, garbage):
    gateway.answers = lambda handler, _question: send(handler, garbage)
    assert fault_of(register.living_at, HOME) == Fault.UNREADABLE


def test_an_answer_without_end_is_cut_off(register, gateway, monkeypatch):
    monkeypatch.setattr("samenspoor.connections.brp.http.LONGEST_ANSWER_BYTES", 1000)
    gateway.answers = lambda handler, _question: send(handler, b" " * 100_000)
    assert fault_of(register.living_at, HOME) == Fault.UNREADABLE


def test_silence_does_not_last(register, gateway):
    gateway.answers = lambda _handler, _question: gateway.closing.wait(5)
    assert fault_of(register.living_at, HOME) == Fault.SLOW


def test_an_answer_that_drips_does_not_last_either(register, gateway):
    def drip(handler, _question):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        while not gateway.closing.wait(0.05):
            handler.wfile.write(b" ")

    gateway.answers = drip
    assert fault_of(register.living_at, HOME) == Fault.SLOW


def test_nobody_there_is_told_as_such():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = HttpTransport(f"http://127.0.0.1:{taken.getsockname()[1]}", patience=IMPATIENT)
        assert fault_of(Register(nobody).living_at, HOME) == Fault.UNREACHABLE
        nobody.close()


@pytest.mark.parametrize(
    ("method", "arguments"),
    [("with_bsn", (["900000004"],)), ("named", ("Jansen", date(1980, 2, 3))), ("living_at", (Place("8951XX", 12),))],
)
def test_an_answer_about_somebody_else_is_refused_as_a_whole(register, gateway, method, arguments):
    stranger = person("900000028", "Vries") | {"adressering": {"adresregel2": "8951AB Waterveen"}}

    gateway.answers = lambda handler, question: send(handler, {"type": question["type"], "personen": [stranger]})
    assert fault_of(getattr(register, method), *arguments) == Fault.ABOUT_ANOTHER


def test_a_key_does_not_travel_in_the_open():
    with pytest.raises(ValueError, match="https"):
        HttpTransport("http://brp.example.nl", key="geheim")


def test_the_file_keeps_the_rules_of_the_api(people):
    file = FileTransport(people)
    for wrong in ({"type": "ZoekMetPostcodeEnHuisnummer"}, {"type": "Anders", "fields": ["naam"]}):
        with pytest.raises(UnableToAskRegister):
            file.ask(wrong)
    question = {"type": "ZoekMetPostcodeEnHuisnummer", "postcode": "8951AB", "huisnummer": 12, "fields": ["naam"]}
    answer = file.ask(question)
    assert [list(one) for one in answer["personen"]] == [["naam"]], "no fields that nobody asked for, and no deceased"
    assert file.ask(question | {"huisletter": "B"})["personen"] == []


def test_the_environment_chooses(settings, tmp_path, people):
    assert find_register() is None
    settings.BRP_FILE = tmp_path / "brp.json"
    assert fault_of(find_register) == Fault.UNREACHABLE
    (tmp_path / "brp.json").write_text(json.dumps({"personen": people}))
    found = find_register()
    assert found
    assert len(found.living_at(HOME)) == 2


@pytest.mark.parametrize(
    ("text", "valid"), [("900000004", True), ("900000005", False), ("000000000", False), ("90000000", False),
                        ("९00000004", False)],
)  # fmt: skip
def test_a_bsn_passes_the_test_of_eleven(text, valid):
    assert is_bsn(text) is valid
