from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the table: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("messaging", "0001_initial")]

    operations = [policies.Secure("OutgoingMail")]
