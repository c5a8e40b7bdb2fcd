from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("retention", "0001_initial")]

    operations = [
        policies.Secure("RetentionTerm"),
        policies.SecureHistory("RetentionTermEvent"),
        policies.Secure("DpiaConfirmation"),
        policies.SecureHistory("DpiaConfirmationEvent"),
        policies.Secure("DestructionReport"),
        policies.SecureHistory("DestructionReportEvent"),
        policies.Secure("DestructionLine"),
        policies.GrantToEraser(),
    ]
