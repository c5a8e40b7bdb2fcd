"""How a matchingsoverleg stands: everything that was put in and decided, divided anew. Asks a fixed number of queries.

Nothing of it is stored while people meet: the same rows give the same division, for whoever looks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from samenspoor.domain.casework.routes import Point
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.trajectory.states import RequestStatus
from samenspoor.domain.volunteering.allocation import explaining
from samenspoor.domain.volunteering.allocation.dividing import Division, Key, Round, divide
from samenspoor.domain.volunteering.allocation.suitability import (
    Request,
    Suitability,
    Volunteer,
    Weights,
    weigh,
)
from samenspoor.domain.volunteering.allocation.urgency import urgency_class
from samenspoor.domain.volunteering.bringing import allowance
from samenspoor.domain.volunteering.models import (
    AllocationRound,
    DecisionKind,
    RoundDecision,
    RoundParticipation,
    RoundProfile,
    RoundRequest,
    RoundVolunteer,
)


@dataclass(frozen=True)
class Meeting:
    """One round as it stands now; requests and profiles by their key."""

    round: AllocationRound
    parts: Mapping[int, RoundParticipation]
    requests: Mapping[str, RoundRequest]
    profiles: Mapping[str, RoundProfile]
    decisions: Sequence[RoundDecision]
    on: date

    @property
    def version(self) -> str:
        """Another one when something was put in or decided since."""
        newest = max((part.refreshed_at for part in self.parts.values()), default=None)
        moment = newest.timestamp() if newest else 0
        last = self.decisions[-1].pk if self.decisions else 0
        return f"{self.round.status}-{len(self.requests)}-{last}-{moment}"

    @cached_property
    def last(self) -> dict[Key, RoundDecision]:
        """The last decision on each pair, in the order in which they were made."""
        return last_on_each_pair(self.decisions)

    @cached_property
    def accepted(self) -> dict[str, str]:
        """The profile that each accepted request got."""
        return {request: profile for (request, profile), one in self.last.items() if one.kind == DecisionKind.ACCEPT}

    @property
    def accepted_here(self) -> dict[str, str]:
        """Those of them that are still on the table."""
        return {request: profile for request, profile in self.accepted.items() if request in self.requests}

    @cached_property
    def weights(self) -> Weights:
        """How much each ground counts, as it was last said."""
        weights = Weights()
        for one in self.decisions:
            if one.kind == DecisionKind.WEIGHT and one.weight is not None:
                weights = replace(weights, **{one.ground: one.weight})
        return weights

    @cached_property
    def problem(self) -> Round:
        """What is divided: accepted pairs are pinned before what was only pinned."""
        pins = [
            key
            for key, one in self.last.items()
            if one.kind == DecisionKind.PIN and key[0] in self.requests and key[1] in self.profiles
        ]
        return Round(
            requests=[self._request(one) for one in self.requests.values()],
            volunteers=[_volunteer(one) for one in self.profiles.values()],
            weights=self.weights,
            limits={
                str(number): part.most_places for number, part in self.parts.items() if part.most_places is not None
            },
            pins=(*(pair for pair in self.accepted.items() if pair[0] in self.requests), *pins),
            forbids=frozenset(key for key, one in self.last.items() if one.kind == DecisionKind.FORBID),
        )

    @cached_property
    def division(self) -> Division:
        """Who would help whom now."""
        return divide(self.problem)

    def suitability(self, request: str, profile: str) -> Suitability:
        """How well one pair suits."""
        return weigh(
            self.problem.requests_by_key[request], self.problem.volunteers_by_key[profile], self.problem.weights
        )

    def why(self, pair: Key) -> explaining.Why:
        """Explain one pair."""
        return explaining.why(self.problem, self.division, pair)

    def cost_of_forcing(self, pair: Key) -> explaining.Cost:
        """Say what another pair would cost."""
        return explaining.cost_of_forcing(self.problem, self.division, pair)

    def needed(self, request: str) -> tuple[explaining.Needed, ...]:
        """Say what would help somebody who is left over."""
        return explaining.what_would_be_needed(self.problem, self.division, request)

    def _request(self, row: RoundRequest) -> Request:
        waiting = (self.on - row.waiting_since).days
        return Request(
            key=str(row.request_key),
            roles=frozenset(row.roles),
            tasks=frozenset(row.tasks),
            skills=frozenset(row.wanted_knowledge),
            earlier_volunteer=str(row.earlier_profile or ""),
            phase=row.phase,
            languages=frozenset(row.languages),
            free_times=frozenset(row.free_times),
            meetings=frozenset(row.meetings),
            place=_point(row.latitude, row.longitude),
            urgency=urgency_class(row.urgency, waiting),
            waiting_days=waiting,
            wished_gender=row.helper_wish,
            wished_organisation=str(row.wished_party or ""),
            avoids=frozenset(row.avoided),
            allowed=self._allowed(row),
        )

    def _allowed(self, row: RoundRequest) -> frozenset[str] | None:
        """Whose papers allow a request of a municipality; whoever came directly needs none."""
        if row.municipality is None:
            return None
        asked = {allowance(row.phase, role, task) for role in row.roles for task in row.tasks}
        return frozenset(str(number) for number, part in self.parts.items() if asked <= set(part.allowed))


def last_on_each_pair(decisions: Iterable[RoundDecision]) -> dict[Key, RoundDecision]:
    """Of each pair the last decision counts; given and returned in the order in which they were made."""
    found: dict[Key, RoundDecision] = {}
    for one in decisions:
        if one.kind != DecisionKind.WEIGHT:
            key = str(one.request_key), str(one.profile_key)
            found.pop(key, None)
            found[key] = one
    return found


def meeting_of(this: AllocationRound, *, on: date) -> Meeting:
    """Read a round. Requests that were withdrawn or taken up outside it, as far as can be seen, are left out."""
    parts = {
        part.organisation_id: part
        for part in RoundParticipation.objects.filter(round_key=this.key, organisation__in=this.members)
    }
    profiles = RoundProfile.objects.filter(round_key=this.key, organisation__in=parts).order_by("organisation", "key")
    requests = RoundRequest.objects.filter(round_key=this.key, organisation__in=parts)
    ordered = requests.order_by("waiting_since", "request_key")
    decisions = list(RoundDecision.objects.filter(round_key=this.key, organisation__in=this.members).order_by("pk"))
    here = {(one.request_key, one.organisation_id) for one in decisions if one.kind == DecisionKind.ACCEPT}
    closed = HelpRequest.objects.filter(key__in=requests.values("request_key")).exclude(status=RequestStatus.OPEN)
    gone = {
        key
        for key, status, party in closed.values_list("key", "status", "accepted_by")
        if status == RequestStatus.WITHDRAWN or (key, party) not in here
    }
    return Meeting(
        round=this,
        parts=parts,
        requests={str(one.request_key): one for one in ordered if one.request_key not in gone},
        profiles={str(one.key): one for one in profiles},
        decisions=decisions,
        on=on,
    )


def own_volunteers(this: AllocationRound, organisation: int) -> dict[str, RoundVolunteer]:
    """Who the own profiles are, for the own organisation."""
    rows = RoundVolunteer.objects.filter(organisation=organisation, round_key=this.key).select_related("volunteer")
    return {str(row.profile_key): row for row in rows}


def chosen_for(request: UUID, *, organisation: int) -> RoundVolunteer | None:
    """Who of an organisation was to help as it accepted a request in a matchingsoverleg; None when it did not."""
    accepted = RoundDecision.objects.filter(
        organisation=organisation, request_key=request, kind=DecisionKind.ACCEPT
    ).order_by("pk")
    decision = accepted.last()
    if decision is None or decision.profile_key is None:
        return None
    return RoundVolunteer.objects.filter(
        organisation=organisation, round_key=decision.round_key, profile_key=decision.profile_key
    ).first()


def meant_fields(chosen: RoundVolunteer | None) -> dict[str, int | None]:
    """The fields that say whom a matchingsoverleg chose: a file, or a number on the list without names."""
    file, number = (chosen.volunteer_id, chosen.light_number) if chosen else (None, None)
    return {"meant_for": file, "meant_for_number": number}


def is_followed(request: RoundRequest, party: int) -> bool:
    """Whether accepting leads to something here: not for whoever came to another organisation directly."""
    return request.municipality is not None or request.organisation_id == party


def _volunteer(row: RoundProfile) -> Volunteer:
    return Volunteer(
        key=str(row.key),
        organisation=str(row.organisation_id),
        free_places=row.free_places,
        carries=row.carries,
        roles=frozenset(row.roles),
        tasks=frozenset(row.tasks),
        skills=frozenset(row.knows_about),
        languages=frozenset(row.languages),
        free_times=frozenset(row.free_times),
        meetings=frozenset(row.meetings),
        place=_point(row.latitude, row.longitude),
        kilometres=row.kilometres,
        gender=row.gender,
        has_papers=row.has_papers,
    )


def _point(latitude: float | None, longitude: float | None) -> Point | None:
    return None if latitude is None or longitude is None else Point(latitude, longitude)
