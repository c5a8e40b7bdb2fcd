"""Which party works for the municipality: arranged and ended by its adviser, seen by the party at once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.foundation.organisations.models import Execution

PAGE = "/waterveen/uitvoering/"


def day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def adviser(client, town, employ):
    user = employ(town.waterveen, "adviser")
    client.force_login(user)
    return user


@pytest.fixture
def arrange(client, town, adviser):
    def act(*, starts_on=0, ends_on=None, party=None):
        data = {
            "party": (party or town.party).pk,
            "starts_on": day(starts_on).isoformat(),
            "ends_on": "" if ends_on is None else day(ends_on).isoformat(),
        }
        return client.post(f"{PAGE}nieuw/", data, follow=True).text

    return act


@pytest.fixture
def running(town, as_organisation):
    def found():
        with as_organisation(town.waterveen):
            return list(Execution.objects.in_force_on(timezone.localdate()))

    return found


def jobs():
    return list(ProcrastinateJob.objects.filter(task_name="reshare_rows"))


def test_an_arrangement_of_today_holds_at_once(client, town, adviser, arrange, running, as_organisation):
    assert "Regiodienst werkt voor jullie" in arrange()
    (made,) = running()
    assert (made.shared_with, made.arranged_by) == ([town.party.pk], adviser.pk)
    assert [job.args["organisation"] for job in jobs()] == [town.waterveen.pk]
    assert "Anne Bos" in client.get(PAGE).text
    with as_organisation(town.party):
        assert Execution.objects.get() == made


def test_one_that_begins_later_waits_for_its_day(client, arrange, running):
    assert "Begint later" in arrange(starts_on=3)
    assert not running()
    assert not jobs()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"starts_on": -1}, "De eerste dag kan op zijn vroegst vandaag zijn."),
        ({"starts_on": 2, "ends_on": 1}, "De laatste dag ligt vóór de eerste."),
    ],
)
def test_days_that_cannot_be_are_refused(arrange, running, given, told):
    assert told in arrange(**given)
    assert not running()


def test_one_party_has_one_arrangement_at_a_time(arrange, running):
    arrange(ends_on=5)
    assert "werkt in die tijd al voor jullie" in arrange(starts_on=5)
    assert "Begint later" in arrange(starts_on=6)
    assert len(running()) == 1


def test_a_municipality_does_not_work_for_another(town, arrange, running):
    assert "app-field--invalid" in arrange(party=town.duinrade)
    assert not running()


def test_ending_it_at_once_closes_the_door_and_a_new_one_may_begin(client, arrange, running):
    arrange()
    (made,) = running()
    page = client.post(f"{PAGE}{made.pk}/beeindigen/", {"last_day": day(-1).isoformat()}, follow=True).text
    assert "Gestopt" in page
    assert f"{PAGE}{made.pk}/beeindigen/" not in page
    assert not running()
    assert len(jobs()) == 2
    assert "Regiodienst werkt voor jullie" in arrange()
    assert len(running()) == 1


def test_it_runs_on_until_its_last_day(client, arrange, running):
    arrange()
    (made,) = running()
    client.post(f"{PAGE}{made.pk}/beeindigen/", {"last_day": day(4).isoformat()})
    (ending,) = running()
    assert ending.ends_on == day(4)
    assert len(jobs()) == 1
    answer = client.post(f"{PAGE}{made.pk}/beeindigen/", {"last_day": day(-2).isoformat()}).text
    assert "op zijn vroegst gisteren" in answer


@pytest.mark.parametrize(("owner", "role"), [
    ("waterveen", "caseworker"), ("waterveen", "privacy_officer"), ("duinrade", "adviser"),
])  # fmt: skip
def test_nobody_else_arranges_it(client, town, employ, running, owner, role):
    client.force_login(employ(getattr(town, owner), role))
    data = {"party": town.party.pk, "starts_on": day(0).isoformat()}
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}nieuw/", data).status_code == 403
    assert not running()


def test_another_municipality_cannot_end_it(client, town, employ, arrange, running):
    arrange()
    (made,) = running()
    client.force_login(employ(town.duinrade, "adviser", email="adviseur@duinrade.example"))
    address = f"/duinrade/uitvoering/{made.pk}/beeindigen/"
    assert client.post(address, {"last_day": day(-1).isoformat()}).status_code == 404
    assert running() == [made]
