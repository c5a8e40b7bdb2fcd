from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the table: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("agreements", "0006_ending_warning")]

    operations = [policies.Secure("EndingWarning"), policies.OthersChangeOnly("EndingWarning")]
