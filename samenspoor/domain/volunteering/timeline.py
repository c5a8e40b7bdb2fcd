"""What visit orders, and reports on requests for a volunteer, add to the timeline of a dossier."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from samenspoor.domain.intake.access import names_of
from samenspoor.domain.volunteering.models import HelpReport, Report, ReportedEvent, VisitOrder
from samenspoor.domain.volunteering.states import OrderStatus
from samenspoor.foundation.ui.parts import TimelineEntry, Tone
from samenspoor.foundation.ui.telephone import shown as number_shown


def entries(orders: Sequence[VisitOrder]) -> Iterator[TimelineEntry]:
    """What happened to the visit orders of a dossier."""
    names = names_of([order.sent_by for order in orders])
    for order in orders:
        yield TimelineEntry(
            at=order.sent_at,
            title=_("A %(label)s was asked") % {"label": order.word},
            text=str(order.person.resident),
            by=names.get(order.sent_by, ""),
        )
        if order.answered_at and order.visitor:
            title = _("A %(label)s goes") % {"label": order.word}
            yield TimelineEntry(at=order.answered_at, title=title, text=order.visitor, tone=Tone.INFO)
        elif order.answered_at and order.status == OrderStatus.REFUSED:
            title = _("No %(label)s goes") % {"label": order.word}
            yield TimelineEntry(at=order.answered_at, title=title, text=order.refusal, tone=Tone.WARNING)
        if order.reported_at:
            tone = Tone.NEGATIVE if order.report == Report.URGENT else Tone.POSITIVE
            title = _("A %(label)s reports") % {"label": order.word}
            yield TimelineEntry(
                at=order.reported_at, title=title, text=order.get_report_display(), by=order.visitor, tone=tone
            )

        for told in order.words_back.all():
            yield TimelineEntry(
                at=told.told_at,
                title=_("The volunteer organisation was told"),
                text=" · ".join(part for part in (told.get_word_display(), told.colleague) if part),
            )


_TONES = {
    ReportedEvent.STARTED: Tone.POSITIVE,
    ReportedEvent.URGENT: Tone.NEGATIVE,
    ReportedEvent.GIVEN_BACK: Tone.WARNING,
}


def report_entries(reports: Sequence[HelpReport]) -> Iterator[TimelineEntry]:
    """What organisations reported on the requests of a dossier: with a first name and a number, no more."""
    for report in reports:
        helper = " ".join(part for part in (report.helper, number_shown(report.helper_telephone)) if part)
        yield TimelineEntry(
            at=report.reported_at,
            title=report.get_event_display(),
            text=f"{report.organisation.name} · {helper}" if helper else report.organisation.name,
            tone=_TONES.get(ReportedEvent(report.event), Tone.INFO),
        )
