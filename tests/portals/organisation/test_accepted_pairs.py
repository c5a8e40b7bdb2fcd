"""Accepting in the matchingsoverleg: the request is taken up, and the chosen volunteer is asked first."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.text import capfirst

from samenspoor.domain.journeys import help_requests
from samenspoor.domain.trajectory.actions.requests import ask_again, send_from_counter
from samenspoor.domain.trajectory.asked import Asker
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.trajectory.request_steps import RequestStep, request_step
from samenspoor.domain.volunteering import handing_over
from samenspoor.domain.volunteering.actions import calls, hand_over, pairings, residents, rounds, volunteers
from samenspoor.domain.volunteering.actions.hand_over import UnableToHandOver
from samenspoor.domain.volunteering.actions.pairings import UnableToPair
from samenspoor.domain.volunteering.actions.residents import Asked, UnableToHelp
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.meeting import meeting_of
from samenspoor.domain.volunteering.models import (
    AllocationRound,
    HelpedResident,
    Pairing,
    ResidentHandOver,
    RoundDecision,
    RoundVolunteer,
    Volunteer,
)
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.domain.volunteering.tasks import receive_resident
from tests.help_requests import asked, day, who
from tests.pairings import ASKED

ASKER = Asker(name="F. Bakker", street="Kerkweg", postcode="8951AB", house_number=12, town="Waterveen")


@pytest.fixture
def ordner(client, helpers, employ):
    client.force_login(employ(helpers.ordner, "coordinator"))
    return helpers.ordner


@pytest.fixture
def volunteer(ordner, as_organisation):
    """Enter an active volunteer, of the Ordner if nothing else is said."""

    def make(first_name: str, organisation: Any = ordner, **changes: Any) -> Volunteer:
        described: dict[str, Any] = {"surname": "Vos", "roles": ["practical"], "most_residents": 1} | changes
        with as_organisation(organisation):
            made = volunteers.enter_volunteer(organisation, Described(first_name=first_name, **described), **who())
            made = volunteers.record_papers(made, vog_issued_on=day(-300), secrecy_signed_on=day(-300), **who())
            for status in (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE):
                made = volunteers.go_on(made, to=status, **who())
            return made

    return make


@pytest.fixture
def request_in_round(town, helpers, as_organisation) -> HelpRequest:
    with as_organisation(town.waterveen):
        return send_from_counter(town.waterveen, asked(in_round=True), asker=ASKER, **who())


@pytest.fixture
def meet(town, helpers, as_organisation):
    """A round that the Maatjes call and the Ordner takes part in, begun."""

    def act() -> AllocationRound:
        with as_organisation(helpers.maatjes):
            this = rounds.call_round(
                helpers.maatjes, name="November", municipality=town.waterveen.pk, invited=[helpers.ordner.pk], **who()
            )
            rounds.take_part(this, organisation=helpers.maatjes, name="Fenna", most_places=None, **who())
        with as_organisation(helpers.ordner):
            rounds.take_part(this, organisation=helpers.ordner, name="Gerard", most_places=None, **who())
        with as_organisation(helpers.maatjes):
            return rounds.begin(this, **who())

    return act


@pytest.fixture
def accept(client, ordner, as_organisation):
    """The Ordner's coordinator accepts a request with a volunteer, or the only proposed pair."""

    def act(this: AllocationRound) -> str:
        with as_organisation(ordner):
            (pair,) = meeting_of(this, on=day()).division.pairs
        given = {"kind": "accept", "request_key": pair.request, "profile_key": pair.volunteer}
        return client.post(f"/ordner/overleg/{this.pk}/besluit/", given, follow=True).text

    return act


