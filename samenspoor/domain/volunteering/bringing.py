"""What an organisation puts into a matchingsoverleg: profiles of its volunteers and requests, without names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from django.db.models import Avg, Q
from django.db.models.functions import Left
from django.utils import timezone

from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.rules import Question
from samenspoor.domain.casework.models import PostcodePlace
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.volunteering.files import files, policy_in
from samenspoor.domain.volunteering.models import (
    AllocationRound,
    DecisionKind,
    HelpedResident,
    Pairing,
    RoundDecision,
    RoundProfile,
    RoundRequest,
    RoundVolunteer,
    Volunteer,
)
from samenspoor.domain.volunteering.states import HelpedStatus, VolunteerStatus

Place = tuple[float, float]


def what_papers_allow(this: AllocationRound, organisation: int, *, on: date) -> list[str]:
    """Each phase, role and task that an organisation's own papers with the municipality allow, as one word."""
    if this.municipality is None:
        return []
    authority = authority_of(this.municipality, reader=organisation)
    asked = ((phase, role, task) for phase in Phase for role in HelpRole for task in HelpTask)
    return [
        allowance(phase, role, task)
        for phase, role, task in asked
        if authority.answers(Question(party=organisation, phase=phase, role=role, task=task, on=on)).is_allowed
    ]


def allowance(phase: str, role: str, task: str) -> str:
    """How a phase, role and task are written together."""
    return f"{phase} {role} {task}"


def profiles_of(this: AllocationRound, organisation: int, *, on: date) -> Iterator[tuple[RoundProfile, RoundVolunteer]]:
    """A profile of every active volunteer, and the row that says whose it is; keys stay what they were."""
    keys = dict(
        RoundVolunteer.objects.filter(organisation=organisation, round_key=this.key).values_list(
            "volunteer", "profile_key"
        )
    )
    active = Volunteer.objects.filter(
        organisation=organisation, status=VolunteerStatus.ACTIVE, suspended_on=None
    ).with_trainings()
    policy = policy_in(organisation)
    pairings = Pairing.objects.filter(organisation=organisation)
    # What this round led to takes its place in the round already.
    accepted = RoundDecision.objects.filter(
        organisation=organisation, round_key=this.key, kind=DecisionKind.ACCEPT
    ).values("request_key")
    came_of_it = Q(resident__key__in=accepted) | Q(resident__request_key__in=accepted)
    carried = Counter(pairings.running().exclude(came_of_it).values_list("volunteer", flat=True))
    did: dict[int, set[str]] = {}
    for volunteer, tasks in pairings.values_list("volunteer", "tasks"):
        did.setdefault(volunteer, set()).update(tasks)
    found = files(active, policy, on=on)
    for file in found:
        one, key = file.volunteer, keys.get(file.pk) or uuid4()
        yield (
            RoundProfile(
                organisation_id=organisation,
                shared_with=_others(this, organisation),
                round_key=this.key,
                key=key,
                free_places=max(0, one.most_residents - carried[one.pk]),
                carries=carried[one.pk],
                roles=one.roles,
                tasks=sorted(did.get(one.pk, ())),
                languages=one.languages,
                free_times=one.free_times,
                meetings=one.meetings,
                gender=one.gender,
                postcode_area=one.postcode_area,
                kilometres=one.kilometres,
                has_papers=file.is_in_order,
            ),
            RoundVolunteer(organisation_id=organisation, round_key=this.key, profile_key=key, volunteer=one),
        )


def requests_of(this: AllocationRound, organisation: int, keys: Mapping[int, UUID]) -> Iterator[RoundRequest]:
    """The own residents who wait; of whoever calls the round also what the municipality put up for it.

    `keys` are the profiles of the own volunteers, for residents who would rather not have one of them.
    """
    waiting = HelpedResident.objects.filter(organisation=organisation, status=HelpedStatus.SEEKING, municipality=None)
    own = list(waiting.order_by("pk"))
    asked: list[HelpRequest] = []
    if organisation == this.organisation_id and this.municipality is not None:
        open_requests = HelpRequest.objects.open().filter(organisation=this.municipality, in_round=True)
        asked = list(open_requests.order_by("pk"))
    for resident in own:
        made = _request(this, organisation, resident)
        made.avoided = [str(keys[number]) for number in resident.avoided_volunteers if number in keys]
        made.waiting_since = timezone.localdate(resident.came_at)
        yield made
    for request in asked:
        made = _request(this, organisation, request)
        # The municipality leaves out whom the resident would rather not have: who was not asked does not help.
        made.avoided = [str(member) for member in this.members if member not in request.shared_with]
        made.waiting_since = timezone.localdate(request.made_at)
        made.municipality, made.wished_party = this.municipality, request.wished_party
        yield made


def put_on_map(rows: Sequence[RoundProfile | RoundRequest]) -> None:
    """Give each row the middle of its postcode area, as far as anybody knows where that lies."""
    places = places_of(row.postcode_area for row in rows)
    for row in rows:
        row.latitude, row.longitude = places.get(row.postcode_area, (None, None))


def places_of(areas: Iterable[str]) -> dict[str, Place]:
    """Where the middle of each postcode area lies, as far as anybody knows."""
    wanted = {area for area in areas if area}
    if not wanted:
        return {}
    rows = PostcodePlace.objects.annotate(area=Left("postcode", 4)).filter(area__in=wanted).values("area")
    middle = rows.annotate(latitude_middle=Avg("latitude"), longitude_middle=Avg("longitude")).order_by()
    return {row["area"]: (row["latitude_middle"], row["longitude_middle"]) for row in middle}


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
