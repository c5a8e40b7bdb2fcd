"""A municipality takes part for real: one command makes it, with an administrator who chooses a password."""

import argparse

import pytest

from samenspoor.cli import add_organisation
from samenspoor.cli.errors import UnableToRunCommand
from samenspoor.foundation.accounts.models import Membership, User
from samenspoor.foundation.organisations.models import Organisation

RIGHT = {
    "name": "Gemeente Zilverzee", "slug": "zilverzee", "kind": "gemeente", "code": "GM9003",
    "postcodes": "8950-8952, 8970", "email": "an@zilverzee.example", "administrator": "An Bos",
}  # fmt: skip


def run(**changes: str) -> int:
    return add_organisation.run(argparse.Namespace(**(RIGHT | changes)))


def test_the_first_administrator_chooses_a_password_and_manages_the_staff(db, client, capsys, settings):
    settings.DEMO = True  # where no second factor is asked
    assert run() == 0
    made = Organisation.objects.get(slug="zilverzee")
    assert made.postcode_areas == ["8950", "8951", "8952", "8970"]
    address = capsys.readouterr().out.strip()
    assert address.startswith("http://127.0.0.1:8000/account/password/")
    form = client.get(address.removeprefix("http://127.0.0.1:8000"), follow=True)
    word = "een lange zin over de zee"
    client.post(form.redirect_chain[-1][0], {"password1": word, "password2": word}, follow=True)
    client.post("/account/login/", {"login": "an@zilverzee.example", "password": word})
    assert "An Bos" in client.get("/zilverzee/medewerkers/").text


def test_an_executing_party_looks_after_its_own_staff(db, client, as_organisation):
    run(kind="uitvoerder", name="Regiodienst Zee", slug="regiodienst-zee", code="", postcodes="")
    made = Organisation.objects.get(slug="regiodienst-zee")
    assert (made.kind, made.municipality_code) == (Organisation.Kind.EXECUTING_PARTY, "")
    with as_organisation(made):
        assert Membership.objects.get().role.code == "executing_administrator"
    client.force_login(User.objects.get())
    page = client.get("/regiodienst-zee/medewerkers/")
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"code": "717"}, "CBS-code"),
        ({"postcodes": ""}, "postcodegebieden"),
        ({"postcodes": "8950-89"}, "is geen postcodegebied"),
        ({"postcodes": "8960-8950"}, "is geen postcodegebied"),
        ({"slug": "Zilver zee"}, "webadres"),
        ({"slug": "account"}, "kan niet"),
        ({"email": "an"}, "e-mailadres"),
        ({"administrator": " "}, "naam"),
        ({"name": "x" * 121}, "hooguit 120"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(db, changes, told):
    with pytest.raises(UnableToRunCommand, match=told):
        run(**changes)
    assert not Organisation.objects.exists()
    assert not User.objects.exists()


def test_the_same_address_twice_is_refused(db):
    run()
    with pytest.raises(UnableToRunCommand, match="zilverzee"):
        run(email="bo@zilverzee.example")
    assert User.objects.count() == 1
