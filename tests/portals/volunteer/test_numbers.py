"""Whom to ring now: by the hours that stand in the chain, also in the evening, at the weekend and on a day off."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspoor.domain.agreements.models import ContactPerson, ContactSide
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.domain.volunteering.phone_access import DirectNumber, numbers_of
from samenspoor.domain.volunteering.reach_texts import first_to_ring, numbers_shown
from samenspoor.foundation.ui.telephone import shown as number_shown
from tests.paired import paired

__all__ = ["paired"]
HOME = "/maatjes/telefoon/"
MONDAY = date(2027, 3, 1)
OFFICE: dict[str, Any] = {"days": [0, 1, 2, 3], "opens": time(9), "closes": time(17)}
OTHER: dict[str, Any] = {"after_hours_telephone": "0519 29 29 99", "after_hours_name": "Crisisdienst"}


def moment(days: int, hour: int, *, since: date = MONDAY) -> datetime:
    return timezone.make_aware(datetime.combine(since + timedelta(days=days), time(hour)))


def told(contact: dict[str, Any], at: datetime) -> list[tuple[str, str]]:
    made = ContactPerson(name="Marijke", telephone="0519 29 29 10", **contact)
    numbers = list(numbers_of(made, "Waterveen", on=timezone.localdate(at)))
    return [(each.number.name, each.told) for each in numbers_shown(numbers, at=at).rows]


@pytest.mark.parametrize(
    ("contact", "at", "expected"),
    [
        (OFFICE | OTHER, moment(0, 10), [
            ("Marijke", "Je kunt nu bellen, tot 17.00 uur."),
            ("Crisisdienst", "Nu neemt niemand op. Weer vanaf 17.00 uur."),
        ]),
        (OFFICE | OTHER, moment(3, 20), [
            ("Crisisdienst", "Je kunt nu bellen, tot maandag 9.00 uur."),
            ("Marijke", "Nu neemt niemand op. Weer vanaf maandag 9.00 uur."),
        ]),
        (OFFICE, moment(1, 17), [("Marijke", "Nu neemt niemand op. Weer vanaf woensdag 9.00 uur.")]),
        (OFFICE | OTHER | {"after_hours_from": time(18), "after_hours_until": time(2)}, moment(0, 1), [
            ("Crisisdienst", "Je kunt nu bellen, tot 2.00 uur."),
            ("Marijke", "Nu neemt niemand op. Weer vanaf 9.00 uur."),
        ]),
        (OFFICE | OTHER | {"after_hours_from": time(8), "after_hours_until": time(20)}, moment(4, 12), [
            ("Crisisdienst", "Je kunt nu bellen, tot 20.00 uur."),
            ("Marijke", "Nu neemt niemand op. Weer vanaf maandag 9.00 uur."),
        ]),
        ({"hours": "na schooltijd"} | OTHER, moment(0, 10), [("Marijke", ""), ("Crisisdienst", "")]),
        # Easter Monday is a day off.
        ({**OFFICE, "days": [0]}, moment(0, 10, since=date(2027, 3, 29)),
         [("Marijke", "Nu neemt niemand op. Weer vanaf maandag 5 april 9.00 uur.")]),
    ],
)  # fmt: skip
def test_who_can_be_rung_now_stands_on_top(contact, at, expected):
    assert told(contact, at) == expected


def test_who_answers_is_rung_first_and_who_may_answer_second():
    closed, unknown, open_now = (
        DirectNumber(name=name, who="", telephone="1", windows=windows)
        for name, windows in (
            ("closed", [(moment(1, 9), moment(1, 17))]), ("unknown", []), ("open", [(moment(0, 9), moment(0, 17))]),
        )
    )  # fmt: skip
    found = [closed, unknown, open_now]
    assert [each.state for each in numbers_shown(found, at=moment(0, 12)).rows] == ["now", "unknown", "later"]
    assert first_to_ring(found, at=moment(0, 12)) == open_now
    assert first_to_ring([closed, unknown], at=moment(0, 12)) == unknown
    assert first_to_ring([], at=moment(0, 12)) is None


def test_the_phone_names_the_number_for_the_evening_and_says_what_to_do_without_one(
    client, paired, town, sign_papers, as_organisation
):
    found = paired()
    sign_papers(town.waterveen)
    with as_organisation(found.organisation):
        HelpedResident.objects.update(municipality=town.waterveen.pk, request_key=uuid4())
    client.force_login(found.user)
    pages = [f"{HOME}nummers/", f"{HOME}zonder-internet/", f"{HOME}inwoner/{found.pairing.pk}/dringend/"]
    for page in pages:
        assert "Neemt niemand op?" in client.get(page).text
    with as_organisation(town.waterveen):
        ours = ContactPerson.objects.filter(side=ContactSide.OURS)
        ours.update(**OTHER, after_hours_from=time(0), after_hours_until=time(0))
    for page in pages:
        shown = client.get(page).text
        assert "Crisisdienst" in shown
        assert "data-nobody hidden" in shown
        assert shown.index("tel:0519292999") < shown.index("tel:0519292910")
    # On the pass stands the office, whoever answers at this moment.
    assert number_shown("0519 22 22 22") in client.get(f"{HOME}pas/").text


def test_the_coordinator_names_the_own_number_for_the_evening_and_it_goes_before_the_one_of_the_chain(
    client, paired, town, sign_papers, employ, as_organisation
):
    found = paired()
    page = "/maatjes/vrijwilligers/buiten-kantooruren/"
    given = {"after_hours_telephone": "0519 66 66 66", "after_hours_name": "Achterwacht", "after_hours_from": "00:00",
             "after_hours_until": "00:00"}  # fmt: skip
    client.force_login(employ(found.organisation, "coordinator"))
    assert "Vul het nummer in dat bij" in client.post(page, given | {"after_hours_telephone": ""}).text
    assert "Vul beide tijden in" in client.post(page, given | {"after_hours_until": ""}).text
    client.post(page, given)
    client.force_login(found.user)
    # Also of who came directly, of whom no municipality knows.
    shown = client.get(f"{HOME}nummers/").text
    assert shown.index("tel:0519666666") < shown.index("tel:0519111111")
    sign_papers(town.waterveen)
    with as_organisation(found.organisation):
        HelpedResident.objects.update(municipality=town.waterveen.pk, request_key=uuid4())
    with as_organisation(town.waterveen):
        ContactPerson.objects.filter(side=ContactSide.THEIRS).update(**OTHER)
    shown = client.get(f"{HOME}nummers/").text
    assert "tel:0519666666" in shown
    assert "Crisisdienst" not in shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": [0]}, {"days": [7], "opens": time(9), "closes": time(17)},
        {"days": [0], "opens": time(17), "closes": time(9)}, {"opens": time(9), "closes": time(17)},
        {"after_hours_from": time(9), "after_hours_until": time(10)},
    ],
)  # fmt: skip
def test_the_database_keeps_no_hours_that_nobody_can_read(town, sign_papers, as_organisation, wrong):
    sign_papers(town.waterveen)
    with as_organisation(town.waterveen), pytest.raises(IntegrityError), transaction.atomic():
        ContactPerson.objects.update(**wrong)
