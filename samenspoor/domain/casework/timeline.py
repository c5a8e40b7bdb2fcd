"""What happened around a dossier, newest first: signals of the address, contact, the acts of its people, the round."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from operator import itemgetter

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.casework.models import (
    CollectionPause,
    ContactAttempt,
    Dossier,
    DossierResident,
    PauseAnswer,
)
from samenspoor.domain.casework.rules import LOOK_BACK_MONTHS
from samenspoor.domain.intake.access import names_of
from samenspoor.domain.intake.models import ArrearsSignal, SignalStatus
from samenspoor.domain.linkage.models import Link
from samenspoor.foundation.ui.formats import euro
from samenspoor.foundation.ui.parts import TimelineEntry, Tone


def timeline(dossier: Dossier, *, also: Iterable[TimelineEntry] = ()) -> list[TimelineEntry]:
    """Everything that is known of the address since the look-back of this dossier began, `also` of later work."""
    since = _months_before(dossier.month, LOOK_BACK_MONTHS)
    links = (
        Link.objects.filter(organisation_id=dossier.organisation_id, address_id=dossier.address_id)
        .filter(signal__signalled_on__gte=since)
        .select_related("signal__creditor", "resident")
    )
    if dossier.resident_id:
        links = links.filter(resident_id=dossier.resident_id)
    attempts = list(_attempts(dossier, since))
    parts = list(dossier.dossier_residents.all())
    names = names_of(
        [dossier.assigned_to, dossier.assigned_by]
        + [attempt.made_by for attempt in attempts]
        + [part.closed_by for part in parts]
    )
    signals = [_of_signal(link) for link in links]
    entries = [_of_attempt(attempt, names) for attempt in attempts]
    entries += [entry for part in parts for entry in _of_part(part, names)]
    entries += [_of_pause(pause) for pause in _pauses(parts)]
    entries.append(
        TimelineEntry(
            at=dossier.opened_at,
            title=_("Dossier %(number)s opened") % {"number": dossier.pk},
            text=_("Round of %(month)s") % {"month": date_format(dossier.month, "F Y")},
            tone=Tone.POSITIVE,
        )
    )
    if dossier.assigned_at:
        entries.append(_of_assignment(dossier, dossier.assigned_at, names))
    entries += also
    if dossier.round.closed_at:
        entries.append(TimelineEntry(at=dossier.round.closed_at, title=_("Round closed")))
    # Of acts only the day is known: they come after what has an hour. Signals open a day. Whole, turned round: entries
    # of one moment were found in the order in which they happened.
    dated = [(_moment(entry.at, time.min), entry) for entry in signals]
    dated += [(_moment(entry.at, time.max), entry) for entry in entries]
    return [entry for _at, entry in sorted(dated, key=itemgetter(0))[::-1]]


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


def _of_assignment(dossier: Dossier, at: datetime, names: Mapping[int, str]) -> TimelineEntry:
    """Who took it or was given it last, of the municipality or the executing party; earlier ones are in history."""
    worker, giver = names.get(dossier.assigned_to or 0, ""), names.get(dossier.assigned_by or 0, "")
    is_taken = dossier.assigned_to == dossier.assigned_by
    title = _("Taken on") if is_taken else _("Assigned to %(name)s") % {"name": worker} if worker else _("Given back")
    return TimelineEntry(at=at, title=title, by=giver)


def _attempts(dossier: Dossier, since: date) -> QuerySet[ContactAttempt]:
    """Those of the address, whichever round they belong to; of one person where people share it by chance."""
    attempts = ContactAttempt.objects.filter(
        organisation_id=dossier.organisation_id, dossier__address_id=dossier.address_id, on__gte=since
    )
    if dossier.resident_id:
        attempts = attempts.filter(dossier__resident_id=dossier.resident_id)
    return attempts.select_related("resident").order_by("recorded_at")


def _of_attempt(attempt: ContactAttempt, names: Mapping[int, str]) -> TimelineEntry:
    whom = [str(attempt.resident)] if attempt.resident else []
    return TimelineEntry(
        at=attempt.recorded_at if timezone.localdate(attempt.recorded_at) == attempt.on else attempt.on,
        title=f"{attempt.get_kind_display()}: {attempt.get_result_display().lower()}",
        text=" · ".join([*whom, attempt.get_purpose_display(), attempt.get_daypart_display().lower()]),
        by=names.get(attempt.made_by, ""),
        tone=Tone.POSITIVE if attempt.is_reached else Tone.NEUTRAL,
    )


def _of_part(part: DossierResident, names: Mapping[int, str]) -> Iterator[TimelineEntry]:
    """The acts of one person: conversation, help, admission, end."""
    for offer in part.help_offers.all():
        acts = (
            (offer.conversation_accepted_on, _("First conversation accepted"), offer.get_statutory_ground_display()),
            (offer.conversation_held_on, _("First conversation held"), ""),
            (offer.help_accepted_on, _("Help accepted"), offer.get_help_display()),
            (offer.admitted_on, _("Admitted to debt help"), ""),
        )
        for on, title, text in acts:
            if on:
                whole = " · ".join(each for each in (str(part.resident), text) if each)
                yield TimelineEntry(at=on, title=title, text=whole, tone=Tone.POSITIVE)
    if part.closed_at:
        yield TimelineEntry(
            at=part.closed_at,
            title=_("Closed: %(outcome)s") % {"outcome": part.get_outcome_display()},
            text=str(part.resident),
            by=names.get(part.closed_by or 0, ""),
        )


def _pauses(parts: Sequence[DossierResident]) -> QuerySet[CollectionPause]:
    return CollectionPause.objects.filter(person__in=parts).exclude(answered_on=None).select_related("creditor")


def _of_pause(pause: CollectionPause) -> TimelineEntry:
    is_granted = pause.answer == PauseAnswer.GRANTED
    until = _("until %(day)s") % {"day": date_format(pause.ends_on, "j F Y")} if pause.ends_on else ""
    return TimelineEntry(
        at=pause.answered_on or pause.requested_on,
        title=_("Pause granted by %(creditor)s") % {"creditor": pause.creditor.name}
        if is_granted
        else _("Pause refused by %(creditor)s") % {"creditor": pause.creditor.name},
        text=until,
        tone=Tone.POSITIVE if is_granted else Tone.WARNING,
    )


def _months_before(month: date, count: int) -> date:
    months = month.year * 12 + month.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _moment(at: date | datetime, of_day: time) -> datetime:
    if isinstance(at, datetime):
        return at
    return timezone.make_aware(datetime.combine(at, of_day))
