"""A list of volunteers from elsewhere: what would be new, what would change, and which lines cannot be used.

By the organisation's own number, so that the same list twice makes no doubles. An empty cell leaves what stands there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.trajectory.wishes import FreeTime, Knowledge, Language, Meeting
from samenspoor.domain.volunteering import lists
from samenspoor.domain.volunteering.lists import CheckedList, RawList, WrongLine
from samenspoor.domain.volunteering.models import Volunteer
from samenspoor.domain.volunteering.models.volunteer import Gender
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation

COLUMNS = {
    "number": ("nummer", "nr", "vrijwilligersnummer"),
    "first_name": ("voornaam", "roepnaam"),
    "surname": ("achternaam", "naam"),
    "telephone": ("telefoon", "telefoonnummer", "mobiel"),
    "email": ("email", "emailadres", "mail"),
    "postcode_area": ("gebied", "postcodegebied", "postcode"),
    "kilometres": ("kilometers", "km", "afstand"),
    "languages": ("talen", "taal"),
    "roles": ("rollen", "rol"),
    "free_times": ("dagdelen", "wanneer"),
    "meetings": ("manierenvanafspreken", "afspreken"),
    "most_residents": ("plaatsen", "inwonerstegelijk", "hoeveelinwoners"),
    "skills": ("vaardigheden", "vaardighedenenervaring", "ervaring"),
    "knows_about": ("kennis", "weetveelvan"),
    "gender": ("vrouwofman", "geslacht"),
    "shown_telephone": ("nummervooranderen",),
    "status": ("stand", "status"),
    "vog_issued_on": ("vog", "vogvan", "vogafgegevenop"),
    "secrecy_signed_on": ("geheimhouding", "geheimhoudingvan", "geheimhoudingsverklaring"),
}
# Whoever left is not brought in; what follows on these is a step that a coordinator takes on screen.
BEGINNINGS = tuple(status for status in VolunteerStatus if status != VolunteerStatus.LEFT)


@dataclass(frozen=True)
class ImportPlan:
    """What a list would do: begin files, change files, leave files as they are; and what it cannot do."""

    new: tuple[dict[str, Any], ...]
    changed: tuple[tuple[Volunteer, dict[str, Any]], ...]
    same: int
    wrong: tuple[WrongLine, ...]
    passed_over: tuple[str, ...]


def plan_import(organisation: Organisation, raw: RawList, *, on: date, hold: bool = False) -> ImportPlan:
    """Compare a list with the files that there are; stores nothing. Raises UnableToReadList.

    `hold` is for who goes on to store it: nobody changes these files until then.
    """
    checked = lists.check_list(raw, columns=COLUMNS, parse=_parse(on))
    numbers = [row["number"] for row in checked.rows]
    files = Volunteer.objects.filter(organisation=organisation, number__in=numbers).order_by("pk")
    known = {each.number: each for each in (files.select_for_update(of=("self",)) if hold else files)}
    lines = _lines_of(raw, checked)
    new, changed, same, wrong = [], [], 0, list(checked.wrong)
    for row in checked.rows:
        volunteer = known.get(row["number"])
        why = _why_not(row, volunteer)
        if why:
            wrong.append(WrongLine(lines[row["number"]], (why,)))
        elif volunteer is None:
            new.append(row)
        elif changes := _changes(volunteer, row):
            changed.append((volunteer, changes))
        else:
            same += 1
    wrong.sort(key=lambda each: each.line)
    return ImportPlan(tuple(new), tuple(changed), same, tuple(wrong), checked.passed_over)


def _parse(today: date) -> Mapping[str, lists.Parse]:
    return {
        "number": lists.whole(1, 999_999_999),
        "first_name": lists.words(60),
        "surname": lists.words(80),
        "telephone": lists.words(20),
        "email": lists.email,
        "postcode_area": lists.area,
        "kilometres": lists.whole(0, 200),
        "languages": lists.several_of(Language),
        "roles": lists.several_of(HelpRole),
        "free_times": lists.several_of(FreeTime, also=lists.DAYPARTS),
        "meetings": lists.several_of(Meeting),
        "most_residents": lists.whole(0, 20),
        "skills": lists.words(300),
        "knows_about": lists.several_of(Knowledge),
        "gender": lists.one_of(Gender),
        "shown_telephone": lists.words(20),
        "status": lists.one_of(BEGINNINGS),
        "vog_issued_on": lists.past_day(today),
        "secrecy_signed_on": lists.past_day(today),
    }


def _lines_of(raw: RawList, checked: CheckedList) -> dict[int, int]:
    """The line of each good row, by its number."""
    wrong = {each.line for each in checked.wrong}
    good = [line for line, _cells in raw.lines if line not in wrong]
    return {row["number"]: line for row, line in zip(checked.rows, good, strict=True)}


def _why_not(row: Mapping[str, Any], volunteer: Volunteer | None) -> str:
    if volunteer is not None:
        return ""
    if not row.get("first_name") or not row.get("surname"):
        return _("Somebody new has a first name and a surname.")
    if row.get("status") in {VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED} and not row.get("secrecy_signed_on"):
        return _("Nobody is active without a secrecy statement. Fill in of which day it is.")
    return ""


def _changes(volunteer: Volunteer, row: Mapping[str, Any]) -> dict[str, Any]:
    """What differs; how far somebody is changes on screen, step by step, and not by a list."""
    return {
        field: value
        for field, value in row.items()
        if field not in {"number", "status"} and getattr(volunteer, field) != value
    }
