"""What the coordinator says back: thanks for a note, a task taken over, one message to all volunteers."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from samenspoor.domain.volunteering.actions.reports import report_help
from samenspoor.domain.volunteering.message_reach import message_key, message_mail, reached_in
from samenspoor.domain.volunteering.models import (
    GivenBack,
    OrganisationMessage,
    ReportedEvent,
    Visit,
    Volunteer,
    WellBeing,
)
from samenspoor.domain.volunteering.post_access import calls_for
from samenspoor.domain.volunteering.states import VisitStatus
from samenspoor.foundation.messaging.actions import queue_mail
from samenspoor.foundation.organisations.models import Organisation


class UnableToAnswer(Exception):
    """This cannot be answered so; the message says why."""


@transaction.atomic
def thank(visit: Visit, *, words: str, by: int, at: datetime) -> Visit:
    """Thank a volunteer for a visit that took place; the volunteer reads it on the phone."""
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if visit.status != VisitStatus.HELD:
        raise UnableToAnswer(_("This visit has not taken place."))
    visit.thanks, visit.thanked_at = words.strip() or _("Thank you!"), at
    visit.save(update_fields=["thanks", "thanked_at"])
    return visit


@transaction.atomic
def take_over(given: GivenBack, *, answer: str, by: int, at: datetime) -> GivenBack:
    """Take over what a volunteer gave back, and say what was done."""
    given = GivenBack.objects.select_for_update(of=("self",)).get(pk=given.pk)
    if given.taken_at is not None:
        raise UnableToAnswer(_("A colleague has taken this over already."))
    if not answer.strip():
        raise UnableToAnswer(_("Write down what was done: the volunteer reads it."))
    given.taken_at, given.taken_by, given.answer = at, by, answer.strip()
    given.save(update_fields=["taken_at", "taken_by", "answer"])
    return given


@transaction.atomic
def let_ring_today(given: GivenBack, *, by: int, at: datetime) -> GivenBack:
    """Tell the municipality that somebody has to ring today about what was given back; a second tap tells nothing."""
    given = GivenBack.objects.select_for_update(of=("self",)).select_related("pairing__resident").get(pk=given.pk)
    resident = given.pairing.resident
    if calls_for([given]).get(given.pk):
        return given
    if not given.is_urgent or report_help(resident, ReportedEvent.URGENT, by=by, at=at) is None:
        raise UnableToAnswer(_("No agreement lets you report this to a municipality. Ring yourself."))
    return given


@transaction.atomic
def talk(well_being: WellBeing, *, by: int, at: datetime) -> WellBeing:
    """Somebody talked with the volunteer who asked for it: it no longer waits. A second tap changes nothing."""
    well_being = WellBeing.objects.select_for_update(of=("self",)).get(pk=well_being.pk)
    if well_being.talked_by == by:
        return well_being
    if well_being.talked_at is not None:
        raise UnableToAnswer(_("A colleague has talked with this volunteer already."))
    well_being.talked_at, well_being.talked_by = at, by
    well_being.save(update_fields=["talked_at", "talked_by"])
    return well_being


@transaction.atomic
def send_message(
    organisation: Organisation, *, text: str, key: UUID | None = None, by: int, at: datetime
) -> OrganisationMessage:
    """One message to all own volunteers, on the phone or else by mail; names whom it misses.

    What is sent a second time with the same `key` goes once. Nothing about a resident belongs in it.
    """
    text, key = text.strip(), key or uuid4()
    if not text:
        raise UnableToAnswer(_("Write a message first."))
    reached = reached_in(organisation)
    message, is_new = OrganisationMessage.objects.get_or_create(
        organisation=organisation,
        key=key,
        defaults={
            "visible_to": sorted(each.user for each in reached.phones if each.user),
            "mailed": sorted(each.pk for each in reached.mails),
            "missed": sorted(each.pk for each in reached.to_ring),
            "text": text,
            "sent_at": at,
            "sent_by": by,
        },
    )
    if message.text != text:
        raise UnableToAnswer(_("This message was sent already. Write a new one."))
    if is_new and message.mailed:
        app.configure_task("mail_message").defer(organisation=organisation.pk, user=by, message=message.pk)
    return message


@transaction.atomic
def mail_message(message: OrganisationMessage, *, by: int, at: datetime) -> None:
    """Mail a message to whom it was to reach so; nobody gets it twice."""
    for volunteer in Volunteer.objects.filter(pk__in=message.mailed).exclude(email="").order_by("pk"):
        mail = message_mail(message, volunteer)
        queue_mail(message.organisation, mail, key=message_key(message.pk, volunteer.pk), by=by, at=at)
