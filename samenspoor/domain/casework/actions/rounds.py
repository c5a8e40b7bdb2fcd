"""The month's round closes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework.models import Round


class UnableToCloseRound(Exception):
    """The round cannot be closed; the message says why."""


@transaction.atomic
def close_due_rounds(organisation: int, *, by: int, at: datetime) -> int:
    """Close the rounds whose closing day has passed; returns how many."""
    due = Round.objects.filter(organisation=organisation, closed_at=None, closes_on__lt=timezone.localdate(at))
    return due.update(closed_at=at, closed_by=by)


@transaction.atomic
def close_round(month_round: Round, *, by: int, at: datetime) -> Round:
    """Close the month's round: its dossiers are no longer provisional."""
    month_round = Round.objects.select_for_update().get(pk=month_round.pk)
    if month_round.closed_at:
        raise UnableToCloseRound(_("This round is closed already."))
    month_round.closed_at, month_round.closed_by = at, by
    month_round.save(update_fields=["closed_at", "closed_by"])
    return month_round
