"""A caseworker did something in a dossier: the organisation whose volunteer went by hears it in a job."""

from django.utils import timezone
from procrastinate.contrib.django import app

from samenspoor.domain.volunteering.models import VisitOrder


def tell_back_soon(organisation: int, *, by: int) -> None:
    """Put the telling aside, to be done after this transaction, where any order was reported; else it costs a look."""
    if VisitOrder.objects.untold(timezone.now()).filter(organisation=organisation).exists():
        app.configure_task("tell_back").defer(organisation=organisation, user=by)
