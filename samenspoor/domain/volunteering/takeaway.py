"""What leaves as a file: hours per month, a volunteer's own file, and whom an organisation that stops hands over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.deployment import HelpRole, Phase
from samenspoor.domain.trajectory.wishes import FreeTime, Knowledge, Language, Meeting
from samenspoor.domain.volunteering.access import may_manage_volunteers, volunteers_of
from samenspoor.domain.volunteering.models import HelpedResident, Pairing, SecrecyStatement, Visit, Volunteer, WellBeing
from samenspoor.domain.volunteering.states import HelpedStatus, PairingStatus, VisitStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.formats import in_sentence, labels


@dataclass(frozen=True)
class Hours:
    """What one volunteer did in one month: visits that took place, minutes and kilometres."""

    pk: int
    month: date
    number: int
    name: str
    visits: int
    minutes: int
    kilometres: int


def hours_of(actor: Actor) -> list[Hours]:
    """Per month and volunteer of the own organisation, the newest month first; one query. The look is noted."""
    may_manage_volunteers(actor).or_refuse()
    rows = (
        Visit.objects.filter(organisation=actor.organisation, status=VisitStatus.HELD)
        .annotate(month=TruncMonth("starts_at"))
        .order_by()
        .values("month", "pairing__volunteer")
        .annotate(visits=Count("pk"), minutes_held=Sum("minutes"), driven=Sum("kilometres"))
    )
    who = {volunteer.pk: volunteer for volunteer in volunteers_of(actor).prefetch_related(None)}
    found = [
        Hours(
            pk=row["pairing__volunteer"],
            month=timezone.localdate(row["month"]),
            number=who[row["pairing__volunteer"]].number,
            name=str(who[row["pairing__volunteer"]]),
            visits=row["visits"],
            minutes=row["minutes_held"] or 0,
            kilometres=row["driven"] or 0,
        )
        for row in rows
    ]
    looks.listed([who[pk] for pk in {row.pk for row in found}])
    return sorted(found, key=lambda row: (-row.month.toordinal(), row.number))


@dataclass(frozen=True)
class Total:
    """What all volunteers did together in one month, or in a year."""

    label: str
    visits: int
    minutes: int
    kilometres: int


def totals_of(rows: Sequence[Hours]) -> list[Total]:
    """Each year with its months under it, the newest first."""
    return [
        total
        for year, of_year in _grouped(rows, lambda row: row.month.year)
        for total in (
            _total(_("%(year)s, together") % {"year": year}, of_year),
            *(_total(date_format(month, "F Y"), each) for month, each in _grouped(of_year, lambda row: row.month)),
        )
    ]


def _grouped(rows: Sequence[Hours], key: Callable[[Hours], Any]) -> list[tuple[Any, list[Hours]]]:
    return [(value, list(each)) for value, each in groupby(rows, key)]


def _total(label: str, rows: Sequence[Hours]) -> Total:
    return Total(
        label, sum(row.visits for row in rows), sum(row.minutes for row in rows), sum(row.kilometres for row in rows)
    )


OF_A_VOLUNTEER: Mapping[str, Callable[[Volunteer], object]] = {
    "first_name": lambda one: one.first_name,
    "surname": lambda one: one.surname,
    "telephone": lambda one: one.telephone,
    "shown_telephone": lambda one: one.shown_telephone,
    "email": lambda one: one.email,
    "gender": lambda one: one.get_gender_display(),
    "postcode_area": lambda one: one.postcode_area,
    "kilometres": lambda one: one.kilometres,
    "languages": lambda one: labels(one.languages, Language),
    "roles": lambda one: labels(one.roles, HelpRole),
    "free_times": lambda one: labels(one.free_times, FreeTime),
    "meetings": lambda one: labels(one.meetings, Meeting),
    "most_residents": lambda one: one.most_residents,
    "skills": lambda one: one.skills,
    "knows_about": lambda one: labels(one.knows_about, Knowledge),
    "status": lambda one: one.get_status_display(),
    "status_since": lambda one: one.status_since,
    "vog_issued_on": lambda one: one.vog_issued_on,
    "secrecy_signed_on": lambda one: one.secrecy_signed_on,
    "secrecy_version": lambda one: one.secrecy_version,
    "expected_on": lambda one: one.expected_on,
    "leaves_on": lambda one: one.leaves_on,
    "suspended_on": lambda one: one.suspended_on,
    "suspended_reason": lambda one: one.suspended_reason,
    "suspension_lifted_on": lambda one: one.suspension_lifted_on,
}
"""What a volunteer reads of the own file, by field."""
LEFT_OUT = {"surname_key": "the name again, to sort by", "user": "a number of this system, behind which stands nothing"}
"""What tells that person nothing, and why."""


def own_file_of(volunteer: Volunteer) -> list[tuple[str, object]]:
    """What the organisation keeps of a volunteer, for that person (AVG art. 15); the look is noted as an export.

    Residents are not in it: what names them is shown on request, and the last line says so.
    """
    pairings = Pairing.objects.filter(organisation=volunteer.organisation_id, volunteer=volunteer)
    visits = Visit.objects.filter(organisation=volunteer.organisation_id, pairing__in=pairings, status=VisitStatus.HELD)
    done = visits.aggregate(count=Count("pk"), minutes=Sum("minutes"), kilometres=Sum("kilometres"))
    looks.exported([volunteer])
    return [
        (_("Number"), volunteer.number),
        *((_label(Volunteer, name), show(volunteer)) for name, show in OF_A_VOLUNTEER.items()),
        *((_("Training"), f"{each.name}, {each.followed_on.isoformat()}") for each in volunteer.trainings.all()),
        *((_("Secrecy statement"), _signed(each)) for each in volunteer.secrecy_statements.order_by("signed_on")),
        *((_("Pairing"), _pairing_of(each)) for each in pairings.order_by("proposed_at", "pk")),
        (_("Visits"), done["count"]),
        (_("Minutes"), done["minutes"] or 0),
        (_("Kilometres"), done["kilometres"] or 0),
        *((_("How are you?"), _said(each)) for each in volunteer.well_being.order_by("said_at", "pk")),
        (_("Entered at"), volunteer.entered_at),
        (
            _("Shown on request"),
            _("Notes of visits, what was given back, what happened and thank-yous: residents are named in them."),
        ),
    ]


def _label(model: type[models.Model], field: str) -> str:
    return capfirst(str(model._meta.get_field(field).verbose_name))  # type: ignore[union-attr]


def _signed(statement: SecrecyStatement) -> str:
    """What was signed; the paper itself the coordinator gives."""
    told = _("%(day)s, text %(version)s") % {"day": statement.signed_on.isoformat(), "version": statement.version}
    kept = _("signed paper kept")
    return f"{told}, {kept}" if statement.file else told


def _pairing_of(pairing: Pairing) -> str:
    """How one pairing went, without the resident."""
    days = ("proposed_at", "conflict_asked_on", "volunteer_said_yes_on", "started_on", "incident_on", "ended_on")
    found = [(_label(Pairing, name), getattr(pairing, name)) for name in days]
    told = [f"{label} {timezone.localdate(day) if isinstance(day, datetime) else day}" for label, day in found if day]
    reasons = (
        pairing.chosen_because,
        pairing.get_refused_by_display() if pairing.refused_by else "",
        pairing.get_refusal_display() if pairing.refusal else "",
        pairing.get_end_reason_display() if pairing.end_reason else "",
    )
    return "; ".join([pairing.get_status_display(), *told, *(str(reason) for reason in reasons if reason)])


def _said(well_being: WellBeing) -> str:
    talk = f", {in_sentence(_label(WellBeing, 'wants_talk'))}" if well_being.wants_talk else ""
    return f"{timezone.localdate(well_being.said_at).isoformat()}: {well_being.mark}{talk}"


HANDED_OVER = (
    "nummer", "naam", "adres", "telefoon", "e-mail", "gekomen_via", "fase", "rollen", "vraag", "stand",
    "vrijwilligers", "sinds",
)  # fmt: skip
_WITH_SOMEBODY = (PairingStatus.ACTIVE, PairingStatus.PAUSED)


def residents_to_hand_over(actor: Actor) -> list[tuple[object, ...]]:
    """Everybody whom the own organisation still helps or is going to, and who helps; each look is noted as an export.

    Notes and visits are not in it: what was heard at the kitchen table does not travel (S9).
    """
    may_manage_volunteers(actor).or_refuse()
    rows = (
        HelpedResident.objects.filter(organisation=actor.organisation)
        .exclude(status=HelpedStatus.ENDED)
        .order_by("number")
    )
    residents = looks.exported(rows)
    helpers: dict[int, list[str]] = {}
    running = Pairing.objects.filter(organisation=actor.organisation, status__in=_WITH_SOMEBODY)
    for resident, number, first, last in running.order_by("volunteer__number").values_list(
        "resident", "volunteer__number", "volunteer__first_name", "volunteer__surname"
    ):
        helpers.setdefault(resident, []).append(f"{number} {first} {last}")
    asked_by = {row.municipality for row in residents if row.municipality}
    towns = dict(Organisation.objects.filter(pk__in=asked_by).values_list("pk", "name"))
    return [
        (
            row.number,
            row.name,
            row.address,
            row.telephone,
            row.email,
            towns.get(row.municipality or 0, _("Came directly")),
            Phase(row.phase).label,
            labels(row.roles, HelpRole),
            row.question,
            row.get_status_display(),
            ", ".join(helpers.get(row.pk, [])),
            timezone.localdate(row.came_at),
        )
        for row in residents
    ]
