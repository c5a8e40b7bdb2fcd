"""The coordinator's post: what was given back, who wants to talk, notes of visits, and the messages to all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.message_reach import Reached, message_key, reached_in
from samenspoor.domain.volunteering.models import (
    GivenBack,
    HelpReport,
    OrganisationMessage,
    ReportedEvent,
    Visit,
    Volunteer,
    WellBeing,
)
from samenspoor.domain.volunteering.origin import EVERYWHERE, Origin
from samenspoor.domain.volunteering.report_access import may_be_told
from samenspoor.domain.volunteering.states import VisitStatus, VolunteerStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks
from samenspoor.foundation.messaging.access import given_up_of
from samenspoor.foundation.ui.paging import Page, Part, page_by_key

MOST_SHOWN = 50
VISITS_A_PAGE = 10


@dataclass(frozen=True)
class Given:
    """What was given back; whether the municipality may hear that it has to ring, and since when it knows."""

    given: GivenBack
    may_let_ring: bool
    told_at: datetime | None


@dataclass(frozen=True)
class Sent:
    """A message to all volunteers: on how many phones it stands and was read, how many got it by mail, who did not get
    it, and who has not read it yet. A mail that never went reached nobody."""

    message: OrganisationMessage
    got: int
    read: int
    mailed: int
    missed: list[Volunteer]
    unread: list[Volunteer]


def given_back_to(actor: Actor, origin: Origin = EVERYWHERE) -> QuerySet[GivenBack]:
    """What nobody has taken over yet, urgent first."""
    may_manage_volunteers(actor).or_refuse()
    within = origin.within("pairing__resident__municipality")
    rows = GivenBack.objects.filter(within, organisation=actor.organisation, taken_at=None)
    return rows.select_related("pairing__resident", "pairing__volunteer").order_by("-is_urgent", "given_at", "pk")


def with_calls(rows: Sequence[GivenBack], *, on: date) -> list[Given]:
    """What was given back, each with whether the municipality has to ring, in a fixed number of questions."""
    told = calls_for(rows)
    may_ring = may_be_told([each.pairing.resident for each in rows if each.is_urgent], ReportedEvent.URGENT, on=on)
    return [
        Given(each, may_let_ring=each.is_urgent and each.pairing.resident_id in may_ring, told_at=told.get(each.pk))
        for each in rows
    ]


def calls_for(rows: Sequence[GivenBack]) -> dict[int, datetime]:
    """When the municipality was told that somebody has to ring about these; without those of which it was not told."""
    reports = HelpReport.objects.filter(
        event=ReportedEvent.URGENT, request_key__in={each.pairing.resident.request_key for each in rows}
    )
    told = list(reports.order_by("reported_at").values_list("request_key", "reported_at"))
    found = {}
    for each in rows:
        since = [at for key, at in told if key == each.pairing.resident.request_key and at >= each.given_at]
        if since:
            found[each.pk] = since[0]
    return found


def get_given_back_or_404(actor: Actor, pk: int) -> GivenBack:
    """Return what was given back, taken over or not, and note the look."""
    may_manage_volunteers(actor).or_refuse()
    return looks.open_or_404(GivenBack.objects.filter(organisation=actor.organisation), pk)


def visits_to_thank_for(
    actor: Actor, *, since: datetime, query: Mapping[str, str], origin: Origin = EVERYWHERE
) -> Page:
    """Visits written down since then, with a sentence, for which nobody has said thank you, the newest
    visit on top; the page asked for."""
    may_manage_volunteers(actor).or_refuse()
    within = origin.within("pairing__resident__municipality")
    held = Visit.objects.filter(within, organisation=actor.organisation, status=VisitStatus.HELD, logged_at__gte=since)
    told = held.exclude(note="").select_related("pairing__resident", "pairing__volunteer")
    # Whoever is thanked leaves the list; the page after it still begins where it did.
    part = Part(rows=told.filter(thanked_at=None), order=("-starts_at",), anchors=told)
    return page_by_key([part], query=query, size=VISITS_A_PAGE)


def get_visit_or_404(actor: Actor, pk: int) -> Visit:
    """Return one visit and note the look."""
    may_manage_volunteers(actor).or_refuse()
    return looks.open_or_404(Visit.objects.filter(organisation=actor.organisation), pk)


def who_want_to_talk(actor: Actor) -> QuerySet[WellBeing]:
    """Who asked for a talk and has not had it, whoever waits longest on top."""
    may_manage_volunteers(actor).or_refuse()
    rows = WellBeing.objects.filter(organisation=actor.organisation, wants_talk=True, talked_at=None)
    return rows.select_related("volunteer").order_by("said_at", "pk")


def get_wish_to_talk_or_404(actor: Actor, pk: int) -> WellBeing:
    """Return one wish to talk, settled or not, and note the look."""
    may_manage_volunteers(actor).or_refuse()
    return looks.open_or_404(WellBeing.objects.filter(organisation=actor.organisation, wants_talk=True), pk)


def messages_of(actor: Actor) -> QuerySet[OrganisationMessage]:
    """The messages to all volunteers, the newest first."""
    may_manage_volunteers(actor).or_refuse()
    return OrganisationMessage.objects.filter(organisation=actor.organisation).order_by("-sent_at", "-pk")


def sent_by(actor: Actor, *, most: int) -> list[Sent]:
    """The newest messages to all volunteers, each with who got it, who did not and who has not read it yet.

    Who left since is not named any more: nobody rings them about it.
    """
    messages = list(messages_of(actor)[:most])
    there = Volunteer.objects.filter(organisation=actor.organisation).exclude(status=VolunteerStatus.LEFT)
    keys = {message_key(each.pk, pk): (each.pk, pk) for each in messages for pk in each.mailed}
    never_went = {keys[key] for key in given_up_of(actor.organisation, keys)} if keys else set()
    missed = {each.pk: {*each.missed, *(pk for pk in each.mailed if (each.pk, pk) in never_went)} for each in messages}
    concerned = Q(pk__in=set().union(*missed.values()))
    concerned |= Q(user__in={user for each in messages for user in _unread_by(each)})
    people = looks.listed(there.filter(concerned).order_by("surname_key", "pk")) if messages else []
    return [
        Sent(
            message=each,
            got=len(each.visible_to),
            read=len(each.read_by),
            mailed=len(set(each.mailed) - missed[each.pk]),
            missed=[person for person in people if person.pk in missed[each.pk]],
            unread=[person for person in people if person.user in _unread_by(each)],
        )
        for each in messages
    ]


def reached_by(actor: Actor) -> Reached:
    """Whom the next message will reach, and by name who has to be rung; nobody else is named."""
    may_manage_volunteers(actor).or_refuse()
    reached = reached_in(actor.organisation)
    looks.listed(reached.to_ring)
    return reached


def _unread_by(message: OrganisationMessage) -> set[int]:
    return set(message.visible_to) - set(message.read_by)
