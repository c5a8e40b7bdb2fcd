"""Deliver a file: keep it, register it, and put the reading aside for the worker."""

import contextlib
import uuid
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.models import Creditor, Delivery
from samenspoor.domain.journeys.tasks import take_in_delivery


class UnableToKeepFile(Exception):
    """The file could not be written; the message says what to do."""


@transaction.atomic
def deliver_file(creditor: Creditor, *, source: "File[bytes]", by: int, at: datetime) -> Delivery:
    """Keep a file outside the web root and start reading it; the job is lost when the transaction is."""
    kept = _keep(source, folder=Path(settings.MEDIA_ROOT) / "deliveries" / str(creditor.organisation_id))
    delivery = actions.receive_delivery(creditor, file=kept, file_name=source.name or "", by=by, at=at)
    if delivery.status == Delivery.Status.READING:
        take_in_delivery.configure(lock=f"deliveries-{creditor.organisation_id}").defer(
            organisation=creditor.organisation_id, delivery=delivery.pk, user=by
        )
    return delivery


def job_of(delivery: Delivery) -> int | None:
    """The job that brings a delivery to the worklist; None while it waits."""
    jobs = ProcrastinateJob.objects.filter(task_name=take_in_delivery.name, args__delivery=delivery.pk)
    return jobs.order_by("-pk").values_list("pk", flat=True).first()


def _keep(source: "File[bytes]", *, folder: Path) -> Path:
    path = folder / str(uuid.uuid4())
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("xb") as file:
            for chunk in source.chunks():
                file.write(chunk)
        path.chmod(0o600)
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise UnableToKeepFile(
            _("The file could not be kept: the disk is full or closed. Nothing was taken in. Tell the administrator.")
        ) from error
    return path
