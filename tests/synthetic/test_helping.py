"""What the demo shows of help: a first visit on which somebody goes along, and a search that began in a dossier."""

from datetime import timedelta

from django.utils import timezone

from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.volunteering.actions import residents
from samenspoor.domain.volunteering.actions.residents import Asked
from samenspoor.domain.volunteering.models import HelpedResident, Pairing, Visit, Volunteer
from samenspoor.synthetic import helping
from tests.paired import pair
from tests.pairings import ASKED


def test_whoever_has_a_phone_goes_along_on_a_first_visit_that_is_to_come(maatjes, enlist, as_organisation):
    now = timezone.now()
    riet = enlist("Riet", roles=["advocacy"], user=31)
    enlist("Bo")
    with as_organisation(maatjes):
        residents.enter_resident(maatjes, Asked(**ASKED), by=7, at=now - timedelta(days=25))
        for _twice in range(2):
            helping.pair(maatjes, waiting=0, by=7, at=now)
        pairing = Pairing.objects.get()
        assert (pairing.status, pairing.first_visit, pairing.goes_along) == ("active", "in_pairs", riet.pk)
        visit = Visit.objects.get()
        assert (visit.status, visit.place, visit.starts_at > now) == ("planned", "at_home", True)


def test_a_request_of_a_dossier_is_taken_up_once_and_somebody_is_asked(
    admitted, helpers, town, as_organisation, monkeypatch
):
    monkeypatch.setattr(helping, "_ASKED_MOST", ("maatjes",))
    monkeypatch.setattr(helping, "_ASKED_FROM_DOSSIERS", (0,))
    with as_organisation(helpers.maatjes):
        bo = pair(helpers.maatjes, first_name="Bo", resident="Iemand anders").volunteer
        Volunteer.objects.filter(pk=bo.pk).update(roles=["practical"], most_residents=2)
    for is_first in (True, False):
        with as_organisation(town.waterveen):
            helping.ask_from_dossiers(town.waterveen, by=7, at=timezone.now())
            assert HelpRequest.objects.get().person_id == admitted.pk
        with as_organisation(helpers.maatjes):
            taken = helping.take_up_of_dossiers(helpers.maatjes, by=7)
            assert len(taken) == is_first
        with as_organisation(town.waterveen):
            helping.share_who_asks(taken, by=7)
        with as_organisation(helpers.maatjes):
            helping.look_for_somebody(helpers.maatjes, taken, by=7)
            resident = HelpedResident.objects.get(request_key__isnull=False)
            assert (resident.name, resident.pairings.get().status) == ("A. Jansen", "proposed")
