"""What the municipality that asked is told: words of the closed list of the agreement, nothing else (S6, S9)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from samenspoor.domain.volunteering.contact import coordinator_telephone
from samenspoor.domain.volunteering.models import HelpedResident, HelpReport, ReportedEvent, Volunteer
from samenspoor.domain.volunteering.report_access import may_be_told


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
    if not may_be_told([resident], event, on=timezone.localdate(at)):
        return None
    made = HelpReport.objects.create(
        organisation_id=resident.organisation_id,
        shared_with=[resident.municipality],
        request_key=resident.request_key,
        event=event,
        helper=helper.first_name if helper else "",
        helper_telephone=(helper.shown_telephone or coordinator_telephone(resident)) if helper else "",
        result=result if event == ReportedEvent.ENDED else "",
        reported_at=at,
        reported_by=by,
    )
    app.configure_task("hear_help_report").defer(organisation=resident.municipality, user=by, report=made.pk)
    return made
