"""What the tables of organisations tell about people."""

from samenspoor.foundation.organisations.classification import declare
from samenspoor.foundation.organisations.models import Execution, Organisation

PRIVACY = {
    Organisation: declare(
        none=(
            "id", "slug", "name", "kind", "municipality_code", "postcode_areas", "telephone", "email",
            "confirmed_retention",
        ),
    ),
    Execution: declare(
        none=(
            "id", "organisation", "shared_with", "party", "starts_on", "ends_on", "arranged_by", "arranged_at",
            "ended_by",
        ),
    ),
}  # fmt: skip
