"""What a volunteer sees on the own phone: the own pairings with their residents and visits, and whom to ring."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.contacts import contacts_at
from samenspoor.domain.agreements.models import AfterHours, ContactPerson, ContactSide
from samenspoor.domain.trajectory.wishes import Meeting
from samenspoor.domain.volunteering import first_visits
from samenspoor.domain.volunteering.early_sight import Sight, sights
from samenspoor.domain.volunteering.files import policy_in
from samenspoor.domain.volunteering.models import (
    GivenBack,
    OrganisationMessage,
    Pairing,
    PairingQuerySet,
    ResidentMachtiging,
    TaskShare,
    Visit,
    VisitOrder,
    Volunteer,
)
from samenspoor.domain.volunteering.reaching import Window, after_hours_windows, office_windows
from samenspoor.domain.volunteering.states import PairingStatus, VisitStatus, VolunteerStatus
from samenspoor.domain.volunteering.visibility import SEEN
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.organisations.owned import Owned

MOST_SHOWN = 20
Row = TypeVar("Row", bound=Owned)


@dataclass(frozen=True, kw_only=True)
class DirectNumber:
    """Somebody who answers the phone."""

    name: str
    who: str
    telephone: str
    hours: str = ""
    windows: Sequence[Window] = ()
    is_after_hours: bool = False


@dataclass(frozen=True, kw_only=True)
class Companion:
    """The other volunteer of a first visit in pairs; the number is the one that others may ring, if there is one."""

    name: str
    telephone: str


@dataclass(frozen=True, kw_only=True)
class GoingAlong:
    """A first visit on which somebody comes along; `visit` when it has been planned."""

    resident: str
    address: str
    visit: Visit | None
    companion: Companion


def may_help(actor: Actor) -> Verdict:
    """Answer whether this person uses the phone as a volunteer today."""
    verdict = actor.may(Permission.HELP_RESIDENTS)
    if not verdict:
        return verdict
    own = Volunteer.objects.filter(organisation=actor.organisation, user=actor.user).first()
    if own is None or own.status == VolunteerStatus.LEFT:
        return Verdict(False, _("You do not volunteer here now. Ring your coordinator."))
    if own.suspended_on or own.secrecy_signed_on is None:
        return Verdict(False, _("Your work is on hold. Ring your coordinator."))
    return verdict


def for_organisation(actor: Actor, purpose: str) -> AbstractContextManager[None]:
    """Let a phone read or write what its person may not see: the one place that opens the whole organisation to it.

    Only for whoever helps, and only around what is named beside it: an office's number, an offer, a note.
    """
    may_help(actor).or_refuse()
    own = actor.organisation.pk
    return acting(organisation=own, user=actor.user, purpose=purpose, scope=Scope.ORGANISATION)


@contextmanager
def noted(actor: Actor, rows: QuerySet[Row], pk: int) -> Iterator[Row]:
    """What a note is about, for the note alone; `rows` say which are the own ones, for nothing else does here.

    What a volunteer saw or did before it stood still has to reach the coordinator, also when the note was sent later.
    The database shows the volunteer nothing of it any more, so it is read and written for the organisation.
    """
    with for_organisation(actor, "a note of a phone"):
        yield looks.open_or_404(rows, pk)


def own_file(actor: Actor) -> Volunteer:
    """The file of whoever signed in, as far as a phone shows it."""
    may_help(actor).or_refuse()
    return Volunteer.objects.select_related("organisation").get(organisation=actor.organisation, user=actor.user)


def own_label(actor: Actor) -> str:
    """What the organisation calls a volunteer, as a resident reads it."""
    with for_organisation(actor, "own word for a volunteer"):
        return policy_in(actor.organisation.pk).label


def pairings_of(actor: Actor) -> PairingQuerySet:
    """The own pairings, from the kennismaking until the end."""
    may_help(actor).or_refuse()
    mine = Pairing.objects.filter(organisation=actor.organisation, volunteer__user=actor.user, status__in=SEEN)
    return mine.filter(visible_to__contains=[actor.user]).select_related("resident").order_by("resident__name", "pk")


def get_pairing_or_404(actor: Actor, pk: int) -> Pairing:
    """Return one own pairing and note the look; a guessed address is noted too."""
    return looks.open_or_404(pairings_of(actor), pk)


def visits_of(actor: Actor) -> QuerySet[Visit]:
    """The visits of the own pairings."""
    return Visit.objects.filter(pairing__in=pairings_of(actor)).select_related("pairing__resident")


def get_visit_or_404(actor: Actor, pk: int) -> Visit:
    """Return one own visit and note the look."""
    return looks.open_or_404(visits_of(actor), pk)


def note_about(actor: Actor, pk: int) -> AbstractContextManager[Pairing]:
    """The own pairing that a note is about, also while it stands still."""
    return noted(actor, _also_standing_still(actor), pk)


def note_about_visit(actor: Actor, pk: int) -> AbstractContextManager[Visit]:
    """The own visit that a note is about, also when its pairing stands still since."""
    mine = Visit.objects.filter(organisation=actor.organisation, pairing__in=_also_standing_still(actor))
    return noted(actor, mine.select_related("pairing__resident"), pk)


def called(pairing: Pairing) -> str:
    """The resident's name as a phone may show it: of what stands still only the first name."""
    name = pairing.resident.name
    return name.split(" ")[0] if pairing.still_since else name


