"""What runs later of the journeys: load by id, run, nothing else."""

from django.db.models import QuerySet
from procrastinate.contrib.django import app

from samenspoor.domain.intake.models import Delivery
from samenspoor.domain.journeys import write_letters as letters
from samenspoor.domain.journeys.carry_out import carry_out
from samenspoor.domain.journeys.reshare import reshare
from samenspoor.domain.journeys.stopped import TAKE_IN, stopped_deliveries
from samenspoor.domain.journeys.take_in import take_in
from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.owned import Assignment, owned_task
from samenspoor.foundation.organisations.models import Organisation

_BY_ITSELF = 0
_EVERY_NIGHT = "50 0 * * *"


@owned_task(name=TAKE_IN, purpose="take in a delivery", in_steps=True)
def take_in_delivery(assignment: Assignment, *, delivery: int) -> None:
    """Bring one delivery from waiting file to worklist."""
    take_in(delivery, organisation=assignment.organisation, by=assignment.by, at=assignment.at)


def put_aside(delivery: Delivery, *, by: int) -> None:
    """Put the taking in of a delivery aside for the worker, one file of an organisation after the other."""
    take_in_delivery.configure(lock=f"deliveries-{delivery.organisation_id}").defer(
        organisation=delivery.organisation_id, delivery=delivery.pk, user=by
    )


@owned_task(name="resume_deliveries", purpose="take in a delivery")
def resume_deliveries(assignment: Assignment) -> None:
    """Try the deliveries of one municipality again whose job broke off."""
    for delivery in stopped_deliveries(assignment.organisation.pk):
        put_aside(delivery, by=delivery.delivered_by)


@owned_task(name="do_bulk", purpose="act on many dossiers at once", in_steps=True)
def do_bulk(assignment: Assignment, *, bulk: int) -> None:
    """Do what waits of one bulk action."""
    carry_out(bulk, assignment)


@owned_task(name="write_letters", purpose="write letters", in_steps=True)
def write_letters(assignment: Assignment, *, batch: int) -> None:
    """Write what waits of one batch and print it."""
    letters.carry_out(batch, assignment)


@owned_task(name="reshare_rows", purpose="share with the executing parties of today", in_steps=True)
def reshare_rows(assignment: Assignment) -> None:
    """Let the executing parties of today, and no others, see the rows of one municipality."""
    reshare(assignment)


@app.periodic(cron=_EVERY_NIGHT)
@app.task(name="reshare_everywhere", queueing_lock="reshare_everywhere")
def reshare_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in _municipalities():
        reshare_rows.defer(organisation=municipality.pk, user=_BY_ITSELF)


@app.periodic(cron=rhythm.EVERY_HOUR)
@app.task(name="resume_everywhere", queueing_lock="resume_everywhere")
def resume_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in _municipalities():
        resume_deliveries.defer(organisation=municipality.pk, user=_BY_ITSELF)


def _municipalities() -> QuerySet[Organisation]:
    return Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY)
