"""Someone who was admitted is handed over to debt help; debt help confirms by name, or it is withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import deadlines, terms
from samenspoor.domain.casework.models import DeadlineKind, DossierResident
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.trajectory.models import Handover, HandoverGround
from samenspoor.domain.trajectory.states import NEXT, HandoverStatus
from samenspoor.domain.trajectory.steps import withheld
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.ui.agreed_days import why_not_agreed


class UnableToHandOver(Exception):
    """The hand-over cannot be recorded as asked; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What the caseworker fills in; with the agreement of the resident also the day and the words of it."""

    receiver: str
    ground: HandoverGround
    appointment: str
    agreed_on: date | None = None
    agreed_words: str = ""


@transaction.atomic
def make_handover(person: DossierResident, entered: Entered, *, by: int, at: datetime) -> Handover:
    """Hand over one person who was admitted. A second tap finds the first hand-over."""
    terms.hold(person.dossier_id)
    person = DossierResident.objects.select_related("resident", "dossier").get(pk=person.pk)
    if why := withheld(person):
        raise UnableToHandOver(why)
    if Handover.objects.in_force().filter(person=person).exists():
        raise UnableToHandOver(_("There is a hand-over of this person already."))
    has_agreed = entered.ground == HandoverGround.AGREEMENT
    if has_agreed and not (entered.agreed_on and entered.agreed_words.strip()):
        raise UnableToHandOver(_("Write down on which day the resident agreed, and in which words."))
    if has_agreed and entered.agreed_on and (why := why_not_agreed(entered.agreed_on, today=timezone.localdate(at))):
        raise UnableToHandOver(why)
    made = Handover.objects.create(
        organisation_id=person.organisation_id,
        shared_with=person.shared_with,
        person=person,
        receiver=entered.receiver.strip(),
        ground=entered.ground,
        agreed_on=entered.agreed_on if has_agreed else None,
        agreed_words=entered.agreed_words.strip() if has_agreed else "",
        appointment=entered.appointment.strip(),
        made_at=at,
        made_by=by,
    )
    _await_word(person, at=at)
    return made


@transaction.atomic
def acknowledge(handover: Handover, *, colleague: str, on: date, by: int, at: datetime) -> Handover:
    """Debt help takes over: the name of the colleague there who confirmed it, and on which day."""
    handover = _hold(handover)
    if why := withheld(handover.person):
        raise UnableToHandOver(why)
    if not timezone.localdate(handover.made_at) <= on <= timezone.localdate(at):
        raise UnableToHandOver(_("Choose a day between the hand-over and today."))
    handover.colleague, handover.acknowledged_on = colleague.strip(), on
    _settle(handover, HandoverStatus.ACKNOWLEDGED, by=by, at=at)
    person = handover.person
    terms.meet(person.dossier, (DeadlineKind.HANDOVER,), on=on, resident_id=person.resident_id)
    terms.settle(person.dossier, at=at)
    return handover


@transaction.atomic
def withdraw_handover(handover: Handover, *, by: int, at: datetime) -> Handover:
    """The resident stops, debt help sends someone back, or it was a mistake. Then it can be made anew."""
    handover = _settle(_hold(handover), HandoverStatus.WITHDRAWN, by=by, at=at)
    _await_word(handover.person, at=at)
    return handover


def _await_word(person: DossierResident, *, at: datetime) -> None:
    """From today debt help has its days to confirm; whoever is closed already waits for nothing in the dossier."""
    if person.status != PersonStatus.ADMITTED:
        return
    today = timezone.localdate(at)
    due_on = deadlines.latest_handover(today)
    terms.start(person.dossier, DeadlineKind.HANDOVER, starts_on=today, due_on=due_on, resident_id=person.resident_id)
    terms.settle(person.dossier, at=at)


def _hold(handover: Handover) -> Handover:
    """The dossier first, then its rows, as every act in it does."""
    terms.hold(handover.person.dossier_id)
    rows = Handover.objects.select_for_update(of=("self",)).select_related("person__dossier")
    return rows.get(pk=handover.pk)


def _settle(handover: Handover, status: HandoverStatus, *, by: int, at: datetime) -> Handover:
    step(handover, to=status, following=NEXT)
    handover.settled_at, handover.settled_by = at, by
    handover.save(update_fields=["status", "colleague", "acknowledged_on", "settled_at", "settled_by"])
    return handover
