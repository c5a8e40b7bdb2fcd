"""Who sees the residents of the organisation and their pairings: its coordinators, no municipality."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Prefetch, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenspoor.domain.agreements import contacts
from samenspoor.domain.agreements.models import ContactPerson, ContactSide
from samenspoor.domain.casework.deadlines import after_working_days
from samenspoor.domain.trajectory import promises
from samenspoor.domain.trajectory.models import HelpInvitation
from samenspoor.domain.trajectory.states import RequestStatus
from samenspoor.domain.volunteering import first_visits, suggestions
from samenspoor.domain.volunteering.access import may_manage_volunteers, policy_for, volunteers_of
from samenspoor.domain.volunteering.actions.pairings import CALL_WORKING_DAYS
from samenspoor.domain.volunteering.allocation.suitability import Ground
from samenspoor.domain.volunteering.at_the_door import at_the_door
from samenspoor.domain.volunteering.files import files
from samenspoor.domain.volunteering.models import HelpedResident, LightVolunteer, Pairing, PairingQuerySet, Volunteer
from samenspoor.domain.volunteering.origin import EVERYWHERE, Origin
from samenspoor.domain.volunteering.rules import PaperToday, PersonalPaper
from samenspoor.domain.volunteering.standing import Standing, authorities_of, lacks_for, standings
from samenspoor.domain.volunteering.states import (
    HELPED_TURN,
    PAIRING_TURN,
    HelpedStatus,
    PairingStatus,
    VolunteerStatus,
)
from samenspoor.domain.volunteering.waiting import by_mail, last_heard_on, who_waits_for_word
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.states import Turn
from samenspoor.foundation.organisations.models import Organisation

_BEFORE_THE_CALL = (PairingStatus.PROPOSED, PairingStatus.AGREED)
_WAITING = (HelpedStatus.INTAKE, HelpedStatus.SEEKING)


def residents_of(actor: Actor, origin: Origin = EVERYWHERE) -> "QuerySet[HelpedResident]":
    """Every resident of the own organisation, each with the pairings that run, the longest waiting first."""
    may_manage_volunteers(actor).or_refuse()
    running = Pairing.objects.running().select_related("volunteer").order_by("proposed_at", "pk")
    is_waiting = When(status__in=_WAITING, then=False)
    rows = HelpedResident.objects.filter(origin.within(), organisation=actor.organisation).annotate(
        is_helped=Case(is_waiting, default=True),
        waits_from=Coalesce("asked_at", "came_at"),
    )
    return rows.prefetch_related(Prefetch("pairings", running, to_attr="running")).order_by("waits_from", "pk")


def running_by_municipality(actor: Actor) -> dict[int, int]:
    """How many pairings of the own organisation run for residents of each municipality; one query."""
    may_manage_volunteers(actor).or_refuse()
    running = Pairing.objects.running().filter(organisation=actor.organisation, resident__municipality__isnull=False)
    return dict(running.order_by().values_list("resident__municipality").annotate(count=Count("pk")))


def get_resident_or_404(actor: Actor, pk: int) -> HelpedResident:
    """Return one resident of the own organisation and note the look."""
    return looks.open_or_404(residents_of(actor), pk)


def resident_of_request(actor: Actor, key: UUID) -> HelpedResident | None:
    """The resident who came by a help request; None until that has been received, or when it is over."""
    rows = residents_of(actor).filter(request_key=key).exclude(status=HelpedStatus.ENDED)
    return next(iter(looks.listed(rows)), None)


def is_on_its_way(actor: Actor, invitation: int) -> bool:
    """Whether the resident of an invitation is still to come; nobody is shown, so no look is noted."""
    asked = HelpInvitation.objects.filter(pk=invitation, party=actor.organisation.pk)
    come = residents_of(actor).filter(request_key__in=asked.values("request__key"))
    return asked.filter(request__status=RequestStatus.ACCEPTED).exists() and not come.exists()


def pairings_of(actor: Actor, origin: Origin = EVERYWHERE) -> PairingQuerySet:
    """Every pairing of the own organisation, with resident and volunteer, the newest step first."""
    may_manage_volunteers(actor).or_refuse()
    rows = Pairing.objects.filter(origin.within("resident__municipality"), organisation=actor.organisation)
    return rows.select_related("resident", "volunteer").order_by("-settled_at", "-pk")


def get_pairing_or_404(actor: Actor, pk: int) -> Pairing:
    """Return one pairing of the own organisation and note the look."""
    return looks.open_or_404(pairings_of(actor), pk)


def pairings_with(actor: Actor, volunteer: Volunteer) -> list[Pairing]:
    """The running pairings of one volunteer."""
    return list(pairings_of(actor).running().filter(volunteer=volunteer))


def chosen_volunteer(actor: Actor, resident: HelpedResident, pairings: Collection[Pairing]) -> Volunteer | None:
    """Whom a matchingsoverleg chose for a resident, until this volunteer has been asked or somebody helps.

    A number on the list without names may have got a file since: it is the same volunteer.
    """
    if resident.status not in _WAITING or (resident.meant_for is None and resident.meant_for_number is None):
        return None
    chosen = volunteers_of(actor).filter(Q(pk=resident.meant_for) | Q(number=resident.meant_for_number))
    not_asked = chosen.exclude(pk__in=[each.volunteer_id for each in pairings])
    return next(iter(looks.listed(not_asked)), None)


def chosen_number(actor: Actor, resident: HelpedResident) -> LightVolunteer | None:
    """The same of somebody on the list without names who has no file, as long as no pairing runs."""
    if resident.meant_for_number is None or getattr(resident, "running", []):
        return None
    found = listed_of(actor).filter(number=resident.meant_for_number)
    return next(iter(looks.listed(found)), None)


def listed_of(actor: Actor) -> "QuerySet[LightVolunteer]":
    """Who stands on the list without names and has no file."""
    may_manage_volunteers(actor).or_refuse()
    own = LightVolunteer.objects.without_file(actor.organisation.pk)
    return own.select_related("organisation").order_by("number")


def get_listed_or_404(actor: Actor, number: int) -> LightVolunteer:
    """Return one line of the list without names by its number, and note the look."""
    key = listed_of(actor).filter(number=number).values_list("pk", flat=True).first()
    return looks.open_or_404(listed_of(actor), key or 0)


def turn_of(resident: HelpedResident) -> Turn:
    """Whose move it is: of the pairing that is on its way, else of the resident's own status; read `residents_of`."""
    running: list[Pairing] = getattr(resident, "running", [])
    if resident.status == HelpedStatus.SEEKING and running:
        return PAIRING_TURN[PairingStatus(running[0].status)]
    return HELPED_TURN[HelpedStatus(resident.status)]


