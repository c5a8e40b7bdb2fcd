"""What runs later of agreements: each morning both sides are told which papers end, and which are looked back on."""

from procrastinate.contrib.django import app

from samenspoor.domain.agreements.actions import warn_of_endings, warn_of_evaluations
from samenspoor.foundation.jobs.owned import Assignment, owned_task
from samenspoor.foundation.organisations.models import Organisation

_BY_ITSELF = 0
# Seven or eight in the morning in the Netherlands; cron counts in UTC.
_EVERY_MORNING = "10 6 * * *"


@owned_task(name="warn_of_endings", purpose="tell both sides that a paper ends")
def warn(assignment: Assignment) -> None:
    """Warn of the papers of one municipality, and of the evaluations of them."""
    warn_of_endings(assignment.organisation, by=assignment.by, at=assignment.at)
    warn_of_evaluations(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=_EVERY_MORNING)
@app.task(name="warn_of_endings_everywhere", queueing_lock="warn_of_endings_everywhere")
def warn_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY):
        warn.defer(organisation=municipality.pk, user=_BY_ITSELF)
