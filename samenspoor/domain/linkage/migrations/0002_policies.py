from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("linkage", "0001_initial"), ("intake", "0002_policies"), ("organisations", "0002_policies")]

    operations = [
        policies.Secure("Address"),
        policies.Secure("Resident"),
        policies.Secure("Link"),
        policies.Secure("LinkCandidate"),
        policies.Secure("LinkReview"),
        policies.SecureHistory("ResidentEvent"),
        policies.SecureHistory("LinkEvent"),
        policies.SecureHistory("LinkReviewEvent"),
    ]
