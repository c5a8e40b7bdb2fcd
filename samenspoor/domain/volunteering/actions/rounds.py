"""A matchingsoverleg is called, organisations put in, people decide together, and it closes with minutes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.trajectory.states import RequestStatus
from samenspoor.domain.volunteering import bringing
from samenspoor.domain.volunteering.allocation.suitability import Ground
from samenspoor.domain.volunteering.handing_over import MOST_PATIENCE
from samenspoor.domain.volunteering.meeting import is_followed, meeting_of
from samenspoor.domain.volunteering.models import (
    AllocationRound,
    DecisionKind,
    HelpedResident,
    RoundDecision,
    RoundPair,
    RoundParticipation,
    RoundProfile,
    RoundRequest,
    RoundVolunteer,
)
from samenspoor.domain.volunteering.states import ROUND_NEXT, RoundStatus
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.organisations.models import Organisation

MOST_WEIGHT = 10


class UnableToMeet(Exception):
    """This cannot be done in the matchingsoverleg; the message says why."""


@transaction.atomic
def call_round(
    organisation: Organisation,
    *,
    name: str,
    municipality: int | None,
    invited: Collection[int],
    by: int,
    at: datetime,
) -> AllocationRound:
    """Call a matchingsoverleg with other organisations; nothing is put in yet."""
    others = sorted(set(invited) - {organisation.pk})
    if Organisation.objects.filter(pk__in=others, kind=Organisation.Kind.VOLUNTEER_ORGANISATION).count() != len(others):
        raise UnableToMeet(_("Only volunteer organisations take part."))
    return AllocationRound.objects.create(
        organisation=organisation,
        shared_with=others,
        name=name.strip(),
        municipality=municipality,
        called_at=at,
        called_by=by,
    )


@transaction.atomic
def take_part(
    this: AllocationRound, *, organisation: Organisation, name: str, most_places: int | None, by: int, at: datetime
) -> RoundParticipation:
    """Put the own volunteers and requests in, or do so again with other limits."""
    this = _hold_running(this)
    if organisation.pk not in this.members:
        raise UnableToMeet(_("This organisation was not invited."))
    earlier = RoundParticipation.objects.filter(organisation=organisation, round_key=this.key).first()
    part = earlier or RoundParticipation(
        organisation=organisation,
        shared_with=[member for member in this.members if member != organisation.pk],
        round_key=this.key,
        joined_at=at,
        joined_by=by,
    )
    part.name, part.most_places, part.refreshed_at = name.strip(), most_places, at
    part.save()
    return _put_in(this, part, at=at)


@transaction.atomic
def refresh_rounds(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Put in anew what changed since, in every round that an organisation takes part in; after closing take it out."""
    parts = RoundParticipation.objects.filter(organisation=organisation)
    running = {this.key: this for this in AllocationRound.objects.running()}
    for model in (RoundProfile, RoundRequest):
        model._default_manager.filter(organisation=organisation).exclude(round_key__in=running).delete()
    closed = RoundVolunteer.objects.filter(organisation=organisation).exclude(round_key__in=running)
    closed.exclude(profile_key__in=_awaited(organisation, at=at)).delete()
    refreshed = [
        _put_in(running[part.round_key], part, at=at) for part in parts.select_for_update() if part.round_key in running
    ]
    return len(refreshed)


@transaction.atomic
def begin(this: AllocationRound, *, by: int, at: datetime) -> AllocationRound:
    """Begin the meeting: from here on people decide on what is proposed."""
    this = _hold(this)
    step(this, to=RoundStatus.PROPOSED, following=ROUND_NEXT)
    this.save(update_fields=["status"])
    return this


@dataclass(frozen=True)
class OnPair:
    """What is decided about one pair."""

    kind: DecisionKind
    request: UUID
    profile: UUID


