"""A delivery on its road whose job has ended stands still: nothing is lost, and it can be put aside again."""

from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status

from samenspoor.domain.intake.models import Delivery
from samenspoor.domain.intake.states import UNDER_WAY

TAKE_IN = "take_in_delivery"
_STILL_COMES = (Status.TODO.value, Status.DOING.value)


def stopped_deliveries(organisation: int) -> QuerySet[Delivery]:
    """The deliveries of an organisation that are under way while no job waits or works for them."""
    jobs = ProcrastinateJob.objects.filter(task_name=TAKE_IN, status__in=_STILL_COMES)
    at_work = jobs.alias(delivery=Cast(KeyTextTransform("delivery", "args"), BigIntegerField())).filter(
        delivery=OuterRef("pk")
    )
    return Delivery.objects.filter(organisation=organisation, status__in=UNDER_WAY).exclude(Exists(at_work))


def is_stopped(delivery: Delivery) -> bool:
    """Answer whether a delivery stands still."""
    return delivery.is_under_way and stopped_deliveries(delivery.organisation_id).filter(pk=delivery.pk).exists()
