"""A volunteer without a phone rings a visit through: the coordinator writes it down, by the rules of the phone."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from samenspoor.domain.volunteering.actions import suspension
from samenspoor.domain.volunteering.actions.visits import call_off, plan_visit
from samenspoor.domain.volunteering.models import Canceller, Pairing, Visit, Volunteer
from samenspoor.domain.volunteering.paper_access import OnPaper
from samenspoor.domain.volunteering.visits_print import print_visits
from samenspoor.portals.organisation.views import visits as pages
from tests.pairings import day

PAIRINGS = "/maatjes/koppelingen/"
IBAN = "NL91 ABNA 0417 1643 00"


@pytest.fixture
def marijke(maatjes, employ):
    return employ(maatjes, "coordinator")


@pytest.fixture
def coordinator(client, marijke):
    client.force_login(marijke)
    return client


@pytest.fixture
def quiet(enlist, take_in, bring, maatjes, as_organisation):
    """A pairing that began long ago, of somebody without a phone."""
    made = bring(take_in(), enlist("Riet"))
    with as_organisation(maatjes):
        Pairing.objects.filter(pk=made.pk).update(started_on=day(-60))
    return made


@pytest.fixture
def visits(maatjes, as_organisation):
    def read():
        with as_organisation(maatjes):
            return list(Visit.objects.order_by("starts_at"))

    return read


def told(**changes):
    return {"phone_key": str(uuid4()), "how": "held", "on": day().isoformat(), "place": "at_home", "minutes": "75",
            "kilometres": "12", "tasks": ["administration"], "note": "De post is bij.", "is_safe_home": "on",
            "next_on": day(7).isoformat(), "next_time": "10:30"} | changes  # fmt: skip


def test_what_is_rung_through_counts_as_on_the_phone_and_says_who_wrote_it(
    coordinator, quiet, marijke, visits, as_organisation
):
    own = f"{PAIRINGS}{quiet.pk}/"
    assert "Geen bezoek sinds" in coordinator.get(own).text
    assert "Bezoek opschrijven" in coordinator.get(own).text
    sent = told()
    for _time in range(2):
        page = coordinator.post(f"{own}bezoek/", sent, follow=True).text
    held, planned = visits()
    assert (held.status, held.minutes, held.kilometres, held.is_safe_home) == ("held", 75, 12, True)
    assert held.logged_by == marijke.pk
    with as_organisation(quiet.organisation):
        assert held.events.order_by("pgh_id").last().pgh_context["user"] == marijke.pk
    assert (planned.status, timezone.localdate(planned.starts_at)) == ("planned", day(7))
    assert f"opgeschreven door {marijke.name}" in page
    assert "Geen bezoek sinds" not in page
    assert "1:15" in coordinator.get("/maatjes/vrijwilligers/uren/").text


def test_a_planned_visit_that_was_called_off_is_that_visit(coordinator, quiet, visits):
    own = f"{PAIRINGS}{quiet.pk}/bezoek/"
    coordinator.post(own, told())
    off = told(how="resident", on=day(7).isoformat(), minutes="", note="", next_on="")
    for _time in range(2):
        coordinator.post(own, off)
    # Of a day on which nothing was planned too, when it has been.
    coordinator.post(own, off | {"phone_key": str(uuid4()), "how": "volunteer", "on": day(-3).isoformat()})
    assert [(each.status, each.cancelled_by) for each in visits()] == [
        ("cancelled", "volunteer"),
        ("held", ""),
        ("cancelled", "resident"),
    ]
    page = coordinator.post(own, off | {"phone_key": str(uuid4()), "on": day(9).isoformat()})
    assert "geen bezoek gepland" in page.text


@pytest.mark.parametrize("days", [-2, 7])
def test_a_visit_called_off_on_the_phone_and_rung_through_as_well_counts_once(
    coordinator, quiet, maatjes, visits, as_organisation, days
):
    who: Any = {"by": 4, "at": timezone.now() - timedelta(days=9)}
    with as_organisation(maatjes):
        begins = timezone.make_aware(datetime.combine(day(days), time(14)))
        planned = plan_visit(quiet, starts_at=begins, place="at_home", phone_key=uuid4(), **who)
        call_off(planned, who=Canceller.RESIDENT, **who)
    own = f"{PAIRINGS}{quiet.pk}/bezoek/"
    off = told(how="volunteer", on=day(days).isoformat(), minutes="", note="", next_on="")
    for key in (uuid4(), uuid4()):
        page = coordinator.post(own, off | {"phone_key": str(key)}, follow=True).text
        assert "Er stond al dat het bezoek van die dag niet doorging." in page
        assert "Opgeslagen." not in page
    assert [(each.status, each.cancelled_by) for each in visits()] == [("cancelled", "resident")]
    # Another day is another visit; so is one that was planned anew for the same day.
    coordinator.post(own, off | {"phone_key": str(uuid4()), "on": day(-4).isoformat()})
    with as_organisation(maatjes):
        plan_visit(quiet, starts_at=begins + timedelta(hours=1), place="at_home", phone_key=uuid4(), **who)
    coordinator.post(own, off | {"phone_key": str(uuid4())})
    assert [each.status for each in visits()] == ["cancelled"] * 3


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"on": "2020-01-01"}, "hooguit drie maanden"),
        ({"on": "2999-01-01"}, "hooguit drie maanden"),
        ({"minutes": ""}, "hoeveel minuten"),
        ({"minutes": "721"}, "720"),
        ({"tasks": ["buddy"]}, "buddy"),
        ({"how": "nobody"}, "nobody"),
        ({"note": f"Rekening {IBAN}"}, "Er staat een rekeningnummer in"),
        ({"next_on": "2020-01-01"}, "dat nog komt"),
    ],
)
def test_the_rules_of_the_phone_hold(coordinator, quiet, visits, changes, why):
    assert why in coordinator.post(f"{PAIRINGS}{quiet.pk}/bezoek/", told(**changes)).text
    assert visits() == []


def test_a_number_is_never_stored_and_no_visit_counts_twice(coordinator, quiet, visits):
    own = f"{PAIRINGS}{quiet.pk}/bezoek/"
    coordinator.post(own, told(note=f"Rekening {IBAN}", asked="account"))
    assert [each.note for each in visits()] == ["Rekening [rekeningnummer weggelaten]", ""]
    assert "is al opgeschreven" in coordinator.post(own, told(next_on="")).text


def test_what_stands_still_is_written_down_but_nothing_is_planned(coordinator, quiet, maatjes, visits, as_organisation):
    with as_organisation(maatjes):
        suspension.suspend(quiet.volunteer, reason="Er liep iets mis.", by=7, at=timezone.now())
    own = f"{PAIRINGS}{quiet.pk}/bezoek/"
    assert "staat stil" in coordinator.post(own, told()).text
    assert visits() == []
    coordinator.post(own, told(next_on=""))
    assert [each.status for each in visits()] == ["held"]


def test_the_paper_to_take_along_names_residents_appointments_and_numbers(
    coordinator, quiet, maatjes, as_organisation, monkeypatch
):
    coordinator.post(f"{PAIRINGS}{quiet.pk}/bezoek/", told())
    printed: list[OnPaper] = []

    def note(paper: OnPaper) -> bytes:
        printed.append(paper)
        return print_visits(paper)

    monkeypatch.setattr(pages, "print_visits", note)
    own = f"/maatjes/vrijwilligers/{quiet.volunteer_id}/bezoeken-op-papier/"
    answer = coordinator.get(own)
    assert answer.content.startswith(b"%PDF")
    [(pairing, [visit])], numbers = printed[0].residents, printed[0].numbers
    assert (pairing.resident.name, timezone.localdate(visit.starts_at)) == ("Jannie de Wit", day(7))
    assert [each.telephone for each in numbers] == [maatjes.telephone]
    # What stands still stands on no paper, as on no phone.
    with as_organisation(maatjes):
        Volunteer.objects.filter(pk=quiet.volunteer_id).update(secrecy_signed_on=None)
    coordinator.get(own)
    assert printed[1].residents == []


def test_nobody_else_writes_down_or_prints(client, quiet, town, employ, visits):
    client.force_login(employ(town.waterveen, "manager"))
    for page in (f"{PAIRINGS}{quiet.pk}/bezoek/", f"/maatjes/vrijwilligers/{quiet.volunteer_id}/bezoeken-op-papier/"):
        assert client.get(page).status_code in {403, 404}
    client.post(f"{PAIRINGS}{quiet.pk}/bezoek/", told())
    assert visits() == []
