from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("casework", "0004_work")]

    operations = [
        policies.Secure("Deadline"),
        policies.Secure("DossierResident"),
        policies.SecureHistory("DossierResidentEvent"),
        policies.Secure("ContactAttempt"),
        policies.SecureHistory("ContactAttemptEvent"),
        policies.Secure("HelpOffer"),
        policies.SecureHistory("HelpOfferEvent"),
        policies.Secure("CollectionPause"),
        policies.SecureHistory("CollectionPauseEvent"),
        policies.Secure("FeedbackRight"),
        policies.SecureHistory("FeedbackRightEvent"),
        policies.Secure("Feedback"),
        policies.SecureHistory("FeedbackEvent"),
        policies.Secure("UnsafeAddress"),
        policies.SecureHistory("UnsafeAddressEvent"),
    ]
