"""What is decided in a matchingsoverleg leads to something: whoever accepts takes it up, or asks the volunteer.

A request of the municipality goes the ordinary road (`help_requests.py`); the own volunteer is the first suggestion as
soon as the resident has come in. For an own resident, whose intake is finished, the volunteer is proposed at once.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.journeys.help_requests import take_up
from samenspoor.domain.trajectory.actions.answers import UnableToAnswer
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.trajectory.states import RequestStatus
from samenspoor.domain.volunteering.actions import rounds
from samenspoor.domain.volunteering.actions.pairings import UnableToPair, propose
from samenspoor.domain.volunteering.actions.residents import mean_for
from samenspoor.domain.volunteering.actions.rounds import OnPair, UnableToMeet
from samenspoor.domain.volunteering.models import (
    AllocationRound,
    DecisionKind,
    HelpedResident,
    RoundDecision,
    RoundRequest,
    RoundVolunteer,
)
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def decide_pair(
    this: AllocationRound, *, organisation: Organisation, decision: OnPair, by: int, at: datetime
) -> RoundDecision:
    """Decide about a pair; accepting does what it promises, or nothing is stored. Acts for that organisation.

    Somebody who came to another organisation directly is handed over after the resident said yes: `hand_over.py` of
    volunteering.
    """
    if decision.kind != DecisionKind.ACCEPT:
        return rounds.decide(this, organisation=organisation, decision=decision, by=by, at=at)
    asked = RoundRequest.objects.filter(round_key=this.key, request_key=decision.request).first()
    request = _request_behind(asked, party=organisation.pk) if asked and asked.municipality else None
    made = rounds.decide(this, organisation=organisation, decision=decision, by=by, at=at)
    if request:
        try:
            take_up(request, party=organisation.pk, by=by, at=at)
        except UnableToAnswer as error:
            raise UnableToMeet(str(error)) from error
    elif asked and asked.organisation_id == organisation.pk:
        _propose(this, decision, party=organisation, by=by, at=at)
    return made


def _request_behind(asked: RoundRequest, *, party: int) -> HelpRequest:
    """The request itself, as long as no other organisation has taken it up."""
    found = HelpRequest.objects.filter(organisation=asked.municipality, key=asked.request_key).first()
    if found is None or (found.status != RequestStatus.OPEN and found.accepted_by != party):
        raise UnableToMeet(_("Another organisation was first, or the request was withdrawn."))
    return found


def _propose(this: AllocationRound, decision: OnPair, *, party: Organisation, by: int, at: datetime) -> None:
    resident = HelpedResident.objects.filter(organisation=party, key=decision.request).first()
    profiles = RoundVolunteer.objects.filter(organisation=party, round_key=this.key, profile_key=decision.profile)
    chosen = profiles.select_related("volunteer").first()
    if resident is None or chosen is None:
        raise UnableToMeet(_("This request or volunteer is no longer in the meeting."))
    if chosen.volunteer is None:
        # Somebody on the list without names is asked as soon as the coordinator has written down who it is.
        mean_for(resident, chosen, by=by, at=at)
        return
    try:
        propose(resident, chosen.volunteer, because=_("Chosen in the matchingsoverleg"), by=by, at=at)
    except UnableToPair as error:
        raise UnableToMeet(str(error)) from error
