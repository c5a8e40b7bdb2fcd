"""What can happen at intake: a creditor is attested, a file arrives, columns are mapped, rows are stored."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenspoor.domain.intake.checking import CheckedRow
from samenspoor.domain.intake.layout import Layout, folded
from samenspoor.domain.intake.models import Creditor, CreditorType, Delivery, DeliveryProfile, RejectedRow, Sender
from samenspoor.domain.intake.rules import NO_LIMITS, Limits
from samenspoor.domain.intake.states import NEXT, DeliveryStatus
from samenspoor.domain.intake.storing import store_chunk
from samenspoor.foundation.audit.states import move


class UnableToAttest(Exception):
    """The conditions of responsible collection cannot be attested; the message says why."""


class UnableToAddDeliverer(Exception):
    """The creditor or loket cannot be added; the message says why."""


@transaction.atomic
def add_creditor(organisation: int, *, name: str, type: CreditorType, by: int, at: datetime) -> Creditor:
    """Add a creditor with which the municipality has made agreements; its code is made from its name."""
    code = _free_code(organisation, name)
    return Creditor.objects.create(organisation_id=organisation, code=code, name=name.strip(), type=type)


@transaction.atomic
def add_loket(organisation: int, *, name: str, by: int, at: datetime) -> Sender:
    """Add a loket that delivers for several creditors."""
    code = _free_code(organisation, name)
    return Sender.objects.create(organisation_id=organisation, code=code, name=name.strip())


def _free_code(organisation: int, name: str) -> str:
    code = slugify(name)[:40]
    if not code:
        raise UnableToAddDeliverer(_("Write a name with letters or digits."))
    of_code = {"organisation": organisation, "code": code}
    if Creditor.objects.filter(**of_code).exists() or Sender.objects.filter(**of_code).exists():
        raise UnableToAddDeliverer(_("A creditor or loket with this name is there already."))
    return code


class UnableToDeliverFile(Exception):
    """The delivery cannot go on as asked; the message says why."""


@transaction.atomic
def attest_creditor(
    creditor: Creditor, *, covenant: str, limits: Limits = NO_LIMITS, by: int, at: datetime
) -> Creditor:
    """Record that this creditor collects responsibly under its covenant; every delivery inherits it.

    The four conditions stand in Bgs art. 2 and the Tijdelijke regeling art. 1.2. `limits` are what the covenant names.
    """
    if not covenant.strip():
        raise UnableToAttest(_("Name the covenant in which the creditor promises to collect responsibly."))
    creditor.covenant, creditor.attested_by, creditor.attested_at = covenant.strip(), by, at
    creditor.minimum_cents = limits.minimum_cents
    creditor.minimum_days, creditor.maximum_days = limits.minimum_days, limits.maximum_days
    creditor.save(
        update_fields=["covenant", "attested_by", "attested_at", "minimum_cents", "minimum_days", "maximum_days"]
    )
    return creditor


@transaction.atomic
def name_responsible(creditor: Creditor, *, responsible: int | None, by: int, at: datetime) -> Creditor:
    """Say who attests this creditor: a file that waits becomes this person's task."""
    creditor.responsible = responsible
    creditor.save(update_fields=["responsible"])
    return creditor


@transaction.atomic
def receive_delivery(deliverer: Creditor | Sender, *, file: Path, file_name: str, by: int, at: datetime) -> Delivery:
    """Register a file that has been kept; it waits while the creditor has not been attested."""
    delivery = _new_delivery(deliverer.organisation_id, file=file, file_name=file_name, by=by, at=at)
    _note_sender(delivery, deliverer)
    delivery.status = _first_status(deliverer)
    delivery.save()
    return delivery


@transaction.atomic
def receive_unassigned(
    organisation: int, *, proposed: Creditor | Sender | None, file: Path, file_name: str, by: int, at: datetime
) -> Delivery:
    """Register a file that has been kept, of which nobody has said yet who sent it; `proposed` is who it may be."""
    delivery = _new_delivery(organisation, file=file, file_name=file_name, by=by, at=at)
    _note_sender(delivery, proposed)
    delivery.save()
    return delivery


@transaction.atomic
def assign_delivery(delivery: Delivery, *, deliverer: Creditor | Sender, by: int, at: datetime) -> Delivery:
    """Say who sent a file; raises UnableToDeliverFile when that has been said before."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if delivery.status != Delivery.Status.UNASSIGNED:
        raise UnableToDeliverFile(_("Someone has chosen the sender of this file already."))
    _note_sender(delivery, deliverer)
    delivery.save(update_fields=["creditor", "sender"])
    return move(delivery, to=_first_status(deliverer), following=NEXT)


@transaction.atomic
def withdraw_delivery(delivery: Delivery, *, by: int, at: datetime) -> Delivery:
    """Leave a file aside that nothing was stored of yet; raises UnableToDeliverFile when reading has begun."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if not delivery.is_withdrawable:
        raise UnableToDeliverFile(_("This file is being read or has been read, and can no longer be withdrawn."))
    return move(delivery, to=Delivery.Status.WITHDRAWN, following=NEXT)


