"""What the tables of casework tell about people: that someone has arrears, how urgent, and under which words found."""

from samenspoor.domain.casework.models import (
    Dossier,
    DossierSignal,
    Round,
    SearchTerm,
    SeparateAddress,
    WorkingAgreement,
)
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    WorkingAgreement: declare(none=("id", "organisation", "closing_day", "letter_only_below_cents")),
    Round: declare(
        none=("id", "organisation", "shared_with", "month", "closes_on", "closed_at"), otherwise=staff("closed_by")
    ),
    Dossier: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "round", "month", "opened_with", "opened_at"),
        personal=("address", "resident"),
        sensitive=(
            "is_crisis", "is_end_of_supply", "is_multiple", "is_successive", "is_letter_only", "amount_cents",
            "priority",
        ),
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
}  # fmt: skip
