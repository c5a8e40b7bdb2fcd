"""What runs later of the journeys: load by id, run, nothing else."""

from samenspoor.domain.journeys import write_letters as letters
from samenspoor.domain.journeys.carry_out import carry_out
from samenspoor.domain.journeys.take_in import take_in
from samenspoor.foundation.jobs.owned import Assignment, owned_task


@owned_task(name="take_in_delivery", purpose="take in a delivery", in_steps=True)
def take_in_delivery(assignment: Assignment, *, delivery: int) -> None:
    """Bring one delivery from waiting file to worklist."""
    take_in(delivery, organisation=assignment.organisation, by=assignment.by, at=assignment.at)


@owned_task(name="do_bulk", purpose="act on many dossiers at once", in_steps=True)
def do_bulk(assignment: Assignment, *, bulk: int) -> None:
    """Do what waits of one bulk action."""
    carry_out(bulk, assignment)


@owned_task(name="write_letters", purpose="write letters", in_steps=True)
def write_letters(assignment: Assignment, *, batch: int) -> None:
    """Write what waits of one batch and print it."""
    letters.carry_out(batch, assignment)
