"""A request for a volunteer: who sees what before and after it is taken up, what is refused, and what comes back."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import override_settings
from django.utils import timezone

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.models import Agreement
from samenspoor.domain.casework.actions.safety import mark_unsafe
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.journeys import help_requests, tasks
from samenspoor.domain.trajectory.actions.answers import UnableToAnswer, refuse_request
from samenspoor.domain.trajectory.actions.following import tell_resident
from samenspoor.domain.trajectory.actions.requests import ask_again, send_from_counter, send_request
from samenspoor.domain.trajectory.asked import Asker, UnableToAsk
from samenspoor.domain.trajectory.asking import to_discuss
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, HelpRequestContact
from samenspoor.domain.trajectory.request_access import follow
from samenspoor.domain.volunteering.actions.reports import report_help
from samenspoor.domain.volunteering.models import HelpedResident, HelpReport, ReportedEvent
from samenspoor.domain.volunteering.tasks import hear_help_report
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.messaging import actions as messaging
from samenspoor.foundation.messaging.actions import send_queued
from samenspoor.foundation.messaging.models import OutgoingMail
from tests.help_requests import asked, day, who

ASKER = Asker(name="F. Bakker", street="Kerkweg", postcode="8951AB", house_number=12, town="Waterveen")


def take_up(request, party):
    return help_requests.take_up(request, party=party.pk, **who())


def step_of(request, *, on=None):
    return follow(HelpRequest.objects.filter(pk=request.pk), on=on or day())[0].step


def names_read():
    """Every name that can be read of who asks, by ORM and past it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, address, telephone FROM trajectory_helprequestcontact")
        rows = cursor.fetchall()
    assert len(rows) == HelpRequestContact.objects.count()
    return rows


@pytest.fixture
def taken(sent, helpers, as_organisation, run_jobs):
    """De Maatjes took it up, and the worker has done its part."""
    with as_organisation(helpers.maatjes):
        take_up(sent, helpers.maatjes)
    run_jobs()
    return sent


def test_before_acceptance_an_invited_organisation_reads_what_and_not_who(sent, helpers, as_organisation):
    with as_organisation(helpers.maatjes):
        assert HelpRequest.objects.get().question == "De post ordenen en bijhouden"
        assert HelpInvitation.objects.get().party == helpers.maatjes.pk
        assert names_read() == []
        assert not DossierResident.objects.exists()
    with as_organisation(helpers.ordner):
        assert HelpInvitation.objects.get().party == helpers.ordner.pk


@pytest.mark.parametrize("stranger", ["steunpunt", "duinrade", "party"])
def test_who_was_not_asked_reads_nothing(sent, helpers, town, as_organisation, stranger):
    with as_organisation(getattr(helpers, stranger, None) or getattr(town, stranger)):
        assert not HelpRequest.objects.exists()
        assert not HelpInvitation.objects.exists()
        assert names_read() == []


