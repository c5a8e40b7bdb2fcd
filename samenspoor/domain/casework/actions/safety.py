"""An address is marked as not safe to visit, or no longer (R9)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from samenspoor.domain.casework.models import UnsafeAddress
from samenspoor.domain.linkage.models import Address


class UnableToMark(Exception):
    """The mark cannot be set or lifted; the message says why."""


@transaction.atomic
def mark_unsafe(address: Address, *, review_on: date, by: int, at: datetime) -> UnsafeAddress:
    """Stop visits and volunteers at this address until someone lifts the mark; why is not recorded here."""
    if review_on <= timezone.localdate(at):
        raise UnableToMark(_("Choose a day in the future on which you look again."))
    mark, _is_new = UnsafeAddress.objects.update_or_create(
        organisation_id=address.organisation_id,
        address=address,
        lifted_at=None,
        defaults={"shared_with": address.shared_with, "marked_by": by, "marked_at": at, "review_on": review_on},
    )
    # Requests for a volunteer at this address stop at once, not in the morning.
    app.configure_task("stop_unsafe_requests").defer(organisation=address.organisation_id, user=by)
    return mark


@transaction.atomic
def lift_mark(mark: UnsafeAddress, *, by: int, at: datetime) -> UnsafeAddress:
    """Visits may go on."""
    mark = UnsafeAddress.objects.select_for_update(of=("self",)).get(pk=mark.pk)
    if mark.lifted_at:
        raise UnableToMark(_("This mark has been lifted already."))
    mark.lifted_at, mark.lifted_by = at, by
    mark.save(update_fields=["lifted_at", "lifted_by"])
    return mark
