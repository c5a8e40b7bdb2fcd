"""The municipality hears what an organisation reports on a request that it took up; the request follows."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from samenspoor.domain.trajectory.actions import following
from samenspoor.domain.trajectory.models import HelpRequest, SearchStage
from samenspoor.domain.volunteering.models import HelpReport, PairingResult, ReportedEvent


@transaction.atomic
def hear_report(report: HelpReport, *, by: int, at: datetime) -> HelpReport:
    """Hear a report once. Of who did not take the request up nothing is believed."""
    report = HelpReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if report.heard_at:
        return report
    request = HelpRequest.objects.filter(key=report.request_key, accepted_by=report.organisation_id).first()
    if request is not None:
        _follow(request, report, by=by, at=at)
    report.heard_at = at
    report.save(update_fields=["heard_at"])
    return report


def _follow(request: HelpRequest, report: HelpReport, *, by: int, at: datetime) -> None:
    match ReportedEvent(report.event):
        case ReportedEvent.STARTED:
            helper, telephone = report.helper, report.helper_telephone
            following.hear_started(request, helper=helper, telephone=telephone, by=by, at=at)
        case ReportedEvent.ENDED:
            result = PairingResult(report.result).label if report.result in PairingResult.values else ""
            following.hear_ended(request, result=str(result), by=by, at=at)
        case ReportedEvent.GIVEN_BACK:
            following.hear_given_back(request, by=by, at=at)
        case ReportedEvent.URGENT:
            following.hear_urgent(request, by=by, at=at)
        case ReportedEvent.SEEKING | ReportedEvent.PROPOSED | ReportedEvent.MEETING if not _is_overtaken(report):
            following.hear_stage(request, stage=SearchStage(report.event), by=by, at=at)


def _is_overtaken(report: HelpReport) -> bool:
    """Whether a later report says how far it is by now: a job that was tried again is heard after its successor."""
    same = HelpReport.objects.filter(organisation=report.organisation_id, request_key=report.request_key)
    later = Q(reported_at__gt=report.reported_at) | Q(reported_at=report.reported_at, pk__gt=report.pk)
    return same.filter(later, event__in=SearchStage.values).exists()
