"""Let another party work for the municipality, or end that; what the party sees follows at once."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.journeys.tasks import reshare_rows
from samenspoor.foundation.organisations import actions
from samenspoor.foundation.organisations.models import Execution, Organisation


@transaction.atomic
def arrange_execution(
    organisation: Organisation, party: Organisation, *, starts_on: date, ends_on: date | None, by: int, at: datetime
) -> Execution:
    """Arrange it; on a first day to come the nightly run names the party on the rows."""
    made = actions.arrange_execution(organisation, party, starts_on=starts_on, ends_on=ends_on, by=by, at=at)
    if starts_on == timezone.localdate(at):
        reshare_rows.defer(organisation=organisation.pk, user=by)
    return made


@transaction.atomic
def end_execution(execution: Execution, *, last_day: date, by: int, at: datetime) -> Execution:
    """End it; a party whose last day was yesterday is taken off the rows now."""
    ended = actions.end_execution(execution, last_day=last_day, by=by, at=at)
    if last_day < timezone.localdate(at):
        reshare_rows.defer(organisation=execution.organisation_id, user=by)
    return ended
