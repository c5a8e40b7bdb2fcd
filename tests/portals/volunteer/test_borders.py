"""Where a volunteer's phone ends: the own pairings, for as long as they run, and nothing of anybody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from samenspoor.domain.volunteering.models import EndReason, Pairing, PairingResult, Visit, Volunteer
from samenspoor.domain.volunteering.states import PairingStatus, VolunteerStatus
from samenspoor.domain.volunteering.visibility import show_to_helpers
from samenspoor.foundation.accounts.models import Membership
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.acting import Scope, acting
from tests.guards.test_addresses import ADDRESSES, example
from tests.paired import paired

__all__ = ["paired"]
HOME = "/maatjes/telefoon/"


def as_person(who, **options):
    """In the context of the phone itself."""
    return acting(
        organisation=who.organisation.pk, user=who.user.pk, purpose="test", person=who.user.pk, scope=Scope.PERSON
    )


def end(who, as_organisation):
    with as_organisation(who.organisation):
        Pairing.objects.filter(pk=who.pairing.pk).update(
            status=PairingStatus.ENDED, ended_on=timezone.localdate(), end_reason=EndReason.DONE,
            result=PairingResult.ACHIEVED,
        )  # fmt: skip
        show_to_helpers([who.pairing.resident_id])


def test_who_goes_along_sees_the_first_visit_and_nothing_else_until_it_was_made(client, paired, as_organisation):
    first, second = paired(), paired("Bo", "Piet Smit")
    third = paired("Cor", "Kees Kok")
    page = f"{HOME}inwoner/{first.pairing.pk}/"
    with as_organisation(first.organisation):
        Pairing.objects.filter(pk=first.pairing.pk).update(goes_along=second.volunteer.pk)
        Volunteer.objects.filter(pk=second.volunteer.pk).update(shown_telephone="0519 77 77 77")
    client.force_login(first.user)
    assert "Je gaat samen met Bo Dijkstra." in client.get(page).text
    assert "tel:0519777777" in client.get(page).text
    plan = {"on": (timezone.localdate() + timedelta(days=1)).isoformat(), "time": "14:00", "place": "at_home"}
    client.post(f"{page}plannen/", plan | {"phone_key": str(uuid4())})
    with as_organisation(first.organisation):
        Visit.objects.create(
            organisation=first.organisation, pairing=first.pairing, visible_to=first.pairing.visible_to,
            phone_key=uuid4(), starts_at=timezone.now(), status="held", minutes=10, place="phone",
            logged_at=timezone.now(), logged_by=7,
        )  # fmt: skip
    assert "Je gaat samen met Bo Dijkstra." in client.get(page).text, "a call is no visit at home"
    client.force_login(third.user)
    assert "Jan de Wit" not in client.get(HOME).text
    client.force_login(second.user)
    today = client.get(HOME).text
    for shown in ("Je gaat mee", "Jan de Wit", "Kerkstraat 1", "14:00", "samen met Riet Dijkstra"):
        assert shown in today
    assert client.get(page).status_code == 404
    with as_person(second):
        assert not Pairing.objects.filter(pk=first.pairing.pk).exists()
    client.force_login(first.user)
    held = {"phone_key": str(uuid4()), "place": "at_home", "minutes": "60", "on": timezone.localdate().isoformat()}
    client.post(f"{page}vastleggen/", held)
    assert "samen met Bo" not in client.get(page).text
    client.force_login(second.user)
    assert "Jan de Wit" not in client.get(HOME).text


def test_a_volunteer_reaches_no_page_of_coordinator_or_municipality(client, town, paired):
    client.force_login(paired().user)
    for name, pattern in ADDRESSES:
        if name.startswith(("municipality:", "organisation:", "accounts:", "retention:")):
            address = example(name, pattern).replace("/waterveen/", "/maatjes/")
            for answer in (client.get(address, follow=True), client.post(address, follow=True)):
                assert answer.status_code in {403, 404, 405} or answer.redirect_chain == [(HOME, 302)], name
    assert client.get("/waterveen/werklijst/").status_code == 403


@pytest.mark.parametrize("page", ["", "plannen/", "vastleggen/", "teruggeven/", "dringend/"])
def test_another_pairing_is_not_found_and_the_look_is_logged(client, paired, as_organisation, page):
    mine, other = paired(), paired("Bo", "Piet Smit")
    client.force_login(mine.user)
    assert client.get(f"{HOME}inwoner/{other.pairing.pk}/{page}").status_code == 404
    with as_organisation(mine.organisation):
        look = AccessLog.objects.get(kind="refused")
        assert (look.user, look.role, look.subject_ids) == (mine.user.pk, "volunteer", [other.pairing.pk])


def test_the_database_shows_a_volunteer_only_rows_that_name_the_person(paired):
    mine, _other = paired(), paired("Bo", "Piet Smit")
    with as_person(mine), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM volunteering_pairing")
        assert cursor.fetchall() == [(mine.pairing.pk,)]
        cursor.execute("SELECT name FROM volunteering_helpedresident")
        assert cursor.fetchall() == [("Jan de Wit",)]
        cursor.execute("SELECT user_id FROM accounts_membership")
        assert cursor.fetchall() == [(mine.user.pk,)]
        cursor.execute("UPDATE volunteering_pairing SET visible_to = ARRAY[1] WHERE id <> %s", [mine.pairing.pk])
        assert cursor.rowcount == 0
        for model in apps.get_models():
            names = {field.name for field in model._meta.local_fields}
            if "organisation" in names and model is not Membership:
                named = f" WHERE NOT {mine.user.pk} = ANY (visible_to)" if "visible_to" in names else ""
                is_history = hasattr(model, "pgh_tracked_model")
                cursor.execute(f'SELECT 1 FROM "{model._meta.db_table}"{"" if is_history else named}')
                assert cursor.fetchall() == [], model


def test_after_the_end_nothing_is_left_on_the_phone(client, paired, as_organisation):
    mine = paired()
    client.force_login(mine.user)
    assert "Jan de Wit" in client.get(HOME).text
    key = client.get(f"{HOME}sleutel/").json()
    assert key["pairings"] == [mine.pairing.pk]
    end(mine, as_organisation)
    assert "Jan de Wit" not in client.get(HOME).text
    assert client.get(f"{HOME}inwoner/{mine.pairing.pk}/").status_code == 404
    assert client.get(f"{HOME}sleutel/").json()["pairings"] == []
    with as_person(mine), connection.cursor() as cursor:
        for table in ("pairing", "helpedresident", "visit", "givenback"):
            cursor.execute(f"SELECT 1 FROM volunteering_{table}")
            assert cursor.fetchall() == []


@pytest.mark.parametrize("how", ["suspended", "left"])
def test_whoever_is_suspended_or_has_left_sees_nothing(client, paired, as_organisation, how):
    mine = paired()
    client.force_login(mine.user)
    with as_organisation(mine.organisation):
        if how == "left":
            type(mine.volunteer).objects.update(status=VolunteerStatus.LEFT)
        else:
            type(mine.volunteer).objects.update(suspended_on=timezone.localdate(), suspended_reason="melding")
    for page in ("", f"inwoner/{mine.pairing.pk}/", "sleutel/", "nummers/", "app.js"):
        answer = client.get(f"{HOME}{page}")
        assert answer.status_code == 403
        assert "Jan de Wit" not in answer.text


def test_staff_have_no_phone_and_a_volunteer_is_no_staff(client, maatjes, paired, employ, as_organisation):
    mine = paired()
    client.force_login(employ(maatjes, "coordinator"))
    assert client.get(HOME).status_code == 403
    page = client.get("/maatjes/medewerkers/").text
    assert "Anne Bos" in page
    assert "Riet" not in page
    with as_organisation(maatjes):
        membership = Membership.objects.get(user=mine.user)
    assert client.get(f"/maatjes/medewerkers/{membership.pk}/rol/").status_code == 404
    assert client.post(f"/maatjes/medewerkers/{membership.pk}/uitnodiging/").status_code == 404
    assert "Vrijwilliger<" not in client.get("/maatjes/medewerkers/nieuw/").text


def test_pages_without_anybody_ask_for_sign_in_too(client, paired):
    paired()
    for name in ("key", "worker", "offline", "not_sent", "manifest"):
        assert client.get(reverse(f"volunteer:{name}", kwargs={"organisation": "maatjes"})).status_code == 302


def test_a_key_is_only_for_whom_it_was_given(client, paired, settings):
    mine, other = paired(), paired("Bo", "Piet Smit")
    client.force_login(mine.user)
    first = client.get(f"{HOME}sleutel/").json()
    assert client.get(f"{HOME}sleutel/").json()["key"] == first["key"]
    client.logout()
    client.force_login(mine.user)
    later = client.get(f"{HOME}sleutel/").json()
    assert later["key"] != first["key"], "another session has another key"
    assert client.get(f"{HOME}sleutel/", {"naam": first["name"]}).json()["key"] == first["key"]
    client.force_login(other.user)
    assert client.get(f"{HOME}sleutel/", {"naam": first["name"]}).status_code == 404
    assert client.get(f"{HOME}sleutel/", {"naam": "verzonnen"}).status_code == 404
