"""Map the columns of an unknown layout: keep it as a profile of the sender, and read the files that waited for it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.actions import UnableToDeliverFile
from samenspoor.domain.intake.layout import Layout
from samenspoor.domain.intake.models import Delivery
from samenspoor.domain.journeys.deliver import start_reading


@transaction.atomic
def map_columns(delivery: Delivery, *, name: str, layout: Layout, by: int, at: datetime) -> None:
    """Keep what a person said about the columns of this file; this and other files of the sender go on."""
    deliverer = delivery.deliverer
    if deliverer is None or delivery.status != Delivery.Status.MAPPING:
        raise UnableToDeliverFile(_("The columns of this file have been mapped already."))
    actions.save_profile(deliverer, name=name, layout=layout, by=by, at=at)
    for waiting in actions.start_mapped(deliverer, by=by, at=at):
        start_reading(waiting, by=by)
