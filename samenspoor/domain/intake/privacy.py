"""What the tables of intake tell about people. Arrears and what threatens because of them are sensitive."""

from samenspoor.domain.intake.models import (
    ArrearsSignal,
    Creditor,
    Delivery,
    DeliveryProfile,
    RejectedRow,
    Sender,
    SignallingGround,
)
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    SignallingGround: declare(
        none=(
            "id", "creditor_type", "legal_basis", "starts_on", "ends_on", "municipality_codes", "minimum_cents",
            "minimum_days", "maximum_days",
        ),
    ),
    Creditor: declare(
        none=(
            "id", "organisation", "shared_with", "code", "name", "type", "covenant", "minimum_cents",
            "minimum_days", "maximum_days", "attested_at",
        ),
        otherwise=staff("attested_by", "responsible"),
    ),
    Sender: declare(none=("id", "organisation", "code", "name")),
    DeliveryProfile: declare(
        none=(
            "id", "organisation", "creditor", "sender", "name", "header", "mapping", "date_notation",
            "amount_notation", "yes_words", "no_words",
        ),
    ),
    Delivery: declare(
        RetentionClass.DELIVERED_FILE,
        none=(
            "id", "organisation", "visible_to", "creditor", "sender", "profile", "status", "reason",
            "dropped_columns", "delivered_at", "lines_read", "new", "known", "rejected", "seconds",
        ),
        personal=("file_name",),
        sensitive=("file",),
        otherwise=staff("delivered_by"),
    ),
    RejectedRow: declare(
        RetentionClass.REJECTED_ROW,
        none=("id", "organisation", "delivery", "line", "column", "code"),
        personal=("reference",),
    ),
    ArrearsSignal: declare(
        RetentionClass.SIGNAL_NOT_TAKEN_UP,
        none=(
            "id", "organisation", "shared_with", "delivery", "creditor", "line", "signalled_on", "status",
            "is_outside_covenant",
        ),
        personal=(
            "reference", "fingerprint", "customer_number", "surname", "prefix", "initials", "business_name",
            "birth_date", "street", "house_number", "house_addition", "postcode", "town", "phone", "email",
        ),
        sensitive=(
            "amount_cents", "arisen_on", "is_end_of_supply", "is_warm_handover", "crisis_kind", "crisis_on",
        ),
    ),
}  # fmt: skip
