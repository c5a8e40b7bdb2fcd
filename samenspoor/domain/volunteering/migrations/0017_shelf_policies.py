from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the table: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("volunteering", "0016_shelf"), ("organisations", "0002_policies")]

    operations = [
        policies.Secure("ShelfItem"),
        policies.OthersChangeOnly("ShelfItem"),
    ]
