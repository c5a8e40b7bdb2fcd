"""Attest that a creditor collects responsibly, and let its files that waited for it go on."""

from datetime import datetime

from django.db import transaction

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.models import Creditor
from samenspoor.domain.intake.rules import NO_LIMITS, Limits
from samenspoor.domain.journeys.deliver import start_reading


@transaction.atomic
def attest(creditor: Creditor, *, covenant: str, limits: Limits = NO_LIMITS, by: int, at: datetime) -> int:
    """Record the attestation with what the covenant limits; returns how many files could go on."""
    creditor = actions.attest_creditor(creditor, covenant=covenant, limits=limits, by=by, at=at)
    waiting = actions.start_waiting(creditor, by=by, at=at)
    for delivery in waiting:
        start_reading(delivery, by=by)
    return len(waiting)
