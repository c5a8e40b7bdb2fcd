"""The road of a pairing: who may be proposed, what each step asks, what stops it, and who sees what."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Signature, TermsWritten
from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.agreements.models import Agreement, AgreementKind
from samenspoor.domain.volunteering import day_access, pairing_access, suggestions
from samenspoor.domain.volunteering.actions import calls, incidents, pairings, residents, standing, volunteers
from samenspoor.domain.volunteering.actions.pairings import Beginning, Ending, UnableToPair
from samenspoor.domain.volunteering.actions.residents import Asked, UnableToHelp
from samenspoor.domain.volunteering.actions.suspension import lift_suspension, suspend
from samenspoor.domain.volunteering.actions.volunteers import UnableToGoOn
from samenspoor.domain.volunteering.allocation.suitability import Condition, Ground, Weights
from samenspoor.domain.volunteering.models import (
    EndReason,
    FirstVisit,
    HelpedResident,
    HelpReport,
    MatchingWeights,
    OwnWords,
    Pairing,
    PairingResult,
    RefusalReason,
    Refuser,
    TaskShare,
    Visit,
    Volunteer,
)
from samenspoor.domain.volunteering.offers import offers_of
from samenspoor.domain.volunteering.standing import Hold, standing_of
from samenspoor.domain.volunteering.states import PairingStatus, VolunteerStatus
from samenspoor.domain.volunteering.suggestions import Obstacle
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.organisations.acting import Scope
from tests.pairings import ASKED, HELP_TERMS, day

pytestmark = pytest.mark.django_db
HELPER = 4001
DONE: Any = {"on": day(), "reason": EndReason.DONE, "result": PairingResult.ACHIEVED}


@pytest.fixture
def who():
    return {"by": 7, "at": timezone.now()}


@pytest.fixture
def ask_training(maatjes, as_organisation, who):
    """Let a role ask a training in the own organisation."""

    def ask(role, name):
        with as_organisation(maatjes):
            volunteers.change_policy(
                maatjes, words=OwnWords("maatje", "maatjes"), vog_years=3, trainings=[(role, name)], **who
            )

    return ask


@pytest.fixture
def candidates(maatjes, as_organisation):
    def found(resident):
        with as_organisation(maatjes):
            return suggestions.candidates(resident, on=day())

    return found


def obstacles(found, volunteer):
    [one] = [each for each in found if each.volunteer.pk == volunteer.pk]
    return {barrier.subject for barrier in one.barriers}


def reread(pairing):
    return Pairing.objects.select_related("resident", "volunteer").get(pk=pairing.pk)


def test_whoever_came_directly_is_seen_by_no_municipality(town, maatjes, sign_papers, take_in, as_organisation):
    sign_papers()
    resident = take_in()
    for municipality in (town.waterveen, town.duinrade):
        with as_organisation(municipality), connection.cursor() as cursor:
            assert not HelpedResident.objects.exists()
            assert not HelpReport.objects.exists()
            cursor.execute("UPDATE volunteering_helpedresident SET name = 'x'")
            assert cursor.rowcount == 0
    with as_organisation(maatjes):
        assert HelpedResident.objects.get().name == resident.name


def test_three_are_suggested_in_order_with_reasons(enlist, take_in, candidates):
    best = enlist("Ann", free_times=["mornings"], meetings=["at_home"], most_residents=3)
    for name in ("Bea", "Cor", "Dik"):
        enlist(name, free_times=["evenings"])
    found = candidates(take_in(free_times=["mornings"], meetings=["at_home"]))
    three = suggestions.suggested(found)
    assert len(three) == 3
    assert three[0].volunteer == best
    assert Ground.FREE_TIMES in {reason.subject for reason in three[0].suitability.speaks_for}
    assert Ground.FREE_TIMES in {reason.subject for reason in three[1].suitability.speaks_against}


def test_what_stands_in_the_way_is_named(town, maatjes, enlist, take_in, bring, candidates, as_organisation):
    full = enlist("Vol", most_residents=1)
    bring(take_in(), full)
    lapsed, other_role, man = enlist("Oud"), enlist("Rol", roles=["mental"]), enlist("Man")
    with as_organisation(maatjes):
        Volunteer.objects.filter(pk=lapsed.pk).update(vog_issued_on=day(-1500))
        Volunteer.objects.filter(pk=man.pk).update(gender="man")
    avoided, suspended = enlist("Buur"), enlist("Stil")
    with as_organisation(maatjes):
        suspend(suspended, reason="klacht", by=7, at=timezone.now())
    resident = take_in(avoided_volunteers=[avoided.pk], helper_wish="woman", languages=["nl"])
    found = candidates(resident)
    assert obstacles(found, full) == {Condition.FULL}
    assert obstacles(found, lapsed) == {Condition.PAPERS}
    assert obstacles(found, other_role) == {Condition.ROLES}
    assert obstacles(found, man) == {Obstacle.GENDER}
    assert obstacles(found, avoided) == {Condition.AVOIDED}
    assert obstacles(found, suspended) == {Obstacle.SUSPENDED}
    assert suggestions.suggested(found) == []


def test_a_request_of_a_municipality_asks_its_papers(town, sign_papers, enlist, take_in, candidates):
    volunteer = enlist()
    assert obstacles(candidates(take_in(town.waterveen)), volunteer) == {Condition.AUTHORITY}
    assert obstacles(candidates(take_in()), volunteer) == set()
    sign_papers(cooperation={"tasks": ["administration"]})
    assert obstacles(candidates(take_in(town.waterveen)), volunteer) == set()
    assert obstacles(candidates(take_in(town.waterveen, tasks=["buddy"])), volunteer) == {Condition.AUTHORITY}


def test_someone_else_is_chosen_with_a_reason_and_never_past_papers(maatjes, enlist, take_in, as_organisation, who):
    other, full = enlist("Rol", roles=["mental"]), enlist("Vol", most_residents=0)
    resident = take_in()
    with as_organisation(maatjes):
        with pytest.raises(UnableToPair, match="niet voorgesteld"):
            pairings.propose(resident, other, **who)
        with pytest.raises(UnableToPair, match="kan nu niet"):
            pairings.propose(resident, full, because="kent de buurt", **who)
        made = pairings.propose(resident, other, because="kent de buurt", **who)
        assert made.chosen_because == "kent de buurt"


def test_who_refused_is_not_proposed_again(maatjes, enlist, take_in, bring, candidates, as_organisation, who):
    volunteer, resident = enlist(), take_in()
    made = bring(resident, volunteer, to=PairingStatus.PROPOSED)
    with as_organisation(maatjes):
        pairings.refuse(made, who=Refuser.VOLUNTEER, reason=RefusalReason.TIMES, **who)
    [one] = candidates(resident)
    assert one.barriers[0].values == ("volunteer", "times")
    assert not one.may_be_chosen


def test_who_know_each_other_do_not_come_together(maatjes, enlist, take_in, bring, as_organisation, who):
    made = bring(take_in(), enlist(), to=PairingStatus.PROPOSED)
    with as_organisation(maatjes):
        made = pairings.agree(made, know_each_other=True, **who)
        assert (made.status, made.refusal, made.conflict_asked_on) == ("refused", "conflict", day())


def test_what_a_proposal_came_to_nothing_for_counts_double_in_the_next(
    maatjes, enlist, take_in, bring, as_organisation, who
):
    resident = take_in(free_times=["mornings"], meetings=["at_home"])
    can = {"free_times": ["mornings"], "meetings": ["phone"]}
    likes = {"free_times": ["evenings"], "meetings": ["at_home"]}
    refusing = enlist("Bo", **likes)
    with as_organisation(maatjes):
        MatchingWeights.objects.create(organisation=maatjes, free_times=4, meetings=6)
    enlist("Kan", **can)
    enlist("Wil", **likes)
    made = bring(resident, refusing, to=PairingStatus.PROPOSED)

    def first():
        with as_organisation(maatjes):
            found = suggestions.suggested(suggestions.candidates(HelpedResident.objects.get(pk=resident.pk), on=day()))
            files = [each.volunteer for each in found if each.volunteer]
            return next(file.first_name for file in files if file.pk != refusing.pk)

    assert first() == "Wil"
    with as_organisation(maatjes):
        pairings.refuse(made, who=Refuser.VOLUNTEER, reason=RefusalReason.TIMES, **who)
    assert first() == "Kan"


def test_from_proposal_to_farewell_the_municipality_hears_the_closed_list(
    town, maatjes, sign_papers, enlist, take_in, bring, as_organisation, who
):
    sign_papers()
    resident = take_in(town.waterveen)
    made = bring(resident, enlist("Bo"))
    with as_organisation(maatjes):
        assert HelpedResident.objects.get().status == "helped"
        pairings.end(made, Ending(**DONE), **who)
        assert HelpedResident.objects.get().status == "ended"
    with as_organisation(town.waterveen):
        told = list(HelpReport.objects.order_by("pk").values_list("event", "helper", "helper_telephone", "result"))
    assert told == [("started", "Bo", "0519 22 22 22", ""), ("ended", "", "", "achieved")]


def test_a_volunteer_sees_the_resident_from_the_kennismaking_until_the_end(
    maatjes, enlist, take_in, bring, as_organisation, who
):
    resident = take_in()
    made = bring(resident, enlist(user=HELPER), to=PairingStatus.AGREED)

    def seen(person=HELPER):
        with as_organisation(maatjes, scope=Scope.PERSON, person=person):
            return Pairing.objects.count(), HelpedResident.objects.count(), TaskShare.objects.count()

    with as_organisation(maatjes):
        TaskShare.objects.create(
            organisation=maatjes, resident=resident, task="Post openen", doer="resident", written_at=who["at"],
            written_by=7,
        )  # fmt: skip
    assert seen() == (0, 0, 0)
    with as_organisation(maatjes):
        made = pairings.plan_introduction(made, on=day(), **who)
    assert seen() == (1, 1, 1)
    assert seen(HELPER + 1) == (0, 0, 0)
    with as_organisation(maatjes):
        made = pairings.confirm(made, resident_said_yes_on=day(), volunteer_said_yes_on=day(), **who)
        beginning = Beginning(signed_on=day(), first_visit=FirstVisit.WITH_COORDINATOR)
        made = pairings.begin(made, beginning, **who)
        pairings.end(made, Ending(**DONE, goes_on=True, continuity="De mappen staan klaar."), **who)
        assert HelpedResident.objects.get().status == "seeking"
    assert seen() == (0, 0, 0)


def test_only_an_active_volunteer_with_papers_whom_nobody_minds_goes_along_and_it_takes_no_place(
    maatjes, enlist, take_in, bring, as_organisation, who
):
    bea, dik, knows, minds = enlist("Bea", most_residents=1), enlist("Dik"), enlist("Eef"), enlist("Fem")
    resident = take_in(avoided_volunteers=[minds.pk])
    other = take_in()
    with as_organisation(maatjes):
        conflict = pairings.propose(resident, knows, because="past goed", **who)
        pairings.agree(conflict, know_each_other=True, **who)
        lapsed = enlist("Gea")
        volunteers.record_papers(lapsed, vog_issued_on=day(-3000), secrecy_signed_on=day(-300), **who)
    made = bring(resident, enlist("Ann"), to=PairingStatus.CONFIRMED)
    bring(other, bea)

    def begin(goes_along):
        with as_organisation(maatjes):
            beginning = Beginning(signed_on=day(), first_visit=FirstVisit.IN_PAIRS, goes_along=goes_along)
            return pairings.begin(made, beginning, **who)

    with pytest.raises(UnableToPair, match="Kies wie"):
        begin(None)
    for wrong in (made.volunteer_id, knows.pk, minds.pk, lapsed.pk):
        with pytest.raises(UnableToPair, match="kan nu niet mee"):
            begin(wrong)
    # Her one place is taken, and still she may come along once.
    begun = begin(bea.pk)
    with as_organisation(maatjes):
        carried = {
            each.volunteer.first_name: each.offer.offered.carries
            for each in suggestions.candidates(take_in(), on=day())
            if each.volunteer
        }
        assert (carried["Bea"], carried["Ann"], carried["Dik"]) == (1, 1, 0)
        assert pairings.choose_who_goes_along(begun, goes_along=dik.pk, **who).goes_along == dik.pk
        Visit.objects.create(
            organisation=maatjes, pairing=begun, phone_key=uuid4(), starts_at=who["at"], status="held", minutes=30,
            place="at_home", logged_at=who["at"], logged_by=7,
        )  # fmt: skip
        with pytest.raises(UnableToPair, match="geweest"):
            pairings.choose_who_goes_along(begun, goes_along=bea.pk, **who)
        with pytest.raises(IntegrityError), transaction.atomic():
            Pairing.objects.filter(pk=begun.pk).update(goes_along=made.volunteer_id)


def test_during_guidance_the_tasks_are_divided_first(maatjes, enlist, take_in, bring, as_organisation):
    resident = take_in(phase="guidance", tasks=["beside_professional"])
    with pytest.raises(UnableToPair, match="verdeeld"):
        bring(resident, enlist())


def test_two_helpers_and_no_third(maatjes, enlist, take_in, bring, as_organisation, who):
    resident = take_in()
    first = bring(resident, enlist("Ann"))
    bring(resident, enlist("Bea"))
    with pytest.raises(UnableToPair, match="twee"):
        bring(resident, enlist("Cor"))
    with as_organisation(maatjes):
        pairings.end(first, Ending(**DONE), **who)
        assert HelpedResident.objects.get().status == "helped"


def test_an_expired_paper_lets_what_runs_go_on_for_its_transition_period(
    town, maatjes, sign_papers, enlist, take_in, bring, as_organisation
):
    sign_papers(ends_on=day(10))
    made = bring(take_in(town.waterveen), enlist(user=HELPER))
    waiting = bring(take_in(town.waterveen), enlist("Cor"), to=PairingStatus.AGREED)
    with as_organisation(maatjes):
        on_time = standing_of(reread(made), on=day(10))
        assert (on_time.stands_still, on_time.is_in_transition) == (False, False)
        for offset, is_still in ((11, False), (100, False), (101, True)):
            found = standing_of(reread(made), on=day(offset))
            assert (found.stands_still, found.is_in_transition) == (is_still, not is_still)
        assert standing_of(reread(made), on=day(11)).until == day(100)
        assert standing_of(reread(waiting), on=day(11)).holds == (Hold.PAPER,)
        late = timezone.now() + timedelta(days=12)
        with pytest.raises(UnableToPair, match="staat stil"):
            pairings.plan_introduction(waiting, on=day(12), by=7, at=late)
        with pytest.raises(UnableToPair, match="kan nu niet"):
            pairings.propose(made.resident, enlist("Dik"), because="x", by=7, at=late)
        standing.keep_standing(maatjes, by=0, at=timezone.now() + timedelta(days=101))
        made = reread(made)
        assert (made.still_since, made.visible_to) == (day(101), [])
        standing.keep_standing(maatjes, by=0, at=timezone.now())
        assert reread(made).visible_to == [HELPER]


@pytest.mark.parametrize(
    ("change", "hold"),
    [
        ({"secrecy_signed_on": None}, Hold.SECRECY),
        ({"status": "paused"}, Hold.AWAY),
    ],
)
def test_what_concerns_the_volunteer_stops_at_once(maatjes, enlist, take_in, bring, as_organisation, who, change, hold):
    made = bring(take_in(), enlist(user=HELPER))
    with as_organisation(maatjes):
        Volunteer.objects.filter(pk=made.volunteer_id).update(**change)
        assert standing_of(reread(made), on=day()).holds == (hold,)
        assert standing.keep_standing(maatjes, **who) == 1
        assert reread(made).visible_to == []
        assert standing.keep_standing(maatjes, **who) == 0


def test_what_was_mended_or_taken_away_counts_on_the_phone_at_once(
    maatjes, enlist, take_in, bring, as_organisation, who
):
    made = bring(take_in(), enlist(user=HELPER))
    with as_organisation(maatjes):
        for status, seen in ((VolunteerStatus.PAUSED, []), (VolunteerStatus.ACTIVE, [HELPER])):
            volunteers.go_on(made.volunteer, to=status, **who)
            assert (reread(made).visible_to, bool(reread(made).still_since)) == (seen, not seen)
        volunteers.go_on(made.volunteer, to=VolunteerStatus.PAUSED, **who)
        volunteers.record_papers(made.volunteer, vog_issued_on=day(-9), secrecy_signed_on=None, **who)
        Volunteer.objects.filter(pk=made.volunteer_id).update(status="active")
        volunteers.record_papers(made.volunteer, vog_issued_on=day(-9), secrecy_signed_on=day(), **who)
        assert (reread(made).visible_to, reread(made).still_since) == ([HELPER], None)


def test_a_withdrawn_agreement_and_its_successor_count_on_the_phone_at_once(
    town, maatjes, sign_papers, enlist, take_in, bring, as_organisation, who, run_jobs
):
    papers = sign_papers(transition_days=0)
    made = bring(take_in(town.waterveen), enlist(user=HELPER))
    run_jobs()
    with as_organisation(town.waterveen):
        agreements.withdraw(papers["cooperation"], reason="stopt", **who)
    run_jobs()
    with as_organisation(maatjes):
        assert (reread(made).still_since, reread(made).visible_to) == (day(), [])
    with as_organisation(town.waterveen):
        terms = HELP_TERMS[AgreementKind.COOPERATION]
        written = TermsWritten(starts_on=day(-1), ends_on=day(90), terms=terms)
        partner = papers["cooperation"].partner
        anew = agreements.draft_agreement(partner, written, kind=AgreementKind.COOPERATION, **who)
        signed = Signature(name="A. Bos", power="mandaat")
        agreements.sign(anew, on=day(), ours=signed, theirs=signed, **who)
    run_jobs()
    with as_organisation(maatjes):
        assert (reread(made).still_since, reread(made).visible_to) == (None, [HELPER])


def test_a_resident_whose_help_stops_gets_no_other_helper(
    town, maatjes, sign_papers, enlist, take_in, bring, as_organisation, who
):
    sign_papers()
    resident = take_in(town.waterveen)
    made = bring(resident, enlist("Ann"))
    coming = bring(resident, enlist("Bea", user=HELPER), to=PairingStatus.INTRODUCTION)
    with as_organisation(maatjes):
        residents.hear_stop(resident, reason="De inwoner stopt.", **who)
        assert standing_of(reread(coming), on=day()).holds == (Hold.STOPPED,)
        assert (reread(coming).still_since, reread(coming).visible_to) == (day(), [])
        assert not standing_of(reread(made), on=day()).stands_still
        with pytest.raises(UnableToPair, match="staat stil"):
            pairings.confirm(coming, resident_said_yes_on=day(), volunteer_said_yes_on=day(), **who)
        with pytest.raises(UnableToPair, match="stopt"):
            pairings.end(made, Ending(**DONE, goes_on=True, continuity="x"), **who)
        pairings.refuse(coming, who=Refuser.COORDINATOR, reason=RefusalReason.NO_LONGER, **who)
        assert (HelpedResident.objects.get().status, reread(coming).still_since) == ("helped", None)
        with pytest.raises(UnableToPair, match="stopt"):
            pairings.propose(resident, enlist("Cor"), **who)
        pairings.end(made, Ending(**DONE), **who)
        assert HelpedResident.objects.get().status == "ended"


def test_who_stopped_before_the_help_began_is_closed_with_the_proposal(
    town, maatjes, sign_papers, enlist, take_in, bring, as_organisation, who
):
    sign_papers()
    resident = take_in(town.waterveen)
    made = bring(resident, enlist(), to=PairingStatus.PROPOSED)
    with as_organisation(maatjes):
        residents.hear_stop(resident, reason="De inwoner stopt.", **who)
        with pytest.raises(UnableToPair, match="staat stil"):
            pairings.agree(made, know_each_other=False, **who)
        pairings.refuse(made, who=Refuser.COORDINATOR, reason=RefusalReason.NO_LONGER, **who)
        assert HelpedResident.objects.get().status == "ended"


def test_nothing_happens_before_what_comes_first(maatjes, enlist, take_in, as_organisation, who):
    resident, volunteer = take_in(), enlist()
    with as_organisation(maatjes):
        made = pairings.agree(pairings.propose(resident, volunteer, **who), know_each_other=False, **who)
        with pytest.raises(UnableToPair, match="na het voorstel"):
            pairings.plan_introduction(made, on=day(-1), **who)
        made = pairings.plan_introduction(made, on=day(), **who)
        made = pairings.confirm(made, resident_said_yes_on=day(), volunteer_said_yes_on=day(), **who)
        with pytest.raises(UnableToPair, match="na de kennismaking"):
            pairings.begin(made, pairings.Beginning(signed_on=day(-40), first_visit=FirstVisit.ELSEWHERE), **who)


def test_whoever_was_rung_asks_for_no_call_any_more(maatjes, enlist, take_in, bring, as_organisation, who):
    actor = Actor(7, maatjes, "coordinator", frozenset({Permission.MANAGE_VOLUNTEERS}))
    waiting, made = take_in(), bring(take_in(), enlist())
    late = day(30)
    with as_organisation(maatjes):
        assert [resident for resident, _ in pairing_access.calls_due(actor, on=late)] == [waiting]
        assert [pairing for pairing, _ in day_access.asking(actor, on=late)] == [made]
        calls.ring_resident(waiting, **who)
        calls.hear_how_it_goes(made, by=1, at=timezone.now() + timedelta(days=29))
        assert pairing_access.calls_due(actor, on=late) == []
        assert day_access.asking(actor, on=late) == []
        assert [pairing for pairing, _ in day_access.asking(actor, on=day(50))] == [made], (
            "two weeks later it asks again"
        )


def test_a_suspended_volunteer_sees_nothing_from_that_moment(maatjes, enlist, take_in, bring, as_organisation, who):
    made = bring(take_in(), enlist(user=HELPER))
    with as_organisation(maatjes):
        suspend(made.volunteer, reason="klacht", **who)
        assert standing_of(reread(made), on=day()).holds == (Hold.SUSPENDED,)
        assert (reread(made).still_since, reread(made).visible_to) == (day(), [])
        lift_suspension(made.volunteer, **who)
        assert (reread(made).still_since, reread(made).visible_to) == (None, [HELPER])


def test_an_incident_stops_at_once_until_it_is_settled(maatjes, enlist, take_in, bring, as_organisation, who):
    made = bring(take_in(), enlist(user=HELPER))
    with as_organisation(maatjes):
        made = incidents.report_incident(made, what="Er werd geld gevraagd.", on=day(), **who)
        assert (made.still_since, reread(made).visible_to) == (day(), [])
        with pytest.raises(UnableToPair, match="afgesproken"):
            incidents.settle_incident(made, agreed=" ", **who)
        made = incidents.settle_incident(made, agreed="Beiden gesproken: er gaat geen geld om.", **who)
        assert (made.still_since, reread(made).visible_to) == (None, [HELPER])
        with pytest.raises(UnableToPair, match="al opgelost"):
            incidents.settle_incident(made, agreed="Nog een keer.", **who)


def test_a_withdrawn_machtiging_stops_only_the_tasks_that_need_it(
    town, maatjes, sign_papers, enlist, take_in, bring, as_organisation, who
):
    sign_papers(machtiging={"acts": ["gather"], "side": "leading", "law": "private"})
    gathers = bring(take_in(town.waterveen, tasks=["gather_papers"]), enlist("Ann"))
    orders = bring(take_in(town.waterveen), enlist("Bea"))
    with as_organisation(town.waterveen):
        machtiging = Agreement.objects.get(kind="machtiging")
        agreements.withdraw(machtiging, reason="stopt", **who)
    with as_organisation(maatjes):
        assert standing_of(reread(gathers), on=day()).holds == (Hold.MACHTIGING,)
        assert not standing_of(reread(orders), on=day()).stands_still


def test_nobody_leaves_while_residents_count_on_them(maatjes, enlist, take_in, bring, as_organisation, who):
    volunteer = enlist()
    made = bring(take_in(), volunteer)
    with as_organisation(maatjes):
        with pytest.raises(UnableToGoOn, match="rekenen"):
            volunteers.go_on(volunteer, to=VolunteerStatus.LEFT, **who)
        with pytest.raises(UnableToPair, match="volgende"):
            pairings.end(made, Ending(**DONE, goes_on=True), **who)
        pairings.end(made, Ending(**DONE, goes_on=True, continuity="Bel na vieren."), **who)
        assert volunteers.go_on(volunteer, to=VolunteerStatus.LEFT, **who).status == "left"
        resident = HelpedResident.objects.get()
        assert (resident.status, resident.continuity) == ("seeking", "Bel na vieren.")


def test_an_earlier_volunteer_counts_for(maatjes, enlist, take_in, bring, candidates, as_organisation, who):
    earlier, resident = enlist("Zus"), take_in()
    enlist("Ann")
    made = bring(resident, earlier)
    with as_organisation(maatjes):
        ending = Ending(**DONE | {"reason": EndReason.MOVED}, goes_on=True, continuity="Kent de mappen.")
        pairings.end(made, ending, **who)
    first = suggestions.suggested(candidates(resident))[0]
    assert first.volunteer == earlier
    assert Ground.CONTINUITY in {reason.subject for reason in first.suitability.speaks_for}


def test_what_somebody_knows_about_counts_for(enlist, take_in, candidates):
    knows = enlist("Zus", knows_about=["taxes", "digital"])
    enlist("Ann", knows_about=["young"])
    first, second = suggestions.suggested(candidates(take_in(wanted_knowledge=["taxes"])))
    assert first.volunteer == knows
    assert Ground.SKILLS in {reason.subject for reason in first.suitability.speaks_for}
    assert Ground.SKILLS in {reason.subject for reason in second.suitability.speaks_against}


def test_no_volunteer_goes_where_it_is_not_safe(maatjes, enlist, take_in, bring, as_organisation, who):
    volunteer, resident = enlist(user=HELPER), take_in()
    made = bring(resident, volunteer)
    with as_organisation(maatjes):
        residents.describe_resident(resident, Asked(**ASKED, is_unsafe=True), **who)
        assert standing_of(reread(made), on=day()).holds == (Hold.UNSAFE,)
        assert (reread(made).still_since, reread(made).visible_to) == (day(), [])
    other = enlist("Ann")
    with as_organisation(maatjes):
        found = suggestions.candidates(HelpedResident.objects.get(), on=day())
        assert Condition.UNSAFE in obstacles(found, other)
        with pytest.raises(UnableToPair, match="kan nu niet"):
            pairings.propose(resident, other, because="x", **who)
        residents.describe_resident(resident, Asked(**ASKED), **who)
        assert reread(made).visible_to == [HELPER]


def test_a_resident_with_a_pairing_is_not_closed(maatjes, enlist, take_in, bring, as_organisation, who):
    resident = take_in()
    bring(resident, enlist(), to=PairingStatus.PROPOSED)
    with as_organisation(maatjes), pytest.raises(UnableToHelp, match="koppeling"):
        residents.end_resident(resident, **who)


def test_an_intake_names_a_role_and_a_task(maatjes, as_organisation, who):
    with as_organisation(maatjes), pytest.raises(UnableToHelp, match="taak"):
        residents.enter_resident(maatjes, Asked(**ASKED | {"tasks": []}), **who)


def test_whom_a_resident_avoids_is_no_organisation_with_the_same_number(maatjes, enlist, take_in, candidates):
    volunteer = enlist()
    if volunteer.pk == maatjes.pk:
        volunteer = enlist()
    resident = take_in(avoided_volunteers=[maatjes.pk])
    assert obstacles(candidates(resident), volunteer) == set()


def test_weighing_asks_the_database_no_more_for_more_volunteers_or_residents(
    town, maatjes, sign_papers, enlist, take_in, as_organisation
):
    def queries():
        with as_organisation(maatjes), CaptureQueriesContext(connection) as found:
            waiting = list(HelpedResident.objects.all())
            suggestions.candidates_for(waiting, weights=Weights(), on=day())
        return len(found.captured_queries)

    sign_papers()
    take_in(town.waterveen)
    for number in range(2):
        enlist(f"A{number}")
    # The first time papers are read that the process keeps.
    queries()
    few = queries()
    for number in range(6):
        enlist(f"B{number}")
        take_in(town.waterveen)
    assert queries() == few


def test_a_training_that_a_role_asks_stops_what_is_new_of_that_role_alone(
    enlist, take_in, bring, ask_training, candidates, maatjes, as_organisation, who
):
    both, listener = enlist("Bo", roles=["practical", "mental"]), enlist("Lies", roles=["mental"], most_residents=3)
    running = bring(take_in(roles=["mental"]), listener)
    ask_training(HelpRole.MENTAL, "Luisteren")
    practical, mental = take_in(), take_in(roles=["mental"])
    assert obstacles(candidates(practical), both) == set()
    assert obstacles(candidates(mental), both) == {Obstacle.TRAINING}
    with as_organisation(maatjes):
        with pytest.raises(UnableToPair):
            pairings.propose(mental, both, because="kan goed luisteren", **who)
        # What runs goes on.
        standing.keep_standing(maatjes, **who)
        assert reread(running).still_since is None
        lacking = {each.who.pk: each.untrained for each in offers_of(maatjes.pk, on=day())}
        assert lacking[both.pk] == (("mental", "Luisteren"),)
        volunteers.record_training(both, name="luisteren", followed_on=day(), valid_until=day(30), **who)
    assert obstacles(candidates(mental), both) == set()
    with as_organisation(maatjes):
        later = suggestions.candidates(mental, on=day(31))
    assert Obstacle.TRAINING in obstacles(later, both)


def test_a_lapsed_training_stops_everything_new_also_when_one_role_asks_it(
    enlist, take_in, ask_training, candidates, maatjes, as_organisation, who
):
    both, new = enlist("Bo", roles=["practical", "mental"]), enlist("Lies", roles=["practical", "mental"])
    with as_organisation(maatjes):
        volunteers.record_training(both, name="Luisteren", followed_on=day(-400), valid_until=day(-1), **who)
    practical = take_in()
    assert obstacles(candidates(practical), both) == {Condition.PAPERS}
    # To ask it of one role makes nothing easier; who never followed it begins in the other role.
    ask_training(HelpRole.MENTAL, "Luisteren")
    assert obstacles(candidates(practical), both) == {Condition.PAPERS}
    assert obstacles(candidates(practical), new) == set()


@pytest.mark.parametrize("paper", ["vog", "training"])
def test_a_paper_that_lapses_after_the_proposal_keeps_the_help_from_beginning(
    enlist, take_in, bring, ask_training, maatjes, as_organisation, who, paper
):
    volunteer, resident = enlist(most_residents=3), take_in()
    running = bring(take_in(), volunteer)
    with as_organisation(maatjes):
        volunteers.record_training(volunteer, name="Luisteren", followed_on=day(), valid_until=day(9), **who)
    ask_training(HelpRole.PRACTICAL, "Luisteren")
    made = bring(resident, volunteer, to=PairingStatus.CONFIRMED)
    beginning = Beginning(signed_on=day(), first_visit=FirstVisit.ELSEWHERE)
    with as_organisation(maatjes):
        if paper == "vog":
            volunteers.record_papers(volunteer, vog_issued_on=day(-3000), secrecy_signed_on=day(-300), **who)
        on = who["at"] + timedelta(days=0 if paper == "vog" else 10)
        with pytest.raises(UnableToPair, match="niet in orde"):
            pairings.begin(made, beginning, by=7, at=on)
        # What runs goes on, after a pause too.
        running = pairings.pause(running, until=day(12), by=7, at=on)
        assert pairings.resume(running, by=7, at=on).status == PairingStatus.ACTIVE
        volunteers.record_papers(volunteer, vog_issued_on=day(-9), secrecy_signed_on=day(-300), **who)
        volunteers.record_training(volunteer, name="Luisteren", followed_on=day(), valid_until=day(90), **who)
        assert pairings.begin(made, beginning, by=7, at=on).status == PairingStatus.ACTIVE


@pytest.mark.parametrize(
    ("agreed", "weeks_ago", "comes_first", "stands_in_the_way"),
    [
        ({"stays_after_acceptance": True}, 30, True, False),
        ({"stays_after_acceptance": True, "stays_weeks": 4}, 4, True, False),
        ({"stays_after_acceptance": True, "stays_weeks": 4}, 5, False, True),
        ({}, 0, False, True),
    ],
)
def test_whoever_was_at_the_door_goes_on_as_the_agreement_says(
    town, sign_papers, enlist, take_in, candidates, maatjes, as_organisation, agreed, weeks_ago, comes_first,
    stands_in_the_way, who,
):  # fmt: skip
    sign_papers(cooperation=agreed)
    enlist("Ann", knows_about=["forms"], most_residents=3)
    there = enlist("Bo")
    resident = take_in(town.waterveen)
    with as_organisation(maatjes):
        HelpedResident.objects.filter(pk=resident.pk).update(door_number=there.number, agreed_on=day(-7 * weeks_ago))
        resident.refresh_from_db()
    found = candidates(resident)
    assert (found[0].volunteer == there, found[0].stays) == (comes_first, comes_first)
    assert (Obstacle.DOOR in obstacles(found, there)) == stands_in_the_way
    with as_organisation(maatjes):
        if stands_in_the_way:
            # The agreement does not say that it goes on; a coordinator may choose so, and says why.
            with pytest.raises(UnableToPair):
                pairings.propose(resident, there, **who)
        because = "De inwoner vraagt om haar" if stands_in_the_way else ""
        pairings.propose(resident, there, because=because, **who)


def test_while_no_agreement_counts_nothing_is_said_of_the_door(take_in, enlist, candidates, maatjes, as_organisation):
    resident, there = take_in(), enlist()
    with as_organisation(maatjes):
        HelpedResident.objects.filter(pk=resident.pk).update(door_number=there.number)
        resident.refresh_from_db()
    [only] = candidates(resident)
    assert (only.stays, only.barriers) == (False, ())


def test_whoever_cannot_meet_in_a_wished_way_stands_below_whoever_can(enlist, take_in, bring, candidates):
    """Also when the other helps somebody already and knows less: a visit that cannot be made is no help."""
    elsewhere = enlist("Ann", meetings=["by_phone"], knows_about=["forms"])
    at_home = enlist("Bo", meetings=["at_home"])
    bring(take_in(name="A. Ander"), at_home)
    found = candidates(take_in(meetings=["at_home"], wanted_knowledge=["forms"]))
    assert [each.volunteer for each in found] == [at_home, elsewhere]