def test_who_takes_it_up_hears_who_it_is_and_the_others_read_nothing_any_more(taken, helpers, town, as_organisation):
    with as_organisation(helpers.maatjes):
        assert [row[0] for row in names_read()] == ["A. Jansen"]
        helped = HelpedResident.objects.get()
        assert (helped.name, helped.request_key, helped.status) == ("A. Jansen", taken.key, "intake")
        assert (helped.avoid, helped.municipality) == ("Zwager Henk", town.waterveen.pk)
    with as_organisation(helpers.ordner):
        assert not HelpRequest.objects.exists()
        assert names_read() == []
        assert HelpInvitation.objects.get().status == "lapsed"
    with as_organisation(helpers.ordner), pytest.raises(UnableToAnswer, match="andere organisatie was eerst"):
        take_up(taken, helpers.ordner)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trajectory_helprequest SET shared_with = shared_with || 999::bigint",
        "UPDATE trajectory_helprequestcontact SET shared_with = shared_with || 999::bigint",
        "UPDATE trajectory_helprequest SET question = 'iets anders'",
        "UPDATE trajectory_helpinvitation SET party = 999",
    ],
)
def test_who_took_it_up_cannot_widen_or_rewrite_it(taken, helpers, as_organisation, statement):
    with (
        as_organisation(helpers.maatjes),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        cursor.execute(statement)


def test_who_claims_it_without_answering_gets_no_name(sent, helpers, as_organisation, run_jobs, town):
    """Past the action: the municipality's job believes an answer to its own invitation only."""
    with as_organisation(helpers.ordner):
        HelpRequest.objects.update(status="accepted", accepted_by=helpers.ordner.pk, accepted_at=timezone.now())
    tasks.share_request.defer(organisation=town.waterveen.pk, user=0, request=sent.pk)
    run_jobs()
    with as_organisation(helpers.ordner):
        assert names_read() == []


def test_a_paper_that_was_withdrawn_since_stops_who_would_take_it_up(sent, helpers, town, as_organisation):
    with as_organisation(town.waterveen):
        paper = Agreement.objects.get(kind="data", partner__participant=helpers.maatjes)
        agreements.withdraw(paper, reason="stopt", **who())
    with as_organisation(helpers.maatjes), pytest.raises(UnableToAnswer, match="ingetrokken"):
        take_up(sent, helpers.maatjes)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"phase": Phase.APPLICATION, "tasks": [HelpTask.HELP_APPLYING]}, "fase"),
        ({"tasks": [HelpTask.LOOK_ALONG]}, "hoort niet bij deze fase"),
        ({"question": "Heeft € 1.200 schuld"}, "bedragen"),
        ({"question": "Achterstand van 300 euro"}, "bedragen"),
        ({"question": "Een brief van huur"}, "Huur"),
        ({"question": "Mevrouw Jansen zoekt hulp"}, "Jansen"),
        ({"agreed_words": ""}, "welke woorden"),
        ({"agreed_on": day(1)}, "moet nog komen"),
        ({"agreed_on": day(-367)}, "langer dan een jaar geleden"),
        ({"in_round": True}, "matchingsoverleg"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(admitted, helpers, town, as_organisation, changes, why):
    with as_organisation(town.waterveen), pytest.raises(UnableToAsk, match=why):
        send_request(admitted, asked(helpers.maatjes, **changes), **who())


def test_an_organisation_without_the_paper_is_refused_with_its_reason(admitted, helpers, town, as_organisation):
    with as_organisation(town.waterveen), pytest.raises(UnableToAsk, match=r"Steunpunt.*ontbreekt"):
        send_request(admitted, asked(helpers.steunpunt), **who())


def test_what_the_matrix_marks_with_a_circle_is_told_and_blocks_nothing(admitted, helpers, town, as_organisation):
    roles, tasks_asked = [HelpRole.ADVOCACY], [HelpTask.GATHER_PAPERS]
    with as_organisation(town.waterveen):
        assert to_discuss(town.waterveen, tasks_asked, roles) == [(HelpTask.GATHER_PAPERS, HelpRole.ADVOCACY)]
        assert send_request(admitted, asked(helpers.maatjes, roles=roles, tasks=tasks_asked), **who())


def test_the_matchingsoverleg_is_everyone_whose_papers_allow_it_but_who_is_avoided(
    admitted, helpers, town, as_organisation
):
    with as_organisation(town.waterveen):
        made = send_request(admitted, asked(in_round=True, avoided_party=helpers.ordner.pk), **who())
        assert made.shared_with == [helpers.maatjes.pk]


def test_nobody_is_asked_for_an_unsafe_address_and_what_runs_stops(
    taken, admitted, helpers, town, as_organisation, run_jobs
):
    with as_organisation(town.waterveen):
        mark_unsafe(admitted.dossier.address, review_on=day(30), **who())
        with pytest.raises(UnableToAsk, match="Naar dit adres"):
            send_from_counter(town.waterveen, asked(helpers.maatjes), asker=ASKER, **who())
    tasks.mind_requests.defer(organisation=town.waterveen.pk, user=0)
    run_jobs()
    with as_organisation(helpers.maatjes):
        helped = HelpedResident.objects.get()
        assert helped.status == "ended"
        assert "veilig" not in helped.stop_reason
        assert names_read() == []


def test_from_the_counter_there_is_no_dossier(helpers, town, as_organisation):
    with as_organisation(town.waterveen):
        made = send_from_counter(town.waterveen, asked(helpers.maatjes), asker=ASKER, **who())
        contact = HelpRequestContact.objects.get()
        assert (made.person, made.source, made.postcode_area) == (None, "counter", "8951")
        assert contact.address == "Kerkweg 12, 8951 AB Waterveen"


def test_when_nobody_can_it_is_the_caseworkers_again_who_asks_others(sent, helpers, town, as_organisation):
    for party in (helpers.maatjes, helpers.ordner):
        with as_organisation(party):
            refuse_request(sent, party=party.pk, reason="Niemand vrij", **who())
    with as_organisation(town.waterveen):
        assert step_of(sent) == "ask_others"
        with pytest.raises(UnableToAsk, match="zei nee, of mist een papier"):
            ask_again(sent, [], in_round=True, **who())
        with pytest.raises(UnableToMove):
            ask_again(sent, [helpers.maatjes.pk], **who())


def test_what_is_not_answered_comes_on_top_after_a_week_and_back_after_two(
    sent, helpers, town, as_organisation, run_jobs
):
    with as_organisation(town.waterveen):
        assert step_of(sent) == "await_answer"
        HelpInvitation.objects.update(asked_at=timezone.now() - timedelta(days=10))
        assert step_of(sent) == "ring_organisation"
        HelpInvitation.objects.update(asked_at=timezone.now() - timedelta(days=40))
    tasks.mind_requests.defer(organisation=town.waterveen.pk, user=0)
    run_jobs()
    with as_organisation(helpers.maatjes):
        assert not HelpRequest.objects.exists()
    with as_organisation(town.waterveen):
        assert step_of(sent) == "ask_others"
        ask_again(sent, [helpers.maatjes.pk], **who())
        assert step_of(sent) == "await_answer"
    with as_organisation(helpers.maatjes):
        assert HelpRequest.objects.exists()


def test_a_waiting_resident_hears_every_two_weeks_how_it_stands(sent, town, as_organisation):
    with as_organisation(town.waterveen):
        HelpRequest.objects.update(told_on=day(-14))
        assert step_of(sent) == "tell_resident"
        tell_resident(sent, **who())
        assert step_of(sent) == "await_answer"


def test_who_waits_and_has_an_address_gets_a_mail_instead(sent, town, as_organisation):
    tasks.mind_requests.func(organisation=town.waterveen.pk, user=0)
    with as_organisation(town.waterveen):
        assert not OutgoingMail.objects.exists()
        HelpRequest.objects.update(told_on=day(-14))
        HelpRequestContact.objects.update(email="jansen@example.org")
    tasks.mind_requests.func(organisation=town.waterveen.pk, user=0)
    with as_organisation(town.waterveen):
        mail = OutgoingMail.objects.get()
        assert (mail.to, HelpRequest.objects.get().told_on) == ("jansen@example.org", day())
        assert "schuld" not in (mail.subject + mail.body).lower()


def test_who_cannot_be_reached_by_mail_was_not_told_and_is_a_caseworkers_to_ring(
    sent, town, as_organisation, monkeypatch
):
    def wait_and_mind():
        with as_organisation(town.waterveen):
            HelpRequest.objects.update(told_on=day(-14))
        tasks.mind_requests.func(organisation=town.waterveen.pk, user=0)
        with as_organisation(town.waterveen):
            return OutgoingMail.objects.count(), step_of(sent)

    with as_organisation(town.waterveen):
        HelpRequestContact.objects.update(email="jansn@example.org")
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend"):
        assert wait_and_mind() == (0, "tell_resident")
    assert wait_and_mind() == (1, "await_answer")

    def refused(*_arguments):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr(messaging, "send_mail", refused)
    with as_organisation(town.waterveen):
        send_queued(OutgoingMail.objects.get().pk, **who())
    tasks.mind_requests.func(organisation=town.waterveen.pk, user=0)
    with as_organisation(town.waterveen):
        assert (OutgoingMail.objects.count(), step_of(sent)) == (1, "tell_resident")
        tell_resident(sent, **who())
        assert step_of(sent) == "await_answer"
    assert wait_and_mind() == (1, "tell_resident")


def test_a_resident_who_stops_is_told_to_who_took_it_up(taken, helpers, town, as_organisation, run_jobs):
    with as_organisation(town.waterveen):
        help_requests.stop(taken, reason="De inwoner wil niet meer", **who())
    run_jobs()
    with as_organisation(helpers.maatjes):
        helped = HelpedResident.objects.get()
        assert (helped.status, helped.stop_reason) == ("ended", "De inwoner wil niet meer")
        assert names_read() == []


def test_what_is_reported_moves_the_request(taken, helpers, town, as_organisation, run_jobs):
    for event, status, step in (
        (ReportedEvent.STARTED, "started", "running"),
        (ReportedEvent.URGENT, "started", "ring_today"),
        (ReportedEvent.GIVEN_BACK, "open", "ring_today"),
    ):
        with as_organisation(helpers.maatjes):
            assert report_help(HelpedResident.objects.get(), event, **who())
        run_jobs()
        with as_organisation(town.waterveen):
            request = HelpRequest.objects.get()
            assert (request.status, step_of(request)) == (status, step)
    with as_organisation(helpers.maatjes):
        assert names_read() == []


def test_how_far_it_is_stays_when_an_older_report_is_heard_last(taken, helpers, town, as_organisation, run_jobs):
    now = timezone.now()
    with as_organisation(helpers.maatjes):
        made = [
            HelpReport.objects.create(
                organisation=helpers.maatjes, shared_with=[town.waterveen.pk], request_key=taken.key, event=event,
                reported_at=now - timedelta(minutes=minutes), reported_by=1,
            )
            for event, minutes in (("proposed", 9), ("seeking", 5))
        ]  # fmt: skip
    for report in reversed(made):
        hear_help_report.defer(organisation=town.waterveen.pk, user=0, report=report.pk)
        run_jobs()
    with as_organisation(town.waterveen):
        assert HelpRequest.objects.get().stage == "seeking"
        assert not HelpReport.objects.filter(heard_at=None).exists()


def test_nothing_is_believed_of_who_did_not_take_it_up(taken, helpers, town, as_organisation, run_jobs):
    with as_organisation(helpers.ordner):
        made = HelpReport.objects.create(
            organisation=helpers.ordner, shared_with=[town.waterveen.pk], request_key=taken.key, event="ended",
            reported_at=timezone.now(), reported_by=1,
        )  # fmt: skip
    hear_help_report.defer(organisation=town.waterveen.pk, user=0, report=made.pk)
    run_jobs()
    with as_organisation(town.waterveen):
        assert HelpRequest.objects.get().status == "accepted"
