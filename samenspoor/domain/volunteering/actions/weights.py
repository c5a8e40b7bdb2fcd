"""The organisation says how much each ground counts when volunteers are put in order."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from samenspoor.domain.volunteering.allocation.suitability import Weights
from samenspoor.domain.volunteering.models import MatchingWeights
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def change_weights(organisation: Organisation, weights: Weights, *, by: int, at: datetime) -> MatchingWeights:
    """Use these weights from now on; proposals that were made stay as they are."""
    return MatchingWeights.objects.update_or_create(organisation=organisation, defaults=asdict(weights))[0]
