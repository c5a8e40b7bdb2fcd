"""A matchingsoverleg that can begin: called by one organisation, both have put in their volunteers and requests."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from samenspoor.domain.volunteering.actions import rounds
from samenspoor.domain.volunteering.models import AllocationRound
from samenspoor.foundation.organisations.models import Organisation

NAME = "Matchingsoverleg Waterveen"


class Acting(Protocol):
    """Opens the context of an organisation."""

    def __call__(self) -> AbstractContextManager[None]: ...


@dataclass(frozen=True)
class Seat:
    """An organisation at the table: who sits there, how many places it gives at most, and how to act for it."""

    organisation: Organisation
    coordinator: int
    name: str
    most_places: int | None
    acting: Acting


def prepare_round(seats: Sequence[Seat], *, municipality: Organisation, at: datetime) -> None:
    """Call a round of the first, in which all take part; a second time finds one that runs."""
    caller, *others = seats
    with caller.acting():
        if AllocationRound.objects.running().filter(organisation=caller.organisation).exists():
            return
        this = rounds.call_round(
            caller.organisation,
            name=NAME,
            municipality=municipality.pk,
            invited=[each.organisation.pk for each in others],
            by=caller.coordinator,
            at=at,
        )
    for seat in seats:
        with seat.acting():
            rounds.take_part(
                this,
                organisation=seat.organisation,
                name=seat.name,
                most_places=seat.most_places,
                by=seat.coordinator,
                at=at,
            )
