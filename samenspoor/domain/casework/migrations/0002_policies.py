from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("casework", "0001_initial")]

    operations = [
        policies.Secure("WorkingAgreement"),
        policies.SecureHistory("WorkingAgreementEvent"),
        policies.Secure("Round"),
        policies.SecureHistory("RoundEvent"),
        policies.Secure("Dossier"),
        policies.SecureHistory("DossierEvent"),
        policies.Secure("DossierSignal"),
        policies.Secure("SeparateAddress"),
        policies.Secure("SearchTerm"),
    ]
