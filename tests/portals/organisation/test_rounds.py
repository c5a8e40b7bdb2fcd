"""The meeting screen: together, without names of others, with and without JavaScript."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.volunteering.actions import rounds, volunteers
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.allocation.dividing import divide
from samenspoor.domain.volunteering.meeting import meeting_of
from samenspoor.domain.volunteering.models import AllocationRound, HelpedResident, RoundDecision, Volunteer
from samenspoor.domain.volunteering.states import HelpedStatus, RoundStatus, VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation

NOW = timezone.now()
WHO: Any = {"by": 7, "at": NOW}


@pytest.fixture
def buren(db):
    return Organisation.objects.create(slug="buren", name="De Buren", kind="volunteers")


@pytest.fixture
def neighbour(buren, as_organisation):
    def make(first_name="Cora", surname="Zeldzaam") -> Volunteer:
        before = timezone.localdate() - timedelta(days=300)
        with as_organisation(buren):
            described = Described(first_name=first_name, surname=surname, roles=["practical"])
            made = volunteers.enter_volunteer(buren, described, **WHO)
            made = volunteers.record_papers(made, vog_issued_on=before, secrecy_signed_on=before, **WHO)
            for status in (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE):
                made = volunteers.go_on(made, to=status, **WHO)
            return made

    return make


@pytest.fixture
def waiting(maatjes, as_organisation):
    def make(number=1, **changes) -> HelpedResident:
        with as_organisation(maatjes):
            return HelpedResident.objects.create(**{
                "organisation": maatjes, "number": number, "name": f"Inwoner Geheim {number}", "phase": "debt_help",
                "roles": ["practical"], "tasks": ["administration"], "question": "Post", "entered_by": 7,
                "status": HelpedStatus.SEEKING, "came_at": NOW - timedelta(days=30),
            } | changes)  # fmt: skip

    return make


@pytest.fixture
def both(client, maatjes, buren, employ):
    """Two coordinators; call one to go on as that one."""
    users = {one.slug: employ(one, "coordinator") for one in (maatjes, buren)}

    def go_on_as(slug):
        client.force_login(users[slug])
        return client

    return go_on_as


@pytest.fixture
def met(maatjes, buren, as_organisation):
    """A round in which both take part, begun."""

    def act(*, begin=True) -> AllocationRound:
        with as_organisation(maatjes):
            this = rounds.call_round(maatjes, name="November", municipality=None, invited=[buren.pk], **WHO)
            rounds.take_part(this, organisation=maatjes, name="Marijke", most_places=None, **WHO)
        with as_organisation(buren):
            rounds.take_part(this, organisation=buren, name="Henk", most_places=None, **WHO)
        with as_organisation(maatjes):
            return rounds.begin(this, **WHO) if begin else this

    return act


def test_a_round_from_the_call_to_the_minutes(both, buren, enlist, waiting, as_organisation, maatjes):
    enlist("Bo", surname="Vos", most_residents=1)
    waiting()
    page = both("maatjes").get("/maatjes/overleg/").text
    assert "Er loopt geen matchingsoverleg" in page
    answer = both("maatjes").post("/maatjes/overleg/nieuw/", {"name": "November", "invited": [buren.pk]})
    address = answer["Location"]
    assert "Doe mee" in both("buren").get(address.replace("maatjes", "buren")).text
    both("maatjes").post(f"{address}meedoen/", {"name": "Marijke"})
    both("maatjes").post(f"{address}beginnen/")
    page = both("maatjes").get(address).text
    assert "Bo Vos" in page
    assert "Aannemen" in page
    with as_organisation(maatjes):
        this = AllocationRound.objects.get()
    page = both("maatjes").get(f"{address}sluiten/").text
    assert "0 aangenomen, 1 voorgesteld en niet besloten, 0 over" in page
    assert "Bo Vos" in page
    both("maatjes").post(f"{address}sluiten/", {"minutes": "Henk belt maandag."})
    page = both("maatjes").get(address).text
    assert "Henk belt maandag." in page
    assert "0 aangenomen, 1 voorgesteld en niet besloten, 0 over" in page
    assert "Bo Vos" not in page
    with as_organisation(maatjes):
        this.refresh_from_db()
    assert (this.status, this.helped, this.left_over) == (RoundStatus.CLOSED, 0, 1)


def test_the_record_of_a_closed_round_says_what_was_decided_and_by_whom_without_names(
    both, enlist, neighbour, waiting, met, maatjes, as_organisation, run_jobs
):
    enlist("Bo", surname="Vos", most_residents=1)
    neighbour()
    people = [waiting(number) for number in (1, 2, 3)]
    this = met()
    with as_organisation(maatjes):
        meeting = meeting_of(this, on=timezone.localdate())
        own = next(pair for pair in meeting.division.pairs if meeting.profiles[pair.volunteer].organisation == maatjes)
    left = [str(one.key) for one in people if str(one.key) != own.request]
    for slug, kind, request_key in (
        ("maatjes", "accept", own.request),
        ("buren", "forbid", left[0]),
        ("buren", "pin", left[1]),
        ("buren", "release", left[1]),
    ):
        given = {"kind": kind, "request_key": request_key, "profile_key": own.volunteer}
        both(slug).post(f"/{slug}/overleg/{this.pk}/besluit/", given)
    page = both("maatjes").get(f"/maatjes/overleg/{this.pk}/sluiten/").text
    assert "1 aangenomen" in page
    assert "Niemand helpt deze inwoners nog" in page
    with patch("samenspoor.domain.volunteering.meeting.divide", wraps=divide) as divided:
        both("maatjes").post(f"/maatjes/overleg/{this.pk}/sluiten/", {"minutes": ""})
    assert divided.call_count == 1
    run_jobs()
    page = both("buren").get(f"/buren/overleg/{this.pk}/").text
    accepted, ruled_out = page.split(">Aangenomen</h2>")[1].split(">Uitgesloten</h2>")
    assert own.request[:4].upper() in accepted
    assert f"{maatjes.name} {own.volunteer[:4].upper()}" in accepted
    assert f"Door {maatjes.name} (Marijke)" in accepted
    assert left[0][:4].upper() in ruled_out
    assert "Door De Buren (Henk)" in ruled_out
    assert "Vastgezet" not in page
    assert "1 aangenomen" in both("buren").get("/buren/overleg/").text
    assert not [name for name in ("Bo Vos", "Inwoner Geheim", "Zeldzaam") if name in page]


def test_names_of_another_organisation_are_nowhere_in_the_page(both, enlist, neighbour, waiting, met):
    enlist("Bo", surname="Vogelzang")
    neighbour()
    waiting(1)
    waiting(2)
    this = met()
    for slug, own, strange in (
        ("maatjes", "Bo Vogelzang", ("Cora", "Zeldzaam")),
        ("buren", "Cora Zeldzaam", ("Vogelzang", "Geheim")),
    ):
        address = f"/{slug}/overleg/{this.pk}/"
        page = both(slug).get(address).text
        assert own in page
        pair = page.split(f'href="{address}paar/')[1].split('"')[0]
        whole = page + both(slug).get(f"{address}paar/{pair}").text
        assert not [name for name in strange if name in whole]


def test_deciding_with_htmx_gives_the_board_and_without_it_the_page(
    both, enlist, neighbour, waiting, met, maatjes, as_organisation
):
    enlist()
    neighbour()
    waiting()
    address = f"/maatjes/overleg/{met().pk}/"
    page = both("maatjes").get(address).text
    request_key, profile_key = page.split(f'href="{address}paar/')[1].split("/")[:2]
    given = {"kind": "forbid", "request_key": request_key, "profile_key": profile_key}
    board = both("maatjes").post(f"{address}besluit/", given, headers={"HX-Request": "true"}).text
    assert board.lstrip().startswith('<div class="app-stack" id="board"')
    assert "Uitgesloten" in board
    answer = both("buren").post(f"{address.replace('maatjes', 'buren')}gewicht/", {"ground": "distance", "weight": 9})
    assert answer.status_code == 302
    with as_organisation(maatjes):
        assert sorted(RoundDecision.objects.values_list("kind", flat=True)) == ["forbid", "weight"]


def test_what_the_other_decided_appears_and_nothing_is_sent_when_nothing_changed(both, enlist, waiting, met):
    enlist()
    waiting()
    this = met()
    address = f"/buren/overleg/{this.pk}/"
    page = both("buren").get(address).text
    asking = page.split('hx-get="')[1].split('"')[0]
    assert both("buren").get(asking).status_code == 204
    both("maatjes").post(f"/maatjes/overleg/{this.pk}/gewicht/", {"ground": "tasks", "weight": 1})
    news = both("buren").get(asking)
    assert news.status_code == 200
    assert "<html" not in news.text


def test_another_pair_says_what_it_would_cost_and_who_is_left_over_what_would_be_needed(
    both, enlist, neighbour, waiting, met
):
    enlist(most_residents=1)
    neighbour()
    waiting(1)
    waiting(2)
    waiting(3, languages=["ti"])
    address = f"/maatjes/overleg/{met().pk}/"
    page = both("maatjes").get(address).text
    assert "tigrinya" in page.lower()
    first, second = (part.split('"')[0].split("/")[:2] for part in page.split(f'href="{address}paar/')[1:3])
    other = both("maatjes").get(f"{address}paar/{first[0]}/{second[1]}/").text
    assert "Wat zou dit kosten?" in other
    assert "Evenveel" in other or "Niets" in other


def test_a_round_in_which_nothing_fits_says_what_would_be_needed(both, enlist, waiting, met):
    enlist(roles=["mental"])
    waiting()
    page = both("maatjes").get(f"/maatjes/overleg/{met().pk}/").text
    assert "Er past nog niemand" in page
    assert "praktische" in page


def test_who_is_not_invited_or_does_not_lead_is_refused(both, client, enlist, waiting, met, employ):
    enlist()
    waiting()
    this = met(begin=False)
    assert both("buren").post(f"/buren/overleg/{this.pk}/beginnen/").status_code == 403
    assert both("buren").get(f"/buren/overleg/{this.pk}/sluiten/").status_code == 403
    kerk = Organisation.objects.create(slug="kerk", name="Kerk", kind="volunteers")
    client.force_login(employ(kerk, "coordinator"))
    for page in ("", "meedoen/"):
        assert client.get(f"/kerk/overleg/{this.pk}/{page}").status_code == 404
    assert client.post(f"/kerk/overleg/{this.pk}/gewicht/", {"ground": "tasks", "weight": 1}).status_code == 404
    assert "November" not in client.get("/kerk/overleg/").text


def test_the_number_of_queries_does_not_grow_with_the_round(both, enlist, waiting, met, maatjes, as_organisation):
    def queries(this) -> int:
        both("maatjes").get(f"/maatjes/overleg/{this.pk}/")
        with CaptureQueriesContext(connection) as found:
            both("maatjes").get(f"/maatjes/overleg/{this.pk}/")
        return len(found.captured_queries)

    for number in range(2):
        enlist(f"Bo {number}")
        waiting(number)
    this = met()
    few = queries(this)
    for number in range(2, 9):
        enlist(f"Bo {number}")
        waiting(number)
    with as_organisation(maatjes):
        rounds.refresh_rounds(maatjes, **WHO)
    assert queries(this) == few
