"""The resident accepts: a first conversation, then help, then perhaps admission to debt help. Three acts, never one."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import deadlines, terms
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    CollectionPause,
    DeadlineKind,
    DossierResident,
    DossierSignal,
    HelpOffer,
    PauseAnswer,
    StatutoryGround,
    WorkingAgreement,
)
from samenspoor.domain.casework.outcomes import HELP_ACCEPTED, Outcome
from samenspoor.domain.casework.states import NEXT, PersonStatus
from samenspoor.foundation.audit.states import move

CONVERSATIONS = (DeadlineKind.CONVERSATION, DeadlineKind.CRISIS_CONVERSATION)


class UnableToAccept(Exception):
    """The act cannot be recorded; the message says why."""


@transaction.atomic
def accept_conversation(
    person: DossierResident,
    *,
    through: AcceptedThrough,
    by: int,
    at: datetime,
    ground: StatutoryGround | None = None,
) -> HelpOffer:
    """First act: the conversation is accepted, and its term runs: 3 working days with a statutory ground, or 4 weeks.

    Whoever said yes without speaking to anyone is rung to confirm.
    """
    today = timezone.localdate(at)
    terms.hold(person.dossier_id)
    person = move(person, to=PersonStatus.CONVERSATION, following=NEXT)
    is_spoken = through in {AcceptedThrough.VISIT, AcceptedThrough.PHONE, AcceptedThrough.COUNTER}
    offer, _is_new = HelpOffer.objects.update_or_create(
        organisation_id=person.organisation_id,
        person=person,
        defaults={
            "shared_with": person.shared_with,
            "conversation_accepted_on": today,
            "accepted_through": through,
            "statutory_ground": ground or "",
            "confirmed_on": today if is_spoken else None,
            "conversation_held_on": None,
            "help_accepted_on": None,
            "help": "",
            "admitted_on": None,
        },
    )
    terms.meet_offers([person.dossier_id], on=today)
    terms.meet(person.dossier, (DeadlineKind.CALL_BACK,), on=today, resident_id=person.resident_id)
    _await_conversation(person, ground, accepted_on=today)
    if not is_spoken:
        _start(person, DeadlineKind.CONFIRMATION, starts_on=today, due_on=deadlines.latest_confirmation(today))
    terms.settle(person.dossier, at=at)
    return offer


@transaction.atomic
def correct_ground(person: DossierResident, *, ground: StatutoryGround | None, by: int, at: datetime) -> HelpOffer:
    """There is a threatening situation after all, another, or none: the term runs anew from the day of acceptance."""
    terms.hold(person.dossier_id)
    offer, today = _offer(person), timezone.localdate(at)
    if offer.conversation_held_on:
        raise UnableToAccept(_("The first conversation has been held already."))
    offer.statutory_ground = ground or ""
    offer.save(update_fields=["statutory_ground"])
    terms.drop(person.dossier, CONVERSATIONS, on=today, resident_id=person.resident_id)
    _await_conversation(person, ground, accepted_on=offer.conversation_accepted_on)
    terms.settle(person.dossier, at=at)
    return offer


@transaction.atomic
def confirm_conversation(person: DossierResident, *, by: int, at: datetime) -> HelpOffer:
    """Someone rang, and the appointment stands."""
    terms.hold(person.dossier_id)
    offer, today = _offer(person), timezone.localdate(at)
    offer.confirmed_on = today
    offer.save(update_fields=["confirmed_on"])
    terms.meet(person.dossier, (DeadlineKind.CONFIRMATION,), on=today, resident_id=person.resident_id)
    terms.settle(person.dossier, at=at)
    return offer


@transaction.atomic
def hold_conversation(person: DossierResident, *, on: date, by: int, at: datetime) -> HelpOffer:
    """The first conversation took place."""
    terms.hold(person.dossier_id)
    offer = _offer(person)
    if not offer.conversation_accepted_on <= on <= timezone.localdate(at):
        raise UnableToAccept(_("Choose a day between the acceptance and today."))
    offer.conversation_held_on = on
    offer.save(update_fields=["conversation_held_on"])
    terms.meet(person.dossier, (*CONVERSATIONS, DeadlineKind.CONFIRMATION), on=on, resident_id=person.resident_id)
    terms.settle(person.dossier, at=at)
    return offer


@transaction.atomic
def accept_help(
    person: DossierResident,
    *,
    help: Outcome,
    asks_pause: bool,
    by: int,
    at: datetime,
    wants_admission: bool = False,
) -> HelpOffer:
    """Second act: help is accepted. `asks_pause` asks each creditor of this person's signals to pause.

    `wants_admission` starts the term for the decision, from the first conversation (Wgs art. 4a).
    """
    if help not in HELP_ACCEPTED:
        raise UnableToAccept(_("Choose the kind of help that was accepted."))
    today = timezone.localdate(at)
    terms.hold(person.dossier_id)
    person = move(person, to=PersonStatus.HELPED, following=NEXT)
    offer, _is_new = HelpOffer.objects.get_or_create(
        organisation_id=person.organisation_id,
        person=person,
        defaults={
            "shared_with": person.shared_with,
            "conversation_accepted_on": today,
            "accepted_through": AcceptedThrough.PHONE,
            "confirmed_on": today,
        },
    )
    conversed_on = offer.conversation_held_on = offer.conversation_held_on or today
    # Who was closed and comes back is not admitted any more.
    offer.help, offer.help_accepted_on, offer.admitted_on = help, today, None
    offer.save(update_fields=["conversation_held_on", "help", "help_accepted_on", "admitted_on"])
    terms.meet_offers([person.dossier_id], on=today)
    terms.meet(person.dossier, (*CONVERSATIONS, DeadlineKind.CONFIRMATION), on=today, resident_id=person.resident_id)
    if asks_pause:
        _ask_pause(person, today)
    if wants_admission:
        _ask_admission(person, conversed_on)
    terms.settle(person.dossier, at=at)
    return offer


@transaction.atomic
def answer_pause(pause: CollectionPause, *, is_granted: bool, by: int, at: datetime) -> CollectionPause:
    """The creditor says yes or no; a pause never follows by itself."""
    today = timezone.localdate(at)
    terms.hold(pause.person.dossier_id)
    pause = CollectionPause.objects.select_for_update(of=("self",)).select_related("person__dossier").get(pk=pause.pk)
    if pause.answer != PauseAnswer.REQUESTED:
        raise UnableToAccept(_("The answer of this creditor has been recorded already."))
    pause.answer = PauseAnswer.GRANTED if is_granted else PauseAnswer.REFUSED
    pause.answered_on = today
    pause.ends_on = deadlines.pause_ends(today) if is_granted else None
    pause.save(update_fields=["answer", "answered_on", "ends_on"])
    person = pause.person
    if not person.pauses.filter(answer=PauseAnswer.REQUESTED).exists():
        terms.meet(person.dossier, (DeadlineKind.PAUSE_ANSWER,), on=today, resident_id=person.resident_id)
        terms.settle(person.dossier, at=at)
    return pause


@transaction.atomic
def admit(person: DossierResident, *, by: int, at: datetime) -> HelpOffer:
    """Third act: admitted to debt help. From here on the regime of Wgs art. 8a holds, outside the dossier."""
    terms.hold(person.dossier_id)
    person = move(person, to=PersonStatus.ADMITTED, following=NEXT)
    offer, today = _offer(person), timezone.localdate(at)
    offer.admitted_on = today
    offer.save(update_fields=["admitted_on"])
    terms.meet(person.dossier, (DeadlineKind.DECISION,), on=today, resident_id=person.resident_id)
    _start(person, DeadlineKind.HANDOVER, starts_on=today, due_on=deadlines.latest_handover(today))
    terms.settle(person.dossier, at=at)
    return offer


def _offer(person: DossierResident) -> HelpOffer:
    offer = HelpOffer.objects.select_for_update(of=("self",)).filter(person=person).first()
    if offer is None:
        raise UnableToAccept(_("This person has not accepted a conversation yet."))
    return offer


def _start(person: DossierResident, kind: DeadlineKind, *, starts_on: date, due_on: date) -> None:
    terms.start(person.dossier, kind, starts_on=starts_on, due_on=due_on, resident_id=person.resident_id)


def _await_conversation(person: DossierResident, ground: StatutoryGround | None, *, accepted_on: date) -> None:
    kind = DeadlineKind.CRISIS_CONVERSATION if ground else DeadlineKind.CONVERSATION
    due_on = deadlines.latest_first_conversation(accepted_on, is_threatened=bool(ground))
    _start(person, kind, starts_on=accepted_on, due_on=due_on)


def _ask_pause(person: DossierResident, today: date) -> None:
    creditors = (
        DossierSignal.objects.filter(dossier_id=person.dossier_id, resident_id=person.resident_id)
        .values_list("signal__creditor_id", flat=True)
        .distinct()
    )
    # A second time whoever refused, or whose pause has ended, is asked anew; one that runs goes on.
    earlier = CollectionPause.objects.filter(person=person)
    ended = earlier.filter(Q(answer=PauseAnswer.REFUSED) | Q(ends_on__lt=today))
    ended.update(answer=PauseAnswer.REQUESTED, requested_on=today, answered_on=None, ends_on=None)
    CollectionPause.objects.bulk_create(
        [
            CollectionPause(
                organisation_id=person.organisation_id,
                shared_with=person.shared_with,
                person=person,
                creditor_id=creditor,
                requested_on=today,
            )
            for creditor in sorted(creditors)
        ],
        ignore_conflicts=True,
    )
    if earlier.filter(answer=PauseAnswer.REQUESTED).exists():
        _start(person, DeadlineKind.PAUSE_ANSWER, starts_on=today, due_on=deadlines.after_working_days(today, 5))


def _ask_admission(person: DossierResident, conversed_on: date) -> None:
    agreement = WorkingAgreement.objects.filter(organisation_id=person.organisation_id).first() or WorkingAgreement()
    due_on = deadlines.latest_decision(conversed_on, weeks=agreement.decision_weeks)
    _start(person, DeadlineKind.DECISION, starts_on=conversed_on, due_on=due_on)
