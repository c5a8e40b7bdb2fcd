"""Who reads the reports on requests for a volunteer: the municipality that asked."""

from collections.abc import Iterable

from django.db.models import QuerySet

from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.volunteering.models import HelpReport


def reports_on(requests: Iterable[HelpRequest]) -> "QuerySet[HelpReport]":
    """What was reported on requests that were fetched, the newest first."""
    rows = HelpReport.objects.filter(request_key__in=[request.key for request in requests])
    return rows.select_related("organisation").order_by("-reported_at", "-pk")
