"""What the tables of the packages that we use tell about people."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from pghistory.models import Context, Events, MiddlewareEvents
from procrastinate.contrib.django.models import (
    ProcrastinateEvent,
    ProcrastinateJob,
    ProcrastinatePeriodicDefer,
    ProcrastinateWorker,
)

from samenspoor.foundation.organisations.classification import RetentionClass, declare

PRIVACY = {
    Session: declare(RetentionClass.ACCOUNT, none=("session_key", "expire_date"), personal=("session_data",)),
    EmailAddress: declare(RetentionClass.ACCOUNT, none=("id", "verified", "primary"), personal=("user", "email")),
    EmailConfirmation: declare(
        RetentionClass.ACCOUNT, none=("id", "created", "sent"), personal=("email_address",), sensitive=("key",)
    ),
    Authenticator: declare(
        RetentionClass.ACCOUNT,
        none=("id", "type", "created_at"),
        personal=("user", "last_used_at"),
        sensitive=("data",),
    ),
    # Names of models and Django's own groups, which are not used.
    ContentType: declare(none=("id", "app_label", "model")),
    Permission: declare(none=("id", "name", "content_type", "codename")),
    Group: declare(none=("id", "name")),
    Group.permissions.through: declare(none=("id", "group", "permission")),
    # Not used, or views on nothing: the context stands in each event row.
    Context: declare(none=("id", "created_at", "updated_at", "metadata")),
    Events: declare(
        none=(
            "pgh_slug", "pgh_model", "pgh_id", "pgh_created_at", "pgh_label", "pgh_data", "pgh_diff",
            "pgh_context_id", "pgh_context", "pgh_obj_model", "pgh_obj_id",
        ),
    ),
    MiddlewareEvents: declare(none=("user", "url")),
    # A job knows ids only.
    ProcrastinateWorker: declare(none=("id", "last_heartbeat")),
    ProcrastinateJob: declare(
        none=(
            "id", "queue_name", "task_name", "priority", "lock", "args", "status", "scheduled_at", "attempts",
            "queueing_lock", "abort_requested", "worker",
        ),
    ),
    ProcrastinateEvent: declare(none=("id", "job", "type", "at")),
    ProcrastinatePeriodicDefer: declare(none=("id", "task_name", "defer_timestamp", "job", "periodic_id")),
}  # fmt: skip
