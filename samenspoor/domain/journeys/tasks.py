"""What runs later of the journeys: load by id, run, nothing else."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from samenspoor.domain.journeys.take_in import take_in
from samenspoor.foundation.organisations.models import Organisation

# A lost connection passes; a mistake in the code does not, and stays visible as a failed job.
PATIENCE = RetryStrategy(max_attempts=8, exponential_wait=2)


@app.task(name="take_in_delivery", retry=PATIENCE)
def take_in_delivery(*, organisation: int, delivery: int, user: int) -> None:
    """Bring one delivery from waiting file to stored signals."""
    take_in(delivery, organisation=Organisation.objects.get(pk=organisation), by=user, at=timezone.now())
