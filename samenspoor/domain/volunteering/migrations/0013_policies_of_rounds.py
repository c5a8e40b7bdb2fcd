from django.db import migrations

from samenspoor.foundation.organisations import policies

_SHARED = (
    "AllocationRound",
    "RoundParticipation",
    "RoundProfile",
    "RoundRequest",
    "RoundDecision",
    "RoundPair",
)


class Migration(migrations.Migration):
    """Of a round each changes its own rows; what another put in or decided is read, and decisions are only added."""

    dependencies = [("volunteering", "0012_rounds")]

    operations = [
        *(policies.Secure(name) for name in (*_SHARED, "RoundVolunteer")),
        *(policies.OthersChangeOnly(name) for name in _SHARED),
        policies.SecureHistory("AllocationRoundEvent"),
        policies.AppendOnly("RoundDecision"),
    ]
