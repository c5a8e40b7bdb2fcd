"""A visit order on the phone of whoever goes: seen by that volunteer alone, reported in one tap."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.volunteering.actions import orders as actions
from samenspoor.domain.volunteering.models import Pairing, Report, VisitOrder
from samenspoor.domain.volunteering.visibility import keep_volunteer_visible
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from tests.paired import pair, paired
from tests.portals.conftest import day

__all__ = ["paired"]
HOME = "/maatjes/telefoon/"
JSON = {"Accept": "application/json"}


def who() -> Any:
    return {"by": 1, "at": timezone.now()}


@pytest.fixture
def mine(client, paired):
    found = paired()
    client.force_login(found.user)
    return found


@pytest.fixture
def accepted(order, mine, as_organisation):
    """The order, on which Riet goes."""
    with as_organisation(mine.organisation):
        return actions.accept_order(order, mine.volunteer, **who())


def report(client, order, word="reached", **changes):
    sent = {"report": word, "on": day().isoformat()} | changes
    return client.post(f"{HOME}opdracht/{order.pk}/", sent, headers=JSON)


def test_from_the_coordinators_choice_to_one_tap_and_the_timeline(client, town, employ, accepted, person):
    today, page = client.get(HOME).text, client.get(f"{HOME}opdracht/{accepted.pk}/").text
    for shown in (today, page):
        for word in (accepted.name, accepted.address, "Ik ben vrijwilliger", "tel:0612345678"):
            assert word in shown
        assert "€" not in shown
    for word in ("Niet bereikt", "Wil contact met de gemeente", "Wil geen hulp", "Dringend", "tel:0519292910"):
        assert word in page
    card = client.get(f"{HOME}opdracht/{accepted.pk}/pas/").text
    assert f"{accepted.pk}\u20111" in card
    assert "0519\xa0" in card
    assert "Riet Dijkstra</p>" not in card
    assert client.get(f"{HOME}sleutel/").json()["orders"] == [accepted.pk]
    for _time in range(2):
        assert report(client, accepted, "wants_contact").json()["is_stored"]
    assert accepted.name not in client.get(HOME).text
    assert client.get(f"{HOME}sleutel/").json()["orders"] == []
    caseworker = Client()
    caseworker.force_login(employ(town.waterveen, "caseworker"))
    timeline = caseworker.get(f"/waterveen/meldingen/{person.dossier_id}/").text
    assert "Wil contact met de gemeente" in timeline


def test_urgent_names_whom_to_ring_now(client, accepted, mine, as_organisation):
    with as_organisation(mine.organisation):
        Pairing.objects.update(visible_to=[])
    assert "tel:0519292910" in client.get(f"{HOME}nummers/").text
    assert "Marijke, 0519\xa029\xa029\xa010" in report(client, accepted, "urgent").json()["said"]
    assert "tel:0519292910" not in client.get(f"{HOME}nummers/").text


@pytest.mark.parametrize(("changes", "told"), [({"on": "2999-01-01"}, "Kies een dag"), ({"report": "weg"}, "weg")])
def test_what_is_wrong_is_said(client, accepted, as_organisation, changes, told):
    answer = report(client, accepted, **changes)
    assert answer.status_code == 422
    assert told in answer.json()["why"]
    with as_organisation(accepted.organisation):
        assert VisitOrder.objects.get().report == ""


def test_what_was_taken_back_is_gone_at_once_and_a_late_report_is_told_why(client, town, accepted, as_organisation):
    with as_organisation(town.waterveen):
        actions.recall_order(accepted, **who())
    assert accepted.name not in client.get(HOME).text
    assert client.get(f"{HOME}opdracht/{accepted.pk}/").status_code == 404
    answer = report(client, accepted)
    assert answer.status_code == 422
    assert "Teruggenomen" in answer.json()["why"]


@pytest.mark.parametrize(
    "whose", ["another volunteer's", "another organisation's", "nobody's", "somebody else's since"]
)
def test_an_order_of_others_is_not_found_and_the_look_is_logged(client, order, mine, paired, as_organisation, whose):
    home, seeker = HOME, mine
    with as_organisation(mine.organisation):
        if whose == "somebody else's since":
            actions.accept_order(order, mine.volunteer, **who())
        if whose != "nobody's":
            actions.accept_order(order, paired("Bo", "Piet Smit").volunteer, **who())
    if whose == "another organisation's":
        others = Organisation.objects.create(slug="anderen", name="De Anderen", kind="volunteers")
        with as_organisation(others):
            seeker = pair(others, first_name="Ali", resident="Kees Bos")
        client.force_login(seeker.user)
        home = "/anderen/telefoon/"
    assert order.name not in client.get(home).text
    for address in (f"{home}opdracht/{order.pk}/", f"{home}opdracht/{order.pk}/pas/"):
        assert client.get(address).status_code == 404
    sent = {"report": "declines", "on": day().isoformat()}
    assert client.post(f"{home}opdracht/{order.pk}/", sent, headers=JSON).status_code == 404
    with as_organisation(seeker.organisation):
        looks = AccessLog.objects.filter(kind="refused", user=seeker.user.pk)
        assert [look.subject_ids for look in looks] == [[order.pk]] * 3
    with as_organisation(order.organisation):
        assert VisitOrder.objects.get().report == ""


def test_the_database_shows_an_order_to_whoever_goes_and_to_nobody_else(accepted, mine, paired, as_organisation):
    def seen_by(person) -> int:
        owner = mine.organisation.pk
        phone = acting(organisation=owner, user=person, purpose="test", person=person, scope=Scope.PERSON)
        with phone, connection.cursor() as cursor:
            cursor.execute("UPDATE volunteering_visitorder SET refusal = refusal")
            assert cursor.rowcount == VisitOrder.objects.count()
            return cursor.rowcount

    other = paired("Bo", "Piet Smit")
    assert (seen_by(mine.user.pk), seen_by(other.user.pk)) == (1, 0)
    with as_organisation(mine.organisation):
        actions.accept_order(accepted, other.volunteer, **who())
    assert (seen_by(mine.user.pk), seen_by(other.user.pk)) == (0, 1)
    with as_organisation(mine.organisation):
        actions.report_order(accepted, report=Report.REACHED, on=day(), **who())
    assert (seen_by(mine.user.pk), seen_by(other.user.pk)) == (0, 0)


def test_a_phone_that_was_given_later_shows_it_too(client, order, mine, as_organisation):
    with as_organisation(mine.organisation):
        type(mine.volunteer).objects.update(user=None)
        actions.accept_order(order, mine.volunteer, **who())
        type(mine.volunteer).objects.update(user=mine.user.pk)
        keep_volunteer_visible(type(mine.volunteer).objects.get())
    assert order.name in client.get(HOME).text


def test_the_day_asks_as_much_with_an_order_as_without(client, order, mine, as_organisation):
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(HOME).status_code == 200
        return len(captured)

    first = count()
    with as_organisation(mine.organisation):
        actions.accept_order(order, mine.volunteer, **who())
    assert order.name in client.get(HOME).text
    assert count() == first
