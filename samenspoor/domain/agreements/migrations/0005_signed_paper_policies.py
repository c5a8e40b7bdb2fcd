from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the table: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("agreements", "0004_signed_paper")]

    operations = [
        policies.Secure("SignedPaper"),
        policies.OthersChangeOnly("SignedPaper"),
        policies.SecureHistory("SignedPaperEvent"),
    ]