def test_accepting_takes_the_request_up_and_suggests_the_chosen_volunteer_first(
    client, volunteer, request_in_round, meet, accept, ordner, helpers, as_organisation, run_jobs
):
    volunteer("Anna", free_times=["evening"])
    chosen = volunteer("Bo", surname="Zwart")
    this = meet()
    with as_organisation(ordner):
        meeting = meeting_of(this, on=day())
        profiles = dict(RoundVolunteer.objects.values_list("volunteer", "profile_key"))
        other = next(one for one in meeting.profiles if one != str(profiles[chosen.pk]))
    given = {"kind": "forbid", "request_key": request_in_round.key, "profile_key": other}
    client.post(f"/ordner/overleg/{this.pk}/besluit/", given)
    assert "Opgenomen." in accept(this)
    with as_organisation(request_in_round.organisation):
        HelpRequest.objects.update(made_at=timezone.now() - timedelta(days=23))
    run_jobs()
    with as_organisation(ordner):
        resident = HelpedResident.objects.get()
        assert (resident.name, resident.meant_for) == ("F. Bakker", chosen.pk)
    assert resident.waiting_since == day(-23)
    page = client.get(f"/ordner/inwoners/{resident.pk}/").text
    assert "23 dagen wachten" in page
    page = client.get(f"/ordner/inwoners/{resident.pk}/").text
    assert "In het matchingsoverleg gekozen" in page
    with as_organisation(ordner):
        residents.finish_intake(resident, Asked(**ASKED | {"name": resident.name}), on=day(), **who())
    page = client.get(f"/ordner/inwoners/{resident.pk}/voorstellen/").text
    assert page.index("1. Bo Zwart") < page.index("2. Anna Vos")
    client.post(f"/ordner/inwoners/{resident.pk}/voorstellen/{chosen.pk}/")
    with as_organisation(ordner):
        assert Pairing.objects.get().volunteer_id == chosen.pk
    # What came of the round stays on the table, and does not take a second place of the volunteer.
    for organisation in (helpers.maatjes, ordner):
        with as_organisation(organisation):
            rounds.refresh_rounds(organisation, **who())
    with as_organisation(helpers.maatjes):
        found = meeting_of(this, on=day())
        assert found.division.volunteer_of == {str(request_in_round.key): str(profiles[chosen.pk])}
        assert (rounds.close_round(this, minutes="", **who()).helped, found.division.broken_pins) == (1, ())


def test_a_round_that_closed_before_the_resident_came_in_still_says_who_was_chosen(
    volunteer, request_in_round, meet, accept, ordner, helpers, as_organisation, run_jobs
):
    chosen, this = volunteer("Bo"), meet()
    accept(this)
    with as_organisation(helpers.maatjes):
        rounds.close_round(this, minutes="", **who())
    with as_organisation(ordner):
        rounds.refresh_rounds(ordner, **who())
    run_jobs()
    with as_organisation(ordner):
        assert HelpedResident.objects.get().meant_for == chosen.pk
        rounds.refresh_rounds(ordner, **who())
        assert not RoundVolunteer.objects.exists()


def test_what_nobody_took_up_goes_back_to_the_caseworker_when_the_round_closes(
    volunteer, request_in_round, meet, helpers, town, as_organisation, run_jobs
):
    volunteer("Bo")
    first, second = meet(), meet()
    for this, is_back in ((first, False), (second, True)):
        with as_organisation(helpers.maatjes):
            closed = rounds.close_round(this, minutes="", **who())
            assert (closed.helped, closed.left_over) == (0, 1)
        run_jobs()
        with as_organisation(town.waterveen):
            request = HelpRequest.objects.get()
            assert request.in_round is not is_back
            step = request_step(request, list(request.invitations.all()), on=day())
            assert step == (RequestStep.ASK_OTHERS if is_back else RequestStep.AWAIT_ROUND)
    with as_organisation(helpers.ordner):
        assert not HelpRequest.objects.exists()
    with as_organisation(town.waterveen):
        ask_again(request, [helpers.ordner.pk], **who())
        assert HelpRequest.objects.get().shared_with == [helpers.ordner.pk]


@pytest.mark.parametrize("is_shared", [False, True], ids=["a moment ago", "and who asks was shared"])
def test_what_another_took_up_meanwhile_cannot_be_accepted_and_nothing_is_stored(
    volunteer, request_in_round, meet, client, ordner, helpers, as_organisation, run_jobs, is_shared
):
    volunteer("Bo")
    this = meet()
    with as_organisation(ordner):
        (pair,) = meeting_of(this, on=day()).division.pairs
    with as_organisation(helpers.maatjes):
        help_requests.take_up(request_in_round, party=helpers.maatjes.pk, **who())
    if is_shared:
        run_jobs()
    given = {"kind": "accept", "request_key": pair.request, "profile_key": pair.volunteer}
    page = client.post(f"/ordner/overleg/{this.pk}/besluit/", given, follow=True).text
    assert "Een andere organisatie was eerst" in page
    with as_organisation(ordner):
        assert not RoundDecision.objects.exists()


