"""Who came directly and waits: the organisation keeps the promise that a municipality keeps for who it asks for."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from samenspoor.domain.trajectory import promises
from samenspoor.domain.trajectory.models import SearchStage
from samenspoor.domain.volunteering.models import HelpedResident, Pairing
from samenspoor.domain.volunteering.states import HelpedStatus, PairingStatus
from samenspoor.foundation.messaging.access import can_mail, refused_of
from samenspoor.foundation.organisations.models import Organisation

_MEETING = (PairingStatus.INTRODUCTION, PairingStatus.CONFIRMED)


def last_heard_on(resident: HelpedResident) -> date:
    """When who waits last heard how it stands: told or rung, at the intake, or on coming."""
    days = (resident.told_on, resident.called_on, resident.intake_on, timezone.localdate(resident.came_at))
    return max(day for day in days if day)


def stage_of(pairings: Iterable[Pairing]) -> SearchStage:
    """How far the search is after the intake, by the pairings of one resident."""
    statuses = {pairing.status for pairing in pairings if pairing.is_running}
    if statuses.intersection(_MEETING):
        return SearchStage.MEETING
    return SearchStage.PROPOSED if statuses else SearchStage.SEEKING


def who_waits_for_word(organisation: Organisation, *, on: date) -> list[HelpedResident]:
    """Who came directly, waits, and has not heard for two weeks how it stands; the longest on top."""
    waiting = (HelpedStatus.INTAKE, HelpedStatus.SEEKING)
    rows = HelpedResident.objects.filter(organisation=organisation, municipality=None, status__in=waiting)
    due = [each for each in rows if promises.word_due(last_heard_on(each)) <= on]
    return sorted(due, key=lambda each: (last_heard_on(each), each.pk))


def by_mail(organisation: Organisation, residents: Iterable[HelpedResident]) -> list[HelpedResident]:
    """Those of some residents whom a mail reaches, as far as anybody knows; the others somebody rings.

    Where it is not safe nobody is looked for yet, and someone else may read a mail: that is spoken about.
    """
    rows = [each for each in residents if each.email and not each.is_unsafe] if can_mail() else []
    refused = refused_of(organisation, [each.email for each in rows]) if rows else set()
    return [each for each in rows if each.email not in refused]
