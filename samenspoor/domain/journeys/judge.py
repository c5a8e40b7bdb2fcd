"""Put the worklist in another order: the rules change, and the rounds that are worked on are judged again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.casework.actions.priority import enter_rules, order_judging
from samenspoor.domain.casework.models import PriorityRules
from samenspoor.domain.casework.tasks import judge_rounds


@transaction.atomic
def change_rules(entered: PriorityRules, *, by: int, at: datetime) -> PriorityRules:
    """Store new rules; those that begin today are applied at once, later ones in the night before their day."""
    stored = enter_rules(entered, by=by, at=at)
    if stored.starts_on <= timezone.localdate(at):
        run = order_judging(stored.organisation, by=by, at=at)
        judge_rounds.configure(lock=f"judging-{run.organisation_id}").defer(
            organisation=run.organisation_id, user=by, run=run.pk
        )
    return stored
