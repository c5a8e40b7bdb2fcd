"""Who rings, and whom."""

from dataclasses import dataclass

from samenspoor.domain.casework.access import attempts_agreed, may_work, visible_to
from samenspoor.domain.casework.calls import Moment, ToCall, most_urgent_first, to_call
from samenspoor.domain.casework.phones import phone_numbers
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit.verdict import Verdict

MOST_LOOKED_AT = 100
"""So many dossiers are gone through, first terms first: nobody rings more in a day."""


@dataclass(frozen=True, kw_only=True)
class CallList:
    """Whom to ring, most urgent first, and how many more there would be if a number was known."""

    calls: list[ToCall]
    without_number: int


def may_call(actor: Actor) -> Verdict:
    """Answer whether this person rings residents and records it."""
    return may_work(actor)


def calls_for(actor: Actor, *, is_of_nobody: bool, now: Moment) -> CallList:
    """People in the dossiers of this person, or of nobody yet, who may be rung now."""
    may_call(actor).or_refuse()
    rows = visible_to(actor, day=now.day).open().filter(assigned_to=None if is_of_nobody else actor.user)
    dossiers = list(rows.for_list().order_by("next_due_on", "pk")[:MOST_LOOKED_AT])
    phones = phone_numbers([dossier.pk for dossier in dossiers])
    agreed = attempts_agreed(actor, day=now.day)
    found = [
        call
        for dossier in dossiers
        for call in to_call(dossier, phones, now, most_attempts=agreed[dossier.organisation_id])
    ]
    with_number = [call for call in found if call.phones]
    return CallList(calls=most_urgent_first(with_number, now), without_number=len(found) - len(with_number))
