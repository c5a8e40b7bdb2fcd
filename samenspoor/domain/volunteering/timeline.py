"""What a visit order adds to the timeline of a dossier: sent, who goes, what came of it."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from samenspoor.domain.intake.access import names_of
from samenspoor.domain.volunteering.models import Report, VisitOrder
from samenspoor.domain.volunteering.states import OrderStatus
from samenspoor.foundation.ui.parts import TimelineEntry, Tone


def entries(orders: Sequence[VisitOrder]) -> Iterator[TimelineEntry]:
    """What happened to the visit orders of a dossier."""
    names = names_of([order.sent_by for order in orders])
    for order in orders:
        yield TimelineEntry(
            at=order.sent_at, title=_("A volunteer was asked"), text=order.name, by=names.get(order.sent_by, "")
        )
        if order.answered_at and order.visitor:
            yield TimelineEntry(at=order.answered_at, title=_("A volunteer goes"), text=order.visitor, tone=Tone.INFO)
        elif order.answered_at and order.status == OrderStatus.REFUSED:
            yield TimelineEntry(
                at=order.answered_at, title=_("No volunteer goes"), text=order.refusal, tone=Tone.WARNING
            )
        if order.reported_at:
            tone = Tone.NEGATIVE if order.report == Report.URGENT else Tone.POSITIVE
            yield TimelineEntry(
                at=order.reported_at, title=_("The volunteer reports"), text=order.get_report_display(),
                by=order.visitor, tone=tone,
            )  # fmt: skip
