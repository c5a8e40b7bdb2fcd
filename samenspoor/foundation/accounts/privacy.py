"""What the tables of users tell about the people who work here."""

from samenspoor.foundation.accounts.models import AnswerCode, Membership, Role, User
from samenspoor.foundation.organisations.classification import RetentionClass, declare

PRIVACY = {
    User: declare(
        RetentionClass.ACCOUNT,
        none=("id", "is_active", "invited_by"),
        personal=("email", "name", "introduction", "last_login"),
        sensitive=("password",),
    ),
    Role: declare(none=("id", "code", "name", "organisation_kind", "permissions")),
    # A keyed hash; whom it was sent to stands with what it opens.
    AnswerCode: declare(none=("id", "digest", "answers_for", "expires_at")),
    Membership: declare(
        RetentionClass.STAFF,
        none=("id", "organisation", "role", "starts_on", "ends_on"),
        personal=("user",),
    ),
}
