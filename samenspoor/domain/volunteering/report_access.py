"""Reports on requests for a volunteer: of whom the agreement lets one be made, and who reads it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from samenspoor.domain.agreements.authority import Authority, authority_of
from samenspoor.domain.agreements.models import ReportToUs
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.volunteering.models import HelpedResident, HelpReport, ReportedEvent

# What answers the request itself needs no list: whoever asked hears that it was given back.
_NAMED_IN_THE_AGREEMENT = {
    ReportedEvent.STARTED: ReportToUs.STARTED,
    ReportedEvent.ENDED: ReportToUs.ENDED,
    ReportedEvent.URGENT: ReportToUs.URGENT,
}


def reports_on(requests: Iterable[HelpRequest]) -> "QuerySet[HelpReport]":
    """What was reported on requests that were fetched, the newest first."""
    rows = HelpReport.objects.filter(request_key__in=[request.key for request in requests])
    return rows.select_related("organisation").order_by("-reported_at", "-pk")


def may_be_told(residents: Iterable[HelpedResident], event: ReportedEvent, *, on: date) -> set[int]:
    """Of whom the municipality that asked may hear this; the papers of each municipality are read once."""
    authorities: dict[int, Authority] = {}
    named, found = _NAMED_IN_THE_AGREEMENT.get(event), set()
    for resident in residents:
        owner, party = resident.municipality, resident.organisation_id
        if owner is None or resident.request_key is None:
            continue
        if owner not in authorities:
            authorities[owner] = authority_of(owner, reader=party)
        if named is None or authorities[owner].may_report(party, named, on=on):
            found.add(resident.pk)
    return found
