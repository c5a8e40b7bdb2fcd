"""What runs later of volunteering: a visit order that was overtaken is taken back."""

from procrastinate.contrib.django import app

from samenspoor.domain.volunteering.actions.orders import recall_overtaken
from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.owned import Assignment, owned_task
from samenspoor.foundation.organisations.models import Organisation

_BY_ITSELF = 0


@owned_task(name="recall_orders", purpose="take back visit orders that were overtaken")
def recall_orders(assignment: Assignment) -> None:
    """Take back what a municipality asked about people who were spoken to since."""
    recall_overtaken(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=rhythm.EVERY_HOUR)
@app.task(name="recall_orders_everywhere", queueing_lock="recall_orders_everywhere")
def recall_orders_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY):
        recall_orders.defer(organisation=municipality.pk, user=_BY_ITSELF)
