from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("messaging", "0001_initial"), ("organisations", "0002_policies")]

    operations = [
        policies.Secure("OutgoingMail"),
    ]
