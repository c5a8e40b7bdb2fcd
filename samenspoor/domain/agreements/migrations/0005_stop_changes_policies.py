from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the table: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("agreements", "0004_stop_changes")]

    operations = [
        policies.Secure("StopChange"),
        policies.OthersChangeOnly("StopChange"),
    ]
