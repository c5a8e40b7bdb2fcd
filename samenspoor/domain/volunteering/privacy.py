"""What the files of volunteers and of helped residents tell; each goes some time after the farewell."""

from samenspoor.domain.volunteering.models import (
    AllocationRound,
    CapacityCount,
    GivenBack,
    HelpedResident,
    HelpReport,
    Instrument,
    LightVolunteer,
    MatchingWeights,
    Measurement,
    OrganisationMessage,
    Pairing,
    ResidentHandOver,
    ResidentMachtiging,
    RoundDecision,
    RoundPair,
    RoundParticipation,
    RoundProfile,
    RoundRequest,
    RoundVolunteer,
    SecrecyStatement,
    ShelfItem,
    TaskShare,
    Training,
    TrainingOffer,
    TrainingWish,
    Visit,
    VisitOrder,
    Volunteer,
    VolunteerPolicy,
    WellBeing,
    WordBack,
)
from samenspoor.domain.volunteering.models.capacity import COUNTED
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    VolunteerPolicy: declare(
        none=("id", "organisation", "label", "label_plural", "vog_years", "trainings", "after_hours_name",
              "after_hours_telephone", "after_hours_from", "after_hours_until"),
    ),
    Volunteer: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "visible_to", "number", "entered_at"),
        personal=(
            "first_name", "surname", "surname_key", "telephone", "email", "status", "status_since", "postcode_area",
            "kilometres", "languages", "roles", "free_times", "meetings", "most_residents", "skills", "knows_about",
            "vog_issued_on", "secrecy_signed_on", "secrecy_version", "user", "shown_telephone", "gender", "expected_on",
            "leaves_on",
        ),
        sensitive=("suspended_on", "suspended_reason", "suspension_lifted_on"),
        otherwise=staff("entered_by", "suspended_by", "suspension_lifted_by"),
    ),
    SecrecyStatement: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "visible_to", "volunteer", "version", "size", "noted_at"),
        personal=("signed_on", "file", "checksum"),
        otherwise=staff("noted_by"),
    ),
    LightVolunteer: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "brought_at"),
        personal=("number", "roles", "postcode_area", "free_times", "free_places", "papers_until"),
        otherwise=staff("brought_by"),
    ),
    CapacityCount: declare(
        none=("id", "organisation", "shared_with", "role", "postcode_area", "counted_on", *COUNTED),
    ),
    VisitOrder: declare(
        RetentionClass.DOSSIER,
        none=(
            "id", "organisation", "shared_with", "visible_to", "party", "acts", "due_on", "sent_at", "answered_at",
            "reported_at", "visitor_label",
        ),
        personal=(
            "person", "name", "address", "postcode_area", "telephone", "visitor", "visitor_number", "reported_on",
        ),
        sensitive=("status", "refusal", "report"),
        otherwise=staff("sent_by", "answered_by"),
    ),
    WordBack: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "order", "told_at"),
        sensitive=("word",),
        otherwise=staff("colleague"),
    ),
    Training: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "visible_to"),
        personal=("volunteer", "name", "followed_on", "valid_until"),
    ),
    TrainingOffer: declare(
        none=("id", "organisation", "shared_with", "key", "name", "about", "on", "offered_at", "stopped_at"),
        otherwise=staff("offered_by"),
    ),
    ShelfItem: declare(
        none=("id", "organisation", "shared_with", "key", "kind", "title", "text", "task", "phase", "file", "file_kind",
              "size", "checksum", "put_at"),
        otherwise=staff("put_by"),
    ),
    TrainingWish: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "visible_to", "offer_key", "settled_at"),
        personal=("volunteer", "name", "wished_at"),
        otherwise=staff("settled_by"),
    ),
    HelpedResident: declare(
        RetentionClass.HELPED_RESIDENT,
        none=("id", "organisation", "visible_to", "key", "number", "municipality", "request_key"),
        personal=(
            "name", "address", "postcode_area", "telephone", "email", "languages", "free_times", "meetings", "came_at",
            "asked_at", "intake_on", "told_on", "called_on", "ended_at", "stop_heard_at",
        ),
        sensitive=(
            "phase", "roles", "tasks", "question", "helper_wish", "avoid", "avoided_volunteers", "meant_for",
            "meant_for_number", "door_number", "is_unsafe", "wanted_knowledge", "urgency", "agreed_on", "status",
            "stop_reason", "continuity", "doubts", "agreed_words",
        ),
        otherwise=staff("entered_by"),
    ),
    TaskShare: declare(
        RetentionClass.HELPED_RESIDENT,
        none=("id", "organisation", "visible_to", "written_at"),
        personal=("resident", "doer", "until"),
        sensitive=("task", "passes_on"),
        otherwise=staff("written_by"),
    ),
    ResidentMachtiging: declare(
        RetentionClass.HELPED_RESIDENT,
        none=("id", "organisation", "visible_to", "made_at"),
        personal=("resident", "starts_on", "ends_on", "signed_on", "withdrawn_on"),
        sensitive=("creditor", "act"),
        otherwise=staff("made_by"),
    ),
    MatchingWeights: declare(
        none=(
            "id", "organisation", "tasks", "skills", "distance", "free_times", "meetings", "continuity", "wishes",
            "even_load", "waiting",
        ),
    ),
    Instrument: declare(none=("id", "organisation", "name", "dimensions", "highest", "is_used")),
    Measurement: declare(
        RetentionClass.HELPED_RESIDENT,
        none=("id", "organisation", "visible_to", "instrument", "taken_at"),
        personal=("resident", "moment", "on"),
        sensitive=("marks",),
        otherwise=staff("taken_by"),
    ),
    Pairing: declare(
        RetentionClass.HELPED_RESIDENT,
        none=("id", "organisation", "visible_to", "proposed_at", "settled_at"),
        personal=(
            "resident", "volunteer", "call_before", "conflict_asked_on", "volunteer_said_yes_on", "introduced_on",
            "resident_said_yes_on", "first_visit", "goes_along", "agreement_signed_on", "minutes_a_week", "started_on",
            "paused_until", "ended_on", "quiet_weeks", "still_since", "chosen_because",
        ),
        sensitive=(
            "roles", "tasks", "status", "refused_by", "refusal", "refusal_note", "end_reason", "result", "farewell",
            "incident_on", "incident", "incident_settled", "heard_on",
        ),
        otherwise=staff("proposed_by", "settled_by"),
    ),
    Visit: declare(
        RetentionClass.HELPED_RESIDENT,
        none=("id", "organisation", "visible_to", "phone_key", "logged_at", "thanked_at"),
        personal=("pairing", "status", "starts_at", "place", "minutes", "kilometres", "cancelled_by", "is_safe_home",
                  "thanks"),
        sensitive=("tasks", "note"),
        otherwise=staff("logged_by"),
    ),
    GivenBack: declare(
        RetentionClass.HELPED_RESIDENT,
        none=("id", "organisation", "visible_to", "phone_key", "given_at", "taken_at"),
        personal=("pairing",),
        sensitive=("boundary", "is_urgent", "note", "answer"),
        otherwise=staff("given_by", "taken_by"),
    ),
    OrganisationMessage: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "visible_to", "key", "sent_at"),
        personal=("text", "read_by", "mailed", "missed"),
        otherwise=staff("sent_by"),
    ),
    WellBeing: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "visible_to", "phone_key", "said_at", "talked_at"),
        personal=("volunteer",),
        sensitive=("mark", "wants_talk"),
        otherwise=staff("talked_by"),
    ),
    HelpReport: declare(
        RetentionClass.HELPED_RESIDENT,
        none=("id", "organisation", "shared_with", "request_key", "reported_at", "heard_at"),
        personal=("helper", "helper_telephone"),
        sensitive=("event", "result"),
        otherwise=staff("reported_by"),
    ),
    AllocationRound: declare(
        none=("id", "organisation", "shared_with", "key", "name", "municipality", "status", "called_at", "closed_at",
              "helped", "left_over", "minutes"),
        otherwise=staff("called_by", "closed_by"),
    ),
    RoundParticipation: declare(
        none=("id", "organisation", "shared_with", "round_key", "most_places", "allowed", "joined_at", "refreshed_at"),
        otherwise=staff("name", "joined_by"),
    ),
    RoundProfile: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "shared_with", "round_key", "key"),
        personal=(
            "free_places", "carries", "roles", "tasks", "languages", "free_times", "meetings", "knows_about", "gender",
            "postcode_area", "latitude", "longitude", "kilometres", "has_papers",
        ),
    ),
    RoundVolunteer: declare(
        RetentionClass.VOLUNTEER,
        none=("id", "organisation", "round_key", "profile_key"),
        personal=("volunteer", "light_number"),
    ),
    RoundRequest: declare(
        RetentionClass.HELP_REQUEST,
        none=("id", "organisation", "shared_with", "round_key", "request_key", "municipality"),
        personal=(
            "languages", "free_times", "meetings", "helper_wish", "wished_party", "avoided", "earlier_profile",
            "waiting_since", "postcode_area", "latitude", "longitude",
        ),
        sensitive=("phase", "roles", "tasks", "wanted_knowledge", "urgency"),
    ),
    ResidentHandOver: declare(
        RetentionClass.HELPED_RESIDENT,
        none=("id", "organisation", "shared_with", "resident_key", "party", "handed_at", "received_at"),
        personal=("agreed_on",),
        sensitive=("details", "agreed_words"),
        otherwise=staff("handed_by"),
    ),
    RoundDecision: declare(
        none=("id", "organisation", "shared_with", "round_key", "kind", "request_key", "profile_key", "ground",
              "weight", "decided_at"),
        otherwise=staff("decided_by"),
    ),
    RoundPair: declare(
        none=("id", "organisation", "shared_with", "round_key", "request_key", "profile_key", "party", "score",
              "grounds", "is_accepted"),
    ),
}  # fmt: skip
