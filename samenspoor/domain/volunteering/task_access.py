"""What stands beside a resident: the division of tasks, the resident's own machtigingen, and measurements."""

from dataclasses import dataclass

from django.db.models import QuerySet

from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.models import (
    HelpedResident,
    Instrument,
    Measurement,
    ResidentMachtiging,
    TaskShare,
)
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks


@dataclass(frozen=True)
class Measured:
    """One instrument with its moments, and per question the mark of each."""

    instrument: Instrument
    moments: list[Measurement]

    @property
    def rows(self) -> list[tuple[str, list[int]]]:
        """Each question with its marks in order of the moments; 0 is no answer."""
        return [
            (question, [moment.marks[place] for moment in self.moments])
            for place, question in enumerate(self.instrument.dimensions)
        ]


def beside(actor: Actor, resident: HelpedResident) -> dict[str, object]:
    """The division, the machtigingen and the measurements of a resident who was fetched."""
    return {
        "shares": list(shares_of(actor).filter(resident=resident)),
        "machtigingen": list(machtigingen_of(actor).filter(resident=resident)),
        "measured": measured(actor, resident),
        "instruments": list(instruments_of(actor).filter(is_used=True)),
    }


def shares_of(actor: Actor) -> "QuerySet[TaskShare]":
    """The divided tasks of every resident of the own organisation."""
    may_manage_volunteers(actor).or_refuse()
    return TaskShare.objects.filter(organisation=actor.organisation).order_by("task", "pk")


def get_share_or_404(actor: Actor, pk: int) -> TaskShare:
    """Return one divided task and note the look."""
    return looks.open_or_404(shares_of(actor).select_related("resident"), pk)


def machtigingen_of(actor: Actor) -> "QuerySet[ResidentMachtiging]":
    """The machtigingen of every resident of the own organisation, what ends last on top."""
    may_manage_volunteers(actor).or_refuse()
    return ResidentMachtiging.objects.filter(organisation=actor.organisation).order_by("-ends_on", "-pk")


def get_machtiging_or_404(actor: Actor, pk: int) -> ResidentMachtiging:
    """Return one machtiging and note the look."""
    return looks.open_or_404(machtigingen_of(actor).select_related("resident", "organisation"), pk)


def instruments_of(actor: Actor) -> "QuerySet[Instrument]":
    """The instruments of the own organisation by name."""
    may_manage_volunteers(actor).or_refuse()
    return Instrument.objects.filter(organisation=actor.organisation).order_by("name")


def get_instrument_or_404(actor: Actor, pk: int) -> Instrument:
    """Return one instrument of the own organisation and note the look."""
    return looks.open_or_404(instruments_of(actor), pk)


def measured(actor: Actor, resident: HelpedResident) -> list[Measured]:
    """What was measured of a resident, per instrument, in order of time."""
    may_manage_volunteers(actor).or_refuse()
    rows = Measurement.objects.filter(resident=resident).select_related("instrument").order_by("on", "pk")
    found: dict[int, Measured] = {}
    for row in rows:
        found.setdefault(row.instrument_id, Measured(row.instrument, [])).moments.append(row)
    return list(found.values())
