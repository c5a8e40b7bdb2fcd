from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """What `OthersChangeOnly` of later migrations calls."""

    dependencies = [("organisations", "0007_volunteer_organisation")]

    operations = [
        migrations.RunSQL(policies.OTHERS, "DROP FUNCTION samenspoor_refuse_other_change()"),
    ]
