"""Whom a message to all volunteers reaches, and how: on the phone, by mail, or only when somebody rings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.models import OrganisationMessage, Volunteer
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.messaging.access import can_mail, refused_of
from samenspoor.foundation.messaging.actions import Mail
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.telephone import shown


@dataclass(frozen=True, kw_only=True)
class Reached:
    """Everybody for whom a message is meant, each once."""

    phones: Sequence[Volunteer]
    mails: Sequence[Volunteer]
    to_ring: Sequence[Volunteer]


def reached_in(organisation: Organisation) -> Reached:
    """Who signs in reads it on the phone, who does not and has an address by mail; the others are rung.

    With whoever is suspended somebody speaks in person. An address that took no mail before is not tried again.
    """
    rows = Volunteer.objects.filter(organisation=organisation).order_by("surname_key", "pk")
    meant = list(rows.exclude(status__in=(VolunteerStatus.LEFT, VolunteerStatus.APPLIED)))
    written = [each for each in meant if each.email and not each.user and not each.is_suspended] if can_mail() else []
    refused = refused_of(organisation, [each.email for each in written]) if written else set[str]()
    phones = [each for each in meant if each.user and not each.is_suspended]
    mails = [each for each in written if each.email not in refused]
    reached = {each.pk for each in (*phones, *mails)}
    return Reached(phones=phones, mails=mails, to_ring=[each for each in meant if each.pk not in reached])


def message_key(message: int, volunteer: int) -> str:
    """What a mail with a message is about, so that nobody gets it twice."""
    return f"message-{message}-{volunteer}"


def message_mail(message: OrganisationMessage, volunteer: Volunteer) -> Mail:
    """The coordinator's own words and no other: nothing of residents, and nothing that opens anything."""
    names = {"name": volunteer.first_name, "organisation": message.organisation.name}
    ring = _("Do you want to say something back? Ring your coordinator, an answer to this mail is not read.")
    telephone = shown(message.organisation.telephone)
    parts = (_("Hello %(name)s,") % names, message.text, f"{ring} {telephone}".strip(), names["organisation"])
    subject = _("Message from %(organisation)s") % names
    return Mail(to=volunteer.email, subject=subject, body="\n\n".join(parts) + "\n")
