from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the table. Whoever answers by a link says that it was used, and changes nothing else of it."""

    dependencies = [("trajectory", "0007_request_links")]

    operations = [policies.Secure("RequestLink"), policies.OthersChangeOnly("RequestLink", "answered_at")]
