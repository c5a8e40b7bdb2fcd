from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the table. Whoever takes over says when, and changes nothing of what was handed over."""

    dependencies = [("volunteering", "0019_resident_hand_overs")]

    operations = [policies.Secure("ResidentHandOver"), policies.OthersChangeOnly("ResidentHandOver", "received_at")]
