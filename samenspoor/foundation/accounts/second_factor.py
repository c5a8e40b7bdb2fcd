"""The stored seeds of the second factor."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from samenspoor.foundation.organisations.sealing import seal_again

SEALED = ("secret", "seed")
"""Of an app with codes, and of recovery codes."""


@transaction.atomic
def seal_seeds_again() -> int:
    """Seal every seed with the newest key; returns how many. Raises UnableToOpen."""
    rows = list(Authenticator.objects.select_for_update())
    for row in rows:
        row.data |= {name: seal_again(row.data[name]) for name in SEALED if name in row.data}
    Authenticator.objects.bulk_update(rows, ["data"])
    return len(rows)