@transaction.atomic
def decide(
    this: AllocationRound, *, organisation: Organisation, decision: OnPair, by: int, at: datetime
) -> RoundDecision:
    """Pin, rule out, leave open again or accept one pair; only the organisation of the volunteer accepts.

    What follows from accepting: `journeys/rounds.py`.
    """
    this = _hold_meeting(this)
    meeting = meeting_of(this, on=timezone.localdate(at))
    kind, request, profile = decision.kind, str(decision.request), str(decision.profile)
    offered = meeting.profiles.get(profile)
    if request not in meeting.requests or offered is None:
        raise UnableToMeet(_("This request or volunteer is no longer in the meeting."))
    taken = meeting.accepted.get(request)
    if taken is not None and kind != DecisionKind.RELEASE:
        raise UnableToMeet(_("This request has been accepted already."))
    is_own = offered.organisation_id == organisation.pk
    if kind == DecisionKind.ACCEPT and not is_own:
        raise UnableToMeet(_("Only the organisation of the volunteer can accept."))
    if kind == DecisionKind.ACCEPT and (request, profile) not in {pair.key for pair in meeting.division.pairs}:
        raise UnableToMeet(_("The proposal has changed since. Look again before you accept."))
    if kind == DecisionKind.RELEASE and taken == profile and not is_own:
        raise UnableToMeet(_("Only the organisation that accepted can come back on it."))
    if kind == DecisionKind.RELEASE and taken == profile and is_followed(meeting.requests[request], organisation.pk):
        raise UnableToMeet(_("You have taken this up. Give it back on the page of the resident."))
    made = _decision(this, organisation, by=by, at=at)
    made.kind, made.request_key, made.profile_key = kind, decision.request, decision.profile
    made.save()
    return made


@transaction.atomic
def change_weight(
    this: AllocationRound, *, organisation: Organisation, ground: Ground, weight: int, by: int, at: datetime
) -> RoundDecision:
    """Let a ground count more or less, for everybody at the table."""
    this = _hold_meeting(this)
    if not 0 <= weight <= MOST_WEIGHT:
        raise UnableToMeet(_("A weight is 0 to 10."))
    weights = meeting_of(this, on=timezone.localdate(at)).weights
    if weight == 0 and weights.total == weights.of(ground):
        raise UnableToMeet(_("Something has to count."))
    made = _decision(this, organisation, by=by, at=at)
    made.kind, made.ground, made.weight = DecisionKind.WEIGHT, ground, weight
    made.save()
    return made


@transaction.atomic
def close_round(this: AllocationRound, *, minutes: str, by: int, at: datetime) -> AllocationRound:
    """Close with minutes: keep which keys were paired, by whom accepted; what each put in goes.

    Helped is only who was accepted: what was proposed and not decided on is as left over as the rest.
    """
    this = _hold(this)
    meeting = meeting_of(this, on=timezone.localdate(at))
    RoundPair.objects.bulk_create(
        RoundPair(
            organisation_id=this.organisation_id,
            shared_with=this.shared_with,
            round_key=this.key,
            request_key=pair.request,
            profile_key=pair.volunteer,
            party=meeting.profiles[pair.volunteer].organisation_id,
            score=pair.score,
            grounds=[str(reason.subject) for reason in meeting.suitability(*pair.key).speaks_for],
            is_accepted=meeting.accepted.get(pair.request) == pair.volunteer,
        )
        for pair in meeting.division.pairs
    )
    step(this, to=RoundStatus.CLOSED, following=ROUND_NEXT)
    this.closed_at, this.closed_by, this.minutes = at, by, minutes.strip()
    this.helped = len(meeting.accepted_here)
    this.left_over = len(meeting.requests) - this.helped
    this.save(update_fields=["status", "closed_at", "closed_by", "minutes", "helped", "left_over"])
    for member in this.members:
        # Each takes out what it put in itself: no transaction works for two.
        app.configure_task("refresh_rounds").defer(organisation=member, user=by)
    for request in _not_taken_up(this):
        app.configure_task("return_from_round").defer(organisation=request.organisation_id, user=by, request=request.pk)
    return this


