"""A possible data breach is reported to the data protection officer, and followed until it is closed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework.breach_states import NEXT, BreachStatus
from samenspoor.domain.casework.models import DataBreach, DataBreachStep, DataClass, Dossier
from samenspoor.foundation.audit.states import move

_SHORTEST_NAME = 3


class UnableToReport(Exception):
    """The report cannot be made as it is; the message says why."""


@dataclass(frozen=True, kw_only=True)
class BreachReport:
    """What the reporter says, without names."""

    what_happened: str
    data_classes: Sequence[DataClass]
    people_count: int
    since: date
    discovered_at: datetime
    measures: str = ""


@transaction.atomic
def report_breach(dossier: Dossier, report: BreachReport, *, by: int, at: datetime) -> DataBreach:
    """Report what may be a data breach; from the moment it was discovered there are 72 hours (AVG art. 33(1))."""
    if report.discovered_at > at:
        raise UnableToReport(_("This moment has not come yet. When did you discover it?"))
    if report.since > timezone.localdate(report.discovered_at):
        raise UnableToReport(_("It began before you discovered it: choose an earlier day."))
    if name := _name_in(f"{report.what_happened} {report.measures}", dossier):
        raise UnableToReport(
            _("Leave names out: “%(name)s” is someone of this dossier. The report carries its number.") % {"name": name}
        )
    breach = DataBreach.objects.create(
        organisation_id=dossier.organisation_id,
        dossier_number=dossier.pk,
        what_happened=report.what_happened,
        data_classes=list(report.data_classes),
        people_count=report.people_count,
        since=report.since,
        discovered_at=report.discovered_at,
        measures=report.measures,
        reported_at=at,
        reported_by=by,
    )
    _add_step(breach, BreachStatus.REPORTED, "", by=by, at=at)
    return breach


@transaction.atomic
def take_step(breach: DataBreach, *, to: BreachStatus, note: str, by: int, at: datetime) -> DataBreach:
    """Bring a data breach further; every decision says why, or how people were informed."""
    if to != BreachStatus.CLOSED and not note.strip():
        raise UnableToReport(_("Write down why, or how."))
    breach = move(breach, to=to, following=NEXT)
    _add_step(breach, to, note.strip(), by=by, at=at)
    return breach


def _add_step(breach: DataBreach, status: BreachStatus, note: str, *, by: int, at: datetime) -> None:
    DataBreachStep.objects.create(
        organisation_id=breach.organisation_id, breach=breach, status=status, note=note, made_at=at, made_by=by
    )


def _name_in(text: str, dossier: Dossier) -> str:
    """A surname or business name of the dossier's people that stands in the text, or nothing."""
    words = set(re.findall(r"\w+", text.casefold()))
    for person in dossier.people:
        for name in (person.surname, person.business_name):
            parts = [part for part in re.findall(r"\w+", name.casefold()) if len(part) >= _SHORTEST_NAME]
            if parts and words.issuperset(parts):
                return name
    return ""
