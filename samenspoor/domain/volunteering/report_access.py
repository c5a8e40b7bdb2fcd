"""What is reported to the municipality: what the closed list of the agreement lets through, and who reads it (S6)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from samenspoor.domain.agreements.authority import Authority, authority_of
from samenspoor.domain.agreements.models import ReportToUs
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.volunteering.models import HelpedResident, HelpReport, Report, ReportedEvent, VisitOrder

# What answers the request itself needs no list: whoever asked hears that it was given back.
_NAMED_IN_THE_AGREEMENT = {
    ReportedEvent.STARTED: ReportToUs.STARTED,
    ReportedEvent.ENDED: ReportToUs.ENDED,
    ReportedEvent.URGENT: ReportToUs.URGENT,
    ReportedEvent.SEEKING: ReportToUs.PLANNED,
    ReportedEvent.PROPOSED: ReportToUs.PLANNED,
    ReportedEvent.MEETING: ReportToUs.PLANNED,
}
_NAMED_OF_AN_ORDER = {
    Report.NOT_REACHED: ReportToUs.REACHED,
    Report.REACHED: ReportToUs.REACHED,
    Report.WANTS_CONTACT: ReportToUs.ANSWER,
    Report.WANTS_PROFESSIONAL: ReportToUs.ANSWER,
    Report.DECLINES: ReportToUs.ANSWER,
    Report.URGENT: ReportToUs.URGENT,
}


def reports_of_an_order(order: VisitOrder, *, on: date) -> list[Report]:
    """What may be said of a visit order; of one that is late, also what could be said on its last day."""
    authority = authority_of(order.organisation_id, reader=order.party)
    days = {on, min(on, order.due_on)}
    return [
        report
        for report, named in _NAMED_OF_AN_ORDER.items()
        if any(authority.may_report(order.party, named, on=day) for day in days)
    ]


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
