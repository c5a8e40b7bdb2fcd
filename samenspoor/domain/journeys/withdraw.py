"""A paper is withdrawn: the door closes at once, also for whoever is on the way under it."""

from datetime import datetime

from django.db import transaction

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.models import Agreement
from samenspoor.domain.volunteering.actions.orders import recall_overtaken


@transaction.atomic
def withdraw(agreement: Agreement, *, reason: str, by: int, at: datetime) -> Agreement:
    """Withdraw it, and take back in the same moment what volunteers do in the name of the municipality."""
    withdrawn = agreements.withdraw(agreement, reason=reason, by=by, at=at)
    recall_overtaken(agreement.organisation, by=by, at=at)
    return withdrawn
