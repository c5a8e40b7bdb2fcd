"""What every page shows about whoever works on it."""

from typing import Any

from django.http import HttpRequest

from samenspoor.foundation.accounts.actor import Actor


def acting_person(request: HttpRequest) -> dict[str, Any]:
    """Template variables: the person's name and, under an organisation's address, that organisation."""
    user = getattr(request, "user", None)
    variables: dict[str, Any] = {"person_name": user.name if user and user.is_authenticated else ""}
    # Until retention terms and DPIA can be confirmed, no real data belong here.
    variables["practice_data_only"] = True
    actor: Actor | None = getattr(request, "actor", None)
    if actor:
        variables |= {
            "organisation_name": actor.organisation.name,
            "contact_phone": actor.organisation.telephone,
            "contact_email": actor.organisation.email,
        }
    return variables
