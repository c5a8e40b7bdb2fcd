"""What comes from a municipality becomes the organisation's own, and it hears when the help stops."""

import pytest

from samenspoor.domain.trajectory.actions.requests import send_request
from samenspoor.domain.trajectory.models import HelpRequest, HelpRequestContact
from samenspoor.domain.volunteering.actions.residents import hear_stop, receive_resident
from samenspoor.domain.volunteering.models import HelpedResident, VisitOrder
from tests.help_requests import asked, day, who


@pytest.fixture
def accepted(town, helpers, as_organisation):
    """A request that De Maatjes took up, as the municipality shares it."""
    with as_organisation(town.waterveen):
        request = HelpRequest.objects.create(
            organisation=town.waterveen, shared_with=[helpers.maatjes.pk], source="counter", phase="debt_help",
            roles=["practical"], tasks=["administration"], question="De post ordenen", ground="agreement",
            agreed_on=day(), told_on=day(), made_at=who()["at"], made_by=7, status="accepted",
            accepted_by=helpers.maatjes.pk, accepted_at=who()["at"], postcode_area="8951", wanted_knowledge=["taxes"],
        )  # fmt: skip
        contact = HelpRequestContact.objects.create(
            organisation=town.waterveen, shared_with=[helpers.maatjes.pk], request=request, name="A. Jansen",
            telephone="0612345678",
        )  # fmt: skip
    return request, contact


def received(accepted, maatjes):
    request, contact = accepted
    return receive_resident(request, contact, organisation=maatjes, **who())


def test_a_request_becomes_one_resident_of_the_organisation(accepted, helpers, as_organisation):
    with as_organisation(helpers.maatjes):
        first, second = received(accepted, helpers.maatjes), received(accepted, helpers.maatjes)
        assert first == second == HelpedResident.objects.get()
        assert (first.number, first.name, first.municipality) == (1, "A. Jansen", accepted[0].organisation_id)
        assert first.wanted_knowledge == ["forms", "taxes"], "what the task asks, and what the caseworker asked"


def test_without_a_volunteer_a_stop_is_the_end(accepted, helpers, as_organisation):
    with as_organisation(helpers.maatjes):
        resident = hear_stop(received(accepted, helpers.maatjes), reason="De inwoner stopt", **who())
        assert (resident.status, resident.stop_reason) == ("ended", "De inwoner stopt")


def test_who_was_at_the_door_is_known_by_number_to_whoever_takes_the_request_up(
    admitted, helpers, town, as_organisation
):
    """Both rows are shared with the organisation; nothing of another organisation's order comes along."""
    told = {"organisation": town.waterveen, "person": admitted, "acts": ["ring"], "due_on": day(), "sent_by": 7,
            "sent_at": who()["at"], "status": "reported", "report": "wants_contact", "reported_on": day(-3),
            "reported_at": who()["at"]}  # fmt: skip
    with as_organisation(town.waterveen):
        for party, number in ((helpers.maatjes, 4), (helpers.ordner, 9)):
            VisitOrder.objects.create(
                party=party.pk, shared_with=[party.pk], visitor="Bo Vos", visitor_number=number, **told
            )
        request = send_request(admitted, asked(helpers.maatjes), **who())
        contact = HelpRequestContact.objects.get(request=request)
    with as_organisation(helpers.maatjes):
        assert received((request, contact), helpers.maatjes).door_number == 4