def planned_visits(actor: Actor) -> list[Visit]:
    """What was planned and not written down yet, the first on top; the one of yesterday too."""
    return list(visits_of(actor).filter(status=VisitStatus.PLANNED).order_by("starts_at", "pk")[:MOST_SHOWN])


def to_check_out(actor: Actor, *, since: datetime) -> list[Visit]:
    """Visits written down since then, of which nobody said that it ended safely."""
    held = visits_of(actor).filter(status=VisitStatus.HELD, is_safe_home=False, logged_at__gte=since)
    return list(held.order_by("-logged_at")[:MOST_SHOWN])


def thanks_for(actor: Actor, *, since: datetime) -> list[Visit]:
    """Visits for which the coordinator said thank you lately."""
    return list(visits_of(actor).filter(thanked_at__gte=since).order_by("-starts_at")[:MOST_SHOWN])


def sights_of(pairings: list[Pairing], *, on: date) -> dict[int, Sight]:
    """What the coordinator sees early of these pairings; it counts only visits that this person may see."""
    return sights(pairings, on=on)


def standing_still(actor: Actor) -> list[str]:
    """The first names of residents whose pairing stands still.

    The database shows the volunteer nothing of such a pairing any more, so only this word is read for the organisation:
    whoever planned a visit has to know that it does not go on, and whom to ring.
    """
    still = _also_standing_still(actor).exclude(still_since=None).order_by("still_since", "pk")
    with for_organisation(actor, "standing still"):
        return [called(each) for each in looks.listed(still[:MOST_SHOWN])]


def _also_standing_still(actor: Actor) -> PairingQuerySet:
    """The own pairings that a phone may know of; what stands still among them only `for_organisation` can read."""
    mine = Pairing.objects.filter(organisation=actor.organisation, volunteer__user=actor.user, status__in=SEEN)
    return mine.select_related("resident")


def past_visits(pairing: Pairing) -> list[Visit]:
    """What was done with this resident, the newest on top."""
    rows = Visit.objects.filter(pairing=pairing).exclude(status=VisitStatus.PLANNED)
    return list(rows.order_by("-starts_at", "-pk")[:MOST_SHOWN])


def given_back_of(pairing: Pairing) -> list[GivenBack]:
    """What was given back, with the answer."""
    return list(GivenBack.objects.filter(pairing=pairing).order_by("-given_at", "-pk")[:MOST_SHOWN])


def task_shares_of(pairing: Pairing) -> list[TaskShare]:
    """Who does what for this resident."""
    return list(TaskShare.objects.filter(resident=pairing.resident_id).order_by("doer", "pk"))


def machtigingen_of(pairing: Pairing, *, on: date) -> list[ResidentMachtiging]:
    """With whom the volunteer may ring for the resident on this day, because the resident signed for it."""
    signed = ResidentMachtiging.objects.filter(resident=pairing.resident_id, signed_on__lte=on, withdrawn_on=None)
    return list(signed.filter(starts_on__lte=on, ends_on__gte=on).order_by("creditor", "pk"))


def unread_messages(actor: Actor) -> list[OrganisationMessage]:
    """What the coordinator wrote and this person has not put away."""
    return list(_messages(actor).exclude(read_by__contains=[actor.user]).order_by("-sent_at")[:MOST_SHOWN])


def get_message_or_404(actor: Actor, pk: int) -> OrganisationMessage:
    """Return one message of the own coordinator."""
    return looks.open_or_404(_messages(actor), pk)


def _messages(actor: Actor) -> QuerySet[OrganisationMessage]:
    may_help(actor).or_refuse()
    return OrganisationMessage.objects.filter(organisation=actor.organisation, visible_to__contains=[actor.user])


