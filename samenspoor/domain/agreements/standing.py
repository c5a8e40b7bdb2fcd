"""How an agreement stands on a day, in a word and a tone: from its status and its days."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspoor.domain.agreements.models import Agreement
from samenspoor.domain.agreements.states import AgreementStatus
from samenspoor.foundation.ui.parts import Tone

SOON_DAYS = 90


class Standing(NamedTuple):
    """What a badge says."""

    label: str
    tone: Tone


def standing(agreement: Agreement, on: date) -> Standing:
    """How an agreement that was read `with_terms` stands on a day."""
    version = agreement.in_force
    last = version.ends_on if version else None
    if agreement.stops_on and (last is None or agreement.stops_on < last):
        last = agreement.stops_on
    if agreement.status == AgreementStatus.WITHDRAWN:
        return Standing(_("Withdrawn"), Tone.NEGATIVE)
    if version is None:
        return Standing(_("Draft"), Tone.WARNING)
    if version.starts_on > on:
        return Standing(_("Begins later"), Tone.INFO)
    if last is None:
        return Standing(_("In force"), Tone.POSITIVE)
    left = (last - on).days
    if left < 0:
        return Standing(_("Expired"), Tone.NEGATIVE)
    if left <= SOON_DAYS:
        return Standing(ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}, Tone.WARNING)
    return Standing(_("In force"), Tone.POSITIVE)
