from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("casework", "0017_letters")]

    operations = [
        policies.Secure("LetterText"),
        policies.Secure("LetterBatch"),
        policies.Secure("Letter"),
        policies.SecureHistory("LetterEvent"),
    ]
