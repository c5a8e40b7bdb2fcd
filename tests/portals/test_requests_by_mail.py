"""A request by mail to an organisation with a system of its own: a link that opens one question, until it is over."""

import re
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from samenspoor.domain.agreements.models import ChainPartner, ContactPerson
from samenspoor.domain.journeys import help_requests
from samenspoor.domain.trajectory.actions.answers import UnableToAnswer
from samenspoor.domain.trajectory.actions.following import withdraw_request
from samenspoor.domain.trajectory.actions.requests import ask_again, send_request
from samenspoor.domain.trajectory.link_access import open_link
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, RequestLink
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.foundation.accounts.models import AnswerCode
from samenspoor.foundation.audit.looks import collecting_looks
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.messaging.tasks import forget_codes
from tests.help_requests import asked, who

DEAD = "Deze link werkt niet meer"


@pytest.fixture
def by_mail(helpers, town, as_organisation):
    """De Maatjes keep their own system, De Ordner do not."""
    with as_organisation(town.waterveen):
        ChainPartner.objects.filter(participant=helpers.maatjes).update(asked_by_mail=True)
        ContactPerson.objects.filter(side="theirs").update(name="Fenna Vos", email="fenna@maatjes.example")


@pytest.fixture
def link(by_mail, admitted, helpers, town, as_organisation, run_jobs):
    """The address in the mail to De Maatjes."""
    with as_organisation(town.waterveen):
        send_request(admitted, asked(helpers.maatjes, helpers.ordner), **who())
    run_jobs()
    return found_in(mail.outbox[-1])


def found_in(message: Any) -> str:
    return re.findall(r"http://127\.0\.0\.1:8000(/\S+)", message.body)[0]


def test_the_mail_says_who_asks_for_nobody_and_goes_to_who_chose_it(link, town, as_organisation):
    assert [message.to for message in mail.outbox] == [["fenna@maatjes.example"]]
    [message] = mail.outbox
    said = f"{message.subject} {message.body}"
    assert "Gemeente Waterveen" in said
    assert not re.search("jansen|dorpsstraat|8951|post ordenen|schuld|0612345678", said, re.IGNORECASE)
    code = link.strip("/").split("/")[-1]
    with connection.cursor() as cursor, as_organisation(town.waterveen):
        for table in ("accounts_answercode", "trajectory_requestlink", "messaging_outgoingmail", "procrastinate_jobs"):
            cursor.execute(f"SELECT count(*) FROM {table} each WHERE each::text LIKE %s", [f"%{code}%"])
            assert cursor.fetchone() == (0,)


def test_the_page_shows_what_is_asked_and_not_who_and_every_look_is_logged(
    client, link, helpers, town, as_organisation
):
    for _look in range(2):
        page = client.get(link).text
    assert "De post ordenen en bijhouden" in page
    assert not re.search("Jansen|Dorpsstraat|0612345678|Zwager", page)
    with as_organisation(helpers.maatjes):
        seen = AccessLog.objects.filter(kind="opened", purpose="answer_by_mail")
        assert {(each.user, each.role) for each in seen} == {(0, "by_mail")}
        assert seen.count() == 2
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(purpose="answer_by_mail").count() == 2
        assert not RequestLink.objects.get().answered_at


def test_taking_it_up_by_mail_is_taking_it_up(client, link, helpers, town, as_organisation, run_jobs):
    page = client.post(link, {"answer": "accept"}, follow=True).text
    assert "Opgepakt" in page
    assert DEAD in page
    run_jobs()
    with as_organisation(helpers.maatjes):
        assert HelpedResident.objects.get().name == "A. Jansen"
    for again in (client.get(link), client.post(link, {"answer": "refuse", "why": "full"})):
        assert again.status_code == 404
        assert not re.search("Jansen|De post ordenen", again.text)
        assert "0519\xa029\xa029\xa010" in again.text
    with as_organisation(town.waterveen):
        request = HelpRequest.objects.get()
        assert (request.status, request.accepted_by) == ("accepted", helpers.maatjes.pk)
        assert RequestLink.objects.get().answered_at


