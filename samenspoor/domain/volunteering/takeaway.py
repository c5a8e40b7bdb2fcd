"""What leaves as a file: hours per month, a volunteer's own file, and whom an organisation that stops hands over."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.deployment import HelpRole, Phase
from samenspoor.domain.trajectory.wishes import FreeTime, Language, Meeting
from samenspoor.domain.volunteering.access import may_manage_volunteers, volunteers_of
from samenspoor.domain.volunteering.models import HelpedResident, Pairing, Visit, Volunteer
from samenspoor.domain.volunteering.states import HelpedStatus, PairingStatus, VisitStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.formats import labels


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


def own_file_of(volunteer: Volunteer) -> list[tuple[str, object]]:
    """What the organisation keeps of a volunteer, for that person (AVG art. 15); residents are not in it.

    The look is noted as an export.
    """
    pairings = Pairing.objects.filter(organisation=volunteer.organisation_id, volunteer=volunteer)
    visits = Visit.objects.filter(organisation=volunteer.organisation_id, pairing__in=pairings, status=VisitStatus.HELD)
    done = visits.aggregate(count=Count("pk"), minutes=Sum("minutes"), kilometres=Sum("kilometres"))
    looks.exported([volunteer])
    return [
        (_("Number"), volunteer.number),
        (_("First name"), volunteer.first_name),
        (_("Surname"), volunteer.surname),
        (_("Telephone"), volunteer.telephone),
        (_("Number for others"), volunteer.shown_telephone),
        (_("E-mail"), volunteer.email),
        (_("Woman or man"), volunteer.get_gender_display()),
        (_("Postcode area"), volunteer.postcode_area),
        (_("How far, in kilometres"), volunteer.kilometres),
        (_("Languages"), labels(volunteer.languages, Language)),
        (_("Roles"), labels(volunteer.roles, HelpRole)),
        (_("When"), labels(volunteer.free_times, FreeTime)),
        (_("Ways of meeting"), labels(volunteer.meetings, Meeting)),
        (_("Residents at the same time, at most"), volunteer.most_residents),
        (_("Skills and experience"), volunteer.skills),
        (_("State"), f"{volunteer.get_status_display()} ({volunteer.status_since.isoformat()})"),
        (_("VOG issued on"), volunteer.vog_issued_on),
        (_("Secrecy statement signed on"), volunteer.secrecy_signed_on),
        (_("Expected to be active from"), volunteer.expected_on),
        (_("Stops on"), volunteer.leaves_on),
        (_("Suspended since"), volunteer.suspended_on),
        (_("Why suspended"), volunteer.suspended_reason),
        *((_("Training"), f"{each.name}, {each.followed_on.isoformat()}") for each in volunteer.trainings.all()),
        (_("Pairings"), pairings.count()),
        (_("Visits"), done["count"]),
        (_("Minutes"), done["minutes"] or 0),
        (_("Kilometres"), done["kilometres"] or 0),
        (_("Entered at"), volunteer.entered_at),
    ]


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
