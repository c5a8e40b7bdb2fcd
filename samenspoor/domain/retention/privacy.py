"""What the tables of retention tell about people: only which member of staff decided."""

from samenspoor.domain.retention.models import DestructionLine, DestructionReport, DpiaConfirmation, RetentionTerm
from samenspoor.foundation.organisations.classification import declare, staff

PRIVACY = {
    RetentionTerm: declare(
        none=("id", "organisation", "retention_class", "days", "basis", "hold_reason", "entered_at"),
        otherwise=staff("entered_by"),
    ),
    DpiaConfirmation: declare(
        none=("id", "organisation", "version", "decided_on", "confirmed_at"),
        otherwise=staff("confirmed_by"),
    ),
    DestructionReport: declare(
        none=("id", "organisation", "status", "ordered_at", "finished_at"),
        otherwise=staff("ordered_by"),
    ),
    DestructionLine: declare(
        none=("id", "organisation", "report", "retention_class", "days", "before", "expected", "destroyed"),
    ),
}
