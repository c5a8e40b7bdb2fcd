"""What comes from a municipality becomes the organisation's own, and it hears when the help stops."""

import pytest

from samenspoor.domain.trajectory.models import HelpRequest, HelpRequestContact
from samenspoor.domain.volunteering.actions.residents import hear_stop, receive_resident
from samenspoor.domain.volunteering.models import HelpedResident
from tests.help_requests import day, who


@pytest.fixture
def accepted(town, helpers, as_organisation):
    """A request that De Maatjes took up, as the municipality shares it."""
    with as_organisation(town.waterveen):
        request = HelpRequest.objects.create(
            organisation=town.waterveen, shared_with=[helpers.maatjes.pk], source="counter", phase="debt_help",
            roles=["practical"], tasks=["administration"], question="De post ordenen", ground="agreement",
            agreed_on=day(), told_on=day(), made_at=who()["at"], made_by=7, status="accepted",
            accepted_by=helpers.maatjes.pk, accepted_at=who()["at"], postcode_area="8951",
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
        assert first.wanted_knowledge == ["forms"]


def test_without_a_volunteer_a_stop_is_the_end(accepted, helpers, as_organisation):
    with as_organisation(helpers.maatjes):
        resident = hear_stop(received(accepted, helpers.maatjes), reason="De inwoner stopt", **who())
        assert (resident.status, resident.stop_reason) == ("ended", "De inwoner stopt")
