from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("casework", "0006_checks")]

    operations = [
        policies.Secure("ResidentCheck"),
        policies.SecureHistory("ResidentCheckEvent"),
        policies.Secure("ResidentBsn"),
        policies.SecureHistory("ResidentBsnEvent"),
        policies.Secure("CheckRun"),
        policies.Secure("DebtHelpList"),
        policies.Secure("KnownAtDebtHelp"),
        policies.SecureHistory("KnownAtDebtHelpEvent"),
        policies.Secure("CourtAdministrator"),
        policies.SecureHistory("CourtAdministratorEvent"),
    ]
