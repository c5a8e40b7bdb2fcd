"""The statuses of a hand-over and of a request for a volunteer: which may follow which, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class HandoverStatus(models.TextChoices):
    """How far a hand-over to debt help is."""

    MADE = "made", _("Waits for debt help")
    ACKNOWLEDGED = "acknowledged", _("Confirmed by debt help")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# A resident may stop, and debt help may send someone back, also after it confirmed.
NEXT = {
    HandoverStatus.MADE: frozenset({HandoverStatus.ACKNOWLEDGED, HandoverStatus.WITHDRAWN}),
    HandoverStatus.ACKNOWLEDGED: frozenset({HandoverStatus.WITHDRAWN}),
    HandoverStatus.WITHDRAWN: frozenset[HandoverStatus](),
}
TURN = {
    HandoverStatus.MADE: Turn.DEBT_HELP,
    HandoverStatus.ACKNOWLEDGED: Turn.NOBODY,
    HandoverStatus.WITHDRAWN: Turn.CASEWORKER,
}


class RequestStatus(models.TextChoices):
    """How far a request for a volunteer is, as the municipality knows it."""

    OPEN = "open", _("Waits for an organisation")
    ACCEPTED = "accepted", _("Taken up")
    STARTED = "started", _("Help has begun")
    ENDED = "ended", _("Ended")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# An organisation may give back what it took up; then it waits again, with the same waiting time.
REQUEST_NEXT = {
    RequestStatus.OPEN: frozenset({RequestStatus.ACCEPTED, RequestStatus.WITHDRAWN}),
    RequestStatus.ACCEPTED: frozenset(
        {RequestStatus.STARTED, RequestStatus.OPEN, RequestStatus.ENDED, RequestStatus.WITHDRAWN}
    ),
    RequestStatus.STARTED: frozenset({RequestStatus.ENDED, RequestStatus.OPEN}),
    RequestStatus.ENDED: frozenset[RequestStatus](),
    RequestStatus.WITHDRAWN: frozenset[RequestStatus](),
}
REQUEST_TURN = {
    RequestStatus.OPEN: Turn.COORDINATOR,
    RequestStatus.ACCEPTED: Turn.COORDINATOR,
    RequestStatus.STARTED: Turn.VOLUNTEER,
    RequestStatus.ENDED: Turn.NOBODY,
    RequestStatus.WITHDRAWN: Turn.NOBODY,
}


class InvitationStatus(models.TextChoices):
    """What one organisation said to a request."""

    ASKED = "asked", _("Asked")
    ACCEPTED = "accepted", _("Takes it up")
    REFUSED = "refused", _("Cannot")
    LAPSED = "lapsed", _("No longer needed")


# Whoever gives a request back has refused it after all.
INVITATION_NEXT = {
    InvitationStatus.ASKED: frozenset({InvitationStatus.ACCEPTED, InvitationStatus.REFUSED, InvitationStatus.LAPSED}),
    InvitationStatus.ACCEPTED: frozenset({InvitationStatus.REFUSED, InvitationStatus.LAPSED}),
    InvitationStatus.REFUSED: frozenset[InvitationStatus](),
    InvitationStatus.LAPSED: frozenset({InvitationStatus.ASKED}),
}
# What lapses by itself: an organisation that took it up is never passed over so.
INVITATION_LAPSES = {InvitationStatus.ASKED: INVITATION_NEXT[InvitationStatus.ASKED]}
INVITATION_TURN = {
    InvitationStatus.ASKED: Turn.COORDINATOR,
    InvitationStatus.ACCEPTED: Turn.COORDINATOR,
    InvitationStatus.REFUSED: Turn.CASEWORKER,
    InvitationStatus.LAPSED: Turn.NOBODY,
}
FLOWS = (
    Flow(field="trajectory.Handover.status", first=(HandoverStatus.MADE,), following=NEXT, turn=TURN),
    Flow(
        field="trajectory.HelpRequest.status",
        first=(RequestStatus.OPEN,),
        following=REQUEST_NEXT,
        turn=REQUEST_TURN,
    ),
    Flow(
        field="trajectory.HelpInvitation.status",
        first=(InvitationStatus.ASKED,),
        following=INVITATION_NEXT,
        turn=INVITATION_TURN,
    ),
)
