from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("retention", "0001_initial"), ("organisations", "0002_policies")]

    operations = [
        policies.Secure("RetentionTerm"),
        policies.Secure("DpiaConfirmation"),
        policies.Secure("DestructionReport"),
        policies.Secure("DestructionLine"),
        policies.SecureHistory("RetentionTermEvent"),
        policies.SecureHistory("DpiaConfirmationEvent"),
        policies.SecureHistory("DestructionReportEvent"),
        policies.GrantToEraser(),
    ]
