"""Everyone of a round is looked up; who is not found without doubt waits for a person, and trouble loses nothing."""

import json
from argparse import Namespace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet

from samenspoor.cli import reseal
from samenspoor.cli.errors import UnableToRunCommand
from samenspoor.connections.brp.fake import FileTransport
from samenspoor.connections.brp.faults import Fault, UnableToAskRegister
from samenspoor.domain.casework import checking
from samenspoor.domain.casework.actions import checks
from samenspoor.domain.casework.actions.checks import UnableToCheck
from samenspoor.domain.casework.checking import check_round
from samenspoor.domain.casework.lookup import Doubt, Finding
from samenspoor.domain.casework.models import CheckRun, DossierResident, ResidentBsn, ResidentCheck, Round
from samenspoor.domain.intake.models import ArrearsSignal, SignalStatus
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.sealing import UnableToOpen, seal, unseal
from tests.domain.casework.test_lookup import NUMBERS, someone

AT = datetime(2026, 11, 4, 13, tzinfo=UTC)
DECEASED: dict[str, Any] = {"opschortingBijhouding": {"reden": {"code": "O"}}}
BORN = date(1980, 2, 3)
Status = ResidentCheck.Status


class Town:
    """A round with a register in a file, whose people change."""

    def __init__(self, organisation: Any, as_organisation: Any, path: Any) -> None:
        self.organisation, self.as_organisation, self.path = organisation, as_organisation, path
        self.moment = AT

    def registers(self, *people: dict[str, Any]) -> None:
        self.path.write_text(json.dumps({"personen": people}))

    def check(self) -> CheckRun:
        self.moment += timedelta(hours=1)
        with self.as_organisation(self.organisation):
            run = checks.order_checks(Round.objects.get(), by=7, at=self.moment)
        check_round(run.pk, Assignment(self.organisation, 7, self.moment + timedelta(minutes=1), "check"))
        with self.as_organisation(self.organisation):
            return CheckRun.objects.get(pk=run.pk)

    def decide(self, finding: Finding, **more: Any) -> ResidentCheck:
        with self.as_organisation(self.organisation):
            return checks.decide(ResidentCheck.objects.get(), finding=finding, by=7, at=self.moment, **more)

    def found(self) -> ResidentCheck:
        with self.as_organisation(self.organisation):
            return ResidentCheck.objects.get()

    def numbers(self) -> list[str]:
        with self.as_organisation(self.organisation):
            return [unseal(row.sealed) for row in ResidentBsn.objects.order_by("pk")]

    def statuses(self) -> set[str]:
        with self.as_organisation(self.organisation):
            return set(ArrearsSignal.objects.values_list("status", flat=True))


@pytest.fixture
def waterveen(town, as_organisation, settings, tmp_path):
    settings.BRP_FILE = tmp_path / "brp.json"
    return Town(town.waterveen, as_organisation, tmp_path / "brp.json")


@pytest.fixture
def one(deliver, waterveen):
    """One person with arrears: A. Bos of Dorpsstraat 12."""
    deliver({"surname": "Bos", "birth_date": BORN})
    return waterveen


def test_whoever_is_found_without_doubt_passes_and_gets_the_number(one):
    one.registers(someone())
    run = one.check()
    assert (run.status, run.done, run.total) == (CheckRun.Status.DONE, 1, 1)
    check = one.found()
    assert (check.status, check.finding, check.decided_by) == (Status.PASSED, Finding.LIVES_HERE, None)
    assert check.found_name == "", "what nobody has to look at is not kept"
    assert one.numbers() == [NUMBERS[0]]


def test_a_doubt_waits_for_a_person_with_its_reason(one):
    one.registers(someone(given="Johan"))
    one.check()
    check = one.found()
    assert (check.status, check.proposal, check.finding) == (Status.PROPOSED, Finding.LIVES_HERE, "")
    assert check.reasons == ["De voorletters zijn anders of ontbreken"]
    assert (check.found_name, check.place) == ("J. Bos", "12, 8951 AB")
    assert one.numbers() == [], "no number before a person has said that it is this one"
    decided = one.decide(Finding.LIVES_HERE)
    assert (decided.status, decided.decided_by, decided.found_bsn) == (Status.DECIDED, 7, "")
    assert one.numbers() == [NUMBERS[0]]


def test_another_choice_than_proposed_needs_a_reason_and_forgets_the_other_person(one):
    one.registers(someone(given="Johan"))
    one.check()
    with pytest.raises(UnableToCheck, match="anders"):
        one.decide(Finding.NOT_FOUND)
    decided = one.decide(Finding.NOT_FOUND, reason="Is zijn broer")
    assert (decided.found_name, decided.found_born_on, decided.found_place, decided.found_bsn) == ("", None, None, "")
    assert one.numbers() == []


