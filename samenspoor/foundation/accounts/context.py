"""What every page shows about whoever works on it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from samenspoor.foundation.accounts.actor import Actor


def acting_person(request: HttpRequest) -> dict[str, Any]:
    """Template variables: the person's name and, under an organisation's address, that organisation."""
    user = getattr(request, "user", None)
    variables: dict[str, Any] = {"person_name": user.name if user and user.is_authenticated else ""}
    actor: Actor | None = getattr(request, "actor", None)
    # A page of no organisation, such as the one for signing in, cannot know; it says so to be sure.
    variables["practice_data_only"] = actor is None or actor.practises(timezone.localdate())
    if actor:
        variables |= {
            "organisation_name": actor.organisation.name,
            "contact_phone": actor.organisation.telephone,
            "contact_email": actor.organisation.email,
        }
    return variables
