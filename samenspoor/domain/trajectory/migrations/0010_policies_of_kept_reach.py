from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the table: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("trajectory", "0009_kept_reach")]

    operations = [policies.Secure("KeptReach")]
