"""What the access log tells about people: about who looked, and by number at whom."""

from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.classification import RetentionClass, declare

PRIVACY = {
    AccessLog: declare(
        RetentionClass.ACCESS_LOG,
        none=("id", "organisation", "shared_with", "role", "kind", "purpose", "subject", "reason", "looked_at"),
        personal=("user", "subject_ids"),
    ),
}
