"""Finding a dossier by what someone types."""

from datetime import date

import pytest

from samenspoor.domain.casework import access
from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.linkage.models import Address
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit.verdict import Refused

TODAY = date(2026, 11, 3)


@pytest.fixture
def found(deliver, town, as_organisation):
    deliver({"surname": "Çelik", "initials": "Ayşe"}, {"number": "14", "surname": "Jansen", "initials": "J."})
    actor = Actor(1, town.waterveen, "caseworker", frozenset({Permission.SEE_WORKLIST}))

    def search(text: str) -> set[int]:
        with as_organisation(town.waterveen):
            return {dossier.address.house_number for dossier in access.find(actor, text, day=TODAY)}

    return search


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("celik", {12}), ("ÇEL", {12}), ("ayse celik", {12}), ("jansen", {14}), ("dorpsstraat", {12, 14}),
        ("dorps 14", {14}), ("8951ab", {12, 14}), ("8951 AB jan", {14}), ("14", {14}), ("jansen celik", set()),
        ("", set()), ("%", set()), ("zz", set()),
    ],
)  # fmt: skip
def test_what_people_type_finds_the_dossier(found, text, numbers):
    assert found(text) == numbers


@pytest.mark.parametrize("typed", ["{}", "#{}", " melding {} ", "Melding #{}"])
def test_a_dossier_is_found_by_its_number(found, town, as_organisation, typed):
    with as_organisation(town.waterveen):
        dossier = Dossier.objects.get(address__house_number=12)
    assert 12 in found(typed.format(dossier.pk))


def test_a_number_that_no_dossier_can_have_finds_nothing(found):
    assert found("9" * 30) == set()


def test_an_address_is_found_as_the_page_writes_it(deliver, town, as_organisation):
    with as_organisation(town.waterveen):
        address = Address.objects.create(
            organisation=town.waterveen, street="Dorpsstraat", postcode="8951AB", house_number=38, house_letter="A",
            house_addition="2",
        )  # fmt: skip
    deliver({"number": "38"}, {"number": "14"})
    actor = Actor(1, town.waterveen, "caseworker", frozenset({Permission.SEE_WORKLIST}))
    with as_organisation(town.waterveen):
        for typed in (str(address), "38a-2", "dorpsstr 38A-2"):
            assert [found.address for found in access.find(actor, typed, day=TODAY)] == [address], typed


def test_other_roles_do_not_search(town):
    adviser = Actor(1, town.waterveen, "adviser", frozenset())
    with pytest.raises(Refused, match="werklijst"):
        access.find(adviser, "jan", day=TODAY)
