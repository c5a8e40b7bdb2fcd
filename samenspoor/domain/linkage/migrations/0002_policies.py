from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("linkage", "0001_initial")]

    operations = [
        policies.Secure("Address"),
        policies.Secure("Resident"),
        policies.SecureHistory("ResidentEvent"),
        policies.Secure("Link"),
        policies.SecureHistory("LinkEvent"),
        policies.Secure("LinkCandidate"),
    ]
