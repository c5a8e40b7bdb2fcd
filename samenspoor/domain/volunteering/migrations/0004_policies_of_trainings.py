from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("volunteering", "0003_trainings")]

    operations = [
        policies.Secure("TrainingOffer"),
        policies.OthersChangeOnly("TrainingOffer"),
        policies.Secure("TrainingWish"),
    ]
