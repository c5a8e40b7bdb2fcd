from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("trajectory", "0003_help_requests")]

    operations = [
        policies.Secure("HelpRequest"),
        policies.Secure("HelpRequestContact"),
        policies.Secure("HelpInvitation"),
        policies.SecureHistory("HelpRequestEvent"),
        policies.SecureHistory("HelpRequestContactEvent"),
        policies.SecureHistory("HelpInvitationEvent"),
    ]
