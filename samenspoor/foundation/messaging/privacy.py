"""What a mail tells about whom it went to."""

from samenspoor.foundation.messaging.models import OutgoingMail
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    OutgoingMail: declare(
        RetentionClass.MESSAGE,
        none=("id", "organisation", "key", "status", "queued_at", "tries", "ended_at", "problem"),
        personal=("to", "subject", "body"),
        otherwise=staff("queued_by"),
    ),
}
