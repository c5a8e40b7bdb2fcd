"""What the contact person of an organisation with its own system reads: that something waits, and where."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.models import ContactPerson
from samenspoor.foundation.messaging.actions import Mail
from samenspoor.foundation.organisations.models import Organisation


def link_mail(organisation: Organisation, contact: ContactPerson, *, code: str, expires_at: datetime) -> Mail:
    """Nothing of the resident or the question is in it: a mail is read by more than whom it is for."""
    names = {
        "name": contact.name,
        "municipality": organisation.name,
        "link": settings.SITE_ADDRESS + reverse("answer_by_mail", kwargs={"code": code}),
        "day": date_format(timezone.localdate(expires_at), "j F Y"),
    }
    parts = (
        _("Hello %(name)s,"),
        _("A request of %(municipality)s waits for you. You read and answer it here, without signing in:"),
        "%(link)s",
        _("The link works once, until %(day)s. It is for you alone: do not send it on."),
        "%(municipality)s",
    )
    subject = _("A request of %(municipality)s waits for you") % names
    return Mail(to=contact.email, subject=subject, body="\n\n".join(part % names for part in parts) + "\n")