def call_before(resident: HelpedResident) -> date | None:
    """Until when somebody rings: five working days after coming, the intake or the proposal; None when done."""
    running: list[Pairing] = getattr(resident, "running", [])
    before = [pairing for pairing in running if pairing.status in _BEFORE_THE_CALL]
    if before:
        days = [each.call_before for each in before if not _was_rung(resident, timezone.localdate(each.proposed_at))]
        return min(days, default=None)
    if resident.status not in _WAITING or running or resident.stop_heard_at:
        return None
    since = resident.intake_on if resident.status == HelpedStatus.SEEKING else timezone.localdate(resident.came_at)
    if since is None or _was_rung(resident, since):
        return None
    return after_working_days(since, CALL_WORKING_DAYS)


def call_before_of(actor: Actor, pairing: Pairing) -> date | None:
    """Until when somebody rings the resident of a pairing that was fetched."""
    return next((call_before(resident) for resident in residents_of(actor).filter(pk=pairing.resident_id)), None)


def _was_rung(resident: HelpedResident, since: date) -> bool:
    return resident.called_on is not None and resident.called_on >= since


def calls_due(actor: Actor, *, on: date, origin: Origin = EVERYWHERE) -> list[tuple[HelpedResident, date]]:
    """Residents whom somebody has to ring by a day that has come, the most overdue first."""
    waiting = residents_of(actor, origin).exclude(status=HelpedStatus.ENDED)
    waiting = waiting.filter(Q(status__in=_WAITING) | Q(pairings__status__in=_BEFORE_THE_CALL)).distinct()
    found = [(resident, day) for resident in waiting if (day := call_before(resident)) and day <= on]
    return sorted(found, key=lambda each: (each[1], each[0].pk))


def to_tell(actor: Actor, *, on: date, origin: Origin = EVERYWHERE) -> list[HelpedResident]:
    """Who came directly, waits and should hear today how it stands: no mail reaches them, and nobody rings them yet."""
    may_manage_volunteers(actor).or_refuse()
    if not origin.is_with_direct:
        return []
    due = who_waits_for_word(actor.organisation, on=on)
    settled = {each.pk for each in by_mail(actor.organisation, due)}
    settled |= {each.pk for each, _day in calls_due(actor, on=on)} if due else set()
    return [each for each in due if each.pk not in settled]


def is_to_tell(actor: Actor, resident: HelpedResident, *, on: date) -> bool:
    """The rule of `to_tell` for one resident that was fetched; nobody else is looked at."""
    may_manage_volunteers(actor).or_refuse()
    if resident.municipality is not None or resident.status not in _WAITING:
        return False
    if promises.word_due(last_heard_on(resident)) > on or by_mail(actor.organisation, [resident]):
        return False
    ring_before = call_before(resident)
    return ring_before is None or ring_before > on


def stopped(actor: Actor, origin: Origin = EVERYWHERE) -> list[HelpedResident]:
    """Residents of whom the municipality let know that the help stops, while a pairing still runs."""
    rows = residents_of(actor, origin).filter(stop_heard_at__isnull=False).exclude(status=HelpedStatus.ENDED)
    return list(rows.order_by("stop_heard_at", "pk"))


def waiting_days(resident: HelpedResident, *, on: date) -> int | None:
    """How long a resident waits for help to begin; None when nobody waits."""
    if resident.status in {HelpedStatus.HELPED, HelpedStatus.ENDED}:
        return None
    return (on - resident.waiting_since).days


