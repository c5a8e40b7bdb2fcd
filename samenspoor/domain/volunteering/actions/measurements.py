"""How somebody is doing, measured at the start and at the end with an instrument that the organisation works with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.actions.residents import UnableToHelp
from samenspoor.domain.volunteering.models import HelpedResident, Instrument, Measurement, MeasuringMoment
from samenspoor.foundation.organisations.models import Organisation

EXAMPLE = "mijnBudget"
EXAMPLE_DIMENSIONS = (
    "Stabiliteit", "Motivatie en verantwoordelijkheid", "Financieel-administratieve vaardigheden", "Omgaan met geld",
    "Relaties en netwerk", "Stress door schulden", "Sociale vaardigheden", "Basisvaardigheden",
)  # fmt: skip
"""Names only, as an example: whoever uses it arranges with its maker what may be used."""


@dataclass(frozen=True, kw_only=True)
class Marked:
    """The marks of one moment, one per question in its order; 0 is no answer."""

    moment: MeasuringMoment
    on: date
    marks: Sequence[int]


@transaction.atomic
def use_instrument(
    organisation: Organisation, *, name: str, dimensions: Sequence[str], is_used: bool = True, by: int, at: datetime
) -> Instrument:
    """Take an instrument in use or out of it; what was measured with it stays as it was, so its questions do too."""
    asked = [dimension.strip() for dimension in dimensions if dimension.strip()]
    if not name.strip() or not asked:
        raise UnableToHelp(_("Name the instrument, and at least one thing that it asks."))
    found = Instrument.objects.select_for_update().filter(organisation=organisation, name=name.strip()).first()
    if found is None:
        return Instrument.objects.create(
            organisation=organisation, name=name.strip(), dimensions=asked, is_used=is_used
        )
    if found.dimensions != asked and found.measurements.exists():
        raise UnableToHelp(_("This instrument was used already. Enter the new questions under another name."))
    found.dimensions, found.is_used = asked, is_used
    found.save(update_fields=["dimensions", "is_used"])
    return found


@transaction.atomic
def measure(resident: HelpedResident, instrument: Instrument, *, marked: Marked, by: int, at: datetime) -> Measurement:
    """Write down the marks of one moment; the first and the last are measured once, and may be corrected."""
    marks, moment = list(marked.marks), marked.moment
    if len(marks) != len(instrument.dimensions) or not all(0 <= mark <= instrument.highest for mark in marks):
        raise UnableToHelp(_("Give each question a mark, or none."))
    if marked.on > timezone.localdate(at):
        raise UnableToHelp(_("This day has not come yet."))
    given = {"on": marked.on, "marks": marks, "taken_at": at, "taken_by": by}
    named: dict[str, Any] = {
        "organisation_id": resident.organisation_id, "resident": resident, "instrument": instrument, "moment": moment,
    }  # fmt: skip
    if moment == MeasuringMoment.BETWEEN:
        return Measurement.objects.create(**named, **given)
    return Measurement.objects.update_or_create(**named, defaults=given)[0]
