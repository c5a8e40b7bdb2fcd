"""What the municipality that asked is told: words of the closed list of the agreement, nothing else (S6, S9)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.models import ReportToUs
from samenspoor.domain.volunteering.contact import coordinator_telephone
from samenspoor.domain.volunteering.models import HelpedResident, HelpReport, ReportedEvent, Volunteer
from samenspoor.domain.volunteering.tasks import hear_help_report

# What answers the request itself needs no list: whoever asked hears whether it was taken up.
_NAMED_IN_THE_AGREEMENT = {
    ReportedEvent.STARTED: ReportToUs.STARTED,
    ReportedEvent.ENDED: ReportToUs.ENDED,
    ReportedEvent.URGENT: ReportToUs.URGENT,
}


@transaction.atomic
def report_help(
    resident: HelpedResident,
    event: ReportedEvent,
    *,
    helper: Volunteer | None = None,
    result: str = "",
    by: int,
    at: datetime,
) -> HelpReport | None:
    """Tell the municipality that asked; None when nobody asked, or when no agreement names this report.

    Of the helper only the first name goes along, with the number that they chose, else the coordinator's. The
    municipality hears it in a job of its own.
    """
    if resident.municipality is None or resident.request_key is None:
        return None
    named, party = _NAMED_IN_THE_AGREEMENT.get(event), resident.organisation_id
    authority = authority_of(resident.municipality, reader=party)
    if named and not authority.may_report(party, named, on=timezone.localdate(at)):
        return None
    made = HelpReport.objects.create(
        organisation_id=party,
        shared_with=[resident.municipality],
        request_key=resident.request_key,
        event=event,
        helper=helper.first_name if helper else "",
        helper_telephone=(helper.shown_telephone or coordinator_telephone(resident)) if helper else "",
        result=result if event == ReportedEvent.ENDED else "",
        reported_at=at,
        reported_by=by,
    )
    hear_help_report.defer(organisation=resident.municipality, user=by, report=made.pk)
    return made
