from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("casework", "0008_priority")]

    operations = [
        policies.Secure("PriorityRules"),
        policies.Secure("PriorityDecision"),
        policies.Secure("JudgingRun"),
        policies.SecureKey("Dossier", "judged_under"),
    ]
