"""The administrator gives roles and ends them; the door follows at once, and history tells who did it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from samenspoor.foundation.accounts.models import Membership, Role, User

PAGE = "/waterveen/medewerkers/"
WORKLIST = "/waterveen/werklijst/"


@pytest.fixture
def administrator(client, town, employ):
    user = employ(town.waterveen, "administrator")
    client.force_login(user)
    return user


@pytest.fixture
def caseworker(town, employ):
    return employ(town.waterveen, "caseworker")


def role(code: str) -> int:
    return Role.objects.get(code=code).pk


def membership_of(user, as_organisation, organisation):
    with as_organisation(organisation):
        return Membership.objects.filter(user=user).select_related("role").latest("pk")


def test_a_new_colleague_chooses_a_password_and_signs_in(client, town, administrator):
    person = {"name": "Bo Vos", "email": "Bo@Waterveen.example", "role": role("caseworker")}
    page = client.post(f"{PAGE}nieuw/", person)
    assert page.status_code == 200
    address = page.text.split('<code class="app-code">')[1].split("</code>")[0]
    assert page["Cache-Control"] == "no-store"
    assert address not in client.get(PAGE).text
    client.logout()
    chosen = client.get(address, follow=True)
    form = chosen.request["PATH_INFO"]
    password = "paard batterij nietje"
    client.post(form, {"password1": password, "password2": password})
    client.post(reverse("account_login"), {"login": "bo@waterveen.example", "password": password})
    assert client.get(WORKLIST).status_code == 200


def test_someone_who_is_known_elsewhere_keeps_name_and_password(client, town, employ, administrator, as_organisation):
    known = employ(town.duinrade, "caseworker", password="paard batterij nietje")
    page = client.post(f"{PAGE}nieuw/", {"name": "Anders", "email": known.email, "role": role("manager")})
    assert page.status_code == 302
    known.refresh_from_db()
    assert (known.name, known.has_usable_password()) == ("Anne Bos", True)
    assert membership_of(known, as_organisation, town.waterveen).role.code == "manager"


def test_nobody_works_twice_at_one_organisation(client, town, administrator, caseworker):
    page = client.post(f"{PAGE}nieuw/", {"name": "x", "email": caseworker.email, "role": role("manager")})
    assert "werkt hier al" in page.text


def test_another_role_counts_from_today_and_the_old_one_stays_readable(
    client, town, administrator, caseworker, as_organisation
):
    before = membership_of(caseworker, as_organisation, town.waterveen)
    assert client.post(f"{PAGE}{before.pk}/rol/", {"role": role("adviser")}).status_code == 302
    after = membership_of(caseworker, as_organisation, town.waterveen)
    assert (after.role.code, after.starts_on) == ("adviser", timezone.localdate())
    with as_organisation(town.waterveen):
        before.refresh_from_db()
        assert before.ends_on == timezone.localdate() - timedelta(days=1)
        event = before.events.order_by("pgh_id").last()
        assert (event.pgh_label, event.pgh_context["user"]) == ("update", administrator.pk)
        assert event.pgh_context["purpose"] == "accounts:change_role"
    client.force_login(caseworker)
    assert client.get(WORKLIST).status_code == 403


def test_a_role_that_ended_yesterday_closes_the_door(client, town, administrator, caseworker, as_organisation):
    membership = membership_of(caseworker, as_organisation, town.waterveen)
    yesterday = timezone.localdate() - timedelta(days=1)
    page = client.get(f"{PAGE}{membership.pk}/einde/")
    assert "laatste dag" in page.text
    assert client.post(f"{PAGE}{membership.pk}/einde/", {"last_day": yesterday.isoformat()}).status_code == 302
    client.force_login(caseworker)
    assert client.get(WORKLIST).status_code == 403


def test_the_past_is_not_rewritten(client, town, administrator, caseworker, as_organisation):
    membership = membership_of(caseworker, as_organisation, town.waterveen)
    page = client.post(f"{PAGE}{membership.pk}/einde/", {"last_day": date(2026, 2, 1).isoformat()})
    assert "op zijn vroegst gisteren" in page.text


@pytest.mark.parametrize("act", ["rol", "einde"])
def test_an_administrator_cannot_end_or_change_the_own_role(client, town, administrator, as_organisation, act):
    own = membership_of(administrator, as_organisation, town.waterveen)
    data = {"role": role("manager"), "last_day": timezone.localdate().isoformat()}
    page = client.post(f"{PAGE}{own.pk}/{act}/", data)
    assert "Vraag een andere beheerder" in page.text
    assert membership_of(administrator, as_organisation, town.waterveen).ends_on is None


def test_a_role_of_another_kind_of_organisation_cannot_be_chosen(client, town, administrator):
    page = client.post(f"{PAGE}nieuw/", {"name": "x", "email": "x@y.example", "role": role("executing_caseworker")})
    assert page.status_code == 200
    assert not User.objects.filter(email="x@y.example").exists()


def test_someone_with_a_password_gets_no_invitation(client, town, employ, administrator, as_organisation):
    other = employ(town.waterveen, "manager", password="paard batterij nietje")
    membership = membership_of(other, as_organisation, town.waterveen)
    page = client.post(f"{PAGE}{membership.pk}/uitnodiging/", follow=True)
    assert "heeft al een wachtwoord" in page.text


def test_people_of_another_organisation_stay_out_of_sight(client, town, employ, administrator, as_organisation):
    stranger = employ(town.duinrade, "manager")
    theirs = membership_of(stranger, as_organisation, town.duinrade)
    assert stranger.email not in client.get(PAGE).text
    assert client.get(f"{PAGE}{theirs.pk}/rol/").status_code == 404


@pytest.mark.parametrize("other", ["caseworker", "adviser", "manager", "privacy_officer", "data_protection_officer"])
def test_other_roles_are_refused(client, town, employ, other):
    client.force_login(employ(town.waterveen, other))
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}nieuw/", {"name": "x", "email": "x@y.example"}).status_code == 403


@pytest.mark.parametrize("count", [3, 12])
def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    client, town, employ, administrator, count, django_assert_num_queries
):
    for number in range(count):
        employ(town.waterveen, "caseworker", email=f"{number}@waterveen.example")
    client.get(PAGE)
    with django_assert_num_queries(QUERIES, connection=connection):
        assert client.get(f"{PAGE}?state=now").status_code == 200


QUERIES = 20


def test_no_administrator_elsewhere_gets_the_key_to_a_new_colleague(client, town, employ, administrator):
    """Waterveen adds Bo; Duinrade adds the same address and asks for an invitation, to sign in as Bo at Waterveen."""
    client.post(f"{PAGE}nieuw/", {"name": "Bo Vos", "email": "bo@waterveen.example", "role": role("caseworker")})
    client.force_login(employ(town.duinrade, "administrator"))
    person = {"name": "Bo", "email": "bo@waterveen.example", "role": role("caseworker")}
    page = client.post("/duinrade/medewerkers/nieuw/", person)
    assert "Een andere organisatie heeft dit adres uitgenodigd" in page.text
    assert "app-code" not in page.text
    assert "Bo Vos" not in page.text


@pytest.mark.parametrize("invited_by", ["waterveen", "duinrade", None])
def test_nobody_gets_the_key_to_an_account_with_a_role_elsewhere(
    client, town, employ, administrator, as_organisation, invited_by
):
    """Rows from before the account had an inviter, and whatever else gives one account two employers."""
    shared = employ(town.duinrade, "caseworker")
    User.objects.filter(pk=shared.pk).update(invited_by=getattr(town, invited_by) if invited_by else None)
    with as_organisation(town.waterveen):
        membership = Membership.objects.create(
            organisation=town.waterveen, user=shared, role_id=role("manager"), starts_on=date(2026, 1, 1)
        )
    page = client.post(f"{PAGE}{membership.pk}/uitnodiging/", follow=True)
    assert "Een andere organisatie heeft deze persoon uitgenodigd" in page.text
    assert "app-code" not in page.text


def test_an_invitation_ends_when_the_account_goes_to_another_organisation(
    client, town, employ, administrator, as_organisation
):
    person = {"name": "Bo Vos", "email": "bo@waterveen.example", "role": role("caseworker")}
    page = client.post(f"{PAGE}nieuw/", person)
    address = page.text.split('<code class="app-code">')[1].split("</code>")[0]
    bo = User.objects.get(email="bo@waterveen.example")
    with as_organisation(town.waterveen):
        ended = Membership.objects.get(user=bo)
        ended.ends_on = timezone.localdate() - timedelta(days=1)
        ended.save(update_fields=["ends_on"])
    client.force_login(employ(town.duinrade, "administrator"))
    assert "app-code" in client.post("/duinrade/medewerkers/nieuw/", person).text
    client.force_login(administrator)
    again = client.post(f"{PAGE}{ended.pk}/uitnodiging/", follow=True)
    assert "Een andere organisatie heeft deze persoon uitgenodigd" in again.text
    client.logout()
    chosen = client.get(address, follow=True)
    form = chosen.request["PATH_INFO"]
    client.post(form, {"password1": "paard batterij nietje", "password2": "paard batterij nietje"})
    bo.refresh_from_db()
    assert bo.waits_for_password


def test_a_name_that_another_organisation_wrote_is_not_told(client, town, employ, administrator):
    known = employ(town.duinrade, "caseworker", password="paard batterij nietje")
    person = {"name": "Anders", "email": known.email, "role": role("manager")}
    client.post(f"{PAGE}nieuw/", person)
    told = "".join(str(message) for message in client.get(PAGE).context["messages"])
    assert "logt al iemand in" in told
    assert "Anne Bos" not in told
