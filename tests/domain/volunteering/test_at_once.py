"""Two coordinators at once: nobody goes on seeing a resident, and nothing that a colleague stored is lost."""

from typing import Any

import pytest
from django.utils import timezone

from samenspoor.domain.volunteering.actions import pairings, residents, tasks, volunteers
from samenspoor.domain.volunteering.actions.lists import import_volunteers
from samenspoor.domain.volunteering.actions.pairings import Ending
from samenspoor.domain.volunteering.actions.residents import Asked
from samenspoor.domain.volunteering.actions.suspension import suspend
from samenspoor.domain.volunteering.actions.tasks import Share
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.lists import RawList
from samenspoor.domain.volunteering.models import (
    Doer,
    EndReason,
    FirstVisit,
    HelpedResident,
    Pairing,
    PairingResult,
    TaskShare,
    Volunteer,
)
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation
from tests.colleague import Colleague
from tests.pairings import ASKED, day

FIRST, SECOND = 4001, 4002
ENDING = Ending(on=day(), reason=EndReason.DONE, result=PairingResult.ACHIEVED)


def who() -> Any:
    return {"by": 7, "at": timezone.now()}


@pytest.fixture
def acting(fresh_database: str, as_organisation: Any) -> Any:
    """To act for an organisation with two volunteers, and a resident whom the second helps and the first may."""
    organisation = Organisation.objects.create(slug="maatjes", name="De Maatjes", kind="volunteers")
    with as_organisation(organisation):
        resident = residents.enter_resident(organisation, Asked(**ASKED), **who())
        residents.finish_intake(resident, Asked(**ASKED), on=day(), **who())
        for name, user in (("Ann", FIRST), ("Bea", SECOND)):
            described = Described(first_name=name, surname="Vos", roles=["practical"])
            made = volunteers.enter_volunteer(organisation, described, **who())
            made = volunteers.record_papers(made, vog_issued_on=day(-300), secrecy_signed_on=day(-300), **who())
            for status in (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE):
                made = volunteers.go_on(made, to=status, **who())
            Volunteer.objects.filter(pk=made.pk).update(user=user)
            pairing = pairings.propose(resident, made, because="past goed", **who())
            pairing = pairings.agree(pairing, know_each_other=False, **who())
        pairing = pairings.plan_introduction(pairing, on=day(), **who())
        pairing = pairings.confirm(pairing, resident_said_yes_on=day(), volunteer_said_yes_on=day(), **who())
        beginning = pairings.Beginning(signed_on=day(), first_visit=FirstVisit.ELSEWHERE)
        pairings.begin(pairing, beginning, **who())
    return lambda: as_organisation(organisation)


def of(user: int) -> Pairing:
    return Pairing.objects.select_related("resident", "volunteer").get(volunteer__user=user)


def test_who_stopped_sees_nothing_although_a_colleague_plans_a_kennismaking(acting):
    with acting():
        pairings.end(of(SECOND), ENDING, **who())
        colleague = Colleague(acting, lambda: pairings.plan_introduction(of(FIRST), on=day(), **who()))
        colleague.waits_or_is_ready()
    assert colleague.ends() is None
    with acting():
        assert HelpedResident.objects.get().visible_to == [FIRST]


def test_who_stopped_sees_no_task_that_a_colleague_divides(acting):
    share = Share(task="Post openen", doer=Doer.RESIDENT)
    with acting():
        pairings.end(of(SECOND), ENDING, **who())
        colleague = Colleague(acting, lambda: tasks.divide_task(HelpedResident.objects.get(), share, **who()))
        colleague.waits_or_is_ready()
    assert colleague.ends() is None
    with acting():
        assert TaskShare.objects.get().visible_to == []


def test_two_propose_and_suspend_at_once_and_neither_waits_for_ever(acting):
    with acting():
        volunteer = Volunteer.objects.select_for_update(of=("self",)).get(user=SECOND)
        resident = HelpedResident.objects.get()
        colleague = Colleague(acting, lambda: pairings.propose(resident, volunteer, because="x", **who()))
        colleague.waits_or_is_ready()
        suspend(volunteer, reason="klacht", **who())
    assert isinstance(colleague.ends(), pairings.UnableToPair)


def test_a_list_writes_nothing_back_that_a_colleague_changed_meanwhile(acting):
    raw = RawList(
        header=("nummer", "vog", "telefoon"),
        lines=((2, ("1", "", "0600000000")), (3, ("2", f"{day(-10):%d-%m-%Y}", ""))),
    )
    organisation = Organisation.objects.get()
    with acting():
        ann = Volunteer.objects.get(user=FIRST)
        volunteers.record_papers(ann, vog_issued_on=day(-1), secrecy_signed_on=day(-300), **who())
        colleague = Colleague(acting, lambda: import_volunteers(organisation, raw, **who()))
        colleague.waits_or_is_ready()
    assert colleague.ends() is None
    with acting():
        ann, bea = Volunteer.objects.order_by("number")
        assert (ann.vog_issued_on, ann.telephone, bea.vog_issued_on) == (day(-1), "0600000000", day(-10))
