"""What hand-overs and requests for a volunteer add to the timeline of a dossier."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.intake.access import names_of
from samenspoor.domain.trajectory.models import Handover
from samenspoor.domain.trajectory.request_access import Followed
from samenspoor.domain.trajectory.states import HandoverStatus, InvitationStatus, RequestStatus
from samenspoor.foundation.ui.parts import TimelineEntry, Tone


def entries(handovers: Sequence[Handover]) -> Iterator[TimelineEntry]:
    """What happened to the hand-overs of a dossier; `handovers` were read with their person."""
    names = names_of([row.made_by for row in handovers] + [row.settled_by for row in handovers])
    for row in handovers:
        whose = f"{row.person.resident} · {row.receiver}"
        yield TimelineEntry(
            at=row.made_at,
            title=_("Handed over to debt help"),
            text=whose,
            by=names.get(row.made_by, ""),
            tone=Tone.INFO,
        )
        by = names.get(row.settled_by or 0, "")
        if row.acknowledged_on:
            yield TimelineEntry(
                at=_confirmed(row, row.acknowledged_on),
                title=_("Debt help confirmed the hand-over"),
                text=f"{row.person.resident} · {row.colleague}",
                by=by if row.status == HandoverStatus.ACKNOWLEDGED else "",
                tone=Tone.POSITIVE,
            )
        if row.settled_at and row.status == HandoverStatus.WITHDRAWN:
            yield TimelineEntry(at=row.settled_at, title=_("Hand-over withdrawn"), text=whose, by=by, tone=Tone.WARNING)


def _confirmed(row: Handover, on: date) -> date | datetime:
    """The moment it was written down, when that was on the day itself: then the order of that day is right."""
    at = row.settled_at if row.status == HandoverStatus.ACKNOWLEDGED else None
    return at if at and timezone.localdate(at) == on else on


def request_entries(requests: Sequence[Followed]) -> Iterator[TimelineEntry]:
    """What happened to the requests of a dossier as far as the municipality did it, or was answered."""
    asked = [invitation for each in requests for invitation in each.invitations]
    names = names_of(
        [each.request.made_by for each in requests]
        + [invitation.asked_by for invitation in asked]
        + [invitation.answered_by for invitation in asked if invitation.status == InvitationStatus.LAPSED]
    )
    for each in requests:
        request = each.request
        moments = sorted({request.made_at, *(invitation.asked_at for invitation in each.invitations)})
        for moment in moments:
            now = [invitation for invitation in each.invitations if invitation.asked_at == moment]
            of_whom = ", ".join(each.names.get(invitation.party, "") for invitation in now)
            if request.in_round and moment == moments[-1]:
                of_whom = _("For the matchingsoverleg")
            is_first = moment == request.made_at
            yield TimelineEntry(
                at=moment,
                title=_("A volunteer was asked for") if is_first else _("A volunteer was asked for again"),
                text=" · ".join(part for part in (each.contact.name, of_whom) if part),
                by=names.get(request.made_by if is_first else now[0].asked_by, ""),
            )
        for invitation in each.invitations:
            name = each.names.get(invitation.party, "")
            if not invitation.answered_at:
                continue
            if invitation.status == InvitationStatus.REFUSED:
                text = f"{name} · {invitation.reason}"
                yield TimelineEntry(
                    at=invitation.answered_at, title=_("An organisation cannot"), text=text, tone=Tone.WARNING
                )
            elif invitation.status == InvitationStatus.LAPSED:
                yield TimelineEntry(
                    at=invitation.answered_at,
                    title=_("An organisation is not asked any longer"),
                    text=f"{name} · {invitation.reason}",
                    by=names.get(invitation.answered_by or 0, ""),
                )
            elif invitation.status == InvitationStatus.ACCEPTED:
                yield TimelineEntry(
                    at=invitation.answered_at,
                    title=_("An organisation takes the request up"),
                    text=name,
                    tone=Tone.POSITIVE,
                )
        if request.ended_at and request.status in {RequestStatus.WITHDRAWN, RequestStatus.ENDED}:
            yield TimelineEntry(at=request.ended_at, title=_("The request has ended"), text=request.end_reason)