def test_refusing_by_mail_asks_for_a_reason(client, link, helpers, town, employ, as_organisation):
    assert "Waarom niet?" in client.post(link, {"answer": "refuse"}).text
    assert DEAD in client.post(link, {"answer": "refuse", "why": "full"}, follow=True).text
    with as_organisation(town.waterveen):
        refused = HelpInvitation.objects.get(party=helpers.maatjes.pk)
        assert (refused.status, refused.reason) == ("refused", "Er is nu geen vrijwilliger vrij")
        request = HelpRequest.objects.get()
    client.force_login(employ(town.waterveen, "caseworker"))
    assert "per mail aan Fenna Vos" in client.get(f"/waterveen/hulpvragen/{request.pk}/").text


def test_a_code_that_is_over_tells_whom_to_ring_for_thirty_days_and_is_then_forgotten(client, link):
    for days, kept in ((29, True), (31, False)):
        AnswerCode.objects.update(expires_at=timezone.now() - timedelta(days=days))
        forget_codes.func(timestamp=0)
        assert AnswerCode.objects.exists() == kept
        assert ("0519\xa029\xa029\xa010" in client.get(link).text) == kept


def expire(link, helpers):
    AnswerCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    RequestLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def take_it_back(link, helpers):
    withdraw_request(HelpRequest.objects.get(), reason="Verhuisd", **who())


def point_at_another_organisation(link, helpers):
    """Past the action: the code opens for De Ordner, who was asked too, but not by mail."""
    AnswerCode.objects.update(answers_for=helpers.ordner.pk)


@pytest.mark.parametrize("act", [expire, take_it_back, point_at_another_organisation])
def test_a_link_that_is_over_shows_and_does_nothing(client, link, helpers, town, as_organisation, act):
    with as_organisation(town.waterveen):
        act(link, helpers)
    for page in (client.get(link), client.post(link, {"answer": "accept"})):
        assert page.status_code == 404
        assert DEAD in page.text
        assert "De post ordenen" not in page.text
    with as_organisation(town.waterveen):
        assert not HelpRequest.objects.filter(status="accepted").exists()
        assert HelpInvitation.objects.filter(status="asked", party=helpers.ordner.pk).exists() or act is take_it_back
    with as_organisation(helpers.ordner if act is point_at_another_organisation else helpers.maatjes):
        assert AccessLog.objects.filter(kind="refused", purpose="answer_by_mail").count() == 2


def test_another_organisation_was_first(client, link, helpers, as_organisation, run_jobs):
    with as_organisation(helpers.ordner):
        help_requests.take_up(HelpRequest.objects.get(), party=helpers.ordner.pk, **who())
    page = client.post(link, {"answer": "accept"}, follow=True)
    assert "Een andere organisatie was eerst" in page.text
    run_jobs()
    assert client.get(link).status_code == 404


@pytest.mark.parametrize(
    "answer", [help_requests.take_up_by_link, partial(help_requests.refuse_by_link, reason="Niemand vrij")]
)
def test_another_organisation_was_first_while_this_one_was_answering(link, helpers, as_organisation, run_jobs, answer):
    """After the look the municipality shares who it is with the other alone: the request is not seen here any more."""
    with as_organisation(helpers.maatjes), collecting_looks():
        linked = open_link(AnswerCode.objects.get(), at=timezone.now())
        assert linked is not None
    with as_organisation(helpers.ordner):
        help_requests.take_up(HelpRequest.objects.get(), party=helpers.ordner.pk, **who())
    run_jobs()
    with as_organisation(helpers.maatjes), pytest.raises(UnableToAnswer, match="andere organisatie was eerst"):
        answer(linked.link, linked.request, **who())


def test_guessing_stops_and_tells_nothing(client, link):
    for number in range(25):
        answer = client.get(f"/vraag/{number}{'x' * 40}/")
    assert answer.status_code == 429
    assert client.get(link).status_code == 429


def test_who_is_asked_again_gets_a_link_of_its_own_and_the_first_is_over(
    client, link, helpers, town, as_organisation, run_jobs
):
    with as_organisation(town.waterveen):
        HelpInvitation.objects.filter(party=helpers.maatjes.pk).update(status="lapsed")
        ask_again(HelpRequest.objects.get(), [helpers.maatjes.pk], **who())
    run_jobs()
    assert client.get(link).status_code == 404
    assert "De post ordenen" in client.get(found_in(mail.outbox[-1])).text
