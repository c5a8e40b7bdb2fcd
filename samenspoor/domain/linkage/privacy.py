"""What the tables of linkage tell about people: who lives where, and which signals are about whom."""

from samenspoor.domain.linkage.models import Address, Link, LinkCandidate, LinkReview, Resident
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    Address: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with"),
        personal=("street", "postcode", "house_number", "house_letter", "house_addition", "town"),
    ),
    Resident: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with"),
        personal=("surname", "prefix", "initials", "business_name", "birth_date"),
    ),
    Link: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "state", "score", "linked_at"),
        personal=("signal", "address", "resident", "evidence"),
    ),
    LinkCandidate: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "score", "is_signal_only"),
        personal=("link", "resident", "evidence"),
    ),
    LinkReview: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "verdict", "is_signal_only", "decided_at", "undone_at"),
        personal=("link", "stood_under", "resident", "moved_links"),
        otherwise=staff("decided_by") | staff("undone_by"),
    ),
}
