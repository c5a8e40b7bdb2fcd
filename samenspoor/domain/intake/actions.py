"""What can happen at intake: a creditor is attested, a file arrives, a chunk of it is stored."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.intake.checking import CheckedRow
from samenspoor.domain.intake.models import Creditor, Delivery, RejectedRow
from samenspoor.domain.intake.storing import store_chunk


class UnableToAttest(Exception):
    """The conditions of responsible collection cannot be attested; the message says why."""


@transaction.atomic
def attest_creditor(creditor: Creditor, *, covenant: str, by: int, at: datetime) -> Creditor:
    """Record that this creditor collects responsibly under its covenant; every delivery inherits it.

    The four conditions stand in Bgs art. 2 and the Tijdelijke regeling art. 1.2.
    """
    if not covenant.strip():
        raise UnableToAttest(_("Name the covenant in which the creditor promises to collect responsibly."))
    creditor.covenant, creditor.attested_by, creditor.attested_at = covenant.strip(), by, at
    creditor.save(update_fields=["covenant", "attested_by", "attested_at"])
    return creditor


@transaction.atomic
def receive_delivery(creditor: Creditor, *, file: Path, file_name: str, by: int, at: datetime) -> Delivery:
    """Register a file that has been kept; it waits while the creditor has not been attested."""
    return Delivery.objects.create(
        organisation_id=creditor.organisation_id,
        creditor=creditor,
        file_name=file_name[:200],
        file=str(file),
        status=Delivery.Status.READING if creditor.attested_at else Delivery.Status.WAITING,
        delivered_at=at,
        delivered_by=by,
    )


@transaction.atomic
def store_rows(delivery: Delivery, rows: Sequence[CheckedRow], *, by: int, at: datetime) -> Delivery:
    """Store one chunk and the line reached, in one transaction: a second run goes on after it."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    ahead = [checked for checked in rows if checked.line > delivery.lines_read]
    new, known = store_chunk(
        [(checked.line, delivery.creditor_id, checked.row, checked.status) for checked in ahead if checked.row],
        organisation=delivery.organisation_id,
        delivery=delivery.pk,
    )
    rejected = [checked for checked in ahead if checked.problems]
    RejectedRow.objects.bulk_create(
        RejectedRow(
            organisation_id=delivery.organisation_id,
            delivery=delivery,
            line=checked.line,
            reference=checked.reference,
            column=problem.column,
            code=problem.code,
        )
        for checked in rejected
        for problem in dict.fromkeys(checked.problems)
    )
    delivery.new += new
    delivery.known += known
    delivery.rejected += len(rejected)
    delivery.lines_read = max([delivery.lines_read, *(checked.line for checked in ahead)])
    delivery.save(update_fields=["new", "known", "rejected", "lines_read"])
    return delivery


@transaction.atomic
def finish_delivery(
    delivery: Delivery, *, dropped_columns: Sequence[str], seconds: Mapping[str, float], by: int, at: datetime
) -> Delivery:
    """Every row has been read."""
    delivery.dropped_columns = list(dropped_columns)
    delivery.save(update_fields=["dropped_columns"])
    return advance_delivery(delivery, to=Delivery.Status.STORED, seconds=seconds, by=by, at=at)


@transaction.atomic
def advance_delivery(
    delivery: Delivery, *, to: Delivery.Status, seconds: Mapping[str, float], by: int, at: datetime
) -> Delivery:
    """A step of the road is done, and took so many seconds."""
    delivery.status = to
    delivery.seconds = delivery.seconds | {step: round(spent, 3) for step, spent in seconds.items()}
    delivery.save(update_fields=["status", "seconds"])
    return delivery


@transaction.atomic
def refuse_delivery(delivery: Delivery, *, reason: str, by: int, at: datetime) -> Delivery:
    """The file as a whole cannot be read; the reason says what to do."""
    delivery.status, delivery.reason = Delivery.Status.UNREADABLE, reason[:300]
    delivery.save(update_fields=["status", "reason"])
    return delivery