def _new_delivery(organisation: int, *, file: Path, file_name: str, by: int, at: datetime) -> Delivery:
    return Delivery(
        organisation_id=organisation,
        file_name=file_name[:200],
        file=str(file),
        status=Delivery.Status.UNASSIGNED,
        delivered_at=at,
        delivered_by=by,
    )


def _note_sender(delivery: Delivery, deliverer: Creditor | Sender | None) -> None:
    delivery.creditor = None if isinstance(deliverer, Sender) else deliverer
    delivery.sender = deliverer if isinstance(deliverer, Sender) else None


def _first_status(deliverer: Creditor | Sender) -> DeliveryStatus:
    """The covenant is the creditor's: a file of a loket never waits as a whole, its rows are refused one by one."""
    is_attested = isinstance(deliverer, Sender) or deliverer.attested_at is not None
    return Delivery.Status.READING if is_attested else Delivery.Status.WAITING


@transaction.atomic
def start_waiting(creditor: Creditor, *, by: int, at: datetime) -> list[Delivery]:
    """Let the files of an attested creditor go on; returns those that did."""
    waiting = list(creditor.deliveries.select_for_update().filter(status=Delivery.Status.WAITING).order_by("pk"))
    return [move(delivery, to=Delivery.Status.READING, following=NEXT) for delivery in waiting]


@transaction.atomic
def ask_for_mapping(delivery: Delivery, *, by: int, at: datetime) -> Delivery:
    """The layout is unknown: a person has to say which column is which."""
    return move(delivery, to=Delivery.Status.MAPPING, following=NEXT)


@transaction.atomic
def read_with(delivery: Delivery, *, profile: DeliveryProfile | None, by: int, at: datetime) -> Delivery:
    """Note with which saved layout a file is read; None is the open layout."""
    delivery.profile = profile
    delivery.save(update_fields=["profile"])
    return delivery


@transaction.atomic
def save_profile(deliverer: Creditor | Sender, *, name: str, layout: Layout, by: int, at: datetime) -> DeliveryProfile:
    """Keep how a sender lays out its files; for a header that was saved before, what a person says now counts."""
    notation, own = layout.notation, folded(layout.header)
    profile, _is_new = DeliveryProfile.objects.update_or_create(
        organisation_id=deliverer.organisation_id,
        creditor=None if isinstance(deliverer, Sender) else deliverer,
        sender=deliverer if isinstance(deliverer, Sender) else None,
        header=own,
        defaults={
            "name": name.strip(),
            "mapping": {own[place]: ours for ours, place in layout.places.items()},
            "date_notation": notation.dates,
            "amount_notation": notation.amounts,
            "yes_words": sorted(notation.yes),
            "no_words": sorted(notation.no),
        },
    )
    return profile


@transaction.atomic
def start_mapped(deliverer: Creditor | Sender, *, by: int, at: datetime) -> list[Delivery]:
    """Read the files again that waited for a mapping of this sender; returns them."""
    waiting = list(deliverer.deliveries.select_for_update().filter(status=Delivery.Status.MAPPING).order_by("pk"))
    return [move(delivery, to=Delivery.Status.READING, following=NEXT) for delivery in waiting]


@transaction.atomic
def remove_profile(profile: DeliveryProfile, *, by: int, at: datetime) -> None:
    """Forget a layout; the next file in it needs a mapping again."""
    profile.delete()


@transaction.atomic
def store_rows(delivery: Delivery, rows: Sequence[CheckedRow], *, by: int, at: datetime) -> Delivery:
    """Store one chunk and the line reached, in one transaction: a second run goes on after it."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    ahead = [checked for checked in rows if checked.line > delivery.lines_read]
    new, known = store_chunk(
        [
            (checked.line, checked.creditor, checked.row, checked.status, checked.is_outside_covenant)
            for checked in ahead
            if checked.row
        ],
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
    delivery: Delivery, *, to: DeliveryStatus, seconds: Mapping[str, float], by: int, at: datetime
) -> Delivery:
    """A step of the road is done, and took so many seconds."""
    delivery = move(delivery, to=to, following=NEXT)
    delivery.seconds |= {step: round(spent, 3) for step, spent in seconds.items()}
    delivery.save(update_fields=["seconds"])
    return delivery


@transaction.atomic
def refuse_delivery(delivery: Delivery, *, reason: str, by: int, at: datetime) -> Delivery:
    """The file as a whole cannot be read; the reason says what to do."""
    delivery = move(delivery, to=Delivery.Status.UNREADABLE, following=NEXT)
    delivery.reason = reason[:300]
    delivery.save(update_fields=["reason"])
    return delivery
