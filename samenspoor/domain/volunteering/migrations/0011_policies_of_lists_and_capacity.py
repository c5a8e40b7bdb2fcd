from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("volunteering", "0010_lists_and_capacity")]

    operations = [
        policies.Secure("LightVolunteer"),
        policies.Secure("CapacityCount"),
        policies.OthersChangeOnly("CapacityCount"),
    ]
