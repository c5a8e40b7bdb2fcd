"""What runs later of retention: load by id, run, nothing else."""

from samenspoor.domain.retention.destruction import carry_out
from samenspoor.foundation.jobs.owned import Assignment, owned_task


@owned_task(name="destroy", purpose="destroy what is due", in_steps=True)
def destroy(assignment: Assignment, *, report: int) -> None:
    """Destroy what a report is about."""
    carry_out(report, assignment)
