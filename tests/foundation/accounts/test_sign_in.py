"""Signing in, and what is refused on the way to a page."""

import pyotp
import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.messages.storage import default_storage
from django.contrib.messages.storage.cookie import CookieStorage
from django.core import mail
from django.db import connection
from django.urls import reverse

from samenspoor.foundation.accounts.models import User
from samenspoor.foundation.accounts.second_factor import seal_seeds_again
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.sealing import unseal

PASSWORD = "een-lange-zin-die-niemand-raadt"
WORKLIST = "/waterveen/werklijst/"


def enter(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_a_page_asks_to_sign_in_first(client, town):
    response = client.get(WORKLIST)
    assert response.status_code == 302
    assert response.url == f"/account/login/?next={WORKLIST}"


def test_a_caseworker_signs_in_and_sees_the_worklist(client, town, employ):
    user = employ(town.waterveen, "caseworker", password=PASSWORD)
    assert enter(client, user.email).status_code == 302
    page = client.get("/", follow=True)
    assert page.redirect_chain[-1][0] == WORKLIST
    assert "Nog geen meldingen in deze ronde" in page.text
    assert "alleen oefengegevens" in page.text.lower()


def test_a_wrong_password_says_what_to_do(client, town, employ):
    user = employ(town.waterveen, "caseworker", password=PASSWORD)
    page = enter(client, user.email, "iets anders")
    assert page.status_code == 200
    assert "Het door jou opgegeven e-mailadres en/of wachtwoord is niet correct." in page.text


def test_tries_are_limited(client, town, employ):
    user = employ(town.waterveen, "caseworker", password=PASSWORD)
    for _try in range(6):
        enter(client, user.email, "iets anders")
    assert client.get(WORKLIST).status_code == 302
    assert enter(client, user.email).status_code != 302, "the right password after too many tries must wait"


def test_nobody_signs_up(client, town):
    page = client.get(reverse("account_signup"))
    assert not User.objects.filter(email="nieuw@example.org").exists()
    client.post(reverse("account_signup"), {"email": "nieuw@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(email="nieuw@example.org").exists()
    assert page.status_code == 200


def test_passwords_are_hashed_with_argon2(town, employ):
    assert employ(town.waterveen, "caseworker", password=PASSWORD).password.startswith("argon2")


def test_outside_the_demo_a_second_factor_is_obligatory(client, town, employ, settings):
    settings.DEMO = False
    user = employ(town.waterveen, "caseworker", password=PASSWORD)
    enter(client, user.email)
    response = client.get(WORKLIST)
    assert response.status_code == 302
    assert response.url == reverse("mfa_activate_totp")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(response.url)
    secret = page.context["form"].secret
    client.post(response.url, {"code": pyotp.TOTP(secret).now()})
    assert set(Authenticator.objects.filter(user=user).values_list("type", flat=True)) == {"totp", "recovery_codes"}
    before = [row.data for row in Authenticator.objects.order_by("pk")]
    assert secret not in str(before)
    assert seal_seeds_again() == 2
    after = [row.data for row in Authenticator.objects.order_by("pk")]
    assert all(one != two for one, two in zip(before, after, strict=True))
    assert unseal(Authenticator.objects.get(type="totp").data["secret"]) == secret
    assert client.get(WORKLIST).status_code == 200


def test_the_people_of_the_town_exist_only_in_the_demo(client, town, employ, settings):
    user = employ(town.waterveen, "caseworker")
    User.objects.filter(pk=user.pk).update(introduction="Ik ben medewerker.")
    assert "Ik ben medewerker." in client.get(reverse("account_login")).text
    settings.DEMO = False
    assert "Ik ben medewerker." not in client.get(reverse("account_login")).text
    assert client.post(reverse("sign_in_as", args=[user.pk])).status_code == 404


def test_a_demo_person_without_introduction_cannot_be_taken(client, town, employ):
    user = employ(town.waterveen, "caseworker")
    assert client.post(reverse("sign_in_as", args=[user.pk])).status_code == 404


def test_a_stranger_is_refused_and_both_sides_can_read_it(client, town, employ, as_organisation):
    user = employ(town.duinrade, "caseworker")
    client.force_login(user)
    page = client.get(WORKLIST)
    assert page.status_code == 403
    assert "Je werkt niet voor deze organisatie." in page.text
    for organisation in (town.duinrade, town.waterveen):
        with as_organisation(organisation):
            look = AccessLog.objects.get()
            assert (look.user, look.kind, look.organisation_id) == (user.pk, "refused", town.duinrade.pk)


def test_a_role_without_the_permission_gets_the_reason_and_a_row_in_the_log(client, town, employ, as_organisation):
    client.force_login(employ(town.waterveen, "data_protection_officer"))
    page = client.get(WORKLIST)
    assert page.status_code == 403
    assert "De werklijst en de meldingen zien" in page.text
    with as_organisation(town.waterveen):
        assert AccessLog.objects.get().reason.startswith("Dit hoort niet bij je rol")


def test_without_access_log_no_page_is_shown(client, town, employ, monkeypatch):
    client.force_login(employ(town.waterveen, "caseworker"))

    def broken(*_arguments, **_named):
        raise ConnectionError("log is away")

    monkeypatch.setattr(looks.Looks, "write", broken)
    client.raise_request_exception = False
    page = client.get(WORKLIST)
    assert page.status_code == 500
    assert "Nog geen meldingen" not in page.text


def test_an_ended_membership_closes_the_door(client, town, employ, as_organisation):
    user = employ(town.waterveen, "caseworker")
    with as_organisation(town.waterveen):
        user.memberships.update(ends_on="2026-01-02")
    client.force_login(user)
    assert client.get(WORKLIST).status_code == 403


def test_a_role_is_kept_in_history_with_who_and_why(town, employ, as_organisation):
    user = employ(town.waterveen, "caseworker")
    with as_organisation(town.waterveen, user=42, purpose="left"):
        user.memberships.update(ends_on="2026-11-30")
        event = user.memberships.get().events.order_by("pgh_id").last()
        assert event.pgh_label == "update"
        assert event.pgh_context == {"user": 42, "organisation": town.waterveen.pk, "purpose": "left"}
    with as_organisation(town.duinrade), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_membershipevent")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("directive", ["script-src", "style-src"])
def test_pages_forbid_inline_code(client, town, directive):
    policy = client.get(settings.LOGIN_URL and reverse("account_login")).headers["Content-Security-Policy"]
    assert f"{directive} 'self'" in policy
    assert "unsafe-inline" not in policy


def test_a_forgotten_password_says_whom_to_ask_where_no_mail_is_sent(client, town, employ):
    page = client.get(reverse("account_reset_password"))
    assert "kan je dus geen link sturen" in page.text
    user = employ(town.waterveen, "caseworker", password=PASSWORD)
    for email in (user.email, "niemand@example.org"):
        assert client.post(reverse("account_reset_password"), {"email": email}).status_code == 200


def test_a_forgotten_password_gets_a_link_by_mail_and_tells_nobody_who_has_an_account(client, town, employ, settings):
    settings.EMAIL_HOST = "mail.example"
    user = employ(town.waterveen, "caseworker", password=PASSWORD)
    answers = [client.post(reverse("account_reset_password"), {"email": email}).url
               for email in (user.email, "niemand@example.org")]  # fmt: skip
    assert answers[0] == answers[1]
    assert "/account/password/reset/key/" in next(message.body for message in mail.outbox if user.email in message.to)


def test_a_person_finds_the_password_and_the_second_step_from_every_page(client, town, employ):
    client.force_login(employ(town.waterveen, "caseworker", password=PASSWORD))
    assert 'href="/account/"' in client.get(WORKLIST).text
    page = client.get("/account/").text
    assert reverse("account_change_password") in page
    assert reverse("mfa_index") in page


def test_who_has_no_password_is_not_sent_to_a_page_that_changes_it(client, town, employ):
    client.force_login(employ(town.waterveen, "caseworker"))
    assert reverse("account_change_password") not in client.get("/account/").text


def test_an_own_address_is_not_changed_so_the_second_step_stays_open(client, town, employ, settings):
    settings.DEMO = False
    client.force_login(employ(town.waterveen, "caseworker", password=PASSWORD))
    assert client.get("/account/email/").status_code == 404
    user = User.objects.get()
    EmailAddress.objects.create(user=user, email=user.email, verified=False, primary=True)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert "secret" in client.get(reverse("mfa_activate_totp")).context["form"].__dict__


@pytest.mark.parametrize(("asked", "reached"), [(WORKLIST, WORKLIST), ("https://elders.example/", "/"), ("", "/")])
def test_who_signs_in_again_in_the_demo_goes_on_where_it_stopped(client, town, employ, asked, reached):
    user = employ(town.waterveen, "caseworker")
    User.objects.filter(pk=user.pk).update(introduction="Ik ben medewerker.")
    assert client.post(reverse("sign_in_as", args=[user.pk]), {"next": asked}).url == reached


def test_behind_a_proxy_each_visitor_has_a_limit_of_their_own(rf, settings):
    request = rf.get("/", headers={"x-forwarded-for": "203.0.113.7, 198.51.100.9"}, REMOTE_ADDR="10.0.0.2")
    assert get_adapter().get_client_ip(request) == "10.0.0.2", "nobody in front: what a visitor claims is not believed"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert get_adapter().get_client_ip(request) == "198.51.100.9"


def test_a_message_never_waits_in_the_database(rf):
    assert isinstance(default_storage(rf.get("/")), CookieStorage)
