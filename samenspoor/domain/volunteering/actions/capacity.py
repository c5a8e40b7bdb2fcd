"""An organisation tells the municipalities with which it has a paper how many volunteers it has."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.volunteering.capacity import counted, municipalities_with_a_paper, published
from samenspoor.domain.volunteering.models import CapacityCount
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def publish_capacity(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Put new numbers in the place of the earlier ones; without a paper nothing is told. Returns how many rows."""
    today = timezone.localdate(at)
    towns = municipalities_with_a_paper(organisation.pk, on=today)
    CapacityCount.objects.filter(organisation=organisation).delete()
    rows = published(counted(organisation, on=today)) if towns else []
    CapacityCount.objects.bulk_create(
        CapacityCount(
            organisation=organisation,
            shared_with=towns,
            role=row.role,
            postcode_area=row.postcode_area,
            counted_on=today,
            **row.numbers,
        )
        for row in rows
    )
    return len(rows)
