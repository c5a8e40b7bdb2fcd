"""What agreements tell about people: who signed, who is to be rung, and who of the staff wrote them."""

from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementRegister,
    AgreementVersion,
    ChainPartner,
    ContactPerson,
    EndingWarning,
    Evaluation,
    EvaluationWarning,
    LocalDivision,
    LocalPlace,
    SignedPaper,
    StopChange,
)
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    ChainPartner: declare(
        none=("id", "organisation", "shared_with", "name", "kind", "does", "target_groups", "participant",
              "asked_by_mail", "added_at"),
        otherwise=staff("added_by"),
    ),
    ContactPerson: declare(
        RetentionClass.AGREEMENT,
        none=("id", "organisation", "shared_with", "partner", "side", "named_at"),
        personal=("name", "telephone", "days", "opens", "closes", "hours", "email", "after_hours_name",
                  "after_hours_telephone", "after_hours_from", "after_hours_until"),
        otherwise=staff("named_by"),
    ),
    AgreementRegister: declare(none=("id", "organisation", "shared_with", "revision")),
    LocalPlace: declare(
        none=("id", "organisation", "shared_with", "task", "role", "place", "reason", "chosen_at"),
        otherwise=staff("chosen_by"),
    ),
    LocalDivision: declare(
        none=("id", "organisation", "shared_with", "task", "doers", "reason", "chosen_at"),
        otherwise=staff("chosen_by"),
    ),
    EndingWarning: declare(
        none=(
            "id", "organisation", "shared_with", "agreement", "ends_on", "days", "warned_at", "is_ours_mailed",
            "is_theirs_mailed",
        ),
    ),
    Evaluation: declare(
        RetentionClass.AGREEMENT,
        none=("id", "organisation", "shared_with", "agreement_number", "planned_on", "held_on", "recorded_at"),
        personal=("goes_well", "changes"),
        otherwise=staff("recorded_by"),
    ),
    EvaluationWarning: declare(
        none=("id", "organisation", "shared_with", "agreement", "planned_on", "days", "warned_at"),
    ),
    StopChange: declare(
        none=("id", "organisation", "shared_with", "agreement", "was_on", "now_on", "reason", "changed_at"),
        otherwise=staff("changed_by"),
    ),
    Agreement: declare(
        none=("id", "organisation", "shared_with", "partner", "kind", "status", "made_at", "stops_on", "stop_reason"),
        otherwise=staff("made_by", "stopped_by"),
    ),
    AgreementVersion: declare(
        RetentionClass.AGREEMENT,
        none=(
            "id", "organisation", "shared_with", "agreement", "number", "starts_on", "ends_on", "transition_days",
            "phases", "roles", "tasks", "target_groups", "intensity", "money", "handover_moments", "evaluated_on",
            "evaluated_months", "results", "stays_after_acceptance", "stays_weeks", "acts", "side", "law",
            "data_categories", "reports_to_us", "reports_to_partner", "signed_on", "our_power", "their_power",
            "written_at",
        ),
        personal=("our_signatory", "their_signatory"),
        otherwise=staff("written_by"),
    ),
    SignedPaper: declare(
        RetentionClass.AGREEMENT,
        none=("id", "organisation", "shared_with", "version", "size", "attached_at"),
        personal=("file", "checksum"),
        otherwise=staff("attached_by"),
    ),
}  # fmt: skip
