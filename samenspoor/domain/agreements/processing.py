"""What the register of processing asks of each paper under which data of residents travel (AVG art. 30)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementVersion,
    DataCategory,
    ReportToPartner,
    ReportToUs,
)

# Under a processing agreement the partner acts for the municipality; under a data agreement each answers for itself.
PARTS = {
    AgreementKind.PROCESSING: _("Processor for the municipality"),
    AgreementKind.DATA: _("Controller of its own part"),
}


@dataclass(frozen=True, kw_only=True)
class Processing:
    """One paper with one partner, as a line of the register of processing."""

    agreement: Agreement
    version: AgreementVersion
    part: str | Promise
    data: list[str | Promise]
    reports_to_us: list[str | Promise]
    reports_to_partner: list[str | Promise]
    ends_on: date | None


def processings(agreements: Iterable[Agreement]) -> Iterator[Processing]:
    """A line for each signed paper on data; `agreements` were read `with_terms`."""
    for agreement in agreements:
        kind, version = AgreementKind(agreement.kind), agreement.in_force
        if kind in PARTS and version:
            days = [day for day in (version.ends_on, agreement.stops_on) if day]
            yield Processing(
                agreement=agreement,
                version=version,
                part=PARTS[kind],
                data=[DataCategory(each).label for each in version.data_categories],
                reports_to_us=[ReportToUs(each).label for each in version.reports_to_us],
                reports_to_partner=[ReportToPartner(each).label for each in version.reports_to_partner],
                ends_on=min(days, default=None),
            )
