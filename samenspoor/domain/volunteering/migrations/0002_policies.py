from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("volunteering", "0001_initial")]

    operations = [
        policies.Secure("VolunteerPolicy"),
        policies.Secure("Volunteer"),
        policies.Secure("Training"),
        policies.SecureHistory("VolunteerEvent"),
    ]