def municipalities(actor: Actor) -> dict[int, str]:
    """The names of the municipalities that residents came from, by number."""
    keys = residents_of(actor).order_by().values_list("municipality", flat=True).distinct()
    rows = Organisation.objects.filter(pk__in=[key for key in keys if key is not None])
    return dict(rows.order_by("name").values_list("pk", "name"))


def contacts_at(actor: Actor, owners: Collection[int]) -> dict[int, ContactPerson]:
    """The fixed contact at each municipality for the own organisation: who can mend a paper."""
    return contacts.contacts_at(owners, actor.organisation.pk, ContactSide.OURS)


def standing_still(actor: Actor, *, on: date, origin: Origin = EVERYWHERE) -> list[tuple[Pairing, Standing]]:
    """The running pairings that stand still on a day, and those that go on only for a transition period."""
    pairings = list(pairings_of(actor, origin).running())
    found = standings(pairings, on=on)
    return [
        (each, found[each.pk]) for each in pairings if found[each.pk].stands_still or found[each.pk].is_in_transition
    ]


@dataclass(frozen=True)
class GoesAlong:
    """Who comes along the first time; `is_to_choose` when that visit is to come, and this one cannot or nobody does."""

    volunteer: Volunteer | None
    lies_ahead: bool
    is_to_choose: bool


def who_may_go_along(actor: Actor, pairing: Pairing, *, on: date) -> list[Volunteer]:
    """Whom the coordinator may choose for the first visit of a pairing that was fetched."""
    may_manage_volunteers(actor).or_refuse()
    return first_visits.who_may_go_along(pairing, on=on)


def who_goes_along(actor: Actor, pairing: Pairing, *, on: date) -> GoesAlong:
    """Who was chosen for the first visit of a pairing that was fetched, and whether that still goes."""
    chosen = volunteers_of(actor).filter(pk=pairing.goes_along).first() if pairing.goes_along else None
    lies_ahead = first_visits.is_in_pairs(pairing)
    may_go = lies_ahead and chosen in first_visits.who_may_go_along(pairing, on=on)
    return GoesAlong(volunteer=chosen, lies_ahead=lies_ahead, is_to_choose=lies_ahead and not may_go)


def stays_until(actor: Actor, pairing: Pairing, *, on: date) -> date | None:
    """Until when the agreement lets who was at the door go on here; None when that says nothing of this volunteer."""
    may_manage_volunteers(actor).or_refuse()
    door = at_the_door(pairing.resident, authorities_of([pairing.resident]), on=on)
    return door.until if door and door.number == pairing.volunteer.number else None


def lacking_papers(actor: Actor, pairing: Pairing, *, on: date) -> list[PaperToday]:
    """The papers that this volunteer needs for new help of this kind, and that do not hold."""
    return lacking_of(actor, [pairing], on=on)[pairing.pk]


def lacking_of(actor: Actor, pairings: Collection[Pairing], *, on: date) -> dict[int, list[PaperToday]]:
    """Of each pairing what its volunteer lacks for new help of this kind.

    Without a secrecy statement the pairing stands still, so that is told elsewhere.
    """
    mine = volunteers_of(actor).filter(pk__in=[each.volunteer_id for each in pairings])
    found = {file.volunteer.pk: file for file in files(mine, policy_for(actor), on=on)}
    return {
        each.pk: [
            paper
            for paper in (found[each.volunteer_id].lacking(each.roles) if each.volunteer_id in found else ())
            if paper.paper != PersonalPaper.SECRECY
        ]
        for each in pairings
    }


def candidates_for(actor: Actor, resident: HelpedResident, *, on: date) -> list[suggestions.Candidate]:
    """Whom to suggest for a resident that was fetched, and the others with what stands in the way."""
    may_manage_volunteers(actor).or_refuse()
    return suggestions.candidates(resident, on=on)


def learned_for(actor: Actor, resident: HelpedResident) -> dict[Ground, Pairing]:
    """What counts double for a resident that was fetched, each with the refusal that asked for it."""
    earlier = pairings_of(actor).filter(resident=resident).order_by("settled_at", "pk")
    return suggestions.learned_from(earlier)


def lacking_for(actor: Actor, resident: HelpedResident, *, on: date) -> Standing:
    """Which papers lack before anyone may begin with a resident of whom a municipality asked."""
    may_manage_volunteers(actor).or_refuse()
    return Standing(lacks=lacks_for(resident, authorities_of([resident]), on=on))


def get_active_volunteer_or_404(actor: Actor, pk: int) -> Volunteer:
    """Return one active volunteer of the own organisation and note the look."""
    return looks.open_or_404(volunteers_of(actor).filter(status=VolunteerStatus.ACTIVE), pk)


def names_to_avoid(actor: Actor) -> list[Volunteer]:
    """The volunteers that a resident may not want, by name."""
    return list(volunteers_of(actor).exclude(status=VolunteerStatus.LEFT))
