from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("volunteering", "0013_signed_secrecy"), ("organisations", "0002_policies")]

    operations = [
        policies.Secure("SecrecyStatement"),
        policies.SecureHistory("SecrecyStatementEvent"),
        policies.SecureHistory("WordBackEvent"),
    ]
