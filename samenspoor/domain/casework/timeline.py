"""What happened around a dossier, newest first: its signals, other signals of the address, other rounds."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.casework.rules import LOOK_BACK_MONTHS
from samenspoor.domain.intake.models import ArrearsSignal, SignalStatus
from samenspoor.domain.linkage.models import Link
from samenspoor.foundation.ui.formats import euro
from samenspoor.foundation.ui.parts import TimelineEntry, Tone


def timeline(dossier: Dossier) -> list[TimelineEntry]:
    """Everything that is known of the address since the look-back of this dossier began."""
    since = _months_before(dossier.month, LOOK_BACK_MONTHS)
    links = (
        Link.objects.filter(organisation_id=dossier.organisation_id, address_id=dossier.address_id)
        .filter(signal__signalled_on__gte=since)
        .select_related("signal__creditor", "resident")
    )
    if dossier.resident_id:
        links = links.filter(resident_id=dossier.resident_id)
    entries = [_of_signal(link) for link in links]
    entries.append(
        TimelineEntry(
            at=dossier.opened_at,
            title=_("Dossier %(number)s opened") % {"number": dossier.pk},
            text=_("Round of %(month)s") % {"month": date_format(dossier.month, "F Y")},
            tone=Tone.POSITIVE,
        )
    )
    if dossier.round.closed_at:
        entries.append(TimelineEntry(at=dossier.round.closed_at, title=_("Round closed")))
    return sorted(entries, key=lambda entry: _moment(entry.at), reverse=True)


def _of_signal(link: Link) -> TimelineEntry:
    signal: ArrearsSignal = link.signal
    parts = [str(link.resident), euro(signal.amount_cents)]
    if signal.status not in {SignalStatus.TAKEN_UP, SignalStatus.OPEN}:
        parts.append(signal.get_status_display())
    if signal.is_end_of_supply:
        parts.append(_("end of supply announced"))
    if signal.crisis_kind:
        parts.append(_("crisis: %(kind)s") % {"kind": signal.crisis_kind})
    return TimelineEntry(
        at=signal.signalled_on,
        title=_("Signal of %(creditor)s") % {"creditor": signal.creditor.name},
        text=" · ".join(parts),
        tone=Tone.NEGATIVE if signal.crisis_kind else Tone.WARNING if signal.is_end_of_supply else Tone.NEUTRAL,
    )


def _months_before(month: date, count: int) -> date:
    months = month.year * 12 + month.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _moment(at: date | datetime) -> datetime:
    if isinstance(at, datetime):
        return at
    return timezone.make_aware(datetime.combine(at, time.min))