def test_an_own_resident_is_proposed_at_once(volunteer, meet, accept, ordner, as_organisation, client):
    chosen = volunteer("Bo")
    with as_organisation(ordner):
        resident = residents.enter_resident(ordner, Asked(**ASKED), **who())
        residents.finish_intake(resident, Asked(**ASKED), on=day(), **who())
    this = meet()
    accept(this)
    with as_organisation(ordner):
        assert Pairing.objects.get().volunteer_id == chosen.pk
        decision = RoundDecision.objects.get()
    given = {"kind": "release", "request_key": decision.request_key, "profile_key": decision.profile_key}
    page = client.post(f"/ordner/overleg/{this.pk}/besluit/", given, follow=True).text
    assert "bij de inwoner" in page


@pytest.fixture
def direct(helpers, as_organisation) -> HelpedResident:
    """Somebody who came to the Maatjes directly and waits."""
    with as_organisation(helpers.maatjes):
        made = residents.enter_resident(helpers.maatjes, Asked(**ASKED | {"telephone": "0612345678"}), **who())
        return residents.finish_intake(made, Asked(**ASKED | {"telephone": "0612345678"}), on=day(), **who())


def names_read() -> int:
    """How many rows that say who it is can be read, of whatever owner."""
    handed = ResidentHandOver.objects.exclude(details={}).count()
    return HelpedResident.objects.filter(name=ASKED["name"]).count() + handed


def test_who_came_to_another_organisation_is_handed_over_with_the_residents_yes(
    volunteer, direct, meet, accept, ordner, helpers, town, employ, as_organisation, run_jobs, client
):
    chosen, this, elsewhere = volunteer("Bo"), meet(), meet()
    fenna = Client()
    fenna.force_login(employ(helpers.maatjes, "coordinator"))
    one = f"/maatjes/inwoners/{direct.pk}/"
    words = {"agreed_on": day().isoformat(), "agreed_words": "Ja, dat is goed"}
    assert "De Ordner" not in fenna.get("/maatjes/coordinatie/").text
    page = fenna.post(f"{one}overgeven/", words | {"party": helpers.ordner.pk}).text
    assert "heeft deze inwoner aangenomen" in page
    run_jobs()
    with as_organisation(ordner):
        assert names_read() == 0

    accept(this)
    run_jobs()
    with as_organisation(ordner):
        assert names_read() == 0
    assert "De Ordner" in fenna.get("/maatjes/coordinatie/").text
    assert "Jannie de Wit" in fenna.get(f"{one}overgeven/").text
    assert "verplicht" in fenna.post(f"{one}overgeven/", words | {"agreed_words": ""}).text
    fenna.post(f"{one}overgeven/", words)
    with as_organisation(helpers.maatjes):
        rounds.close_round(this, minutes="", **who())
    run_jobs()

    with as_organisation(ordner):
        received = HelpedResident.objects.get()
        assert (received.name, received.meant_for, received.agreed_on) == ("Jannie de Wit", chosen.pk, day())
        assert (received.municipality, received.status) == (None, "intake")
        assert not ResidentHandOver.objects.exists()
    assert "In het matchingsoverleg gekozen" in client.get(f"/ordner/inwoners/{received.pk}/").text
    page = fenna.get(one).text
    assert "De Ordner heeft dit overgenomen" in page
    with as_organisation(helpers.maatjes):
        assert HelpedResident.objects.get().status == "ended"
        assert ResidentHandOver.objects.get().details == {}
        assert not meeting_of(elsewhere, on=day()).requests
    for stranger in (helpers.steunpunt, town.waterveen):
        with as_organisation(stranger):
            assert names_read() == 0


def test_what_is_handed_over_twice_comes_in_once_and_who_was_not_meant_gets_nothing(
    volunteer, direct, meet, accept, ordner, helpers, as_organisation, run_jobs
):
    volunteer("Bo")
    accept(meet())
    with as_organisation(helpers.maatjes):
        HelpedResident.objects.filter(pk=direct.pk).update(is_unsafe=True)
        with pytest.raises(UnableToHandOver, match="niet veilig"):
            hand_over.hand_over(direct, agreed_on=day(), agreed_words="Ja", **who())
        HelpedResident.objects.filter(pk=direct.pk).update(is_unsafe=False)
        handed = hand_over.hand_over(direct, agreed_on=day(), agreed_words="Ja", **who())
        with pytest.raises(UnableToHandOver):
            hand_over.hand_over(direct, agreed_on=day(), agreed_words="Ja", **who())
    for party in (helpers.steunpunt, ordner, ordner):
        receive_resident.func(organisation=party.pk, user=0, hand_over=handed.pk)
    with as_organisation(helpers.steunpunt):
        assert names_read() == 0
    with as_organisation(ordner):
        assert HelpedResident.objects.count() == 1
        with pytest.raises(ProgrammingError), transaction.atomic():
            ResidentHandOver.objects.update(party=helpers.steunpunt.pk)
    run_jobs()


