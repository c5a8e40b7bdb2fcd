"""The coordinator makes a phone ready with a code that works once; from then on a passkey signs in."""

import time
from datetime import timedelta
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from samenspoor.domain.volunteering.models import Volunteer
from tests.paired import paired

__all__ = ["paired"]
HOME = "/maatjes/telefoon/"


@pytest.fixture
def mine(paired):
    return paired()


@pytest.fixture
def give(client, maatjes, employ, mine):
    """Give access at the coordinator's desk, and return the code that the page shows."""
    coordinator = employ(maatjes, "coordinator")

    def act() -> str:
        client.force_login(coordinator)
        answer = client.post(f"/maatjes/vrijwilligers/{mine.volunteer.pk}/toegang/")
        assert "no-store" in answer["Cache-Control"]
        client.logout()
        return answer.context["address"].removeprefix("http://testserver")

    return act


def test_the_code_signs_in_once_and_a_preview_does_not_use_it_up(client, give, mine):
    address = give()
    assert "Riet Dijkstra" in client.get(address).text
    assert client.get(address).status_code == 200
    assert client.post(address).url == reverse("new_passkey")
    assert "Jan de Wit" in client.get(HOME).text
    client.logout()
    assert client.post(address).status_code == 404
    assert client.get(HOME).status_code == 302


def test_the_code_expires_after_an_hour(client, give):
    address = give()
    later = time.time() + timedelta(hours=1, minutes=1).total_seconds()
    with patch("django.core.signing.time.time", return_value=later):
        assert client.post(address).status_code == 404


@pytest.mark.parametrize("code", ["1", "1:x:y", "9" * 30, "-1:a:b", "１:a:b"])
def test_a_made_up_code_opens_nothing(client, mine, code):
    assert client.post(f"/toegang/{code}/").status_code == 404


def test_a_code_of_one_person_does_not_open_another(client, paired, give, mine):
    other = paired("Bo", "Piet Smit")
    code = give().removeprefix("/toegang/").strip("/")
    forged = code.replace(f"{mine.user.pk}:", f"{other.user.pk}:", 1)
    assert client.post(f"/toegang/{forged}/").status_code == 404


def test_outside_the_demo_nothing_opens_before_there_is_a_passkey(client, give, settings):
    address = give()
    settings.DEMO = False
    client.post(address)
    assert client.get(HOME).url == reverse("new_passkey")


def test_beginning_anew_shuts_the_old_phone_out_at_once(client, give, mine):
    client.post(give())
    Authenticator.objects.create(user=mine.user, type=Authenticator.Type.WEBAUTHN, data={})
    old = client.session.session_key
    address = give()
    assert not Authenticator.objects.filter(user=mine.user).exists()
    client.cookies["sessionid"] = old
    assert client.get(HOME).status_code == 302
    assert client.post(address).status_code == 302


def test_taking_access_back_ends_it(client, maatjes, employ, mine, as_organisation):
    client.force_login(mine.user)
    assert client.get(HOME).status_code == 200
    phone = client.session.session_key
    client.force_login(employ(maatjes, "coordinator"))
    client.post(f"/maatjes/vrijwilligers/{mine.volunteer.pk}/toegang/intrekken/")
    client.cookies["sessionid"] = phone
    assert client.get(HOME).status_code == 302
    with as_organisation(maatjes):
        assert Volunteer.objects.get(pk=mine.volunteer.pk).user == mine.user.pk


def test_an_account_never_gets_a_password_and_is_of_one_organisation(client, mine):
    client.force_login(mine.user)
    assert not mine.user.has_usable_password()
    assert mine.user.email.endswith("@telefoon.invalid")
    assert client.get(reverse("account_set_password")).status_code == 404


@pytest.mark.parametrize("answer", ["", "x", "{}", "[]", "null", '{"response": {"userHandle": "MQ"}}'])
def test_a_made_up_passkey_signs_nobody_in(client, mine, answer):
    client.get(reverse("ask_passkey"))
    assert client.post(reverse("sign_in_with_passkey"), {"credential": answer}).url == reverse("account_login")
    assert client.get(HOME).status_code == 302
    client.force_login(mine.user)
    client.get(reverse("new_passkey"))
    client.post(reverse("new_passkey"), {"credential": answer})
    assert not Authenticator.objects.exists()
