"""Prints the record of a hand-over on one page, as a tagged PDF (PDF/UA-1)."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import as_file, files

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspoor.domain.casework.models import CollectionPause, PauseAnswer
from samenspoor.domain.trajectory.record import Record
from samenspoor.foundation.ui.formats import euro
from samenspoor.foundation.ui.telephone import shown as number_shown

_TEMPLATE = files("samenspoor.domain.trajectory") / "templates" / "handover.typ"
Pair = tuple[str, str]


def print_record(record: Record) -> bytes:
    """Write the page."""
    handover = record.handover
    data = {
        "title": _("Hand-over to debt help"),
        "municipality": handover.organisation.name,
        "number": _("Hand-over %(number)s of dossier %(dossier)s")
        % {"number": handover.pk, "dossier": handover.person.dossier_id},
        "parts": [
            {"title": _("Who"), "pairs": list(_who(record))},
            {"title": _("What was agreed"), "pairs": list(_agreed(record))},
            {"title": _("How it went so far"), "pairs": list(_acts(record))},
        ],
        "arrears": {
            "title": _("Arrears that were signalled"),
            "columns": [_("Creditor"), _("Customer number"), _("Behind since"), _("Pause of collection"), _("Amount")],
            "rows": [
                [
                    signal.creditor.name,
                    signal.customer_number,
                    _day(signal.arisen_on),
                    _pause(record, signal.creditor_id),
                    euro(signal.amount_cents),
                ]
                for signal in record.signals
            ],
            "total": [_("Together"), euro(record.amount_cents)],
            "note": _doubtful(record),
        },
        "note": _("This page holds what was signalled and agreed, nothing else. Other debts were not asked for."),
        "made": _("Composed on %(day)s. Keep it in the file of debt help, and nowhere else.")
        % {"day": _day(timezone.localdate(record.composed_at))},
    }
    # Names and words travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))


def _who(record: Record) -> Iterator[Pair]:
    resident, place = record.resident, record.address
    yield _("Name"), str(resident)
    if resident.birth_date:
        yield _("Born on"), _day(resident.birth_date)
    if record.bsn:
        yield _("BSN"), record.bsn
    yield (
        _("Address"),
        f"{place}, {place.postcode_apart} {place.town}".strip() if place else _("Has moved; we do not know where to."),
    )
    if record.consult_first:
        yield _("Before you visit"), _("Consult us first.")
    if record.phones:
        yield _("Telephone"), ", ".join(map(number_shown, record.phones))
    if record.emails:
        yield _("E-mail"), ", ".join(record.emails)


def _agreed(record: Record) -> Iterator[Pair]:
    handover = record.handover
    yield _("To"), handover.receiver
    yield _("Next step"), handover.appointment
    yield _("Ground"), str(handover.get_ground_display())
    if handover.agreed_on:
        yield _("Agreed on"), f"{_day(handover.agreed_on)}: “{handover.agreed_words}”"
    made_on, telephone = _day(timezone.localdate(handover.made_at)), number_shown(handover.organisation.telephone)
    yield _("Made by"), ", ".join(part for part in (record.made_by, made_on, telephone) if part)
    if handover.acknowledged_on:
        yield _("Confirmed by"), f"{handover.colleague}, {_day(handover.acknowledged_on)}"


def _acts(record: Record) -> Iterator[Pair]:
    offer = record.offer
    if offer.statutory_ground:
        yield _("Threatening situation"), str(offer.get_statutory_ground_display())
    yield _("First conversation accepted"), _day(offer.conversation_accepted_on)
    if offer.conversation_held_on:
        yield _("First conversation held"), _day(offer.conversation_held_on)
    if offer.help_accepted_on:
        yield _("Help accepted"), f"{_day(offer.help_accepted_on)}: {offer.get_help_display()}"
    yield _("Admitted to debt help"), _day(record.admitted_on)


def _pause(record: Record, creditor: int) -> str:
    asked = next((pause for pause in record.pauses if pause.creditor_id == creditor), None)
    return _of_pause(asked) if asked else _("not asked")


def _of_pause(pause: CollectionPause) -> str:
    if pause.answer == PauseAnswer.REQUESTED:
        return _("asked on %(day)s") % {"day": _day(pause.requested_on)}
    if pause.ends_on:
        return _("until %(day)s") % {"day": _day(pause.ends_on)}
    return str(pause.get_answer_display()).lower()


def _doubtful(record: Record) -> str:
    if not record.doubtful:
        return ""
    text = ngettext(
        "Not on this page: %(count)d signal of which we are not certain whose it is.",
        "Not on this page: %(count)d signals of which we are not certain whose they are.",
        record.doubtful,
    )
    return text % {"count": record.doubtful}


def _day(day: date) -> str:
    return date_format(day, "j F Y")