def test_a_round_that_closed_before_the_hand_over_still_knows_who_was_chosen(
    volunteer, direct, meet, accept, ordner, helpers, as_organisation, run_jobs
):
    chosen, this = volunteer("Bo"), meet()
    accept(this)
    with as_organisation(helpers.maatjes):
        rounds.close_round(this, minutes="", **who())
    run_jobs()
    with as_organisation(helpers.maatjes):
        hand_over.hand_over(direct, agreed_on=day(), agreed_words="Ja", **who())
    run_jobs()
    with as_organisation(ordner):
        assert HelpedResident.objects.get().meant_for == chosen.pk
        rounds.refresh_rounds(ordner, **who())
        assert not RoundVolunteer.objects.exists()


@pytest.fixture
def fenna(helpers, employ) -> Client:
    """The coordinator of the Maatjes."""
    client = Client()
    client.force_login(employ(helpers.maatjes, "coordinator"))
    return client


def test_the_page_before_a_hand_over_shows_what_travels_and_nothing_else(
    volunteer, direct, meet, accept, fenna, helpers, as_organisation
):
    volunteer("Bo")
    accept(meet())
    with as_organisation(helpers.maatjes):
        calls.ring_resident(direct, **who())
        asked_for = Asked(**ASKED | {"wanted_knowledge": ["taxes"], "helper_wish": "woman"})
        residents.describe_resident(direct, asked_for, **who())
    page = fenna.get(f"/maatjes/inwoners/{direct.pk}/overgeven/").text
    assert "gebeld op" not in page
    assert "Belastingaangifte" in page
    with as_organisation(helpers.maatjes):
        details = hand_over.hand_over(direct, agreed_on=day(), agreed_words="Ja", **who()).details
    fields = {field.name: field for field in HelpedResident._meta.fields}
    names = [capfirst(str(fields[name].verbose_name)) for name, value in details.items() if value]
    assert re.findall(r"<dt[^>]*>([^<]*)</dt>", page) == names


def test_whoever_was_handed_over_gets_no_volunteer_here_and_is_not_closed_with_before_the_other_side_hears(
    volunteer, direct, meet, accept, fenna, helpers, as_organisation, run_jobs
):
    volunteer("Bo")
    own = volunteer("Ans", helpers.maatjes)
    accept(meet())
    with as_organisation(helpers.maatjes):
        hand_over.hand_over(direct, agreed_on=day(), agreed_words="Ja", **who())
        with pytest.raises(UnableToPair, match="al overgegeven"):
            pairings.propose(direct, own, because="past goed", **who())
        with pytest.raises(UnableToHelp, match="al overgegeven"):
            residents.end_resident(direct, **who())
    page = fenna.get(f"/maatjes/inwoners/{direct.pk}/").text
    assert "voorstellen/" not in page
    assert "sluiten/" not in page
    run_jobs()
    with as_organisation(helpers.maatjes):
        assert HelpedResident.objects.get().status == "ended"
        assert not Pairing.objects.exists()


def test_sixty_days_after_the_meeting_nobody_is_handed_over_any_more(
    volunteer, direct, meet, accept, helpers, as_organisation
):
    volunteer("Bo")
    accept(meet())
    later = timezone.now() + timedelta(days=61)
    with as_organisation(helpers.maatjes):
        assert handing_over.accepted_by_others(helpers.maatjes.pk, [direct.key], at=timezone.now())
        assert not handing_over.accepted_by_others(helpers.maatjes.pk, [direct.key], at=later)
        with pytest.raises(UnableToHandOver, match="Geen andere organisatie"):
            hand_over.hand_over(direct, agreed_on=day(), agreed_words="Ja", by=1, at=later)
