"""What the agreement does not name does not travel: told beforehand, kept from who takes it up, given to the next."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Signature, TermsWritten
from samenspoor.domain.agreements.models import Agreement, AgreementKind
from samenspoor.domain.journeys.help_requests import take_up
from samenspoor.domain.trajectory.actions.following import hear_given_back, write_to_waiting
from samenspoor.domain.trajectory.actions.requests import ask_again, send_request
from samenspoor.domain.trajectory.asked import UnableToAsk
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, HelpRequestContact
from samenspoor.domain.trajectory.request_access import follow, unheard_of
from samenspoor.domain.trajectory.request_steps import RequestStep
from samenspoor.domain.trajectory.states import InvitationStatus
from samenspoor.domain.trajectory.travelling import left_out
from samenspoor.domain.volunteering.models import HelpedResident
from tests.help_requests import DATA, asked, day, who


@pytest.fixture
def agree(town, as_organisation):
    """Write and sign a new version of the data agreement with an organisation."""

    def act(party: Any, **terms: Any) -> None:
        with as_organisation(town.waterveen):
            paper = Agreement.objects.get(kind=AgreementKind.DATA, partner__participant=party.pk)
            written = TermsWritten(starts_on=day(-1), ends_on=day(400), terms=DATA | terms)
            agreements.rewrite(paper, written, **who())
            signed = Signature(name="A. Bos", power="mandaat")
            agreements.sign(paper, on=day(), ours=signed, theirs=signed, **who())

    return act


@pytest.fixture
def accept(as_organisation, run_jobs):
    def act(party: Any) -> HelpRequest:
        with as_organisation(party):
            taken = take_up(HelpRequest.objects.get(), party=party.pk, **who())
        run_jobs()
        return taken

    return act


def followed(*, on: Any = None) -> Any:
    rows = HelpRequest.objects.prefetch_related("contacts", "kept_reach", "invitations").select_related("person")
    [found] = follow(rows, on=on or day())
    return found


def test_a_number_that_no_paper_names_stays_with_the_municipality(
    admitted, helpers, agree, accept, town, as_organisation
):
    agree(helpers.maatjes, data_categories=["name_address", "appointment", "language"])
    question = asked(helpers.maatjes, helpers.ordner, email="a.jansen@example.nl")
    with as_organisation(town.waterveen):
        found = left_out(town.waterveen.pk, question, question.parties, on=day())
        assert [(each.party, each.data) for each in found] == [(helpers.maatjes.pk, "telephone")]
        send_request(admitted, question, **who())
    accept(helpers.maatjes)
    with as_organisation(helpers.maatjes):
        contact = HelpRequestContact.objects.get()
        assert (contact.name, contact.telephone, contact.email) == ("A. Jansen", "", "")
        assert HelpedResident.objects.get().telephone == ""
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM trajectory_keptreach")
            assert cursor.rowcount == 0
    with as_organisation(town.waterveen):
        known = followed()
        assert (known.contact.telephone, known.contact.email) == ("0612345678", "a.jansen@example.nl")
        assert known.keeps_reach
        assert known.request.contacts.all()[0].telephone == ""
        with pytest.raises(IntegrityError), transaction.atomic():
            known.contact.save()
        assert HelpRequestContact.objects.get().telephone == ""
        assert write_to_waiting(town.waterveen, by=0, at=who()["at"]) == 0
        hear_given_back(HelpRequest.objects.get(), **who())
        ask_again(HelpRequest.objects.get(), [helpers.ordner.pk], **who())
    accept(helpers.ordner)
    with as_organisation(helpers.ordner):
        assert HelpRequestContact.objects.get().telephone == "0612345678"


def test_language_is_left_out_for_all_when_one_paper_does_not_name_it(
    admitted, helpers, agree, town, as_organisation
):  # fmt: skip
    agree(helpers.ordner, data_categories=["name_address", "appointment", "telephone"])
    with as_organisation(town.waterveen):
        request = send_request(
            admitted, asked(helpers.maatjes, helpers.ordner, languages=["nl", "tr"], meetings=["at_home"]), **who()
        )
        assert (request.languages, request.meetings) == ([], [])
        assert followed().contact.telephone == "0612345678"


def test_nobody_is_added_whose_paper_does_not_name_what_the_request_says(
    admitted, helpers, agree, town, as_organisation
):
    agree(helpers.ordner, data_categories=["name_address", "appointment"])
    with as_organisation(town.waterveen):
        request = send_request(admitted, asked(helpers.maatjes, languages=["tr"]), **who())
        with pytest.raises(UnableToAsk, match="taal"):
            ask_again(request, [helpers.ordner.pk], **who())
        assert HelpInvitation.objects.get().status == InvitationStatus.ASKED


def test_without_name_and_task_in_the_paper_nothing_is_asked(admitted, helpers, agree, town, as_organisation):
    agree(helpers.maatjes, data_categories=["name_address", "telephone"])
    with as_organisation(town.waterveen), pytest.raises(UnableToAsk, match="noemt de gegevens niet"):
        send_request(admitted, asked(helpers.maatjes), **who())


def test_who_agreed_not_to_hear_of_the_start_does_not_wait_for_it(
    admitted, helpers, agree, accept, town, as_organisation
):
    agree(helpers.maatjes, reports_to_us=["ended", "urgent"])
    with as_organisation(town.waterveen):
        send_request(admitted, asked(helpers.maatjes, email="a.jansen@example.nl"), **who())
    accept(helpers.maatjes)
    with as_organisation(town.waterveen):
        found = followed(on=day(60))
        assert found.step == RequestStep.UNHEARD
        assert not found.is_for_caseworker
        assert found.waits_days == 0
        assert unheard_of([found.request], on=day(60)) == {found.pk}
    agree(helpers.maatjes)
    with as_organisation(town.waterveen):
        assert followed().step == RequestStep.AWAIT_START
        assert followed(on=day(60)).step == RequestStep.TELL_RESIDENT