def _not_taken_up(this: AllocationRound) -> list[HelpRequest]:
    """What a municipality put up for this meeting and nobody took up; another meeting that runs may still do so."""
    put_up = RoundRequest.objects.exclude(municipality=None)
    here = put_up.filter(round_key=this.key, organisation__in=this.members).values("request_key")
    running = AllocationRound.objects.running().exclude(pk=this.pk).values("key")
    elsewhere = put_up.filter(round_key__in=running).values("request_key")
    waiting = HelpRequest.objects.open().filter(organisation=this.municipality, in_round=True, key__in=here)
    return list(waiting.exclude(key__in=elsewhere).order_by("pk"))


def _put_in(this: AllocationRound, part: RoundParticipation, *, at: datetime) -> RoundParticipation:
    on = timezone.localdate(at)
    part.allowed, part.refreshed_at = bringing.what_papers_allow(this, part.organisation_id, on=on), at
    part.save(update_fields=["allowed", "refreshed_at"])
    found = list(bringing.profiles_of(this, part.organisation_id, on=on))
    keys = {link.volunteer_id: link.profile_key for _profile, link in found if link.volunteer_id}
    requests = list(bringing.requests_of(this, part.organisation_id, keys))
    profiles = [profile for profile, _link in found]
    bringing.put_on_map([*profiles, *requests])
    _take_out(this, part.organisation_id, anew={request.request_key for request in requests})
    RoundProfile.objects.bulk_create(profiles)
    RoundVolunteer.objects.bulk_create([link for _profile, link in found])
    RoundRequest.objects.bulk_create(requests)
    return part


def _take_out(this: AllocationRound, organisation: int, *, anew: Collection[UUID]) -> None:
    """Make room for what is put in anew; a request that was accepted here stays on the table, though no longer open."""
    accepted = RoundDecision.objects.filter(round_key=this.key, kind=DecisionKind.ACCEPT)
    stays = {key for key in accepted.values_list("request_key", flat=True) if key and key not in anew}
    own = RoundRequest.objects.filter(organisation=organisation, round_key=this.key)
    own.exclude(request_key__in=stays).delete()
    for model in (RoundProfile, RoundVolunteer):
        model._default_manager.filter(organisation=organisation, round_key=this.key).delete()


def _awaited(organisation: Organisation, *, at: datetime) -> list[UUID]:
    """The profiles that were accepted for somebody who has not come in yet, from a municipality or by a hand-over."""
    accepted = RoundDecision.objects.filter(organisation=organisation, kind=DecisionKind.ACCEPT)
    own = HelpedResident.objects.filter(organisation=organisation)
    asked = HelpRequest.objects.filter(key__in=accepted.values("request_key"))
    on_its_way = asked.filter(accepted_by=organisation.pk, status=RequestStatus.ACCEPTED)
    direct = accepted.filter(decided_at__gte=at - MOST_PATIENCE).exclude(request_key__in=asked.values("key"))
    wanted = accepted.filter(Q(request_key__in=on_its_way.values("key")) | Q(pk__in=direct))
    came = own.filter(request_key__isnull=False).values("request_key")
    waits = wanted.exclude(request_key__in=came).exclude(request_key__in=own.values("key"))
    return [key for key in waits.values_list("profile_key", flat=True) if key]


def _decision(this: AllocationRound, organisation: Organisation, *, by: int, at: datetime) -> RoundDecision:
    return RoundDecision(
        organisation=organisation,
        shared_with=[member for member in this.members if member != organisation.pk],
        round_key=this.key,
        decided_at=at,
        decided_by=by,
    )


def _hold(this: AllocationRound) -> AllocationRound:
    """Everybody at the table waits here for each other, so that no decision goes past another."""
    return AllocationRound.objects.select_for_update(of=("self",)).get(pk=this.pk)


def _hold_running(this: AllocationRound) -> AllocationRound:
    this = _hold(this)
    if this.status == RoundStatus.CLOSED:
        raise UnableToMeet(_("This matchingsoverleg is closed."))
    return this


def _hold_meeting(this: AllocationRound) -> AllocationRound:
    this = _hold_running(this)
    if this.status != RoundStatus.PROPOSED:
        raise UnableToMeet(_("The meeting has not begun yet."))
    return this
