from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("agreements", "0008_evaluations"), ("organisations", "0002_policies")]

    operations = [
        policies.Secure("Evaluation"),
        policies.Secure("EvaluationWarning"),
        policies.OthersChangeOnly("Evaluation"),
        policies.OthersChangeOnly("EvaluationWarning"),
    ]
