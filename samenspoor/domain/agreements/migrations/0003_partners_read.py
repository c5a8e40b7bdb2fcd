from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """A partner reads its agreements, and changes nothing in them."""

    dependencies = [("organisations", "0008_others"), ("agreements", "0002_policies")]

    operations = [
        policies.OthersChangeOnly("ChainPartner"),
        policies.OthersChangeOnly("ContactPerson"),
        policies.OthersChangeOnly("AgreementRegister"),
        policies.OthersChangeOnly("Agreement"),
        policies.OthersChangeOnly("AgreementVersion"),
    ]
