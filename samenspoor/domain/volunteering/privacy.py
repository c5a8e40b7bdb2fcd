"""What the file of a volunteer tells; it goes after the volunteer left."""

from samenspoor.domain.volunteering.models import Training, VisitOrder, Volunteer, VolunteerPolicy
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    VolunteerPolicy: declare(none=("id", "organisation", "label", "vog_years")),
    Volunteer: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "visible_to", "number", "entered_at"),
        personal=(
            "first_name", "surname", "surname_key", "telephone", "email", "status", "status_since", "postcode_area",
            "kilometres", "languages", "roles", "free_times", "meetings", "most_residents", "skills", "vog_issued_on",
            "secrecy_signed_on",
        ),
        otherwise=staff("entered_by"),
    ),
    VisitOrder: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "party", "acts", "due_on", "sent_at", "answered_at", "reported_at"),
        personal=("person", "name", "address", "telephone", "visitor", "visitor_number", "reported_on"),
        sensitive=("status", "refusal", "report"),
        otherwise=staff("sent_by", "answered_by"),
    ),
    Training: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "visible_to"),
        personal=("volunteer", "name", "followed_on", "valid_until"),
    ),
}  # fmt: skip
