"""Numbers of volunteers: exact for the organisation, never small for a municipality; a look ahead without people."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.agreements.models import Agreement
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.volunteering.actions import volunteers
from samenspoor.domain.volunteering.actions.capacity import publish_capacity
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.capacity import Capacity, counted, published
from samenspoor.domain.volunteering.models import CapacityCount, OwnWords, Volunteer
from samenspoor.domain.volunteering.models.capacity import COUNTED
from samenspoor.domain.volunteering.outlook import Expected, last_months, outlook_for
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.accounts.actor import Actor

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WHO: Any = {"by": 7, "at": NOW}
TODAY = NOW.date()


@pytest.fixture
def many(enlist, maatjes, as_organisation):
    """Six active for practical support in 8951, two in 8952; one in training with a day, one without."""
    for _number in range(6):
        enlist(postcode_area="8951")
    for _number in range(2):
        enlist(postcode_area="8952")
    with as_organisation(maatjes):
        for expected_on in (TODAY + timedelta(days=60), None):
            described = Described(first_name="An", surname="Vos", roles=("practical",), postcode_area="8951",
                                  expected_on=expected_on)  # fmt: skip
            made = volunteers.enter_volunteer(maatjes, described, **WHO)
            for status in ("interview", "training"):
                made = volunteers.go_on(made, to=VolunteerStatus(status), **WHO)


def of(rows: list[Capacity], role: str, area: str) -> Any:
    return next(row.numbers for row in rows if (row.role, row.postcode_area) == (role, area))


def test_what_was_announced_counts_and_what_is_not_known_is_said(many, enlist, maatjes, as_organisation):
    leaving = enlist(postcode_area="8951", leaves_on=TODAY + timedelta(days=30))
    suspended = enlist(postcode_area="8951")
    with as_organisation(maatjes):
        Volunteer.objects.filter(pk=suspended.pk).update(suspended_on=TODAY, suspended_reason="x")
        rows = counted(maatjes, on=TODAY)
    assert leaving.leaves_on
    assert of(rows, "practical", "") == {
        "active": 9, "free_places": 18, "training": 2, "paused": 1, "leaving": 1, "in_three_months": 9,
        "in_six_months": 9, "without_day": 2,
    }  # fmt: skip
    assert of(rows, "", "8952")["active"] == 2


def test_who_lacks_a_training_counts_as_in_training_for_the_role_that_asks_it(enlist, maatjes, as_organisation):
    both, listens = enlist(roles=["practical", "mental"]), enlist(roles=["mental"])
    with as_organisation(maatjes):
        volunteers.change_policy(
            maatjes, words=OwnWords("maatje", "maatjes"), vog_years=3, trainings=[(HelpRole.MENTAL, "Luisteren")], **WHO
        )
        rows = counted(maatjes, on=TODAY)
        assert of(rows, "mental", "") == {
            "active": 0, "free_places": 0, "training": 2, "paused": 0, "leaving": 0, "in_three_months": 0,
            "in_six_months": 0, "without_day": 2,
        }  # fmt: skip
        for role, active, training in (("practical", 1, 0), ("", 1, 1)):
            numbers = of(rows, role, "")
            assert (numbers["active"], numbers["free_places"], numbers["training"]) == (active, 2 * active, training)
        until = TODAY + timedelta(days=9)
        for each in (both, listens):
            volunteers.record_training(each, name="Luisteren", followed_on=TODAY, valid_until=until, **WHO)
        assert of(counted(maatjes, on=until), "mental", "")["active"] == 2
        # What has lapsed stops everything new, so it counts in every role.
        lapsed = counted(maatjes, on=until + timedelta(days=1))
        assert [of(lapsed, role, "")["active"] for role in ("", "practical", "mental")] == [0, 0, 0]

        def queries() -> int:
            with CaptureQueriesContext(connection) as found:
                counted(maatjes, on=TODAY)
            return len(found.captured_queries)

        few = queries()
    enlist(roles=["mental"])
    with as_organisation(maatjes):
        assert queries() == few


def test_no_small_number_is_published_and_none_can_be_found_by_subtracting():
    rows = [
        Capacity("practical", area, dict.fromkeys(COUNTED, number))
        for area, number in (("", 17), ("8951", 8), ("8952", 7), ("8953", 2))
    ]
    shown = {row.postcode_area: row.numbers["active"] for row in published(rows)}
    assert shown == {"": 17, "8951": 8, "8952": None, "8953": None}


def test_a_municipality_reads_numbers_of_five_and_more_only_where_there_is_a_paper(
    many, sign_papers, town, maatjes, as_organisation
):
    with as_organisation(maatjes):
        assert publish_capacity(maatjes, **WHO) == 0
    papers = sign_papers()
    with as_organisation(maatjes):
        assert publish_capacity(maatjes, **WHO)
    with as_organisation(town.waterveen), connection.cursor() as cursor:
        told = CapacityCount.objects.get(role="practical", postcode_area="")
        assert (told.active, told.training) == (8, None)
        assert CapacityCount.objects.get(role="practical", postcode_area="8952").active is None
        cursor.execute(f"SELECT {', '.join(COUNTED)} FROM volunteering_capacitycount")
        assert {number for row in cursor.fetchall() for number in row if number and number < 5} == set()
        cursor.execute("DELETE FROM volunteering_capacitycount")
        assert cursor.rowcount == 0
        with pytest.raises(ProgrammingError, match="only the owner changes"), transaction.atomic():
            CapacityCount.objects.update(active=99)
    with as_organisation(town.duinrade):
        assert not CapacityCount.objects.exists()
    with as_organisation(town.waterveen):
        agreements.withdraw(Agreement.objects.get(pk=papers["cooperation"].pk), reason="stopt", **WHO)
    with as_organisation(maatjes):
        assert publish_capacity(maatjes, by=7, at=NOW + timedelta(days=1)) == 0
    with as_organisation(town.waterveen):
        assert not CapacityCount.objects.exists()


def test_the_database_refuses_a_small_number(maatjes, as_organisation):
    refused = pytest.raises(IntegrityError, match="published_capacity_is_never_small")
    with as_organisation(maatjes), refused, transaction.atomic():
        CapacityCount.objects.create(organisation=maatjes, role="practical", active=4, counted_on=TODAY)


def test_the_six_whole_months_before_a_day():
    months = last_months(datetime(2027, 2, 28, tzinfo=UTC).date())
    assert [f"{month:%Y-%m}" for month in months] == [
        "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2027-01",
    ]  # fmt: skip


def test_what_is_expected_is_the_average_with_its_range_and_few_requests_are_hidden(
    many, sign_papers, town, maatjes, as_organisation, make_requests, actor_of
):
    sign_papers()
    with as_organisation(maatjes):
        publish_capacity(maatjes, **WHO)
    make_requests(12, role="practical", month=-1)
    make_requests(6, role="practical", month=-2)
    make_requests(4, role="mental", month=-2)
    make_requests(9, role="advocacy", month=0)
    with as_organisation(town.waterveen):
        found = outlook_for(actor_of(town.waterveen, "manager"), on=TODAY)
    rows = {row.role: row for row in found.roles}
    assert rows["practical"].expected == Expected(3.0, 0, 12)
    assert rows["practical"].numbers["active"] == 8
    assert rows["mental"].expected == Expected(None)
    assert "advocacy" not in rows
    assert [publisher.name for publisher in found.publishers] == ["De Maatjes"]


@pytest.fixture
def actor_of():
    return lambda organisation, role: Actor(
        user=1, organisation=organisation, role=role, permissions=frozenset({"see_figures"})
    )


@pytest.fixture
def make_requests(town, as_organisation):
    def make(count: int, *, role: str, month: int) -> None:
        number = TODAY.year * 12 + TODAY.month - 1 + month
        made_at = datetime(number // 12, number % 12 + 1, 15, 12, tzinfo=UTC)
        with as_organisation(town.waterveen):
            HelpRequest.objects.bulk_create(
                HelpRequest(
                    organisation=town.waterveen, source="counter", phase="debt_help", roles=[role], tasks=["buddy"],
                    question="Post ordenen", ground="public_task", postcode_area="8951", told_on=made_at.date(),
                    made_at=made_at, made_by=7,
                )
                for _number in range(count)
            )  # fmt: skip

    return make
