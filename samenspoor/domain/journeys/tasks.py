"""What runs later of the journeys: load by id, run, nothing else."""

from samenspoor.domain.journeys.take_in import take_in
from samenspoor.foundation.jobs.owned import Assignment, owned_task


@owned_task(name="take_in_delivery", purpose="take in a delivery", in_steps=True)
def take_in_delivery(assignment: Assignment, *, delivery: int) -> None:
    """Bring one delivery from waiting file to worklist."""
    take_in(delivery, organisation=assignment.organisation, by=assignment.by, at=assignment.at)
