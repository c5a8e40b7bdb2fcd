"""What hand-overs and help requests tell about people: that someone is helped. They go with their dossier."""

from samenspoor.domain.trajectory.models import (
    Handover,
    HelpInvitation,
    HelpRequest,
    HelpRequestContact,
    KeptReach,
    RequestLink,
)
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    Handover: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "made_at", "settled_at"),
        personal=("person", "colleague", "acknowledged_on"),
        sensitive=("receiver", "ground", "agreed_on", "agreed_words", "appointment", "status"),
        otherwise=staff("made_by", "settled_by"),
    ),
    HelpRequest: declare(
        RetentionClass.HELP_REQUEST,
        none=(
            "id", "organisation", "shared_with", "key", "accepted_by", "accepted_at", "made_at", "ended_at", "in_round",
        ),
        personal=("person", "postcode_area", "languages", "free_times", "meetings", "told_on", "helper",
                  "helper_telephone"),
        sensitive=(
            "source", "phase", "roles", "tasks", "question", "wanted_knowledge", "helper_wish", "wished_party",
            "urgency", "ground",
            "agreed_on", "suits", "doubts", "status", "stage", "end_reason", "urgent_at",
        ),
        otherwise=staff("made_by"),
    ),
    HelpRequestContact: declare(
        RetentionClass.HELP_REQUEST,
        none=("id", "organisation", "shared_with"),
        personal=("request", "name", "address", "telephone", "email"),
        sensitive=("avoid", "avoided_party", "agreed_words"),
    ),
    KeptReach: declare(
        RetentionClass.HELP_REQUEST, none=("id", "organisation"), personal=("request", "telephone", "email")
    ),
    HelpInvitation: declare(
        RetentionClass.HELP_REQUEST,
        none=("id", "organisation", "shared_with", "party", "asked_at", "answered_at"),
        personal=("request",),
        sensitive=("status", "reason"),
        otherwise=staff("asked_by", "answered_by"),
    ),
    RequestLink: declare(
        RetentionClass.HELP_REQUEST,
        none=("id", "organisation", "shared_with", "digest", "sent_at", "expires_at", "answered_at"),
        personal=("invitation", "contact", "email"),
        otherwise=staff("sent_by"),
    ),
}  # fmt: skip
