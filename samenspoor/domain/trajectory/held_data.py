"""How many requests of a municipality its partners still work on: counts, for papers on data that end."""

from django.db.models import Count

from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.trajectory.states import RequestStatus


def requests_running(organisation: int) -> dict[int, int]:
    """Of the requests of a municipality, how many each organisation took up and has not ended; one query."""
    running = HelpRequest.objects.filter(
        organisation=organisation, status__in=(RequestStatus.ACCEPTED, RequestStatus.STARTED)
    )
    return dict(running.order_by().values_list("accepted_by").annotate(count=Count("pk")))
