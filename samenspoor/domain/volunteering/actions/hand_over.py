"""A resident goes to the organisation that accepted them: handed over → taken over there → closed here.

Each side writes its own rows; between them a job. Until the resident has said yes the other side reads nothing.
"""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from samenspoor.domain.volunteering.actions.residents import next_number
from samenspoor.domain.volunteering.handing_over import accepted_by_others, what_travels
from samenspoor.domain.volunteering.leaving import leave_rounds
from samenspoor.domain.volunteering.meeting import chosen_for, meant_fields
from samenspoor.domain.volunteering.models import HelpedResident, ResidentHandOver
from samenspoor.domain.volunteering.states import HELPED_NEXT, HelpedStatus
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.agreed_days import why_not_agreed


class UnableToHandOver(Exception):
    """This resident cannot be handed over so; the message says why."""


@transaction.atomic
def hand_over(
    resident: HelpedResident, *, agreed_on: date, agreed_words: str, by: int, at: datetime
) -> ResidentHandOver:
    """Let the organisation that accepted in the matchingsoverleg hear who it is, now that the resident says yes."""
    resident = _hold(resident)
    owner = resident.organisation_id
    party = accepted_by_others(owner, [resident.key], at=at).get(resident.key)
    if party is None or resident.municipality or resident.status != HelpedStatus.SEEKING:
        raise UnableToHandOver(_("No other organisation has accepted this resident."))
    if resident.is_unsafe:
        raise UnableToHandOver(_("It is not safe there: no volunteer goes."))
    if resident.pairings.running().exists():
        raise UnableToHandOver(_("First close each pairing of this resident."))
    if resident.is_handed_over:
        raise UnableToHandOver(_("This resident has been handed over already."))
    if why := why_not_agreed(agreed_on, today=timezone.localdate(at)):
        raise UnableToHandOver(why)
    if not agreed_words.strip():
        raise UnableToHandOver(_("Write down on which day the resident agreed, and in which words."))
    made = ResidentHandOver.objects.create(
        organisation_id=owner,
        shared_with=[party],
        resident_key=resident.key,
        party=party,
        details=asdict(what_travels(resident)),
        agreed_on=agreed_on,
        agreed_words=agreed_words.strip(),
        handed_at=at,
        handed_by=by,
    )
    app.configure_task("receive_handed_over_resident").defer(organisation=party, user=by, hand_over=made.pk)
    return made


@transaction.atomic
def take_over_resident(
    hand_over: ResidentHandOver, *, organisation: Organisation, by: int, at: datetime
) -> HelpedResident | None:
    """Make the own resident of what was handed over, under the key of the round. A second time finds it there."""
    handed = ResidentHandOver.objects.select_for_update(of=("self",)).get(pk=hand_over.pk)
    if handed.party != organisation.pk or handed.received_at or not handed.details:
        return None
    number = next_number(organisation, by=by, at=at)
    made = HelpedResident.objects.create(
        organisation=organisation,
        key=handed.resident_key,
        number=number,
        agreed_on=handed.agreed_on,
        came_at=at,
        entered_by=by,
        **meant_fields(chosen_for(handed.resident_key, organisation=organisation.pk)),
        **handed.details,
    )
    handed.received_at = at
    handed.save(update_fields=["received_at"])
    app.configure_task("hear_resident_taken_over").defer(
        organisation=handed.organisation_id, user=by, hand_over=handed.pk
    )
    return made


@transaction.atomic
def hear_taken_over(hand_over: ResidentHandOver, *, by: int, at: datetime) -> ResidentHandOver:
    """Close with a resident whom another organisation helps from now on; what travelled is not kept twice."""
    handed = ResidentHandOver.objects.select_for_update(of=("self",)).get(pk=hand_over.pk)
    if handed.received_at is None:
        return handed
    handed.details, handed.shared_with = {}, []
    handed.save(update_fields=["details", "shared_with"])
    resident = HelpedResident.objects.select_for_update(of=("self",)).get(
        organisation=handed.organisation_id, key=handed.resident_key
    )
    if HelpedStatus.ENDED in HELPED_NEXT[HelpedStatus(resident.status)]:
        step(resident, to=HelpedStatus.ENDED, following=HELPED_NEXT)
        resident.ended_at = at
        resident.save(update_fields=["status", "ended_at"])
        # The meeting that led to this keeps it as accepted; at every other table nobody looks for a volunteer any more.
        leave_rounds(resident, for_good=False, by=by)
    return handed


def _hold(resident: HelpedResident) -> HelpedResident:
    return HelpedResident.objects.select_for_update(of=("self",)).get(pk=resident.pk)
