from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("volunteering", "0005_pairings")]

    operations = [
        policies.Secure("HelpedResident"),
        policies.Secure("TaskShare"),
        policies.Secure("ResidentMachtiging"),
        policies.Secure("Instrument"),
        policies.Secure("Measurement"),
        policies.Secure("Pairing"),
        policies.Secure("Visit"),
        policies.Secure("GivenBack"),
        policies.Secure("OrganisationMessage"),
        policies.Secure("WellBeing"),
        policies.Secure("HelpReport"),
        policies.SecureHistory("HelpedResidentEvent"),
        policies.SecureHistory("ResidentMachtigingEvent"),
        policies.SecureHistory("PairingEvent"),
        policies.SecureHistory("VisitEvent"),
        policies.SecureHistory("GivenBackEvent"),
        policies.SecureHistory("HelpReportEvent"),
    ]
