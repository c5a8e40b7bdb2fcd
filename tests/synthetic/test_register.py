"""The register of the synthetic town holds the people whom its signals are about, and nobody real."""

import json
from datetime import date

from samenspoor.connections.brp.fake import FileTransport
from samenspoor.connections.brp.people import Place, is_bsn
from samenspoor.connections.brp.register import Register
from samenspoor.domain.casework.lookup import Finding, look_up
from samenspoor.domain.casework.names import WrittenName
from samenspoor.domain.linkage.addresses import normalise
from samenspoor.synthetic.files import OPEN_LAYOUT, checked_run, households_of, signals_of
from samenspoor.synthetic.register import write_register

RUN = checked_run(signals=400, seed=5, municipality="waterveen", months=2, until=date(2026, 10, 31))


def test_the_register_knows_everyone_once_by_a_number_that_nobody_has(tmp_path):
    path = tmp_path / "brp.json"
    count = write_register([(RUN, "GM9001")], path)
    numbers = [person["burgerservicenummer"] for person in json.loads(path.read_text())["personen"]]
    assert len(set(numbers)) == len(numbers) == count
    assert all(is_bsn(number) and number.startswith("9") for number in numbers)
    changed_at = path.stat().st_mtime_ns
    assert write_register([(RUN, "GM9001")], path) == count
    assert path.stat().st_mtime_ns == changed_at, "it belongs to the history that was made with it"
    assert path.stat().st_mode & 0o077 == 0


def test_most_people_of_signals_are_found_without_doubt_and_nearly_never_somebody_else(tmp_path):
    """Truth known: people are wrong only where a creditor's row fits a housemate as well."""
    path = tmp_path / "brp.json"
    write_register([(RUN, "GM9001")], path)
    people = [person.number for home in households_of(RUN) for person in home.members if not person.is_legal_person]
    entries = json.loads(path.read_text())["personen"]
    numbers = {entry["burgerservicenummer"]: number for entry, number in zip(entries, people, strict=True)}
    register = Register(FileTransport.of_file(path))
    certain = wrong = total = 0
    for signal in signals_of(RUN):
        values = dict(zip(OPEN_LAYOUT, signal.values, strict=True))
        place = normalise(values["huisnummer"], values["toevoeging"], values["postcode"])
        found = look_up(
            WrittenName(
                surname=values["achternaam"],
                prefix=values["tussenvoegsel"],
                initials=values["voorletters"],
                business_name=values["bedrijfsnaam"],
                birth_date=date.fromisoformat(values["geboortedatum"]) if values["geboortedatum"] else None,
            ),
            Place(place.postcode, place.number, place.letter, place.addition),
            register=register,
            municipality="9001",
        )
        total += 1
        if found.is_certain and found.person:
            assert found.finding == Finding.LIVES_HERE
            certain += 1
            wrong += numbers[found.person.bsn] != signal.person
    assert certain / total > 0.6
    assert wrong / certain < 0.01
