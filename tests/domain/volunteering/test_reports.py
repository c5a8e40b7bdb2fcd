"""What a municipality hears of help: only what the agreement's closed list names, and only of its own requests."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from samenspoor.domain.volunteering.actions.reports import report_help
from samenspoor.domain.volunteering.models import HelpedResident, HelpReport, ReportedEvent, Volunteer

pytestmark = pytest.mark.django_db
WHO: Any = {"by": 7, "at": timezone.now()}


def resident_of(organisation, municipality):
    return HelpedResident(
        organisation=organisation,
        municipality=municipality.pk if municipality else None,
        request_key=uuid4() if municipality else None,
    )


@pytest.mark.parametrize(
    ("event", "is_told"),
    [("given_back", True), ("started", True), ("ended", True), ("urgent", False)],
)
def test_the_closed_list_decides_what_is_told(town, maatjes, sign_papers, as_organisation, event, is_told):
    sign_papers()
    with as_organisation(maatjes):
        made = report_help(resident_of(maatjes, town.waterveen), ReportedEvent(event), **WHO)
    assert (made is not None) is is_told
    with as_organisation(town.waterveen):
        assert HelpReport.objects.count() == is_told
    with as_organisation(town.duinrade):
        assert not HelpReport.objects.exists()


def test_nothing_is_told_of_whoever_came_directly_or_under_no_paper(town, maatjes, as_organisation):
    with as_organisation(maatjes):
        assert report_help(resident_of(maatjes, None), ReportedEvent.GIVEN_BACK, **WHO) is None
        assert report_help(resident_of(maatjes, town.waterveen), ReportedEvent.STARTED, **WHO) is None


@pytest.mark.parametrize(("chosen", "told"), [("06 99 99 99 99", "06 99 99 99 99"), ("", "0519 22 22 22")])
def test_a_helper_is_a_first_name_with_the_number_that_they_chose(
    town, maatjes, sign_papers, as_organisation, chosen, told
):
    sign_papers()
    helper = Volunteer(first_name="Bo", surname="Vos", telephone="06 11 11 11 11", shown_telephone=chosen)
    with as_organisation(maatjes):
        made = report_help(
            resident_of(maatjes, town.waterveen), ReportedEvent.STARTED, helper=helper, result="achieved", **WHO
        )
    assert made
    assert (made.helper, made.helper_telephone, made.result) == ("Bo", told, "")
