from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("linkage", "0003_reviews")]

    operations = [
        policies.Secure("LinkReview"),
        policies.SecureHistory("LinkReviewEvent"),
    ]
