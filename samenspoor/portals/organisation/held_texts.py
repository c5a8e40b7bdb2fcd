"""What a coordinator reads of a paper on data that ends while pairings run on it."""

from datetime import date

from samenspoor.domain.agreements.access import ending_soon, papers_of
from samenspoor.domain.agreements.data_held import data_end_on, data_ends, pairings_told
from samenspoor.domain.agreements.endings import Ending
from samenspoor.domain.agreements.models import Agreement
from samenspoor.domain.volunteering.pairing_access import running_by_municipality
from samenspoor.foundation.accounts.actor import Actor


def held_told(actor: Actor, agreement: Agreement, *, on: date) -> str:
    """How many pairings run on one paper that ends or has ended; empty when none do, or another paper goes on."""
    if data_end_on(agreement, on=on) is None:
        return ""
    running = running_by_municipality(actor).get(agreement.organisation_id, 0)
    return pairings_told(agreement.organisation.name, running)


def ending_told(actor: Actor, *, on: date) -> list[tuple[Ending, str]]:
    """The papers that end soon, each with what runs on it."""
    ending = ending_soon(actor, on=on)
    if not ending:
        return []
    ends, running = data_ends(papers_of(actor), on=on), running_by_municipality(actor)
    return [
        (each, pairings_told(each.with_whom, running.get(each.agreement.organisation_id, 0)))
        if each.agreement.pk in ends
        else (each, "")
        for each in ending
    ]
