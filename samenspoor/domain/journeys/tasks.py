"""What runs later of the journeys: load by id, run, nothing else."""

from collections.abc import Iterable

from django.db.models import QuerySet
from procrastinate.contrib.django import app

from samenspoor.domain.agreements.actions import warn_of_endings, warn_of_evaluations
from samenspoor.domain.intake.models import Delivery
from samenspoor.domain.journeys import hand_over_request
from samenspoor.domain.journeys import write_letters as letters
from samenspoor.domain.journeys.carry_out import carry_out
from samenspoor.domain.journeys.reshare import reshare
from samenspoor.domain.journeys.stopped import TAKE_IN, stopped_deliveries
from samenspoor.domain.journeys.take_in import take_in
from samenspoor.domain.trajectory.actions.following import return_from_round
from samenspoor.domain.trajectory.held_data import requests_running
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.owned import Assignment, owned_task
from samenspoor.foundation.organisations.models import Organisation

_BY_ITSELF = 0
_EVERY_NIGHT = "50 0 * * *"
_EVERY_MORNING = "10 5 * * *"
# Seven or eight in the morning in the Netherlands; cron counts in UTC.
_WHEN_OFFICES_OPEN = "10 6 * * *"


@owned_task(name="warn_of_endings", purpose="tell both sides that a paper ends")
def warn(assignment: Assignment) -> None:
    """Warn of the papers of one municipality, and of the evaluations of them."""
    running = requests_running(assignment.organisation.pk)
    warn_of_endings(assignment.organisation, running=running, by=assignment.by, at=assignment.at)
    warn_of_evaluations(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=_WHEN_OFFICES_OPEN)
@app.task(name="warn_of_endings_everywhere", queueing_lock="warn_of_endings_everywhere")
def warn_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY):
        warn.defer(organisation=municipality.pk, user=_BY_ITSELF)


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


@owned_task(name="share_request", purpose="share who asks for help with whoever took it up")
def share_request(assignment: Assignment, *, request: int) -> None:
    """Let the organisation that took a request up see who asks, and put its own part aside."""
    shared = hand_over_request.share(request, assignment)
    if shared.accepted_by:
        follows = receive_request if shared.status == shared.Status.ACCEPTED else tell_stopped
        follows.defer(organisation=shared.accepted_by, user=assignment.by, request=request)


@owned_task(name="receive_request", purpose="take in a resident who asked for help")
def receive_request(assignment: Assignment, *, request: int) -> None:
    """Make the organisation's own resident of what the municipality shared."""
    hand_over_request.receive(request, assignment)


@owned_task(name="tell_stopped", purpose="hear that a resident is not helped any more")
def tell_stopped(assignment: Assignment, *, request: int) -> None:
    """Tell the organisation that took a request up that it stops."""
    hand_over_request.tell(request, assignment)


@owned_task(name="return_from_round", purpose="take back what nobody took up in a matchingsoverleg")
def return_request_from_round(assignment: Assignment, *, request: int) -> None:
    """The municipality takes its request back from a matchingsoverleg that was closed."""
    if found := HelpRequest.objects.filter(organisation=assignment.organisation, pk=request).first():
        return_from_round(found, by=assignment.by, at=assignment.at)


@owned_task(name="mind_requests", purpose="mind the requests for volunteers")
def mind_requests(assignment: Assignment) -> None:
    """Bring back what nobody answered, and stop what may not go on."""
    _tell(hand_over_request.mind(assignment), assignment)


@owned_task(name="stop_unsafe_requests", purpose="stop requests at addresses that are not safe")
def stop_unsafe_requests(assignment: Assignment) -> None:
    """Stop at once what asks for somebody at an address that was marked as not safe."""
    _tell(hand_over_request.stop_unsafe(assignment), assignment)


@app.periodic(cron=_EVERY_MORNING)
@app.task(name="mind_requests_everywhere", queueing_lock="mind_requests_everywhere")
def mind_requests_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in _municipalities():
        mind_requests.defer(organisation=municipality.pk, user=_BY_ITSELF)


@app.periodic(cron=rhythm.EVERY_HOUR)
@app.task(name="resume_everywhere", queueing_lock="resume_everywhere")
def resume_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in _municipalities():
        resume_deliveries.defer(organisation=municipality.pk, user=_BY_ITSELF)


def _tell(stopped: Iterable[HelpRequest], assignment: Assignment) -> None:
    for request in stopped:
        tell_stopped.defer(organisation=request.accepted_by, user=assignment.by, request=request.pk)


def _municipalities() -> QuerySet[Organisation]:
    return Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY)
