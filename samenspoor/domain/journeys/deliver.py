"""Deliver a file: keep it, register it, and put the reading aside for the worker."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.models import Creditor, Delivery, Sender
from samenspoor.domain.intake.senders import propose_sender
from samenspoor.domain.journeys.tasks import put_aside, take_in_delivery
from samenspoor.foundation.organisations.kept_files import UnableToKeepFile, write_down


@transaction.atomic
def deliver_file(deliverer: Creditor | Sender, *, source: "File[bytes]", by: int, at: datetime) -> Delivery:
    """Keep a file outside the web root and start reading it; the job is lost when the transaction is."""
    kept = _keep(source, organisation=deliverer.organisation_id)
    delivery = actions.receive_delivery(deliverer, file=kept, file_name=source.name or "", by=by, at=at)
    start_reading(delivery, by=by)
    return delivery


@transaction.atomic
def deliver_files(
    organisation: int,
    *,
    sources: "Sequence[File[bytes]]",
    deliverer: Creditor | Sender | None,
    by: int,
    at: datetime,
) -> list[Delivery]:
    """Keep all of these files or none; without `deliverer` a person still has to say of each who sent it."""
    deliveries: list[Delivery] = []
    try:
        for source in sources:
            if deliverer:
                deliveries.append(deliver_file(deliverer, source=source, by=by, at=at))
            else:
                deliveries.append(_deliver_unassigned(organisation, source=source, by=by, at=at))
    except UnableToKeepFile:
        for delivery in deliveries:
            Path(delivery.file).unlink(missing_ok=True)
        raise
    return deliveries


def _deliver_unassigned(organisation: int, *, source: "File[bytes]", by: int, at: datetime) -> Delivery:
    kept, name = _keep(source, organisation=organisation), source.name or ""
    proposed = propose_sender(kept, file_name=name, organisation=organisation)
    return actions.receive_unassigned(organisation, proposed=proposed, file=kept, file_name=name, by=by, at=at)


@transaction.atomic
def withdraw(delivery: Delivery, *, by: int, at: datetime) -> Delivery:
    """Leave a file aside and remove it from the disk; the file goes last, so a failure loses nothing."""
    withdrawn = actions.withdraw_delivery(delivery, by=by, at=at)
    if withdrawn.file:
        transaction.on_commit(lambda: Path(withdrawn.file).unlink(missing_ok=True))
    return withdrawn


@transaction.atomic
def choose_senders(choices: Sequence[tuple[Delivery, Creditor | Sender]], *, by: int, at: datetime) -> list[Delivery]:
    """Say who sent each of these kept files, and start reading them."""
    assigned = [actions.assign_delivery(delivery, deliverer=deliverer, by=by, at=at) for delivery, deliverer in choices]
    for delivery in assigned:
        start_reading(delivery, by=by)
    return assigned


def start_reading(delivery: Delivery, *, by: int) -> None:
    """Put the reading aside for the worker; a delivery that waits for a person waits on."""
    if delivery.status == Delivery.Status.READING:
        put_aside(delivery, by=by)


def job_of(delivery: Delivery) -> int | None:
    """The job that brings a delivery to the worklist; None while it waits."""
    jobs = ProcrastinateJob.objects.filter(task_name=take_in_delivery.name, args__delivery=delivery.pk)
    return jobs.order_by("-pk").values_list("pk", flat=True).first()


def _keep(source: "File[bytes]", *, organisation: int) -> Path:
    path = Path(settings.MEDIA_ROOT) / "deliveries" / str(organisation) / str(uuid.uuid4())
    write_down(source, path)
    return path
