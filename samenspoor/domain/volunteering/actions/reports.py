"""What the municipality that asked is told: words of the closed list of the agreement, nothing else (S6, S9)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from samenspoor.domain.volunteering.contact import coordinator_telephone
from samenspoor.domain.volunteering.models import HelpedResident, HelpReport, Pairing, ReportedEvent, Volunteer
from samenspoor.domain.volunteering.report_access import may_be_told
from samenspoor.domain.volunteering.states import HelpedStatus
from samenspoor.domain.volunteering.waiting import stage_of

_STAGES = (ReportedEvent.SEEKING, ReportedEvent.PROPOSED, ReportedEvent.MEETING)


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


@transaction.atomic
def report_stage(resident: HelpedResident, *, by: int, at: datetime) -> HelpReport | None:
    """Tell the municipality how far the search for somebody is, when that changed; once help has begun no more.

    Without names, and without the day of a kennismaking: only that it has come to one.
    """
    if resident.request_key is None or resident.status != HelpedStatus.SEEKING:
        return None
    pairings = list(Pairing.objects.filter(resident=resident))
    if any(pairing.started_on for pairing in pairings):
        return None
    stage = ReportedEvent(stage_of(pairings))
    told = HelpReport.objects.filter(organisation=resident.organisation_id, request_key=resident.request_key)
    since = told.filter(event__in=_STAGES, reported_at__gte=resident.came_at)
    last = since.order_by("-reported_at", "-pk").first()
    if last and last.event == stage:
        return None
    return report_help(resident, stage, by=by, at=at)
