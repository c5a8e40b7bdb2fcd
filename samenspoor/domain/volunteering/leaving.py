"""A resident leaves the matchingsoverleg as soon as a volunteer was asked, or the help stops."""

from procrastinate.contrib.django import app

from samenspoor.domain.volunteering.models import (
    AllocationRound,
    DecisionKind,
    HelpedResident,
    RoundDecision,
    RoundParticipation,
    RoundRequest,
)


def leave_rounds(resident: HelpedResident, *, for_good: bool, by: int) -> int:
    """Take a resident out of every round; what a round itself led to stays on its table, unless it is `for_good`."""
    rows = RoundRequest.objects.filter(organisation=resident.organisation_id, request_key=resident.key)
    if not for_good:
        accepted = RoundDecision.objects.filter(request_key=resident.key, kind=DecisionKind.ACCEPT)
        rows = rows.exclude(round_key__in=accepted.values("round_key"))
    gone, _per_model = rows.delete()
    follow_in_rounds(resident.organisation_id, by=by)
    return gone


def follow_in_rounds(organisation: int, *, by: int) -> None:
    """Put in anew, in a job, what an organisation brings to the rounds that run: a place was taken, or is free."""
    running = AllocationRound.objects.running().values("key")
    if RoundParticipation.objects.filter(organisation=organisation, round_key__in=running).exists():
        app.configure_task("refresh_rounds").defer(organisation=organisation, user=by)