def test_where_nothing_is_likely_a_person_says_how_it_is_known(one):
    one.registers(someone(at={"huisletter": "B"}))
    one.check()
    with pytest.raises(UnableToCheck, match="hoe je dat weet"):
        one.decide(Finding.LIVES_HERE)
    one.decide(Finding.LIVES_HERE, reason="Gebeld")
    assert one.numbers() == [NUMBERS[0]]


def test_moved_within_town_is_picked_up_at_the_new_address(one):
    one.registers(someone(at={"postcode": "8955ZZ", "huisnummer": 3, "huisletter": "B", "woonplaats": "Waterveen"}))
    one.check()
    assert one.found().proposal == Finding.MOVED_WITHIN
    address = one.decide(Finding.MOVED_WITHIN).new_address
    assert (address.postcode, address.house_number, address.house_letter) == ("8955ZZ", 3, "B")
    assert one.statuses() == {SignalStatus.TAKEN_UP}


def test_elsewhere_is_a_status_that_only_a_person_gives_and_can_take_back(one):
    one.registers(someone(at={"postcode": "1000AA", "woonplaats": "Elders"}, municipality="0363"))
    one.check()
    assert one.statuses() == {SignalStatus.TAKEN_UP}
    assert one.found().place == "Elders", "never the new address (R8)"
    one.decide(Finding.LIVES_ELSEWHERE)
    assert one.statuses() == {SignalStatus.NOT_A_RESIDENT}
    one.decide(Finding.LIVES_HERE, reason="Gebeld: woont hier nog")
    assert one.statuses() == {SignalStatus.TAKEN_UP}
    with one.as_organisation(one.organisation):
        assert DossierResident.objects.open().count() == 1, "nothing closes by itself (R6)"
        check: Any = ResidentCheck.objects.get()
        history = list(check.events.order_by("pgh_id").values_list("finding", flat=True))
    assert history[-2:] == [Finding.LIVES_ELSEWHERE, Finding.LIVES_HERE]


def test_a_person_who_dies_in_the_round_is_held_back_from_letters(one):
    one.registers(someone())
    one.check()
    one.registers(someone(**DECEASED))
    one.check()
    check = one.found()
    assert (check.status, check.proposal) == (Status.PROPOSED, Finding.DECEASED)
    with one.as_organisation(one.organisation):
        assert ResidentCheck.objects.deceased().exists(), "a proposal is enough to hold a letter back"
    one.decide(Finding.DECEASED)
    assert one.statuses() == {SignalStatus.DECEASED}
    with one.as_organisation(one.organisation):
        assert ResidentCheck.objects.deceased().exists()


def test_what_a_person_decided_stays_unless_someone_dies(one):
    one.registers(someone(given="Johan"))
    one.check()
    one.decide(Finding.NOT_FOUND, reason="Is zijn broer")
    one.check()
    assert one.found().finding == Finding.NOT_FOUND
    one.decide(Finding.LIVES_HERE, reason="Toch wel")
    one.registers(someone(**DECEASED))
    one.check()
    assert (one.found().status, one.found().proposal) == (Status.PROPOSED, Finding.DECEASED)


def test_without_coupling_there_is_a_list_to_work_through_by_hand(one, settings):
    settings.BRP_FILE = ""
    assert one.check().status == CheckRun.Status.DONE
    assert one.found().status == Status.TO_DO
    assert one.decide(Finding.LIVES_HERE).status == Status.DECIDED
    one.check()
    assert one.found().status == Status.DECIDED


@pytest.mark.parametrize("fault", [Fault.UNREACHABLE, Fault.SLOW, Fault.BUSY, Fault.REFUSED, Fault.UNREADABLE])
def test_a_register_that_is_down_stops_the_run_and_the_next_goes_on(deliver, waterveen, monkeypatch, fault):
    deliver(*({"surname": "Bos", "birth_date": BORN, "number": str(number)} for number in range(1, 6)))
    waterveen.registers(
        *(someone(number=number, at={"huisnummer": number}, given=f"A{number}") for number in range(1, 6))
    )
    answer, asked = FileTransport.ask, []

    def fail_later(self, question):
        asked.append(question)
        if len(asked) > 4:
            raise UnableToAskRegister(fault)
        return answer(self, question)

    monkeypatch.setattr(FileTransport, "ask", fail_later)
    run = waterveen.check()
    assert (run.status, run.fault, run.done, run.total) == (CheckRun.Status.STOPPED, fault, 2, 5)
    assert len(asked) == 5, "nobody else is asked for in vain"
    monkeypatch.setattr(FileTransport, "ask", answer)
    again = waterveen.check()
    assert (again.pk, again.status, again.done) == (run.pk, CheckRun.Status.DONE, 5)


