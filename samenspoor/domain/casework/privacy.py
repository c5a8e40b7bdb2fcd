"""What the tables of casework tell about people: that someone has arrears, how urgent, and under which words found."""

from samenspoor.domain.casework.models import (
    BulkAction,
    BulkLine,
    CheckRun,
    CollectionPause,
    ContactAttempt,
    CourtAdministrator,
    DataBreach,
    DataBreachStep,
    Deadline,
    DebtHelpList,
    Dossier,
    DossierResident,
    DossierSignal,
    Feedback,
    FeedbackRight,
    HelpOffer,
    JudgingRun,
    KnownAtDebtHelp,
    Letter,
    LetterBatch,
    LetterText,
    PlannedVisit,
    PostcodePlace,
    PriorityDecision,
    PriorityRules,
    ReferenceCode,
    Reminder,
    ResidentBsn,
    ResidentCheck,
    Round,
    SavedView,
    SearchTerm,
    SeparateAddress,
    UnsafeAddress,
    WorkingAgreement,
)
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    WorkingAgreement: declare(
        none=(
            "id", "organisation", "closing_day", "offer_days", "decision_weeks",
            "attempts_before_no_contact", "visits_start",
        )
    ),
    Round: declare(
        none=("id", "organisation", "shared_with", "month", "closes_on", "closed_at"), otherwise=staff("closed_by")
    ),
    Dossier: declare(
        RetentionClass.DOSSIER,
        none=(
            "id", "organisation", "shared_with", "round", "month", "opened_with", "opened_at", "next_due_on",
            "closed_at", "judged_on", "judged_under", "assigned_at",
        ),
        personal=("address", "resident", "youngest_born_on", "oldest_born_on"),
        sensitive=(
            "is_crisis", "crisis_on", "is_end_of_supply", "is_multiple", "is_successive", "is_letter_only", "is_sample",
            "amount_cents", "creditor_types", "priority", "decided_priority",
        ),
        otherwise=staff("assigned_to", "assigned_by"),
    ),
    PriorityRules: declare(
        none=(
            "id", "organisation", "shared_with", "starts_on", "crisis", "crisis_near", "crisis_near_days",
            "end_of_supply", "multiple", "successive", "euros_per_point", "amount_most", "creditor_points", "young",
            "young_below", "pensioner", "pensioner_from", "letter_only_below_cents", "sample_percent", "reason",
            "entered_at",
        ),
        otherwise=staff("entered_by"),
    ),
    PriorityDecision: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "decided_at"),
        personal=("dossier",),
        sensitive=("kind", "points", "points_by_rules", "reason"),
        otherwise=staff("decided_by"),
    ),
    JudgingRun: declare(
        none=("id", "organisation", "status", "total", "done", "reached", "ordered_at"),
        otherwise=staff("ordered_by"),
    ),
    DossierResident: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "closed_at", "reopened_at"),
        personal=("dossier", "resident"),
        sensitive=("status", "outcome", "sub_reason"),
        otherwise=staff("closed_by"),
    ),
    ContactAttempt: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "recorded_at"),
        personal=("dossier", "resident", "kind", "purpose", "result", "is_reached", "on", "daypart"),
        otherwise=staff("made_by"),
    ),
    LetterText: declare(
        none=(
            "id", "organisation", "shared_with", "kind", "starts_on", "subject", "body", "rights", "closing",
            "return_address", "entered_at",
        ),
        otherwise=staff("entered_by"),
    ),
    LetterBatch: declare(
        RetentionClass.LETTER_FILE,
        none=("id", "organisation", "shared_with", "kind", "text", "status", "ordered_at"),
        personal=("file",),
        otherwise=staff("ordered_by"),
    ),
    Letter: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with"),
        personal=("batch", "dossier", "person", "attempt"),
        sensitive=("status", "reason"),
    ),
    PostcodePlace: declare(none=("id", "postcode", "latitude", "longitude")),
    PlannedVisit: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "place", "planned_at"),
        personal=("dossier", "day", "status", "ended_at"),
        otherwise=staff("worker", "planned_by", "ended_by"),
    ),
    ReferenceCode: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "made_at", "expires_on"),
        personal=("dossier", "code"),
    ),
    HelpOffer: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with"),
        personal=("person",),
        sensitive=(
            "conversation_accepted_on", "accepted_through", "statutory_ground", "confirmed_on", "conversation_held_on",
            "help_accepted_on", "help", "admitted_on",
        ),
    ),
    CollectionPause: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with"),
        personal=("person",),
        sensitive=("creditor", "requested_on", "answer", "answered_on", "ends_on"),
    ),
    Deadline: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with"),
        personal=("dossier", "resident", "kind", "starts_on", "due_on", "met_on", "dropped_on"),
    ),
    FeedbackRight: declare(
        none=("id", "organisation", "creditor_type", "feedback_class", "source", "starts_on", "ends_on")
    ),
    Feedback: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "composed_at"),
        personal=("dossier_signal",),
        sensitive=("feedback_class", "status"),
        otherwise=staff("composed_by"),
    ),
    ResidentCheck: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "status", "checked_at", "decided_at"),
        personal=(
            "person", "proposal", "repair", "doubt", "found_name", "found_born_on", "found_place", "finding", "reason",
            "new_address",
        ),
        sensitive=("found_bsn",),
        otherwise=staff("decided_by"),
    ),
    ResidentBsn: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "added_at"),
        personal=("resident",),
        sensitive=("sealed",),
        otherwise=staff("added_by"),
    ),
    BulkAction: declare(
        none=("id", "organisation", "number", "kind", "status", "outcome", "sub_reason", "ordered_at"),
        otherwise=staff("assignee", "ordered_by"),
    ),
    BulkLine: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "bulk", "status", "signals_seen", "chosen_at"),
        personal=("dossier", "person"),
        sensitive=("reason",),
    ),
    SavedView: declare(
        none=("id", "organisation", "is_shared", "made_at"), otherwise=staff("name", "query", "made_by")
    ),
    Reminder: declare(
        none=("id", "organisation", "day", "overdue", "today", "soon", "of_nobody", "mailed_at"),
        otherwise=staff("worker"),
    ),
    CheckRun: declare(
        none=(
            "id", "organisation", "shared_with", "round", "status", "total", "done", "fault", "ordered_at",
            "is_for_new_only",
        ),
        otherwise=staff("ordered_by"),
    ),
    DebtHelpList: declare(
        none=("id", "organisation", "imported_at", "lines", "hits"), otherwise=staff("imported_by")
    ),
    KnownAtDebtHelp: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "noted_at"),
        personal=("person",),
        sensitive=("consulent",),
    ),
    CourtAdministrator: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "entered_at"),
        personal=("resident",),
        sensitive=("name", "telephone"),
        otherwise=staff("entered_by"),
    ),
    UnsafeAddress: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "marked_at", "lifted_at"),
        personal=("address",),
        sensitive=("review_on",),
        otherwise=staff("marked_by") | staff("lifted_by"),
    ),
    DossierSignal: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "joined_at"),
        personal=("dossier", "signal", "resident"),
    ),
    SeparateAddress: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "since"),
        personal=("address", "reason"),
        otherwise=staff("decided_by"),
    ),
    SearchTerm: declare(
        RetentionClass.DOSSIER, none=("id", "organisation", "shared_with"), personal=("address", "term")
    ),
    DataBreach: declare(
        RetentionClass.DATA_BREACH,
        none=(
            "id", "organisation", "status", "data_classes", "people_count", "since", "discovered_at", "reported_at",
        ),
        personal=("dossier_number", "what_happened", "measures"),
        otherwise=staff("reported_by"),
    ),
    DataBreachStep: declare(
        RetentionClass.DATA_BREACH,
        none=("id", "organisation", "breach", "status", "made_at"),
        personal=("note",),
        otherwise=staff("made_by"),
    ),
}  # fmt: skip
