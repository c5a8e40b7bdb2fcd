"""Whether mail can go, and what became of it: whoever counts on a mail asks here."""

from collections.abc import Iterable

from django.conf import settings

from samenspoor.foundation.messaging.models import REFUSED, OutgoingMail
from samenspoor.foundation.messaging.states import MailStatus
from samenspoor.foundation.organisations.models import Organisation

_SMTP = "django.core.mail.backends.smtp.EmailBackend"


def can_mail() -> bool:
    """Answer whether this installation has somewhere to leave its mail."""
    return settings.EMAIL_BACKEND != _SMTP or bool(settings.EMAIL_HOST)


def given_up_of(organisation: Organisation, keys: Iterable[str]) -> set[str]:
    """Which of these mails did not go and never will."""
    rows = OutgoingMail.objects.filter(organisation=organisation, status=MailStatus.GIVEN_UP, key__in=keys)
    return set(rows.values_list("key", flat=True))


def refused_of(organisation: Organisation, addresses: Iterable[str]) -> set[str]:
    """Which of these addresses took no mail, as a mistyped one does; nobody writes there a second time."""
    rows = OutgoingMail.objects.filter(organisation=organisation, problem=REFUSED, to__in=addresses)
    return set(rows.values_list("to", flat=True))
