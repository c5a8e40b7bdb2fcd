"""A request also goes by mail to organisations that keep their own system, each with a link that is used up once."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.contacts import contacts_of
from samenspoor.domain.agreements.models import ContactPerson, ContactSide
from samenspoor.domain.trajectory import promises
from samenspoor.domain.trajectory.actions.answers import UnableToAnswer
from samenspoor.domain.trajectory.link_mail import link_mail
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, RequestLink
from samenspoor.foundation.accounts.codes import make_code
from samenspoor.foundation.messaging.access import can_mail
from samenspoor.foundation.messaging.actions import queue_mail


@transaction.atomic
def mail_links(request: HelpRequest, parties: Collection[int], *, by: int, at: datetime) -> int:
    """Write to the contact persons of those parties that are asked by mail; returns to how many. Earlier links end."""
    if not can_mail():
        return 0
    found = contacts_of(request.organisation_id, parties, ContactSide.THEIRS)
    contacts = {party: each for party, each in found.items() if each.partner.asked_by_mail and each.email}
    invitations = HelpInvitation.objects.filter(request=request, party__in=contacts)
    RequestLink.objects.filter(invitation__in=invitations, expires_at__gt=at).update(expires_at=at)
    for invitation in invitations:
        _mail(request, invitation, contacts[invitation.party], by=by, at=at)
    return len(contacts)


def _mail(request: HelpRequest, invitation: HelpInvitation, contact: ContactPerson, *, by: int, at: datetime) -> None:
    expires_at = promises.link_ends_at(at)
    code, digest = make_code(invitation.party, expires_at=expires_at)
    link = RequestLink.objects.create(
        organisation_id=invitation.organisation_id,
        shared_with=[invitation.party],
        invitation=invitation,
        digest=digest,
        contact=contact.name,
        email=contact.email,
        sent_at=at,
        sent_by=by,
        expires_at=expires_at,
    )
    mail = link_mail(request.organisation, contact, code=code, expires_at=expires_at)
    queue_mail(request.organisation, mail, key=f"asked-{link.pk}", by=by, at=at)


@transaction.atomic
def use_link(link: RequestLink, *, by: int, at: datetime) -> RequestLink:
    """The one answer that a link is for; who answers twice at once waits here. Acts for the organisation asked."""
    link = RequestLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if link.answered_at or link.expires_at <= at:
        raise UnableToAnswer(_("This link does not work any more."))
    link.answered_at = at
    link.save(update_fields=["answered_at"])
    return link
