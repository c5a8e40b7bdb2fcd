"""Check before priority: whoever is new is looked up after a file came in, everyone whenever a caseworker asks."""

from datetime import datetime

from django.db import transaction

from samenspoor.domain.casework.actions.checks import order_checks
from samenspoor.domain.casework.models import CheckRun, Round
from samenspoor.domain.casework.tasks import check_people
from samenspoor.domain.intake.models import Delivery


@transaction.atomic
def check_round(month_round: Round, *, for_new_only: bool = False, by: int, at: datetime) -> CheckRun:
    """Put looking the people of a round up aside for the worker; one run of a round at a time."""
    run = order_checks(month_round, for_new_only=for_new_only, by=by, at=at)
    check_people.configure(lock=f"checks-{run.organisation_id}").defer(
        organisation=run.organisation_id, user=by, run=run.pk
    )
    return run


@transaction.atomic
def check_after(delivery: Delivery, *, by: int, at: datetime) -> list[CheckRun]:
    """Look up who is new in the rounds that are still open and got signals from this file."""
    rounds = Round.objects.filter(
        organisation=delivery.organisation_id, closed_at=None, dossiers__dossier_signals__signal__delivery=delivery
    ).distinct()
    return [check_round(found, for_new_only=True, by=by, at=at) for found in rounds]
