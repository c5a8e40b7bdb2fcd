from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("trajectory", "0001_initial"), ("casework", "0002_policies"), ("organisations", "0002_policies")]

    operations = [
        policies.Secure("Handover"),
        policies.Secure("HelpRequest"),
        policies.Secure("HelpRequestContact"),
        policies.Secure("HelpInvitation"),
        policies.Secure("RequestLink"),
        policies.Secure("KeptReach"),
        policies.SecureHistory("HandoverEvent"),
        policies.SecureHistory("HelpRequestEvent"),
        policies.SecureHistory("HelpRequestContactEvent"),
        policies.SecureHistory("HelpInvitationEvent"),
        policies.OthersChangeOnly("HelpRequest", "status", "accepted_by", "accepted_at"),
        policies.OthersChangeOnly("HelpRequestContact"),
        policies.OthersChangeOnly("HelpInvitation", "status", "reason", "answered_at", "answered_by"),
        policies.OthersChangeOnly("RequestLink", "answered_at"),
    ]
