"""Who came directly to the organisation hears every two weeks how it stands, as who came by a municipality does."""

from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone

from samenspoor.domain.volunteering import tasks
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.foundation.messaging.models import OutgoingMail
from tests.pairings import day

STEP = "Laat Jannie de Wit weten hoe het staat"
DAY = "/maatjes/coordinatie/"


@pytest.fixture
def coordinator(client, maatjes, employ):
    client.force_login(employ(maatjes, "coordinator"))
    return client


@pytest.fixture
def waits(take_in, maatjes, as_organisation):
    """Somebody who was last heard two weeks ago; `municipality` when one asked."""

    def make(municipality: Any = None, *, since: int = -14, **changes: Any) -> HelpedResident:
        made = take_in(municipality, **changes)
        with as_organisation(maatjes):
            then = timezone.now() + (day(since - 2) - day())
            HelpedResident.objects.filter(pk=made.pk).update(intake_on=day(since), called_on=day(since), came_at=then)
        return made

    return make


@pytest.fixture
def mails(maatjes, as_organisation):
    """What the job of the morning wrote until now."""

    def read() -> list[OutgoingMail]:
        tasks.write_to_waiting.func(organisation=maatjes.pk, user=0)
        with as_organisation(maatjes):
            return list(OutgoingMail.objects.order_by("pk"))

    return read


def test_without_an_address_the_coordinator_tells_and_the_button_says_that_it_was_done(coordinator, waits, mails):
    found = waits()
    assert mails() == []
    assert STEP in coordinator.get(DAY).text
    page = coordinator.get(f"/maatjes/inwoners/{found.pk}/").text
    assert STEP in page
    answer = coordinator.post(f"/maatjes/inwoners/{found.pk}/weet-hoe-het-staat/", follow=True).text
    assert STEP not in answer
    assert STEP not in coordinator.get(DAY).text


def test_with_an_address_a_mail_goes_once_and_says_how_far_it_is(coordinator, waits, mails, enlist, bring):
    found = waits(email="jannie@example.org")
    bring(found, enlist(), to="proposed")
    [mail] = mails()
    assert (mail.to, mails()) == ("jannie@example.org", [mail])
    assert "Er is iemand gevraagd" in mail.body
    assert "schuld" not in (mail.subject + mail.body).lower()
    assert STEP not in coordinator.get(DAY).text


def test_who_has_met_and_said_yes_does_not_read_of_a_meeting_to_come(waits, mails, enlist, bring):
    found = waits(email="jannie@example.org")
    bring(found, enlist(), to="confirmed")
    [mail] = mails()
    assert "Er is iemand gevonden die misschien bij je past" in mail.body
    assert "gepland" not in mail.body


def test_where_it_is_not_safe_no_mail_goes_and_the_coordinator_rings(coordinator, waits, mails):
    waits(email="jannie@example.org", is_unsafe=True)
    assert mails() == []
    assert STEP in coordinator.get(DAY).text


def test_whom_the_mail_did_not_reach_the_coordinator_rings(coordinator, waits, mails, maatjes, as_organisation):
    waits(email="janie@example.org")
    [mail] = mails()
    with as_organisation(maatjes):
        OutgoingMail.objects.filter(pk=mail.pk).update(
            status="given_up", problem="refused", body="", ended_at=timezone.now()
        )
    assert len(mails()) == 1
    assert STEP in coordinator.get(DAY).text


@override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend")
def test_where_no_mail_can_go_it_is_the_coordinators(coordinator, waits, mails):
    waits(email="jannie@example.org")
    assert mails() == []
    assert STEP in coordinator.get(DAY).text


def test_who_heard_lately_and_whom_a_municipality_asked_for_are_left_alone(
    coordinator, waits, mails, town, sign_papers
):
    sign_papers()
    waits(since=-13, email="jannie@example.org")
    waits(town.waterveen, email="jannie@example.org")
    assert mails() == []
    assert STEP not in coordinator.get(DAY).text
