"""What the tables of linkage tell about people: who lives where, and which signals are about whom."""

from samenspoor.domain.linkage.models import Address, Link, LinkCandidate, Resident
from samenspoor.foundation.organisations.classification import RetentionClass, declare

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
        none=("id", "organisation", "shared_with", "state", "score"),
        personal=("signal", "address", "resident", "evidence"),
    ),
    LinkCandidate: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "score"),
        personal=("link", "resident", "evidence"),
    ),
}
