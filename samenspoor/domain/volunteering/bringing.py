"""What an organisation puts into a matchingsoverleg: profiles of its volunteers and requests, without names."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from django.db.models import Prefetch, Q
from django.utils import timezone

from samenspoor.domain.agreements.authority import after_acceptance, authority_of
from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.volunteering.models import (
    AllocationRound,
    DecisionKind,
    HelpedResident,
    Pairing,
    RoundDecision,
    RoundProfile,
    RoundRequest,
    RoundVolunteer,
)
from samenspoor.domain.volunteering.offers import is_a_no, may_help_again, offers_of, places_of
from samenspoor.domain.volunteering.states import HelpedStatus
from samenspoor.domain.volunteering.task_knowledge import knowledge_for


def what_papers_allow(this: AllocationRound, organisation: int, *, on: date) -> list[str]:
    """Each phase, role and task that an organisation's own papers with the municipality allow, as one word."""
    if this.municipality is None:
        return []
    authority = authority_of(this.municipality, reader=organisation)
    asked = ((phase, role, task) for phase in Phase for role in HelpRole for task in HelpTask)
    return [
        allowance(phase, role, task)
        for phase, role, task in asked
        if authority.answers(after_acceptance(phase, party=organisation, role=role, task=task, on=on)).is_allowed
    ]


def allowance(phase: str, role: str, task: str) -> str:
    """How a phase, role and task are written together."""
    return f"{phase} {role} {task}"


def profiles_of(this: AllocationRound, organisation: int, *, on: date) -> Iterator[tuple[RoundProfile, RoundVolunteer]]:
    """A profile of everybody who may be asked, and the row that says whose it is; keys stay what they were."""
    rows = list(RoundVolunteer.objects.filter(organisation=organisation, round_key=this.key))
    of_files = {row.volunteer_id: row.profile_key for row in rows if row.volunteer_id}
    of_numbers = {row.light_number: row.profile_key for row in rows if row.light_number}
    # What this round led to takes its place in the round already.
    accepted = RoundDecision.objects.filter(
        organisation=organisation, round_key=this.key, kind=DecisionKind.ACCEPT
    ).values("request_key")
    came_of_it = Q(resident__key__in=accepted) | Q(resident__request_key__in=accepted)
    for offer in offers_of(organisation, on=on, apart_from=came_of_it):
        file, offered = offer.volunteer, offer.offered
        if file and file.is_suspended:
            continue
        # A file that was begun since for a number on the list goes on under the same key.
        key = (of_files.get(file.pk) if file else None) or of_numbers.get(offer.who.number) or uuid4()
        yield (
            RoundProfile(
                organisation_id=organisation,
                shared_with=_others(this, organisation),
                round_key=this.key,
                key=key,
                free_places=offered.free_places,
                carries=offered.carries,
                # Others do not hear which training lacks.
                roles=sorted(offered.roles - {role for role, _training in offer.untrained}),
                tasks=sorted(offered.tasks),
                languages=sorted(offered.languages),
                free_times=sorted(offered.free_times),
                meetings=sorted(offered.meetings),
                knows_about=sorted(offered.skills),
                gender=offered.gender,
                postcode_area=offer.who.postcode_area,
                kilometres=offered.kilometres,
                has_papers=offered.has_papers,
            ),
            RoundVolunteer(
                organisation_id=organisation,
                round_key=this.key,
                profile_key=key,
                volunteer=file,
                light_number=None if file else offer.who.number,
            ),
        )


def requests_of(this: AllocationRound, organisation: int, keys: Mapping[int, UUID]) -> Iterator[RoundRequest]:
    """The own residents who wait; of whoever calls the round also what the municipality put up for it.

    `keys` are the profiles of the own volunteers: for residents who would rather not, or would like, one of them.
    """
    waiting = HelpedResident.objects.filter(organisation=organisation, status=HelpedStatus.SEEKING, municipality=None)
    # Of whom a volunteer was asked already nobody has to look for one; where it is not safe nobody goes (R9).
    alone = waiting.filter(is_unsafe=False).exclude(pairings__in=Pairing.objects.running())
    earlier_first = Prefetch("pairings", Pairing.objects.order_by("settled_at", "pk"))
    own = list(alone.prefetch_related(earlier_first).order_by("pk"))
    asked: list[HelpRequest] = []
    if organisation == this.organisation_id and this.municipality is not None:
        open_requests = HelpRequest.objects.open().filter(organisation=this.municipality, in_round=True)
        asked = list(open_requests.order_by("pk"))
    for resident in own:
        made = _request(this, organisation, resident)
        earlier = resident.pairings.all()
        avoided = {*resident.avoided_volunteers, *(each.volunteer_id for each in earlier if is_a_no(each))}
        made.avoided = sorted(str(keys[number]) for number in avoided if number in keys)
        helped = [each.volunteer_id for each in earlier if may_help_again(each)]
        made.earlier_profile = keys.get(helped[-1]) if helped else None
        made.wanted_knowledge = resident.wanted_knowledge
        made.waiting_since = resident.waiting_since
        yield made
    for request in asked:
        made = _request(this, organisation, request)
        # The municipality leaves out whom the resident would rather not have: who was not asked does not help.
        made.avoided = [str(member) for member in this.members if member not in request.shared_with]
        made.waiting_since = timezone.localdate(request.made_at)
        made.wanted_knowledge = knowledge_for(request.tasks, also=request.wanted_knowledge)
        made.municipality, made.wished_party = this.municipality, request.wished_party
        yield made


def put_on_map(rows: Sequence[RoundProfile | RoundRequest]) -> None:
    """Give each row the middle of its postcode area, as far as anybody knows where that lies."""
    places = places_of(row.postcode_area for row in rows)
    for row in rows:
        if place := places.get(row.postcode_area):
            row.latitude, row.longitude = place.latitude, place.longitude


def _request(this: AllocationRound, organisation: int, asked: HelpedResident | HelpRequest) -> RoundRequest:
    return RoundRequest(
        organisation_id=organisation,
        shared_with=_others(this, organisation),
        round_key=this.key,
        request_key=asked.key,
        phase=asked.phase,
        roles=asked.roles,
        tasks=asked.tasks,
        languages=asked.languages,
        free_times=asked.free_times,
        meetings=asked.meetings,
        helper_wish=asked.helper_wish,
        urgency=asked.urgency,
        postcode_area=asked.postcode_area,
    )


def _others(this: AllocationRound, organisation: int) -> list[int]:
    return [member for member in this.members if member != organisation]