def test_a_worker_that_is_killed_leaves_what_it_found_and_the_next_goes_on(deliver, waterveen, monkeypatch):
    deliver(*({"surname": "Bos", "birth_date": BORN, "number": str(number)} for number in range(1, 4)))
    waterveen.registers(*(someone(number=number, at={"huisnummer": number}) for number in range(1, 4)))
    monkeypatch.setattr(checking, "CHUNK_PEOPLE", 1)
    answer, asked = FileTransport.ask, []

    def die(self, question):
        asked.append(question)
        if len(asked) == 3:
            raise KeyboardInterrupt
        return answer(self, question)

    monkeypatch.setattr(FileTransport, "ask", die)
    with pytest.raises(KeyboardInterrupt):
        waterveen.check()
    monkeypatch.setattr(FileTransport, "ask", answer)
    with waterveen.as_organisation(waterveen.organisation):
        run = CheckRun.objects.get()
        assert (run.status, run.done, ResidentCheck.objects.count()) == (CheckRun.Status.RUNNING, 1, 1)
    check_round(run.pk, Assignment(waterveen.organisation, 7, AT + timedelta(hours=2), "check"))
    with waterveen.as_organisation(waterveen.organisation):
        run = CheckRun.objects.get()
        assert (run.status, run.done, run.total) == (CheckRun.Status.DONE, 3, 3)


def test_an_answer_about_somebody_else_is_for_a_person_and_stops_nobody(deliver, waterveen, monkeypatch):
    deliver({"surname": "Bos", "birth_date": BORN}, {"surname": "Vos", "birth_date": BORN, "number": "13"})
    waterveen.registers(someone(), someone("Vos", number=1, at={"huisnummer": 13}))
    answer = FileTransport.ask

    def confuse(self, question):
        if question.get("burgerservicenummer") == [NUMBERS[0]]:
            question = question | {"burgerservicenummer": [NUMBERS[1]]}
        return answer(self, question)

    monkeypatch.setattr(FileTransport, "ask", confuse)
    assert waterveen.check().status == CheckRun.Status.DONE
    with waterveen.as_organisation(waterveen.organisation):
        found = dict(ResidentCheck.objects.values_list("person__resident__surname", "status"))
        doubt = ResidentCheck.objects.get(person__resident__surname="Bos").doubt
    assert found == {"Bos": Status.PROPOSED, "Vos": Status.PASSED}
    assert doubt == Doubt.NO_ANSWER
    assert waterveen.numbers() == [NUMBERS[1]]


def test_the_number_is_unreadable_in_the_database_and_in_history(one):
    one.registers(someone(given="Johan"))
    one.check()
    assert NUMBERS[0] not in one.found().found_bsn
    one.decide(Finding.LIVES_HERE)
    with one.as_organisation(one.organisation):
        row: Any = ResidentBsn.objects.get()
        event = row.events.get()
        assert "sealed" not in {field.name for field in type(event)._meta.fields}
        assert NUMBERS[0] not in row.sealed


def test_history_holds_nothing_that_the_register_said():
    tracked: Any = ResidentCheck
    kept = {field.name for field in tracked.events.rel.related_model._meta.fields}
    assert not kept & {"found_name", "found_born_on", "found_place", "found_bsn"}


def test_a_key_can_be_replaced(one, settings):
    one.registers(someone())
    one.check()
    old, new = settings.BSN_KEYS[0], Fernet.generate_key().decode()
    settings.BSN_KEYS = [new, old]
    assert one.numbers() == [NUMBERS[0]]
    with one.as_organisation(one.organisation):
        assert checks.seal_with_newest_key(one.organisation.pk, by=7, at=AT) == 1
    settings.BSN_KEYS = [new]
    assert one.numbers() == [NUMBERS[0]]
    settings.BSN_KEYS = [old]
    with pytest.raises(UnableToOpen):
        one.numbers()


def test_the_command_seals_again_and_names_a_missing_key(one, settings, capsys):
    one.registers(someone())
    one.check()
    old, new = settings.BSN_KEYS[0], Fernet.generate_key().decode()
    settings.BSN_KEYS = [new]
    with pytest.raises(UnableToRunCommand, match="Zet die sleutel terug"):
        reseal.run(Namespace())
    settings.BSN_KEYS = [new, old]
    assert reseal.run(Namespace()) == 0
    assert "1 nummers" in capsys.readouterr().err
    settings.BSN_KEYS = [new]
    assert one.numbers() == [NUMBERS[0]]


def test_a_number_by_hand_passes_the_test_of_eleven(one):
    with one.as_organisation(one.organisation):
        resident = DossierResident.objects.get().resident
        with pytest.raises(UnableToCheck, match="elf"):
            checks.add_bsn(resident, bsn="123456789", by=7, at=AT)
        checks.add_bsn(resident, bsn=NUMBERS[3], by=7, at=AT)
    assert one.numbers() == [NUMBERS[3]]


def test_another_organisation_sees_neither_check_nor_number(one, town):
    one.registers(someone())
    one.check()
    for other in (town.duinrade, town.party):
        with one.as_organisation(other):
            assert not ResidentCheck.objects.exists()
            assert not ResidentBsn.objects.exists()


def test_the_same_number_looks_different_each_time():
    assert seal(NUMBERS[0]) != seal(NUMBERS[0])
