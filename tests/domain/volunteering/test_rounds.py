"""A matchingsoverleg: everybody puts in without names, decides together, and nothing stays when it is closed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.journeys.rounds import decide_pair
from samenspoor.domain.trajectory.actions.following import withdraw_request
from samenspoor.domain.trajectory.models import HandoverGround, HelpRequest, HelpSource
from samenspoor.domain.trajectory.states import RequestStatus
from samenspoor.domain.volunteering.actions import pairings, residents, rounds, volunteers
from samenspoor.domain.volunteering.actions.pairings import Ending
from samenspoor.domain.volunteering.actions.rounds import OnPair, UnableToMeet
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.allocation.suitability import Condition, Ground
from samenspoor.domain.volunteering.allocation.urgency import urgency_class
from samenspoor.domain.volunteering.meeting import meeting_of, own_volunteers
from samenspoor.domain.volunteering.models import (
    AllocationRound,
    DecisionKind,
    EndReason,
    HelpedResident,
    LightVolunteer,
    PairingResult,
    RefusalReason,
    Refuser,
    RoundDecision,
    RoundPair,
    RoundProfile,
    RoundRequest,
    RoundVolunteer,
    Volunteer,
)
from samenspoor.domain.volunteering.states import HelpedStatus, PairingStatus, VolunteerStatus
from samenspoor.domain.volunteering.tasks import refresh_own_rounds
from samenspoor.foundation.organisations.models import Organisation

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
WHO: Any = {"by": 7, "at": NOW}


@pytest.fixture
def buren(db):
    return Organisation.objects.create(slug="buren", name="De Buren", kind="volunteers", telephone="0519 22 22 22")


@pytest.fixture
def kerk(db):
    return Organisation.objects.create(slug="kerk", name="Kerk en Buurt", kind="volunteers")


@pytest.fixture
def neighbour(buren, as_organisation):
    """Enter an active volunteer of the Buren."""

    def make(first_name="Cora", **changes) -> Volunteer:
        described = {"surname": "Achternaam", "roles": ["practical"]} | changes
        with as_organisation(buren):
            made = volunteers.enter_volunteer(buren, Described(first_name=first_name, **described), **WHO)
            before = TODAY - timedelta(days=300)
            made = volunteers.record_papers(made, vog_issued_on=before, secrecy_signed_on=before, **WHO)
            for status in (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE):
                made = volunteers.go_on(made, to=status, **WHO)
            return made

    return make


@pytest.fixture
def waiting(maatjes, as_organisation):
    """Somebody who came to the Maatjes directly and waits for a volunteer."""

    def make(number=1, *, organisation=None, days=20, **changes) -> HelpedResident:
        owner = organisation or maatjes
        with as_organisation(owner):
            return HelpedResident.objects.create(**{
                "organisation": owner, "number": number, "name": f"Geheime Naam {number}", "address": "Dijk 1",
                "phase": "debt_help", "roles": ["practical"], "tasks": ["administration"], "question": "Post openen",
                "status": HelpedStatus.SEEKING, "came_at": NOW - timedelta(days=days), "entered_by": 7,
            } | changes)  # fmt: skip

    return make


@pytest.fixture
def asked(town, maatjes, buren, as_organisation):
    """A request of Waterveen that was put up for the matchingsoverleg."""

    def make(**changes) -> HelpRequest:
        with as_organisation(town.waterveen):
            return HelpRequest.objects.create(**{
                "organisation": town.waterveen, "shared_with": [maatjes.pk, buren.pk], "source": HelpSource.COUNTER,
                "phase": "debt_help", "roles": ["practical"], "tasks": ["administration"], "question": "Post openen",
                "ground": HandoverGround.PUBLIC_TASK, "told_on": TODAY, "made_at": NOW, "made_by": 1,
                "in_round": True,
            } | changes)  # fmt: skip

    return make


@pytest.fixture
def meet(town, maatjes, buren, as_organisation):
    """Call a round of both organisations, let both put in, and begin."""

    def act(*, municipality=None, most_places=None) -> AllocationRound:
        with as_organisation(maatjes):
            this = rounds.call_round(
                maatjes, name="November", municipality=municipality and municipality.pk, invited=[buren.pk], **WHO
            )
            rounds.take_part(this, organisation=maatjes, name="Marijke", most_places=most_places, **WHO)
        with as_organisation(buren):
            rounds.take_part(this, organisation=buren, name="Henk", most_places=None, **WHO)
        with as_organisation(maatjes):
            return rounds.begin(this, **WHO)

    return act


def decide(this, organisation, kind, pair):
    decision = OnPair(kind, UUID(pair[0]), UUID(pair[1]))
    return rounds.decide(this, organisation=organisation, decision=decision, **WHO)


def test_everybody_at_the_table_sees_the_same_division(
    meet, enlist, neighbour, waiting, maatjes, buren, as_organisation
):
    enlist("Bo", most_residents=1)
    neighbour()
    waiting(1)
    waiting(2, days=60)
    this = meet()
    seen = []
    for organisation in (maatjes, buren):
        with as_organisation(organisation):
            seen.append(meeting_of(this, on=TODAY).division)
    assert seen[0] == seen[1]
    assert len(seen[0].pairs) == 2


def test_who_does_not_take_part_reads_nothing_and_puts_nothing_in(meet, enlist, waiting, kerk, as_organisation):
    enlist()
    waiting()
    this = meet()
    with as_organisation(kerk):
        for model in (AllocationRound, RoundProfile, RoundRequest, RoundDecision, RoundVolunteer):
            assert not model.objects.exists()
        with pytest.raises(AllocationRound.DoesNotExist):
            rounds.take_part(this, organisation=kerk, name="X", most_places=None, **WHO)
        # Whoever guesses the key of a round plants rows that nobody at the table counts.
        RoundProfile.objects.create(
            organisation=kerk, shared_with=this.members, round_key=this.key, free_places=9, carries=0,
            roles=["practical"], kilometres=99, has_papers=True,
        )  # fmt: skip
    with as_organisation(Organisation.objects.get(slug="maatjes")):
        assert len(meeting_of(this, on=TODAY).profiles) == 1


@pytest.mark.parametrize("model", [RoundProfile, RoundRequest, RoundDecision, AllocationRound])
def test_no_one_changes_or_deletes_what_another_put_in(meet, enlist, waiting, maatjes, buren, as_organisation, model):
    enlist()
    waiting()
    this = meet()
    with as_organisation(maatjes):
        pair = meeting_of(this, on=TODAY).division.pairs[0].key
        decide(this, maatjes, DecisionKind.PIN, pair)
    table = model._meta.db_table
    with as_organisation(buren):
        for statement in (f'UPDATE "{table}" SET id = id + 1000', f'DELETE FROM "{table}"'):
            with transaction.atomic(), connection.cursor() as cursor:
                try:
                    cursor.execute(statement)
                except DatabaseError as error:
                    assert "permission denied" in str(error) or "only the owner" in str(error)  # noqa: PT017
                    transaction.set_rollback(True)
                else:
                    assert cursor.rowcount == 0


def test_what_travels_names_nobody(meet, enlist, waiting, buren, as_organisation):
    enlist("Bo", surname="Vos")
    waiting()
    meet()
    with as_organisation(buren):
        told = str([*RoundProfile.objects.values(), *RoundRequest.objects.values()])
        assert not RoundVolunteer.objects.exists()
    for word in ("Bo", "Vos", "Geheime", "Dijk", "Post openen"):
        assert word not in told


def test_two_coordinators_decide_at_once_and_nothing_is_lost(
    meet, enlist, neighbour, waiting, maatjes, buren, as_organisation
):
    enlist()
    neighbour()
    waiting(1)
    waiting(2)
    this = meet()
    with as_organisation(maatjes):
        meeting = meeting_of(this, on=TODAY)
        (first, second), (one, other) = meeting.requests, meeting.profiles
        decide(this, maatjes, DecisionKind.PIN, (first, other))
    with as_organisation(buren):
        decide(this, buren, DecisionKind.FORBID, (second, other))
        rounds.change_weight(this, organisation=buren, ground=Ground.DISTANCE, weight=9, **WHO)
        found = meeting_of(this, on=TODAY)
    assert found.division.volunteer_of == {first: other, second: one}
    assert found.weights.distance == 9
    with as_organisation(maatjes):
        decide(this, maatjes, DecisionKind.RELEASE, (first, other))
        assert not meeting_of(this, on=TODAY).problem.pins


def test_only_the_organisation_of_the_volunteer_accepts_and_only_once(
    meet, enlist, waiting, maatjes, buren, as_organisation
):
    enlist()
    waiting(1)
    waiting(2)
    this = meet()
    with as_organisation(buren):
        pair, other = (one.key for one in meeting_of(this, on=TODAY).division.pairs)
        with pytest.raises(UnableToMeet, match="Alleen de organisatie van de vrijwilliger"):
            decide(this, buren, DecisionKind.ACCEPT, pair)
    with as_organisation(maatjes):
        decide(this, maatjes, DecisionKind.ACCEPT, pair)
        with pytest.raises(UnableToMeet, match="al aangenomen"):
            decide(this, maatjes, DecisionKind.ACCEPT, pair)
        *most, last = Ground
        for ground in most:
            rounds.change_weight(this, organisation=maatjes, ground=ground, weight=0, **WHO)
        with pytest.raises(UnableToMeet, match="iets tellen"):
            rounds.change_weight(this, organisation=maatjes, ground=last, weight=0, **WHO)
    with as_organisation(buren):
        with pytest.raises(UnableToMeet, match="al aangenomen"):
            decide(this, buren, DecisionKind.FORBID, pair)
        with pytest.raises(UnableToMeet, match="kan daarop terugkomen"):
            decide(this, buren, DecisionKind.RELEASE, pair)
        assert meeting_of(this, on=TODAY).accepted == {pair[0]: pair[1]}
        assert other[0] not in meeting_of(this, on=TODAY).accepted


def test_papers_decide_which_organisation_may_help_for_a_municipality(
    meet, town, enlist, neighbour, asked, sign_papers, maatjes, as_organisation
):
    sign_papers(town.waterveen)
    enlist()
    neighbour()
    asked()
    this = meet(municipality=town.waterveen)
    with as_organisation(maatjes):
        meeting = meeting_of(this, on=TODAY)
        (pair,) = meeting.division.pairs
        assert meeting.profiles[pair.volunteer].organisation_id == maatjes.pk
        assert {one.key: len(meeting.needed(pair.request)) for one in meeting.profiles.values()}


def test_a_resident_who_stops_while_the_round_runs_is_no_longer_divided(
    meet, town, enlist, asked, waiting, sign_papers, maatjes, as_organisation
):
    sign_papers(town.waterveen)
    enlist()
    request, resident = asked(), waiting()
    this = meet(municipality=town.waterveen)
    with as_organisation(maatjes):
        pairs = {pair.request: pair.key for pair in meeting_of(this, on=TODAY).division.pairs}
        assert set(pairs) == {str(request.key), str(resident.key)}
        decide(this, maatjes, DecisionKind.PIN, pairs[str(request.key)])
    with as_organisation(town.waterveen):
        HelpRequest.objects.filter(pk=request.pk).update(status=RequestStatus.WITHDRAWN)
    with as_organisation(maatjes):
        found = meeting_of(this, on=TODAY)
        assert set(found.requests) == {str(resident.key)}
        assert found.division.broken_pins == ()
        with pytest.raises(UnableToMeet, match="niet meer in het overleg"):
            decide(this, maatjes, DecisionKind.ACCEPT, pairs[str(request.key)])
        HelpedResident.objects.filter(pk=resident.pk).update(status=HelpedStatus.ENDED)
        rounds.refresh_rounds(maatjes, **WHO)
        assert meeting_of(this, on=TODAY).division.pairs == ()


def test_what_changes_is_put_in_anew_under_the_same_key(meet, enlist, waiting, maatjes, as_organisation):
    volunteer = enlist()
    waiting()
    this = meet()
    with as_organisation(maatjes):
        before = meeting_of(this, on=TODAY).division.pairs[0]
        Volunteer.objects.filter(pk=volunteer.pk).update(most_residents=0)
        rounds.refresh_rounds(maatjes, **WHO)
        found = meeting_of(this, on=TODAY)
        assert list(found.profiles) == [before.volunteer]
        assert found.division.pairs == ()


def test_who_was_asked_or_stops_leaves_the_round_at_once(
    meet, enlist, waiting, maatjes, buren, as_organisation, run_jobs
):
    volunteer = enlist(most_residents=1)
    paired, stopping, stays = waiting(1), waiting(2), waiting(3)
    this = meet()

    def on_the_table():
        with as_organisation(buren):
            return set(meeting_of(this, on=TODAY).requests)

    with as_organisation(maatjes):
        pairings.propose(paired, volunteer, **WHO)
    assert on_the_table() == {str(stopping.key), str(stays.key)}
    with as_organisation(maatjes):
        residents.end_resident(stopping, **WHO)
    assert on_the_table() == {str(stays.key)}
    run_jobs()
    with as_organisation(buren):
        found = meeting_of(this, on=TODAY)
        assert set(found.requests) == {str(stays.key)}
        # The one volunteer has no place left.
        assert found.division.pairs == ()


def test_a_request_that_the_municipality_withdraws_leaves_the_tables_of_those_who_were_not_asked(
    meet, town, asked, enlist, maatjes, buren, as_organisation, run_jobs
):
    request = asked(shared_with=[maatjes.pk])
    this = meet(municipality=town.waterveen)
    with as_organisation(town.waterveen):
        withdraw_request(request, reason="De inwoner stopt.", **WHO)
    run_jobs()
    with as_organisation(buren):
        assert not meeting_of(this, on=TODAY).requests


def test_knowledge_an_earlier_volunteer_and_a_refusal_count_and_who_is_not_safe_is_not_put_in(
    meet, enlist, take_in, bring, neighbour, maatjes, buren, as_organisation
):
    earlier, refuser = enlist("Ann", knows_about=["taxes"]), enlist("Bea")
    neighbour()
    resident = take_in(wanted_knowledge=["taxes"])
    take_in(is_unsafe=True)
    made = bring(resident, refuser, to=PairingStatus.PROPOSED)
    with as_organisation(maatjes):
        pairings.refuse(made, who=Refuser.VOLUNTEER, reason=RefusalReason.TIMES, **WHO)
    made = bring(resident, earlier)
    with as_organisation(maatjes):
        moved = Ending(on=TODAY, reason=EndReason.MOVED, result=PairingResult.PARTLY, goes_on=True, continuity="x")
        pairings.end(made, moved, **WHO)
    this = meet()
    with as_organisation(maatjes):
        keys = dict(RoundVolunteer.objects.values_list("volunteer", "profile_key"))
    with as_organisation(buren):
        found = meeting_of(this, on=TODAY)
        assert list(found.requests) == [str(resident.key)]
        suits = found.suitability(str(resident.key), str(keys[earlier.pk]))
        assert {Ground.SKILLS, Ground.CONTINUITY} <= {reason.subject for reason in suits.speaks_for}
        refused = found.suitability(str(resident.key), str(keys[refuser.pk]))
        assert [reason.subject for reason in refused.speaks_against] == [Condition.AVOIDED]


def test_whoever_stands_on_a_list_without_names_takes_part(meet, waiting, maatjes, buren, as_organisation):
    with as_organisation(maatjes):
        for number, until in ((12, TODAY), (13, TODAY - timedelta(days=1))):
            LightVolunteer.objects.create(
                organisation=maatjes, number=number, roles=["practical"], postcode_area="8951", free_places=1,
                papers_until=until, brought_at=NOW, brought_by=7,
            )  # fmt: skip
    resident = waiting()
    this = meet()
    with as_organisation(buren):
        assert sorted(one.has_papers for one in RoundProfile.objects.all()) == [False, True]
    with as_organisation(maatjes):
        (pair,) = meeting_of(this, on=TODAY).division.pairs
        assert own_volunteers(this, maatjes.pk)[pair.volunteer].light_number == 12
        decision = OnPair(DecisionKind.ACCEPT, UUID(pair.request), UUID(pair.volunteer))
        decide_pair(this, organisation=maatjes, decision=decision, **WHO)
        assert HelpedResident.objects.get(pk=resident.pk).meant_for_number == 12
        rounds.refresh_rounds(maatjes, **WHO)
        assert own_volunteers(this, maatjes.pk)[pair.volunteer].light_number == 12


def test_only_what_began_is_experience(meet, enlist, take_in, bring, maatjes, as_organisation):
    took_up, refused = enlist(most_residents=3), enlist(most_residents=3)
    bring(take_in(tasks=["buddy"]), took_up)
    made = bring(take_in(tasks=["buddy"]), refused, to=PairingStatus.PROPOSED)
    with as_organisation(maatjes):
        pairings.refuse(made, who=Refuser.VOLUNTEER, reason=RefusalReason.TOO_HEAVY, **WHO)
    this = meet()
    with as_organisation(maatjes):
        keys = dict(RoundVolunteer.objects.values_list("volunteer", "profile_key"))
        profiles = meeting_of(this, on=TODAY).profiles
    assert profiles[str(keys[took_up.pk])].tasks == ["buddy"]
    assert profiles[str(keys[refused.pk])].tasks == []


def test_after_closing_everybody_takes_out_what_was_put_in(
    meet, enlist, neighbour, waiting, maatjes, buren, as_organisation
):
    enlist()
    neighbour()
    waiting()
    waiting(1, organisation=buren)
    this = meet()
    with as_organisation(maatjes):
        closed = rounds.close_round(this, minutes="Henk belt maandag.", **WHO)
        assert (closed.helped, closed.left_over) == (0, 2)
        with pytest.raises(UnableToMeet, match="gesloten"):
            rounds.change_weight(this, organisation=maatjes, ground=Ground.TASKS, weight=1, **WHO)
    jobs = ProcrastinateJob.objects.filter(task_name="refresh_rounds").values_list("args", flat=True)
    assert {job["organisation"] for job in jobs} == {maatjes.pk, buren.pk}
    for job in jobs:
        refresh_own_rounds.func(**job)
    for organisation in (maatjes, buren):
        with as_organisation(organisation):
            assert not any(model.objects.exists() for model in (RoundProfile, RoundRequest, RoundVolunteer))
            assert RoundPair.objects.count() == 2


def test_a_round_in_which_nothing_fits_closes_all_the_same(meet, enlist, waiting, maatjes, as_organisation):
    enlist(roles=["mental"])
    waiting()
    this = meet(most_places=0)
    with as_organisation(maatjes):
        assert meeting_of(this, on=TODAY).division.pairs == ()
        closed = rounds.close_round(this, minutes="", **WHO)
    assert (closed.helped, closed.left_over) == (0, 1)


def test_an_organisation_gives_no_more_places_than_it_said(meet, enlist, waiting, maatjes, as_organisation):
    enlist(most_residents=3)
    for number in range(3):
        waiting(number)
    this = meet(most_places=1)
    with as_organisation(maatjes):
        assert len(meeting_of(this, on=TODAY).division.pairs) == 1


def test_urgency_makes_eight_classes_that_waiting_never_crosses():
    found = [
        urgency_class(word, days) for word in ("this_week", "this_month", "ordinary") for days in (90, 40, 20, 10, 0)
    ]
    assert found == sorted(found)
    assert set(found) == set(range(1, 9))