def direct_numbers(actor: Actor, pairing: Pairing | None = None, *, on: date) -> list[DirectNumber]:
    """Whom to ring: the coordinator, and the fixed contact of the municipality of these residents, or of an order.

    Beside each stands the number that is answered when the office is closed, where there is one; `on` is the first day
    of which is told when they answer.

    Numbers of offices, so they are read for the whole organisation: a copy on the phone's rows would grow old, and
    whoever rings in need would ring a wrong number.
    """
    own = actor.organisation
    residents = [pairing.resident] if pairing else [each.resident for each in pairings_of(actor)]
    municipalities = {resident.municipality for resident in residents if resident.municipality}
    if pairing is None:
        municipalities |= set(VisitOrder.objects.on_the_phone_of(actor.user).values_list("organisation", flat=True))
    with for_organisation(actor, "direct numbers"):
        return office_numbers(own, municipalities, on=on)


def office_numbers(own: Organisation, municipalities: Collection[int], *, on: date) -> list[DirectNumber]:
    """Whom the volunteers of an organisation ring about residents of these municipalities."""
    coordinators = contacts_at(municipalities, own.pk, ContactSide.THEIRS)
    contacts = contacts_at(municipalities, own.pk, ContactSide.OURS)
    policy = policy_in(own.pk)
    # Who came directly has no municipality: then the number of the organisation itself.
    theirs = next(iter(coordinators.values()), None)
    after = policy if policy.after_hours_telephone else None
    if theirs:
        numbers = list(numbers_of(theirs, own.name, on=on, role=str(_("your coordinator")), after=after))
    else:
        numbers = [DirectNumber(name=own.name, who=str(_("your coordinator")), telephone=own.telephone)]
        numbers += _after_hours(policy, own.name, (), on=on)
    at_town = (each for contact in contacts.values() for each in numbers_of(contact, contact.organisation.name, on=on))
    return [each for each in (*numbers, *at_town) if each.telephone]


def numbers_of(
    contact: ContactPerson, who: str, *, on: date, role: str = "", after: AfterHours | None = None
) -> Iterator[DirectNumber]:
    """The direct number of a fixed contact person, and the one for when the office is closed: `after`, else its own."""
    office = office_windows(contact, on=on)
    yield DirectNumber(
        name=contact.name, who=role or who, telephone=contact.telephone, hours=contact.when, windows=office
    )
    yield from _after_hours(after or contact, who, office, on=on)


def _after_hours(after: AfterHours, who: str, office: Sequence[Window], *, on: date) -> Iterator[DirectNumber]:
    if after.after_hours_telephone:
        yield DirectNumber(
            name=after.after_hours_name or str(_("Outside office hours")),
            who=who,
            telephone=after.after_hours_telephone,
            hours=after.when_after_hours,
            windows=after_hours_windows(after, office, on=on),
            is_after_hours=True,
        )


def who_goes_along(actor: Actor, pairing: Pairing) -> Companion | None:
    """Who comes along the first time; the file of another volunteer is read for the organisation, for this alone."""
    if not first_visits.is_in_pairs(pairing):
        return None
    with for_organisation(actor, "a first visit in pairs"):
        may_go = first_visits.who_may_go_along(pairing, on=timezone.localdate())
        found = next((each for each in may_go if each.pk == pairing.goes_along), None)
        looks.listed([found] if found else [])
    return Companion(name=str(found), telephone=found.shown_telephone) if found else None


def going_along(actor: Actor) -> list[GoingAlong]:
    """The first visits on which this volunteer comes along, until they were made; nothing else of these residents.

    The database shows rows of a pairing to its own volunteer alone, so these few facts are read for the organisation.
    """
    me = own_file(actor)
    with for_organisation(actor, "a first visit in pairs"):
        held = first_visits.been_at_home().filter(pairing=OuterRef("pk"))
        rows = Pairing.objects.filter(
            ~Exists(held),
            organisation=actor.organisation,
            goes_along=me.pk,
            status=PairingStatus.ACTIVE,
            still_since=None,
        )
        mine = looks.listed(rows.select_related("resident", "volunteer").order_by("started_on", "pk")[:MOST_SHOWN])
        planned = Visit.objects.filter(pairing__in=mine, status=VisitStatus.PLANNED, place=Meeting.AT_HOME)
        first = {visit.pairing_id: visit for visit in planned.order_by("-starts_at", "-pk")}
    return [
        GoingAlong(
            resident=each.resident.name,
            address=each.resident.address,
            visit=first.get(each.pk),
            companion=Companion(name=str(each.volunteer), telephone=each.volunteer.shown_telephone),
        )
        for each in mine
    ]
